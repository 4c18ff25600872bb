"""Takes what a page shows; gives it as pictures, every mark at its place, each with the same as a table."""

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
    """Give the pictures of a briefing by their ids; what it has nothing of is not drawn."""
    return _by_id(who_is_in_what(briefing, index), what_rests_on_what(briefing, index))


def pictures_of_editions(row: EditionHistory) -> dict[str, Picture]:
    """Give the picture of the editions of a briefing by its id, where there are several."""
    return _by_id(how_it_changed(row))


def _by_id(*pictures: Picture | None) -> dict[str, Picture]:
    return {picture.id: picture for picture in pictures if picture}
