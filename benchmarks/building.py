"""Measure the time and the bytes of a build, and compare them with plain MkDocs with Material."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.runs import medians, run, seconds
from benchmarks.stock import stock
from benchmarks.synthetic import project, written
from benchmarks.table import Row
from generator.build import check, site
from generator.model import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AT_LEAST = 2.0
"""How many times as fast as plain MkDocs the build must be, for the most briefings."""
FLAT = 1.25
"""The most by which the time and the bytes of a page may grow from the fewest briefings to the most."""
TODAY = "2026-11-22"
WHO = "MkDocs with Material"


def measure(sizes: Sequence[int], rounds: int) -> Iterator[Row]:
    """Build each size with this project and with plain MkDocs, and compare them.

    It measures whole processes, from start to end.
    """
    times: dict[int, float] = {}
    sizes_of_page: dict[int, float] = {}
    for size in sizes:
        with TemporaryDirectory() as folder:
            files = project(size)
            tree = Tree.of(files)
            root = written(Path(folder) / "ours", files)
            plain = written(Path(folder) / "stock", stock(site(check(tree), TODAY)))
            ours = (sys.executable, "-m", "generator", "build", "-C", str(root))
            theirs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(plain / "mkdocs.yml"))
            took = medians(
                {
                    f"ours at {size}": partial(_time_command, *ours),
                    f"stock at {size}": partial(_time_command, *theirs),
                },
                rounds,
            )
            pages, ours_bytes = _count_pages(root / "site")
            plain_pages, stock_bytes = _count_pages(plain / "site")
        if pages != plain_pages:
            sys.stderr.write(f"ours has {pages} pages, stock {plain_pages}\n")
        mine, stocks = took.values()
        times[size], sizes_of_page[size] = mine / pages, ours_bytes / pages
        aim = AT_LEAST if size == max(sizes) else None
        metric = f"building {size:,} briefings ({pages:,} pages)"
        yield Row(metric, "s", mine, stocks, WHO, at_least=aim)
        yield Row(f"… time a page at {size:,}", "ms", mine / pages * 1000, stocks / pages * 1000, WHO)
        yield Row(f"… bytes a page at {size:,}", "B", ours_bytes / pages, stock_bytes / pages, WHO)
    small, large = min(sizes), max(sizes)
    if small != large:
        name = f"a page, {large:,} over {small:,}"
        yield Row(f"flat: time {name}", "times", times[large] / times[small], at_most=FLAT)
        yield Row(f"flat: bytes {name}", "times", sizes_of_page[large] / sizes_of_page[small], at_most=FLAT)


def _time_command(*command: str) -> float:
    return seconds(partial(run, *command))


def _count_pages(site: Path) -> tuple[int, int]:
    """Return the number of pages, and the bytes of the files.

    The theme's own assets do not count, because they do not grow with the pages.
    """
    files = [file for file in site.rglob("*") if file.is_file() and file.relative_to(site).parts[0] != "assets"]
    return sum(file.suffix == ".html" for file in files), sum(file.stat().st_size for file in files)
