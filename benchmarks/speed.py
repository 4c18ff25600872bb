"""Measure how fast desks are built, and write the tables into README.md and the plot into speed.svg, beside this."""

from __future__ import annotations

import os
import platform
import re
import sys
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.aims import SIZE, aims
from benchmarks.building import measure
from benchmarks.plot import plot
from benchmarks.table import markdown, rounded
from benchmarks.tools import OURS, TOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.building import Built

HERE = Path(__file__).parent
MARK = "<!-- `make bench` writes everything below. -->\n"
ROUNDS = {100: 5}
FEW = 2
"""The rounds for other numbers of briefings, so that the usual sizes take about ten minutes on two cores."""
GIGABYTE = 10**9
"""The most bytes of a site on GitHub Pages."""


def write(builds: Sequence[Built], command: str, folder: Path = HERE) -> str:
    """Write README.md and speed.svg into the folder that has a README.md, and return the tables."""
    readme = folder / "README.md"
    by_hand = readme.read_text(encoding="utf-8").partition(MARK)[0]
    tables = "\n".join(_sections(builds, command))
    readme.write_text(f"{by_hand}{MARK}\n{tables}", encoding="utf-8")
    lines: dict[str, dict[int, float]] = defaultdict(dict)
    for built in builds:
        if not built.why:
            lines[built.tool][built.briefings] = built.wall
    (folder / "speed.svg").write_text(plot("Milliseconds a page", "briefings", lines), encoding="utf-8")
    return tables


def _sections(builds: Sequence[Built], command: str) -> Iterator[str]:
    yield f"`{command}` measured this on a machine with {_describe_machine()}.\n"
    yield "![Time a page, by number of briefings and tool](speed.svg)\n"
    head = "briefings", "pages", "tool", "runs", "time a page", "processor time a page", "bytes a page", "memory"
    yield markdown(head, map(_cells, builds))
    yield f"The aims for {SIZE:,} briefings:\n"
    yield markdown(("what", "at most", "measured", "met?"), (aim.cells() for aim in aims(builds)))
    ours = next(built for built in reversed(builds) if built.tool == OURS)
    if not ours.why:
        room = GIGABYTE * ours.briefings // ours.size // 100 * 100
        yield (
            f"GitHub Pages allows a site of 1 GB. At {ours.bytes:,.0f} bytes a page and "
            f"{ours.pages / ours.briefings:.2g} pages a briefing, it has room for about {room:,} such briefings.\n"
        )
    yield "The versions of the tools:\n"
    yield "".join(f"- {tool.name}: {tool.versions or 'not installed'}\n" for tool in TOOLS)


def _cells(built: Built) -> tuple[str, ...]:
    if built.why:
        return f"{built.briefings:,}", "—", built.tool, "—", f"**not measured:** {built.why}", "—", "—", "—"
    return (
        f"{built.briefings:,}",
        f"{built.pages:,}",
        built.tool,
        f"{len(built.costs)}",
        f"{rounded(built.wall)} ms",
        f"{rounded(built.processor)} ms",
        f"{built.bytes:,.0f}",
        f"{built.memory:,.0f} MiB" if built.memory else "—",
    )


def _describe_machine() -> str:
    about = Path("/proc/cpuinfo")
    model = (
        re.search(r"^model name\s*: (.*)$", about.read_text(encoding="utf-8"), re.MULTILINE) if about.exists() else None
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores ({model[1] if model else platform.machine()}), {memory:.0f} GiB of memory, {system}"


def main() -> None:
    """Measure desks of the given sizes; print progress to stderr and the tables to stdout."""
    parser = ArgumentParser("python -m benchmarks.speed", description=__doc__)
    parser.add_argument("sizes", nargs="+", type=int, metavar="BRIEFINGS", help="how many briefings a desk has")
    sizes = sorted(set(parser.parse_args().sizes))
    command = f'make bench SIZES="{" ".join(map(str, sizes))}"'
    sys.stdout.write(write([built for size in sizes for built in measure(size, ROUNDS.get(size, FEW))], command))


if __name__ == "__main__":
    main()
