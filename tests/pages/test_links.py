"""Links in what was published lead on from wherever it is shown, and never keep the site from being built."""

from __future__ import annotations

import pytest

from generator.build import check, site
from generator.links import rebased
from generator.model import Tree
from tests.editions.desk import DESK, MAIN
from tests.editions.test_changes import edited
from tests.projects import published

PAGES = {"guide/index.md", "sources/paper/index.md"}


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("[the guide](../guide/index.md)", "[the guide](../../../guide/index.md)"),
        ("[a place](../guide/index.md#here)", "[a place](../../../guide/index.md#here)"),
        ("[the source](../sources/paper/)", "[the source](../../../sources/paper/)"),
        ("[gone](../guide/gone.md) today", "[gone](#) today"),
        ('[titled](../guide/index.md "A title")', '[titled](../../../guide/index.md "A title")'),
        ("[nested [brackets]](../guide/index.md)", "[nested [brackets]](../../../guide/index.md)"),
        ("[pointed](<../guide/index.md>)", "[pointed](<../../../guide/index.md>)"),
        ("[ref]: ../guide/index.md 'Title'", "[ref]: ../../../guide/index.md 'Title'"),
        ("[ref]: ../guide/gone.md", "[ref]: #"),
        ('<a href="../guide/">here</a>', '<a href="../../../guide/">here</a>'),
        ("![a picture](chart.png)", "![a picture](#)"),
        ("`[code](x/y)` and `` [more](x/y) ``", "`[code](x/y)` and `` [more](x/y) ``"),
        ("```\n[code](x/y)\n```", "```\n[code](x/y)\n```"),
        ("[here](#the-treaty)", "[here](#the-treaty)"),
        ("[the web](https://example.org/a.md)", "[the web](https://example.org/a.md)"),
        ("[mail](mailto:desk@example.org)", "[mail](mailto:desk@example.org)"),
        ("[#c1] and [@paper]", "[#c1] and [@paper]"),
    ],
)
def test_a_link_is_led_on_from_the_page_of_an_edition(written: str, led: str) -> None:
    assert rebased(written, "pact/", "pact/editions/1/", PAGES) == led


def test_on_the_page_that_it_was_written_for_a_link_stays() -> None:
    assert rebased("[the guide](../guide/index.md)", "pact/", "pact/", PAGES) == "[the guide](../guide/index.md)"


def test_a_page_that_has_gone_takes_no_edition_with_it() -> None:
    guide = {"docs/index.md": "# Guide\n", "docs/more.md": "# More\n"}
    linked = edited(DESK | guide, [(MAIN, "Some doubt it", "Some [doubt](../guide/more.md) it")])
    files = published(linked)
    tree = Tree.of(files)
    texts = site(tree, check(tree), "2026-11-24")
    assert "Some [doubt](../guide/more.md) it" in texts["pact/index.md"]
    assert "Some [doubt](../../../guide/more.md) it" in texts["pact/editions/1/index.md"]
    del files["docs/more.md"]
    tree = Tree.of(files)
    texts = site(tree, check(tree), "2026-11-24")
    for path in ("pact/index.md", "pact/editions/1/index.md"):
        assert "Some [doubt](#) it" in texts[path]
