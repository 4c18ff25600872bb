"""Holds the pages of a site: the address of each, its slots in the theme's frame, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.compile.views import View


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its address, the slots that the theme's frame leaves open, and what it shows.

    ``made_from`` is the file or the folder it is made from; ``notices`` are findings that a live preview prints on it.
    """

    address: str
    kind: str
    title: str
    description: str
    view: View
    made_from: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pages:
    """All pages of the site, and the old addresses that lead on."""

    pages: tuple[Page, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
