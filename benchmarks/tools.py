"""The tools that build the same desk: what each of them reads, and the command that builds."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, version
from typing import TYPE_CHECKING

from benchmarks.articles import SHORT
from benchmarks.hugo import hugo
from benchmarks.stock import stock
from benchmarks.synthetic import project
from generator.build import check, site
from generator.model import Tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = "2026-11-22"
OURS, STOCK, ZENSICAL, HUGO = "Research Briefings", "MkDocs with Material", "Zensical", "Hugo"
WRITING = "plain writing of our files"
CACHE = ".cache"
"""The folder of a project in which a tool may keep what a later build can use."""


@dataclass(frozen=True)
class Tool:
    """A tool that builds a site from a folder.

    ``files`` makes the files of its project from those of ours and from the Markdown for plain MkDocs.
    ``command`` builds the project in a folder; the site is then in the folder ``site`` within it.
    """

    name: str
    packages: tuple[str, ...]
    files: Callable[[dict[str, str], dict[str, str]], dict[str, str]]
    command: Callable[[Path], list[str]]
    site: str = "site"

    @property
    def versions(self) -> str | None:
        """Its packages with their versions; None if one is not installed."""
        try:
            return ", ".join(f"{package} {version(package)}" for package in self.packages)
        except PackageNotFoundError:
            return None


def _command_of_hugo(root: Path) -> list[str]:
    """Return the command that runs the program itself, and not the Python that the package puts before it."""
    program = distribution("hugo").locate_file("hugo/binaries/hugo")
    options = {"--source": root, "--cacheDir": root / CACHE}
    return [str(program), "build", "--quiet", "--panicOnWarning", *(f"{key}={path}" for key, path in options.items())]


TOOLS = (
    Tool(
        OURS,
        ("research-briefings",),
        lambda ours, _: ours,
        lambda root: [sys.executable, "-m", "generator", "build", "-C", str(root)],
    ),
    Tool(
        STOCK,
        ("mkdocs", "mkdocs-material"),
        lambda _, plain: plain,
        lambda root: [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(root / "mkdocs.yml")],
    ),
    Tool(
        ZENSICAL,
        ("zensical",),
        lambda _, plain: plain,
        lambda root: [sys.executable, "-m", "zensical", "build", "--config-file", str(root / "mkdocs.yml")],
    ),
    Tool(HUGO, ("hugo",), lambda _, plain: hugo(plain), _command_of_hugo, "public"),
)


def projects(briefings: int) -> tuple[dict[str, str], dict[str, str]]:
    """Return the files of a desk for this project, and those with the same words for plain MkDocs.

    A briefing has ten claims, six rows and five sources of its own.
    """
    ours = project(briefings, own=5, cited=5, members=6, least=SHORT)
    return ours, stock(dict(site(check(Tree.of(ours)), TODAY).tree()))
