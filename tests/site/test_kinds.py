"""A kind of page is whole: it has a template, words, a maker, a first segment of its own, and a specimen."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from inspect import getfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.build import check
from generator.model import Tree
from generator.read.briefings import RESERVED
from generator.site import compile  # noqa: A004 (the stage's name)
from generator.site.pages import View
from generator.site.words import entries
from tests.architecture import PACKAGE, modules
from tests.browser.desk import KINDS, files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.site.pages import Page

TEMPLATES = {path.name.partition(".")[0]: path for path in (PACKAGE / "site/templates").glob("*.md.jinja")}
SAID = re.compile(r"""\b(?:say|worded)\(\s*["']([\w.-]+)["']""")


def views(base: type[View] = View) -> Iterator[type[View]]:
    """Return the class of every kind of page."""
    for each in base.__subclasses__():
        yield each
        yield from views(each)


for module in modules():
    if module.startswith("site/"):
        import_module("generator." + module.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
BY_KIND = {view.kind: view for view in views()}


@cache
def made() -> tuple[Page, ...]:
    """Return every page of the desk that the browser looks at, as its preview has them."""
    checked = check(Tree.of(files()))
    assert checked.library
    return compile(checked, "2026-11-24", drafts=True).pages


def test_no_two_views_are_of_one_kind() -> None:
    assert sorted(BY_KIND.values(), key=str) == sorted(views(), key=str)


@pytest.mark.parametrize("kind", BY_KIND)
def test_every_kind_of_page_has_its_template(kind: str) -> None:
    assert kind in TEMPLATES, f"the kind {kind} has no template: write generator/site/templates/{kind}.md.jinja"


@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_template_of_a_page_belongs_to_a_kind(kind: str) -> None:
    assert kind in BY_KIND, f"no view in generator/site/ is of the kind {kind}, for which there is a template"


@pytest.mark.parametrize("kind", BY_KIND)
def test_every_kind_of_page_has_its_words(kind: str) -> None:
    paths = [Path(getfile(BY_KIND[kind])), *([TEMPLATES[kind]] if kind in TEMPLATES else [])]
    said = {key for path in paths for key in SAID.findall(path.read_text(encoding="utf-8"))}
    missing = sorted(said - set(entries()))
    assert not missing, f"the kind {kind} says {missing}, which generator/site/words/en.yml does not have"


@pytest.mark.parametrize("kind", BY_KIND)
def test_every_kind_of_page_is_made(kind: str) -> None:
    made_here = kind in {page.kind for page in made()}
    assert made_here, f"no page of the kind {kind} is made: add its maker to MAKERS in generator/site/__init__.py"


@pytest.mark.parametrize("kind", BY_KIND)
def test_every_kind_of_page_has_a_specimen_that_the_browser_looks_at(kind: str) -> None:
    specimens = {path.removeprefix("preview/") for path in KINDS.values()}
    looked_at = {page.kind for page in made() if page.address in specimens}
    assert kind in looked_at, f"no page of the kind {kind} is looked at: name one in KINDS of tests/browser/desk.py"


def test_every_address_that_no_briefing_has_is_kept_from_briefings() -> None:
    briefings = {page.address.partition("/")[0] for page in made() if page.kind == "briefing"}
    own = {page.address.partition("/")[0] for page in made()} - briefings - {""}
    assert own <= RESERVED, f"add {sorted(own - RESERVED)} to RESERVED in generator/read/briefings.py"
