"""Provide the pages of the guide that come with the package; a desk's own page of the same name replaces one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from generator.model.rules import ALL
from generator.read.markdown.links import address_of

if TYPE_CHECKING:
    from collections.abc import Mapping

HOW = "how-to-read.md"
"""The page that explains the site to readers."""


def guide_texts(pages: Mapping[str, str]) -> Mapping[str, str]:
    """Return the text of each page of a guide by its path: those of a desk, and ours at addresses that it leaves."""
    own = {path: text for path, text in pages.items() if path.startswith("docs/")}
    taken = set(map(guide_address, own))
    return {path: text for path, text in _provided().items() if guide_address(path) not in taken} | own


def guide_address(path: str) -> str:
    """Return the address of the page of a guide that a file makes."""
    return address_of(f"guide/{path.removeprefix('docs/')}")


@cache
def _provided() -> Mapping[str, str]:
    """Return the text of each page by the path that it would have in a desk's ``docs/``."""
    return {
        f"docs/{HOW}": files(__name__).joinpath(HOW).read_text(encoding="utf-8"),
        "docs/rules.md": _write_rules(),
    }


def _write_rules() -> str:
    """Return the page of all rules, each under the name that messages use."""
    rows = "".join(
        f"## {rule.name} {{#{rule.name}}}\n\n**{rule.summary}** {rule.code}, {rule.severity}.\n\n{rule.page}\n\n"
        for rule in ALL
    )
    return (
        f"# Rules\n\nEvery message of the check names one of these rules; `briefing explain NAME` prints it.\n\n{rows}"
    )
