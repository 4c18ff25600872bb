"""The invented projects that the benchmarks measure with are real ones, and always the same."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from benchmarks import building, growth, speed
from benchmarks.aims import aims
from benchmarks.articles import LONG, SHORT, article
from benchmarks.building import Built
from benchmarks.building import measure as build_desk
from benchmarks.costs import Cost, FailedError, cost_of
from benchmarks.editions import published
from benchmarks.growth import exponent, measure
from benchmarks.kinds import KINDS
from benchmarks.plot import plot
from benchmarks.synthetic import CLAIMS, project
from benchmarks.tools import HUGO, OURS, STOCK, TOOLS, WRITING, ZENSICAL, Tool
from generator.build import check
from generator.model import Tree

if TYPE_CHECKING:
    from pathlib import Path

BRIEFINGS = 5


def test_the_same_number_gives_the_same_project() -> None:
    article.cache_clear()
    first = project(BRIEFINGS)
    article.cache_clear()
    assert project(BRIEFINGS) == first
    assert project(BRIEFINGS + 1)["seeds/paper-0.txt"] == first["seeds/paper-0.txt"]


@pytest.mark.parametrize("briefings", [1, BRIEFINGS])
def test_a_project_is_read_whole_and_has_no_errors(briefings: int) -> None:
    checked = check(Tree.of(project(briefings)))
    assert [finding.message for finding in checked.errors] == []
    assert (checked.counts.claims, checked.counts.sources) == (CLAIMS * briefings, briefings)
    assert checked.counts.passed == checked.counts.quotes > CLAIMS * briefings


def test_invented_editions_are_a_sound_row_that_ends_with_what_stands_today() -> None:
    checked = check(Tree.of(published(project(2), 3)))
    assert [finding.message for finding in checked.errors] == []
    assert checked.library
    assert [len(row) for row in checked.library.editions.values()] == [3, 3]


@pytest.mark.parametrize("least", [LONG, SHORT])
def test_every_second_kind_of_quote_differs_from_its_capture_as_typed(least: int) -> None:
    written = article(3, least)
    assert least <= len(written.text.encode()) <= least * 1.3
    assert all(quote in written.text for quote in written.literal)
    assert not any(quote in written.text for quote in written.typed)


MISTAKEN = {"alike", "unknown keys", "unknown names", "unlike", "wrong values", "duplicates", "strange"}
"""Kinds that hold as many mistakes as their number says, or one."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_grows_is_a_project_that_is_checked_whole(kind: str) -> None:
    checked = check(Tree.of(KINDS[kind](3)))
    assert checked.library
    assert bool(checked.errors) == (kind in MISTAKEN), [finding.message for finding in checked.errors]


def test_growth_is_measured_of_every_kind_and_named_where_it_is_too_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind is really measured once; the larger ones are said to take as long."""
    once = cache(growth._time_stages)  # noqa: SLF001 (what is measured)
    monkeypatch.setattr(growth, "_time_stages", lambda kind, _: once(kind, 1))
    rows = list(measure(1))
    assert len(rows) == 2 * len(KINDS)
    assert exponent([1, 2, 4]) == 1
    assert exponent([1, 4, 16]) == 2
    assert {row.at_most for row in rows} == {1.3}


# Tools that do not build what they should: the same pages without words, a page too few, nothing at all.
EMPTY_PAGES = """
import sys, pathlib
root = pathlib.Path(sys.argv[1])
for file in root.glob("docs/**/*.md"):
    page = (root / "site" / file.relative_to(root / "docs")).with_suffix(".html")
    page.parent.mkdir(parents=True, exist_ok=True)
    page.touch()
