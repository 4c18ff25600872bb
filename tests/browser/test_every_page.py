"""Every kind of page, on a desktop and on a phone, light and dark: visited once, and held to every rule."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from tests.browser.desk import KINDS
from tests.browser.forms import DESKTOP, PHONE
from tests.browser.visits import FORGET, Visitor
from tests.conftest import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext

    from tests.browser.serving import Site
    from tests.browser.visits import Visit

SAYING_NOTHING = {"", "here", "this", "more", "link", "read more", "what changed", "open the briefing"}
REPEATING = {"home", "missing", "preview", "coverage", "coverage-excerpt"}
"""Kinds of page on which two headings may have the same words."""


@pytest.fixture(scope="module")
def visitor(context: Callable[..., BrowserContext], desk: Site) -> Iterator[Visitor]:
    """A page in which all others are opened."""
    page = context(DESKTOP).new_page()
    yield Visitor(page, desk.address)
    page.evaluate(FORGET)
    page.close()


@pytest.fixture(scope="module", params=product(KINDS, (DESKTOP, PHONE)), ids=lambda pair: f"{pair[0]}-{pair[1]}")
def visit(request: pytest.FixtureRequest, visitor: Visitor) -> Visit:
    """The record of one kind of page at one width; on a phone, axe-core is one of the slow judges."""
    kind, width = request.param
    judged = width == DESKTOP or bool(request.config.getoption("--judges"))
    return visitor.visit(kind, width, judged=judged)


def judgement(found: list[str] | None) -> list[str]:
    """Return what axe-core found, or skip the test aloud if it did not run."""
    if found is None:
        pytest.skip(f"{UNSEEN}the pages on a phone by axe-core (slow)")
    return found


def test_it_fits_the_width_of_the_screen(visit: Visit) -> None:
    assert visit.fits


def test_it_logs_no_error_and_calls_no_other_host(visit: Visit) -> None:
    """The search is open by then; the page for missing addresses is itself one."""
    missing = ["the server responded with a status of 404" in complaint for complaint in visit.complaints]
    assert missing == ([True] if visit.kind == "missing" else []), visit.complaints


def test_nothing_moves_after_the_script_came(visit: Visit) -> None:
    assert visit.shifts == []


def test_folded_it_has_targets_large_enough_to_hit(visit: Visit) -> None:
    """Folded, the targets are closest to each other."""
    assert visit.small_targets == []


def test_unfolded_axe_finds_nothing_on_it(visit: Visit) -> None:
    assert judgement(visit.violations) == []


def test_its_colours_have_contrast_in_the_dark_too(visit: Visit) -> None:
    assert judgement(visit.dark_violations) == []


def test_it_has_one_title_and_headings_that_skip_no_level(visit: Visit) -> None:
    assert [level for level, _ in visit.outline].count(1) == 1
    assert visit.outline[0][0] == 1
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(visit.outline)), visit.outline
    if visit.kind not in REPEATING:
        assert Counter(words for _, words in visit.outline).most_common(1)[0][1] == 1


def test_its_title_language_description_and_links_make_sense_alone(visit: Visit) -> None:
    assert visit.language == "en"
    assert len(visit.title) > len("Research Briefings") or visit.kind == "home"
    assert visit.description
    assert not SAYING_NOTHING & set(visit.links)


def test_on_paper_it_has_the_colours_of_paper_whatever_the_scheme_and_fits_the_sheet(visit: Visit) -> None:
    """A sheet is wider than a phone, so the print of the desktop visit is enough."""
    if visit.width == DESKTOP:
        assert visit.prints["light"].fits
        assert visit.prints["dark"] == visit.prints["light"]
    else:
        assert visit.prints == {}
