"""Build the same desk with this project and with other tools, and measure each."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.costs import FailedError, cost_here, cost_of
from benchmarks.synthetic import CLAIMS, statement, written
from benchmarks.tools import OURS, TOOLS, WRITING, projects

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.costs import Cost
    from benchmarks.tools import Tool

ROUNDS = {100: 5, 300: 3}
FEW = 2
"""The rounds for other numbers of briefings."""
ENOUGH = 75.0
"""The seconds from which a tool runs once only, in the first round."""
SAMPLE = 5
"""The number of briefings whose words are looked up in the pages of each tool."""


@dataclass(frozen=True)
class Built:
    """The site that a tool built for a desk, and the cost of each round; ``why`` says why there is no site."""

    tool: str
    briefings: int
    pages: int = 0
    size: int = 0
    costs: tuple[Cost, ...] = ()
    why: str = ""

    @property
    def wall(self) -> float:
        """The milliseconds of a page by the clock."""
        return median(cost.wall for cost in self.costs) / self.pages * 1000

    @property
    def processor(self) -> float:
        """The milliseconds of processors for a page."""
        return median(cost.processor for cost in self.costs) / self.pages * 1000

    @property
    def bytes(self) -> float:
        """The bytes of a page, with its part of the other files."""
        return self.size / self.pages

    @property
    def memory(self) -> float | None:
        """The most memory, in MiB."""
        known = [cost.memory for cost in self.costs if cost.memory]
        return median(known) / 2**20 if known else None

    def times(self, other: Built) -> float:
        """Return how many times as long it takes by the clock, as the median of the rounds that have both tools."""
        return median(mine.wall / theirs.wall for mine, theirs in zip(self.costs, other.costs, strict=False))


def measure(briefings: int, rounds: int | None = None) -> list[Built]:
    """Build a desk with each tool in turn, so that other work of the machine affects all alike."""
    with TemporaryDirectory() as folder:
        roots = {tool.name: Path(folder) / tool.name for tool in TOOLS}
        missing = {tool.name: f"{tool.name} is not installed" for tool in TOOLS if not tool.versions}
        pages = _write_projects(roots, missing, briefings)
        tasks: dict[str, Callable[[], Cost]] = {
            tool.name: _task(tool, roots[tool.name], pages, briefings) for tool in TOOLS if tool.name not in missing
        }
        tasks[WRITING] = lambda: _write_again(roots[OURS] / "site", Path(folder) / "again")
        costs, failed = _run_in_turn(tasks, rounds or ROUNDS.get(briefings, FEW), briefings)
        sizes = {tool.name: _count_bytes(roots[tool.name] / tool.site) for tool in TOOLS}
    sizes[WRITING] = sizes[OURS]
    why = missing | failed
    return [
        Built(name, briefings, why=why[name])
        if name in why
        else Built(name, briefings, len(pages), sizes[name], tuple(costs[name]))
        for name in sizes
    ]


def _write_projects(roots: Mapping[str, Path], missing: Mapping[str, str], briefings: int) -> set[str]:
    """Write the project of each tool, and return the paths of the pages that each must build."""
    ours, plain = projects(briefings)
    for tool in TOOLS:
        if tool.name not in missing:
            written(roots[tool.name], dict(tool.files(ours, plain)))
    return {path[len("docs/") : -len(".md")] + ".html" for path in plain if path.endswith(".md")}


def _run_in_turn(
    tasks: Mapping[str, Callable[[], Cost]], rounds: int, briefings: int
) -> tuple[dict[str, list[Cost]], dict[str, str]]:
    """Return the costs of each task by round, and the reasons of those that failed."""
    costs: dict[str, list[Cost]] = {name: [] for name in tasks}
    failed: dict[str, str] = {}
    for number in range(rounds):
        for name, task in tasks.items():
            if name in failed or (costs[name] and costs[name][-1].wall > ENOUGH):
                continue
            try:
                cost = task()
            except FailedError as error:
                failed[name] = f"{name} failed: {error}"
                sys.stderr.write(f"{failed[name]}\n")
                continue
            costs[name].append(cost)
            sys.stderr.write(
                f"{briefings:,} briefings, round {number + 1} of {rounds}: {name}: "
                f"{cost.wall:.2f} s, {cost.processor:.2f} s of processors\n"
            )
    return costs, failed


def _task(tool: Tool, root: Path, pages: set[str], briefings: int) -> Callable[[], Cost]:
    """Return the task that builds from nothing and looks whether everything was built."""

    def build() -> Cost:
        site = root / tool.site
        rmtree(site, ignore_errors=True)
        cost = cost_of(*tool.command(root))
        built = {file.relative_to(site).as_posix() for file in site.rglob("index.html")}
        if built != pages:
            message = f"it built {len(built)} pages and not {len(pages)}"
            raise FailedError(message)
        for number in range(0, briefings, -(-briefings // SAMPLE)):
            page = f"briefing-{number}/index.html"
            words = _words((site / page).read_text(encoding="utf-8"))
            if not all(statement(number, claim) in words for claim in range(CLAIMS)):
                message = f"{page} has other words"
                raise FailedError(message)
        return cost

    return build


def _write_again(site: Path, target: Path) -> Cost:
    """Write the files of a site into an empty folder."""
    files = [(target / file.relative_to(site), file.read_bytes()) for file in site.rglob("*") if file.is_file()]
    rmtree(target, ignore_errors=True)

    def write() -> None:
        for file, content in files:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    return cost_here(write)


def _count_bytes(site: Path) -> int:
    """Count the bytes of a site, except the theme's own files, which do not grow with the pages."""
    files = (file for file in site.rglob("*") if file.is_file())
    return sum(file.stat().st_size for file in files if file.relative_to(site).parts[0] != "assets")


def _words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())
