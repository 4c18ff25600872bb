"""Say how many briefings a public build leaves out because of an embargo, without their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.english import counted, joined

if TYPE_CHECKING:
    from generator.model import Library


def describe_embargoes(library: Library, today: str) -> str:
    """Return a sentence with the number of briefings under embargo and their days; empty if there are none."""
    hidden = library.embargoed(today)
    days = sorted({str(library.briefings[name].head.not_before) for name in hidden})
    are = "is" if len(hidden) == 1 else "are"
    return f"{counted(len(hidden), 'briefing')} {are} left out under embargo, until {joined(days)}" if hidden else ""
