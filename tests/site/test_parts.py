"""No page grows with the desk: a long one is divided into parts, and what it listed is one move away."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from posixpath import join, normpath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import check, plan_run
from generator.check import parts
from generator.check.parts import LINES, MARK, by_date, by_title, divide
from generator.editions.publishing import Particulars
from generator.model import Tree
from tests.projects import SALT, corrected
from tests.site.many import OWN, desk, name_of
from tests.sites import site

if TYPE_CHECKING:
    from collections.abc import Iterator


BYTES, ELEMENTS = 300_000, 4_000
"""The most that a page may have."""
FRAME_BYTES, FRAME_ELEMENTS = 25_000, 400
"""More than the frame of the theme adds to a page."""
SMALL = {"LINES": 8, "USES": 6, "NAMINGS": 20, "EDITIONS": 3, "CHANGES": 4}
"""Bounds that a desk of twelve briefings exceeds on every kind of page."""
TWELVE = 12
BRIEFINGS = tuple(map(name_of, range(TWELVE)))
TITLE = re.compile(r"(?m)^#+ .* {#([^}]+)}$")


@pytest.fixture(scope="module")
def small() -> Iterator[dict[str, str]]:
    """Build a desk with three editions of each briefing, under bounds that every kind of long page exceeds."""
    files = desk(TWELVE)
    with pytest.MonkeyPatch.context() as patch:
        for name, bound in SMALL.items():
            patch.setattr(parts, name, bound)
        for day, kind in (("2025-11-14", "major"), ("2026-11-23", "correction"), ("2026-11-24", "correction")):
            files |= {path: reworded(text, day) for path, text in files.items() if path.endswith("claims.yml")}
            for name in BRIEFINGS if kind == "correction" else ():
                files = corrected(files, name)
            tree = Tree.of(files)
            run = plan_run(
                tree, check(tree), list(BRIEFINGS), Particulars(date=day, note="A note.", kind=kind, salt=SALT)
            )
            assert run.refusals == ()
            files |= run.files
        yield {path: unescape(text) for path, text in site(check(Tree.of(files)), "2026-11-24").items()}


def reworded(claims: str, day: str) -> str:
    """Return claims with a day in their statements."""
    return re.sub("cost something.*", f"cost something by {day}", claims)


def divided(texts: dict[str, str]) -> dict[str, list[str]]:
    """Return every page that lists parts, with their addresses."""
    found = {}
    for path, text in texts.items():
        if listed := re.search(r'rb-parts">(.*?)</ul>', unescape(text)):
            page = path.removesuffix("index.md")
            found[page] = [resolve(page, href) for href in re.findall(r'<li><a href="([^"]+)">', listed[1])]
    return found


def resolve(page: str, href: str) -> str:
    """Return the address to which a link on a page leads."""
    found = normpath(join(page or ".", href))
    return "" if found == "." else f"{found}/"


def anchors(text: str) -> list[str]:
    """Return every anchor on a page."""
    return [*re.findall(r' id="([^"]+)"', text), *TITLE.findall(text)]


def test_no_page_exceeds_the_bounds_when_its_list_is_as_long_as_it_may_be() -> None:
    briefings = (LINES - 1) // OWN
    checked = check(Tree.of(desk(briefings)))
    assert checked.errors == ()
    texts = site(checked, "2026-11-24")
    assert len(re.findall("<tr>", texts["sources/index.md"])) == briefings * OWN + 2  # with its head, and the hub
    assert {"sources/hub/", "entities/hub/"} <= divided(texts).keys()
    for path, text in texts.items():
        if path.endswith(".md"):
            heads = len(TITLE.findall(text))
            elements = FRAME_ELEMENTS + len(re.findall("<[a-z]", text)) + 5 * heads  # with a line in the contents
            size = FRAME_BYTES + len(text.encode()) + 300 * heads
            assert (elements < ELEMENTS, size < BYTES) == (True, True), (path, elements, size)


def test_every_kind_of_long_page_is_divided_and_every_part_is_one_move_away(small: dict[str, str]) -> None:
    home, *_ = (path for path in divided(small) if not path)
    kinds = {home, "sources/", "entities/", "sources/hub/", "entities/hub/", "changes/", "corrections/"}
    assert kinds | {f"{name_of(1)}/changes/", f"topics{MARK}all/"} <= divided(small).keys()
    for page, listed in divided(small).items():
        assert len(listed) == len(set(listed)) > 1
        for part in listed:
            assert MARK in part
            text = small[f"{part}index.md"]
            assert f'One part of <a href="{"../" * part.count("/")}{page}"' in text or not page
    made = {path.removesuffix("index.md") for path in small if MARK in path and path.endswith(".md")}
    topics = {path for path in made if path.startswith("topics") and path.count("/") == 1}
    assert made - topics == {part for listed in divided(small).values() for part in listed}


@pytest.mark.parametrize(
    ("page", "thing", "count"),
    [
        ("sources/", r'<th scope="row"><a href="(?:\.\./)+sources/([^"/]+)/"', TWELVE * OWN + 1),
        ("entities/", r'<th scope="row"><a href="(?:\.\./)+entities/([^"/]+)/"', TWELVE * OWN + 1),
        ("sources/hub/", r'<span id="([^"]+)"></span>', TWELVE * 3),
        ("entities/hub/", r"{#(in-\d+)}", TWELVE),
        ("changes/", r"{#(b\d+-edition-\d+)}", TWELVE * 3),
        ("corrections/", r"{#(b\d+-edition-\d+)}", TWELVE * 2),
        ("b1/changes/", r"{#(edition-\d+)}", 3),
        ("", r'<li><a href="(?:\.\./)+(b\d+)/"', TWELVE),
        ("topics--all/", r'<li><a href="(?:\.\./)+(b\d+)/"', TWELVE),
    ],
)
def test_each_thing_is_on_exactly_one_part(small: dict[str, str], page: str, thing: str, count: int) -> None:
    found = [name for part in divided(small)[page] for name in re.findall(thing, small[f"{part}index.md"])]
    assert len(found) == len(set(found)) == count


@pytest.mark.parametrize(
    ("page", "thing"),
    [
        ("sources/hub/", r'<span id="([^"]+)"></span>'),
        ("entities/hub/", r"{#(in-\d+)}"),
        ("changes/", r"{#(b\d+-edition-\d+)}"),
        ("corrections/", r"{#(b\d+-edition-\d+)}"),
        ("b1/changes/", r"{#(edition-\d+)}"),
    ],
)
def test_an_anchor_that_moved_to_a_part_is_still_on_the_page_or_the_script_finds_the_part(
    small: dict[str, str], page: str, thing: str
) -> None:
    """The script takes the longest anchor in the list of parts with which the old anchor begins."""
    text = small[f"{page}index.md"]
    here = anchors(text)
    assert len(here) == len(set(here))
    leads = {
        lead: resolve(page, href)
        for href, spans in re.findall(r'<li><a href="([^"]+)">((?:<span id="[^"]+"></span>)+)', text)
        for lead in anchors(spans)
    }
    for part in divided(small)[page]:
        for anchor in re.findall(thing, small[f"{part}index.md"]):
            found = max((lead for lead in leads if anchor.startswith(lead)), key=len, default="")
            assert leads.get(found) == part if found else anchor in here, (part, anchor)
            assert anchor in here or page == "sources/hub/"  # an anchor for each of its quotes would be too many


def test_every_link_of_the_site_leads_to_its_anchor(small: dict[str, str]) -> None:
    of_page = cache(lambda path: frozenset(anchors(small[path])))
    for path, text in small.items():
        if path.endswith(".md") and not path.startswith("guide/"):
            for href, anchor in re.findall(r'<a [^>]*href="([^"#:?]*)#([^"]+)"', text):
                there = f"{resolve(path.removesuffix('index.md'), href)}index.md" if href else path
                assert anchor in of_page(there), (path, href, anchor)


def test_a_part_that_became_too_long_leads_to_the_page(small: dict[str, str]) -> None:
    assert 'href="../../sources/"' in small[f"sources/{MARK}h/index.html"]
    assert 'href="../../changes/"' in small[f"changes/{MARK}2026/index.html"]


def test_search_finds_no_part(small: dict[str, str]) -> None:
    assert MARK not in small["assets/search.json"]


TITLES = st.dictionaries(
    st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True),
    st.text(max_size=8) | st.just("Same"),
    min_size=1,
)


@given(TITLES, st.integers(1, 5))
def test_each_thing_has_one_part_at_an_address_that_no_record_can_have(titles: dict[str, str], bound: int) -> None:
    things = {name: by_title(title, name) for name, title in titles.items()}
    found = divide("sources/", things, bound)
    listed = [name for names in found.parts.values() for name in names]
    assert sorted(listed) == (sorted(things) if len(things) > bound else [])
    assert all(len(names) <= bound for names in found.parts.values())
    assert not set(found.outgrown) & found.parts.keys()
    assert all(re.fullmatch(r"sources/--[a-z0-9_-]+/", address) for address in (*found.parts, *found.outgrown))


@given(TITLES, st.text(max_size=8), st.integers(1, 5))
def test_a_new_thing_changes_one_part_and_every_old_address_still_leads_somewhere(
    titles: dict[str, str], title: str, bound: int
) -> None:
    things = {name: by_title(each, name) for name, each in titles.items()}
    old = divide("sources/", things, bound)
    new = divide("sources/", {**things, "zz-new": by_title(title, "zz-new")}, bound)
    assert {*old.parts, *old.outgrown} <= {*new.parts, *new.outgrown}
    changed = [address for address, names in old.parts.items() if new.parts.get(address) != names]
    assert len(changed) <= 1


def test_a_part_is_named_by_letters_or_by_the_beginning_of_a_date() -> None:
    titles = {"a": "[Über] Äpfel", "b": "Uber uns", "c": "中国", "d": "中央"}
    by_letters = divide("sources/", {name: by_title(title, name) for name, title in titles.items()}, 1)
    assert by_letters.parts == {
        "sources/--_04e2d_056/": ("c",),
        "sources/--_04e2d_059/": ("d",),
        "sources/--uber-a/": ("a",),
        "sources/--uber-u/": ("b",),
    }
    days = {"1": "2025-03-04", "2": "2026-11-24", "3": "2026-11-25"}
    by_day = divide("changes/", {name: by_date(day, name) for name, day in days.items()}, 1)
    assert by_day.parts == {
        "changes/--2025/": ("1",),
        "changes/--2026-11-24/": ("2",),
        "changes/--2026-11-25/": ("3",),
    }
    assert by_day.outgrown == ("changes/--2026/", "changes/--2026-11/")


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("../sources/--h/", ""),  # it became too long, and leads on
        ("../sources/--x/", "This link does not lead to a page or a file of the site: ../sources/--x/"),
        ("../sources/hub/#b1-c0-e1", ""),
        ("../entities/hub/#in-12", ""),
        ("../entities/hub/#in-13", "The page /entities/hub/ has no heading or record with the address #in-13."),
        ("../topics--t1/", ""),
    ],
)
def test_a_link_to_a_part_is_checked(monkeypatch: pytest.MonkeyPatch, link: str, told: str) -> None:
    for name, bound in SMALL.items():
        monkeypatch.setattr(parts, name, bound)
    files = desk(TWELVE)
    files["docs/here.md"] = f"# Here\n\nSee [this]({link}).\n"
    assert [finding.message for finding in check(Tree.of(files)).errors] == [told] * bool(told)
