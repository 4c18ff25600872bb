"""Write a site as its Markdown tree, in which tests can look up the text of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import build
from generator.site.render import Site

if TYPE_CHECKING:
    from generator.model.library import Checked
    from generator.site.pages import Pages


def site(checked: Checked, today: str, *, preview: bool = False) -> dict[str, str]:
    """Return the texts of a site by path."""
    return dict(build.site(checked, today, preview=preview).tree())


def render(pages: Pages) -> dict[str, str]:
    """Return the texts of compiled pages by path."""
    return dict(Site(pages).tree())
