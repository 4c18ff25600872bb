"""Build the same desk with this project and with other tools, and measure each."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.costs import FailedError, cost_here, cost_of, find_memory
from benchmarks.synthetic import CLAIMS, statement, written
from benchmarks.tools import CACHE, OURS, TOOLS, WRITING, projects

if TYPE_CHECKING:
    from benchmarks.costs import Cost
    from benchmarks.tools import Tool

ENOUGH = 75.0
"""The seconds from which a tool runs once only, in the first round."""
SHORT = 2000
"""More bytes than a page has that leads on to another."""
SAMPLE = 5
"""The number of briefings whose words are looked up in the pages of each tool."""


@dataclass(frozen=True)
class Built:
    """The site that a tool built for a desk, and the cost of each round; ``why`` says why it is not measured."""

    tool: str
    briefings: int
    pages: int
    size: int
    costs: tuple[Cost, ...]
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


@dataclass(frozen=True)
class Desk:
    """A desk as a project of each tool, in one folder, and the paths of the pages that each tool must build."""

    folder: Path
    briefings: int
    pages: frozenset[str]

    @classmethod
    def written(cls, folder: Path, briefings: int) -> Desk:
        """Write the projects into a folder."""
        ours, plain = projects(briefings)
        for tool in TOOLS:
            written(folder / tool.name, tool.files(ours, plain))
        pages = frozenset(path[len("docs/") : -len(".md")] + ".html" for path in plain if path.endswith(".md"))
        return cls(folder, briefings, pages)

    def site(self, tool: Tool) -> Path:
        """Return the folder of the site that a tool builds."""
        return self.folder / tool.name / tool.site

    def build(self, tool: Tool) -> Cost:
        """Build the site from nothing.

        Raises a FailedError with a predicate if the tool is not installed, fails, or builds another site.
        """
        root, site = self.folder / tool.name, self.site(tool)
        if not tool.versions:
            fault = "is not installed"
            raise FailedError(fault)
        for left in (site, root / CACHE):
            rmtree(left, ignore_errors=True)
        cost = cost_of(*tool.command(root))
        if fault := self._find_fault(site):
            raise FailedError(fault)
        return cost

    def _find_fault(self, site: Path) -> str:
        """Check that a site has each page, and that the pages of some briefings have the words of their claims."""
        pages = {file.relative_to(site).as_posix() for file in site.rglob("index.html") if not _leads_on(file)}
        if pages != self.pages:
            return f"built {len(pages):,} pages and not {len(self.pages):,}"
        for number in range(0, self.briefings, -(-self.briefings // SAMPLE)):
            page = f"briefing-{number}/index.html"
            words = _words((site / page).read_text(encoding="utf-8"))
            if not all(statement(number, claim) in words for claim in range(CLAIMS)):
                return f"has other words in {page}"
        return ""

    def write_again(self) -> Cost:
        """Write the files of our site from memory into an empty folder.

        Raises a FailedError if there is no site.
        """
        site, target = self.site(TOOLS[0]), self.folder / WRITING
        files = [(target / file.relative_to(site), file.read_bytes()) for file in site.rglob("*") if file.is_file()]
        if not files:
            fault = "has nothing to write"
            raise FailedError(fault)
        rmtree(target, ignore_errors=True)

        def write() -> None:
            for file, content in files:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)

        return cost_here(write)


def measure(briefings: int, rounds: int) -> list[Built]:
    """Build a desk with each tool in turn, so that other work of the machine affects all alike."""
    with TemporaryDirectory(dir=find_memory()) as folder:
        desk = Desk.written(Path(folder), briefings)
        tasks = {tool.name: partial(desk.build, tool) for tool in TOOLS} | {WRITING: desk.write_again}
        costs: dict[str, list[Cost]] = {name: [] for name in tasks}
        why: dict[str, str] = {}
        for number in range(rounds):
            for name, task in tasks.items():
                if name in why or any(cost.wall > ENOUGH for cost in costs[name]):
                    continue
                said = f"{briefings:,} briefings, round {number + 1} of {rounds}: {name}"
                try:
                    cost = task()
                except FailedError as error:
                    why[name] = f"{name} {error}"
                    sys.stderr.write(f"{said} {error}\n")
                else:
                    costs[name].append(cost)
                    sys.stderr.write(f"{said}: {cost.wall:.2f} s, {cost.processor:.2f} s of processors\n")
        sizes = {tool.name: _count_bytes(desk.site(tool)) for tool in TOOLS}
    return [
        Built(name, briefings, len(desk.pages), sizes.get(name, sizes[OURS]), tuple(costs[name]), why.get(name, ""))
        for name in tasks
    ]


def _count_bytes(site: Path) -> int:
    """Count the bytes of a site, except the theme's own files, which do not grow with the pages."""
    files = (file for file in site.rglob("*") if file.is_file())
    return sum(file.stat().st_size for file in files if file.relative_to(site).parts[0] != "assets")


def _words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())


def _leads_on(file: Path) -> bool:
    """Return whether a file only leads from an old address to a new one, which only our sites have."""
    return file.stat().st_size < SHORT and b'http-equiv="refresh"' in file.read_bytes()
