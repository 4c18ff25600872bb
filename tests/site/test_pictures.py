"""Pictures: what is drawn is what the table says and what the file holds, no more and no less."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8
from collections import Counter
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model import Entity, Member, MemberList, OpenEnd, Withdrawal
from generator.model.forms import STANCES
from generator.model.library import Checked
from generator.model.places import Text
from generator.site import compile  # noqa: A004 (the stage's name)
from generator.site.components import Link
from generator.site.index import SiteIndex
from generator.site.labels import EDITION_KINDS, STANDINGS
from generator.site.pictures.parts import LINE, WIDTH, Table
from generator.site.pictures.widths import width, wrapped
from generator.site.source import source_view
from generator.site.spreadsheets import csv as written
from tests.builders import briefing, claim, evidence, library, source
from tests.site.figures import figures, squeezed
from tests.site.test_editions import ONCE, RETRACTED, THRICE
from tests.site.test_editions import pages as texts
from tests.sites import render

if TYPE_CHECKING:
    from generator.model import Briefing, Library, Verdicts
    from tests.site.figures import Figure, Line

GONE = Withdrawal(on=Text("2026-05-01"), because=Text("It was wrong."))
ORIGINS = {"a": "one", "b": "one", "c": "two", "d": None, "e": None, "f": "three"}
"""The sources of what is made up, and their origins; the last one is withdrawn."""
SOURCES = [
    source(
        name,
        origin=Text(origin) if origin else None,
        source_kind=Text("news"),
        control=Text("independent"),
        publisher=Text(name.upper()),
        withdrawn=GONE if name == "f" else None,
    )
    for name, origin in ORIGINS.items()
]
NAMES = (
    "China",
    "=1+1",
    "<b>&amp; *x*</b> {{ y }}",
    "الاتحاد الأوروبي والدول العربية الشقيقة",
    "中华人民共和国外交部和俄罗斯联邦外交部",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "and others, not named",
    "open",
)
withdrawals = st.sampled_from((None, None, None, GONE))
items = st.lists(
    st.builds(
        lambda name, stance, gone: replace(evidence(name, stance=stance), withdrawn=gone),
        st.sampled_from(sorted(ORIGINS)),
        st.sampled_from(STANCES),
        withdrawals,
    ),
    min_size=1,
    max_size=4,
).map(tuple)
members = st.builds(
    lambda name, standing, held, gone: Member(name=name, standing=standing, evidence=held, withdrawn=gone),
    st.sampled_from(NAMES).map(Text),
    st.sampled_from(sorted(STANDINGS)).map(Text),
    items,
    withdrawals,
)
ends = st.none() | st.builds(
    lambda held, gone: OpenEnd(text=Text("others"), evidence=held, withdrawn=gone), items, withdrawals
)
lists = st.builds(
    lambda rows, held, end, gone: (
        tuple(replace(row, id=Text(f"m{n}")) for n, row in enumerate(rows)),
        held,
        end,
        gone,
    ),
    st.lists(members, max_size=6),
    items,
    ends,
    withdrawals,
)
claims = st.lists(st.tuples(items, withdrawals), max_size=20)
briefings = st.builds(
    lambda made, said: briefing(
        "b",
        *(
            replace(claim("a-long-id" if n == 3 else f"c{n}", f"Statement {n}", *held), withdrawn=gone)
            for n, (held, gone) in enumerate(said)
        ),
        lists=tuple(
            MemberList(
                id=Text(f"l{n}"), title=Text(f"List {n}"), members=rows, evidence=held, open_end=end, withdrawn=gone
            )
            for n, (rows, held, end, gone) in enumerate(made)
        ),
    ),
    st.lists(lists, max_size=8),
    claims,
)


some = settings(max_examples=30)
"""Each of them is a whole site, on which all pictures are read."""


def made(one: Briefing) -> tuple[Library, Verdicts]:
    """Resolve a briefing, with one entity that goes by two names."""
    china = Entity(id=Text("china"), name=Text("China"), aliases=(Text("open"),))
    return library(SOURCES, one, entities=(china,))


def drawn(one: Briefing) -> tuple[dict[str, Figure], dict[str, list[list[str]]]]:
    """Return the pictures of a briefing as its page shows them, and the rows of its files."""
    site = render(compile(Checked(*made(one)), "2026-11-22"))
    files = {path: spreadsheet(text) for path, text in site.items() if path.endswith(".csv")}
    return figures(site["b/index.md"]), files


def spreadsheet(text: str) -> list[list[str]]:
    """Return the rows of a file as Excel reads them: as UTF-8 only because of its byte order mark."""
    content = text.encode()
    assert content.startswith(BOM_UTF8)
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def inert(rows: list[list[str]]) -> list[list[str]]:
    """Return rows as a file holds them."""
    return [[f"'{cell}" if cell.startswith(tuple("=+-@")) else cell for cell in row] for row in rows]


def in_matrix(figure: Figure) -> Counter[tuple[str, str, str]]:
    """Read a matrix: of each mark the name beside it, the list above it, and what the legend says of its shape."""
    titles = {
        str(number): squeezed("".join(item.itertext()))
        for number, item in enumerate(figure.root.iterfind(".//ol/li"), start=1)
    }
    columns = sorted((text.x, titles[text.words]) for text in figure.texts if text.kind == "beside")
    tops = sorted(y for _, y, *_ in figure.rules())
    names: dict[int, str] = {}
    for text in figure.texts:
        if text.kind == "called":
            row = max(top for top in tops if top < text.y)
            names[row] = names.get(row, "") + squeezed(text.words)
    shapes: dict[tuple[float, float], list[str]] = {}
    for shape in figure.shapes:
        shapes.setdefault(shape.middle, []).append(shape.name)
    found = Counter[tuple[str, str, str]]()
    for (x, y), several in shapes.items():
        name = names[max(top for top in tops if top < y)]
        title = max(column for column in columns if column[0] <= x)[1]
        found[name, title, ",".join(squeezed(figure.legend.get(shape, name)) for shape in several)] += 1
    return found


def in_bands(figure: Figure) -> Counter[tuple[str, str, str, str]]:
    """Read the bands: of each square its claim, the origin and the source above it, and what its shape says."""
    found = Counter[tuple[str, str, str, str]]()
    for shape in figure.shapes:
        above: dict[str, list[Line]] = {"beside": [], "called": []}
        for text in figure.texts:
            if text.y < shape.middle[1]:
                before = above[text.kind]
                goes_on = before and text.y - before[-1].y == LINE
                above[text.kind] = [*before, text] if goes_on else [text]
        origin, source = (squeezed("".join(text.words for text in above[kind])) for kind in ("beside", "called"))
        claim = shape.href.removeprefix("#")
        assert shape.words in {claim, ""}
        none = source == squeezed("Supported by no source that stands")
        bond = ("none", "none") if none else (origin.removeprefix("Origin"), source)
        found[claim, *bond, figure.legend[shape.name]] += 1
    return found


@some
@given(briefings)
def test_every_picture_says_what_its_table_its_file_and_the_pages_of_its_sources_say(one: Briefing) -> None:
    pictures, files = drawn(one)
    who_is_in_what_is_as_its_table_and_its_file(one, pictures, files)
    what_rests_on_what_is_as_its_table_and_its_file(one, pictures, files)
    what_rests_on_an_origin_alone_falls_with_its_source(one, pictures)
    pictures_keep_to_their_frames_and_their_names_apart(pictures)


def who_is_in_what_is_as_its_table_and_its_file(
    one: Briefing, pictures: dict[str, Figure], files: dict[str, list[list[str]]]
) -> None:
    """Check that every mark has its row in both and every row its mark; titles contain the sentences."""
    standing = [each for each in one.lists if not each.withdrawn]
    assert ("who_is_in_what" in pictures) == bool(standing) == ("b/members.csv" in files)
    if standing:
        figure = pictures["who_is_in_what"]
        assert files["b/members.csv"] == inert(figure.table)
        rows = [tuple(map(squeezed, row)) for row in figure.table[1:]]
        assert in_matrix(figure) == Counter(row[:3] for row in rows)
        assert {shape.title.rpartition(" (")[0] for shape in figure.shapes} == {row[3] for row in figure.table[1:]}
        assert len(rows) == sum(map(_seen, standing))


def _seen(each: MemberList) -> int:
    """How much of a list is to be seen: who stands in it or that nobody does, and its open end."""
    end = each.open_end is not None and not each.open_end.withdrawn
    return max(sum(not member.withdrawn for member in each.members), 1) + end


def what_rests_on_what_is_as_its_table_and_its_file(
    one: Briefing, pictures: dict[str, Figure], files: dict[str, list[list[str]]]
) -> None:
    """Check that every square has its row in both and every row its square; no claim that stands is left out."""
    standing = {str(claim.id) for claim in one.claims if not claim.withdrawn}
    assert ("what_rests_on_what" in pictures) == bool(standing) == ("b/claims-and-sources.csv" in files)
    if standing:
        figure = pictures["what_rests_on_what"]
        assert [row[:-1] for row in files["b/claims-and-sources.csv"]] == inert(figure.table)
        rows = [(row[0], squeezed(row[1]), squeezed(row[2]), row[3]) for row in figure.table[1:]]
        assert in_bands(figure) == Counter(rows)
        assert {row[0] for row in rows} == standing


def what_rests_on_an_origin_alone_falls_with_its_source(one: Briefing, pictures: dict[str, Figure]) -> None:
    """Check that the page of a source and the picture go by one rule."""
    index = SiteIndex(*made(one))
    falls = {
        (index.sources[name].words, resting.link.words, resting.falls)
        for name, held in index.library.sources.items()
        if not held.withdrawn
        for resting in source_view(held, index).dependents
        if resting.link.words in {str(claim.id) for claim in one.claims}
    }
    rows = pictures["what_rests_on_what"].table[1:] if pictures.get("what_rests_on_what") else []
    alone, shared = "nothing independent supports it beside this origin", "an independent origin supports it too"
    parts = {(row[2], row[0]) for row in rows if row[3] == "the source supports only a part of it"}
    assert parts <= {resting[:2] for resting in falls}
    whole = {resting for resting in falls if resting[:2] not in parts}
    assert {(row[2], row[0], row[3] == alone) for row in rows if row[3] in {alone, shared}} == whole


def pictures_keep_to_their_frames_and_their_names_apart(pictures: dict[str, Figure]) -> None:
    """Check that nothing is drawn outside of a frame, that no mark is on another, and that no name reaches a mark."""
    for figure in pictures.values():
        across, down = map(int, figure.drawn.get("viewBox", "").split()[2:])
        assert across >= WIDTH
        assert figure.drawn.get("width") == f"{across // 12}em"
        boxes = {shape.middle for shape in figure.shapes if shape.name not in {"denied", "unnamed"}}
        framed = sum(shape.name in {"denied", "unnamed"} for shape in figure.shapes)
        assert len(boxes) == len(figure.shapes) - framed
        assert all(0 < x < across and 0 < y < down for x, y in boxes)
        left = min(x for x, _ in boxes) - 12 if figure.id == "who_is_in_what" else across
        for text in figure.texts:
            assert 0 < text.y < down
            assert text.kind == "beside" or text.x + width(text.words) <= left


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers(40, 300))
def test_wrapped_words_fit_and_none_of_them_is_lost(words: str, room: int) -> None:
    lines = wrapped(words, room)
    assert squeezed("".join(lines)) == squeezed(words)
    assert all(width(line) <= room for line in lines)


def bare(cell: str) -> str:
    """Return a cell without what keeps a spreadsheet from working it out, also where its language divides cells."""
    return re.sub(r"(?<![^;])'", "", cell)


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
@example([[";|", "a;=1"]])
def test_a_file_gives_back_what_a_table_holds_and_no_cell_is_a_formula(rows: list[list[str]]) -> None:
    text = written(Table(("One", "Two"), tuple(tuple(Link(cell, "") for cell in row) for row in rows)))
    found = spreadsheet(text)
    cells = [" ".join(cell.split()) for row in rows for cell in row]
    assert [bare(cell) for row in found[1:] for cell in row] == [bare(cell) for cell in cells]
    assert not [cell for row in found for cell in row if cell.startswith(tuple("=+-@＝＋－＠"))]
    assert text.count("\r\n") == len(rows) + 1


def test_every_word_of_a_closed_list_has_a_shape_of_its_own() -> None:
    held = (evidence("a"),)
    rows = tuple(Member(name=Text(f"Of {name}"), standing=Text(name), evidence=held) for name in STANDINGS)
    one = briefing("b", lists=(MemberList(id=Text("all"), title=Text("All"), members=rows),))
    figure = drawn(one)[0]["who_is_in_what"]
    assert figure.legend == {name: meaning.label for name, meaning in STANDINGS.items()}
    paths = ["".join(str(sorted(part.items())) for part in symbol) for symbol in figure.root.iter("symbol")]
    assert len(paths) == len(set(paths)) == len(STANDINGS)


def test_what_is_withdrawn_is_not_drawn_and_a_list_of_which_nobody_is_left_says_so() -> None:
    held = (evidence("a"),)
    china, japan = (Member(name=Text(name), evidence=held, withdrawn=GONE) for name in ("China", "Japan"))
    lists = (
        MemberList(id=Text("all"), title=Text("All"), members=(replace(china, withdrawn=None), japan)),
        MemberList(id=Text("left"), title=Text("Left"), members=(japan,)),
        MemberList(id=Text("gone"), title=Text("Gone"), members=(china,), withdrawn=GONE),
    )
    figure = drawn(briefing("b", lists=lists))[0]["who_is_in_what"]
    assert [row[:3] for row in figure.table[1:]] == [
        ["China", "All", "named"],
        ["every row withdrawn", "Left", "every row withdrawn"],
    ]


def test_what_no_source_simply_names_is_framed() -> None:
    rows = tuple(
        Member(name=Text("-".join(stances)), evidence=tuple(evidence("a", stance=stance) for stance in stances))
        for stances in (("supports", "context"), ("supports", "contradicts"), ("contradicts",), ("context",))
    )
    figure = drawn(briefing("b", lists=(MemberList(id=Text("all"), title=Text("All"), members=rows),)))[0]
    said = [row[2] for row in figure["who_is_in_what"].table[1:]]
    denied, unnamed = "named, a source denies it", "named, no source names it so"
    assert said == ["named", denied, denied, unnamed]


def test_an_origin_that_is_not_stated_is_its_source_s_own() -> None:
    claims = [claim("c1", "One.", evidence("d"), evidence("e")), claim("c2", "Two.", evidence("a"), evidence("d"))]
    claims += [claim("c3", "Three.", evidence("a"), evidence("c")), claim("c4", "Four.", evidence("f"))]
    figure = drawn(briefing("b", *claims))[0]["what_rests_on_what"]
    alone, shared = "nothing independent supports it beside this origin", "an independent origin supports it too"
    assert [(row[0], row[1], row[3]) for row in figure.table[1:]] == [
        ("c1", "not stated", alone),
        ("c2", "not stated", shared),
        ("c2", "one", alone),
        ("c3", "one", shared),
        ("c1", "not stated", alone),
        ("c3", "two", shared),
        ("c4", "none", "no source that stands supports it"),
    ]
    assert [text.words for text in figure.texts if text.kind == "beside"].count("Origin not stated") == 2


def test_a_picture_that_leads_somewhere_is_a_group_whose_links_can_be_reached_and_another_is_an_image() -> None:
    rows = (Member(name=Text("China"), evidence=(evidence("a"),)),)
    one = briefing(
        "b", claim("c1", "One.", evidence("a")), lists=(MemberList(id=Text("all"), title=Text("All"), members=rows),)
    )
    pictures, _ = drawn(one)
    roles = {name: (figure.drawn.get("role"), len(list(figure.drawn.iter("a")))) for name, figure in pictures.items()}
    assert roles == {"who_is_in_what": ("img", 0), "what_rests_on_what": ("group", 2)}
    for figure in pictures.values():
        labels = figure.drawn.get("aria-labelledby", "").split()
        assert [each.tag for each in figure.drawn.iter() if each.get("id") in labels] == ["title", "desc"]


def test_nothing_in_a_picture_needs_a_style_of_its_own() -> None:
    """A strict policy refuses it."""
    page = texts(THRICE)["pact/index.md"]
    assert figures(page)
    assert not re.search(r"<style|\bstyle=|\bon\w+=", page)


def test_how_it_changed_has_a_bar_as_long_as_the_share_of_claims_that_an_edition_touched() -> None:
    site = texts(THRICE)
    figure = figures(site["pact/changes/index.md"])["how_it_changed"]
    assert spreadsheet(site["pact/changes/editions.csv"]) == figure.table
    assert figure.table[1:] == [
        ["Edition 3", EDITION_KINDS["minor"].label, "2026-03-04", "1", "3"],
        ["Edition 2", EDITION_KINDS["correction"].label, "2026-02-03", "1", "3"],
        ["Edition 1", EDITION_KINDS["major"].label, "2026-01-02", "first edition", "3"],
    ]
    whole = {y: end - x for x, y, _, end in figure.rules()}
    bars = {y: end - x for x, y, _, end in figure.rules("bar")}
    assert [round(bars[y] / length, 2) for y, length in sorted(whole.items())] == [0.33, 0.33]
    assert [(shape.name, shape.title) for shape in figure.shapes] == [
        ("minor", "Edition 3, minor edition"),
        ("correction", "Edition 2, correction"),
        ("major", "Edition 1, major edition"),
    ]
    said = [text.words for text in figure.texts]
    assert said[0:3] == ["Edition 3, minor edition", "4 March 2026", "1 of 3 claims"]
    assert said[6:] == ["Edition 1, major edition", "2 January 2026", "3 claims"]


def test_a_retraction_is_drawn_as_one_and_a_first_edition_alone_is_not_drawn() -> None:
    assert figures(texts(RETRACTED)["pact/changes/index.md"])["how_it_changed"].shapes[0].name == "retraction"
    assert "pact/changes/editions.csv" not in texts(ONCE)
    assert figures(texts(ONCE)["pact/changes/index.md"]) == {}


def test_an_edition_keeps_its_own_pictures_and_files() -> None:
    site = texts(THRICE)
    for path in ("pact/", "pact/editions/1/", "pact/editions/3/"):
        for name, figure in figures(site[f"{path}index.md"]).items():
            file = {"who_is_in_what": "members.csv", "what_rests_on_what": "claims-and-sources.csv"}[name]
            columns = len(figure.table[0])  # the claims themselves are only in the file, because the page has them
            assert [row[:columns] for row in spreadsheet(site[path + file])] == inert(figure.table)


def test_an_old_address_has_the_files_as_well() -> None:
    one = briefing("b", claim("c1", "One.", evidence("a")))
    one = replace(one, head=replace(one.head, was=(Text("old"),)))
    site = render(compile(Checked(*made(one)), "2026-11-22"))
    assert site["old/claims-and-sources.csv"] == site["b/claims-and-sources.csv"]
