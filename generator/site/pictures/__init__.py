"""Draw what a page shows as pictures, each with a table of the same data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.pictures.editions import how_it_changed
from generator.site.pictures.members import who_is_in_what
from generator.site.pictures.origins import what_rests_on_what
from generator.site.pictures.parts import Picture

if TYPE_CHECKING:
    from generator.model import Briefing
    from generator.site.history import EditionHistory
    from generator.site.index import SiteIndex

__all__ = ["Picture", "pictures_of_briefing", "pictures_of_editions"]


def pictures_of_briefing(briefing: Briefing, index: SiteIndex) -> dict[str, Picture]:
    """Return the pictures of a briefing by their ids, without empty ones."""
    return _by_id(who_is_in_what(briefing, index), what_rests_on_what(briefing, index))


def pictures_of_editions(history: EditionHistory) -> dict[str, Picture]:
    """Return the picture of the editions of a briefing by its id.

    A single edition has no picture.
    """
    return _by_id(how_it_changed(history))


def _by_id(*pictures: Picture | None) -> dict[str, Picture]:
    return {picture.id: picture for picture in pictures if picture}
