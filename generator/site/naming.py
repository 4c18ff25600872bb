"""Takes a source; gives its names: in full, short, and as a citation, each with the hands that the text went through.

Where the original is unseen, a name is that of the text we hold (a repost, a translation) and never its author alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.dates import said, undated
from generator.site.words import joined, worded

if TYPE_CHECKING:
    from generator.model import Capture, Source

HANDS = ("repost", "copy", "syndication", "excerpt", "transcript")
"""The steps that make another text of one, or hand it on; the last of them names the text that we hold."""
CONTROLLED = ("state", "party")
"""Who must be named with an outlet, where they control it."""
MOST_NAMED = 2
"""Three names and more are too long to repeat."""


def long(source: Source) -> str:
    """Name a source in full: ``a repost of a column by A for O, a state-controlled outlet (original unseen)``."""
    name = _held(source)
    return worded("named.unseen", name=name) if source.original_unseen else name


def _held(source: Source) -> str:
    """The text that we hold, and whether the desk has withdrawn it."""
    name = _original(source)
    if not undated(source):
        name = worded("named.dated", name=name, date=said(source.issued))
    return _withdrawn(source, through_hands("named", source, name=name))


def brief(source: Source) -> str:
    """Name a source shortly, with the hands it went through: ``a repost of A’s column (O, state-controlled)``."""
    owner = _owner(source)
    if not owner:
        return _held(source)
    if len(source.author) > 1:
        owner = worded("named.others", name=owner)
    outlet = (source.container_title or source.publisher) if source.author else None
    control = worded(f"named.controlled-short.{source.control}") if source.control in CONTROLLED else None
    aside = worded("row.comma").join(filter(None, (outlet, control)))
    name = worded(f"named.kinds.{source.source_kind}.short", owner=owner)
    name = worded("named.aside", name=name, aside=aside) if aside else name
    return through_hands("named", source, name=_withdrawn(source, name))


def apposed(source: Source, *, short: bool) -> bool:
    """Whether a name ends in an addition, such as a state-controlled outlet, which is closed before its verb."""
    return source.control in CONTROLLED and not short and not _nobody(source)


def label(source: Source) -> str:
    """Name a source in a citation: who, when, what kind of copy it is, and whether it is withdrawn."""
    hand, _ = handled(source)
    parts = (
        _owner(source) or worded("cited.anonymous"),
        worded("dates.undated") if undated(source) else str(source.issued)[:4],
        worded(f"cited.hands.{hand}") if hand else worded("cited.unseen") if source.original_unseen else "",
        worded("cited.withdrawn") if source.withdrawn else "",
    )
    return worded("row.comma").join(filter(None, parts))


def translated(source: Source) -> str:
    """Say whether a text is stated to be translated: ``translated``, by a ``machine``, or else ``plain``."""
    by = [step.by or "" for step in source.provenance if step.step == "translation"]
    machine = any("machine" in each.casefold() for each in by)
    return "machine" if machine else "translated" if by else "plain"


def handled(source: Source) -> tuple[str, str]:
    """Give the last hand that a text went through, empty where none is stated, and whether it is translated."""
    done = translated(source)
    hands = [str(step.step) for step in source.provenance if step.step in HANDS]
    return (hands[-1] if hands else "translation" if done != "plain" else ""), done


def through_hands(names: str, source: Source, **name: str) -> str:
    """Say what later hands made of an original that goes by a name; ``names`` says where the table has the words."""
    hand, done = handled(source)
    if hand:
        return worded(f"{names}.hands.{hand}.{done}", **name)
    return worded(f"{names}.given", **name) if source.original_unseen else "".join(name.values())


def _owner(source: Source) -> str:
    """Whose text it is: of its first author, or else of who published it; empty where nobody is stated."""
    if source.author:
        return source.author[0].family or str(source.author[0])
    return source.container_title or source.publisher or ""


def _nobody(source: Source) -> bool:
    return source.anonymous and not source.container_title


def _original(source: Source) -> str:
    """The text as its first hand made it, as far as it is stated."""
    kind, outlet = source.source_kind, source.container_title or source.publisher
    if _nobody(source):
        return worded(f"named.kinds.{kind}.undated" if undated(source) else f"named.kinds.{kind}.anonymous")
    names = [str(name) for name in source.author]
    authors = joined(names) if len(names) <= MOST_NAMED else worded("named.others", name=names[0])
    if not outlet:
        name = worded(f"named.kinds.{kind}.by", authors=authors)
    elif names:
        name = worded(f"named.kinds.{kind}.in", authors=authors, outlet=outlet)
    else:
        name = worded(f"named.kinds.{kind}.from", outlet=outlet)
    return worded(f"named.controlled.{source.control}", name=name) if source.control in CONTROLLED else name


def _withdrawn(source: Source, name: str) -> str:
    return worded("named.withdrawn", name=name) if source.withdrawn else name


def capture_name(capture: Capture) -> str:
    """Name a capture, with its date where that is known."""
    if capture.captured:
        return worded("named.capture-dated", file=capture.file, date=said(capture.captured))
    return worded("named.capture", file=capture.file)