"""
NO_HOME = EMPTY_PAGES + "(root / 'site/index.html').unlink()"


def _tool(name: str, program: str, package: str = "mkdocs") -> Tool:
    return Tool(name, (package,), lambda _, plain: plain, lambda root: [sys.executable, "-c", program, str(root)])


def test_each_tool_builds_the_same_pages_and_whatever_does_not_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsound = (
        _tool("Wordless", EMPTY_PAGES),
        _tool("Short", NO_HOME),
        _tool("Broken", "import sys; sys.exit('it broke\\n')"),
        _tool("Absent", "", package="no-such-package"),
    )
    monkeypatch.setattr(building, "TOOLS", (*TOOLS, *unsound))
    builds = {built.tool: built for built in build_desk(1, 1)}
    pages = builds[OURS].pages
    assert {name: built.why for name, built in builds.items() if built.why and name != HUGO} == {
        "Wordless": "Wordless has other words in briefing-0/index.html",
        "Short": f"Short built {pages - 1} pages and not {pages}",
        "Broken": "Broken failed: it broke",
        "Absent": "Absent is not installed",
    }
    assert builds[HUGO].why in {"", "Hugo is not installed"}
    for name in (OURS, STOCK, ZENSICAL, WRITING):
        built = builds[name]
        assert (built.pages, len(built.costs)) == (pages, 1)
        assert min(built.wall, built.processor) > 0
        assert built.bytes > 1000
        assert (built.memory is None) == (name == WRITING)

    (tmp_path / "README.md").write_text(f"By hand.\n\n{speed.MARK}\nOld tables.\n", encoding="utf-8")
    tables = speed.write([*builds.values()], "make bench", tmp_path)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == f"By hand.\n\n{speed.MARK}\n{tables}"
    assert "| Absent | — | **not measured:** Absent is not installed |" in tables
    drawn = ET.parse(tmp_path / "speed.svg").getroot()  # noqa: S314 (we wrote it)
    words = {"".join(element.itertext()) for element in drawn}
    assert {OURS, STOCK, ZENSICAL, WRITING} <= words
    assert "Absent" not in words


KEEP = "kept = bytearray(b'x' * (40 << 20))"
BUSY = f"import time\n{KEEP}\nwhile time.process_time() < 0.2: pass"
RUN_BUSY = f"subprocess.run([sys.executable, '-c', {BUSY!r}], check=True)"


def test_a_cost_counts_child_processes_and_what_failed_is_told() -> None:
    cost = cost_of(sys.executable, "-c", f"import subprocess, sys\n{KEEP}\n{RUN_BUSY}")
    assert cost.wall > cost.processor / 2 > 0.1
    assert cost.memory
    assert 80 << 20 < cost.memory < 140 << 20
    with pytest.raises(FailedError, match=r"^failed: no such file$"):
        cost_of(sys.executable, "-c", "import sys; print('reading'); sys.exit('no such file')")


def _built(tool: str, briefings: int, *seconds: float, size: int = 10**9) -> Built:
    costs = tuple(Cost(wall, wall * 2, memory=900 << 20) for wall in seconds)
    return Built(tool, briefings, briefings * 6, size, costs)


def test_an_aim_is_met_or_not_and_compares_the_runs_of_one_round() -> None:
    builds = [
        _built(OURS, 1000, 9.0, 10.0, 20.0),
        _built(STOCK, 1000, 63.0),
        _built(HUGO, 1000, 4.0, 5.0, 10.0),
        _built(OURS, 3000, 30.0, 34.0, size=3 * 10**9),
    ]
    assert [aim.cells()[2:] for aim in aims(builds)] == [
        ("1.67 ms", "yes"),
        ("3.33 ms", "**no**"),
        ("900 MiB", "**no**"),
        ("0.143 times", "yes"),
        ("2 times", "**no**"),
        ("1.07 times", "yes"),
        ("1 times", "yes"),
    ]
    assert {aim.cells()[2:] for aim in aims([])} == {("not measured", "—")}


def test_the_room_of_a_gigabyte_follows_from_the_largest_desk(tmp_path: Path) -> None:
    (tmp_path / "README.md").touch()
    builds = [_built(OURS, 100, 1.0), _built(OURS, 1000, 9.0, size=240_000_000)]
    tables = speed.write(builds, "make bench", tmp_path)
    assert "At 40,000 bytes a page and 6 pages a briefing, it has room for about 4,100 such briefings." in tables


def test_a_plot_names_each_line_at_its_end_on_a_line_of_its_own() -> None:
    drawn = ET.fromstring(plot("T & t", "briefings", {"a<b": {1: 2.0, 10: 3.0}, "c": {10: 3.01}}))  # noqa: S314
    ends = {element.text: int(element.attrib["y"]) for element in drawn if element.text in {"a<b", "c"}}
    assert abs(ends["a<b"] - ends["c"]) >= 13
