"""Name a source: in full, in short and as a citation, with the hands that its text went through.

A hand is somebody who passed the text on or made another text of it, for example by a repost or a translation.
If the original is unseen, a name is the name of the text that we hold (a repost, a translation), never only its author.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING

from generator.model.forms import CONTROLLED
from generator.model.places import Text
from generator.site.dates import format_date, is_undated
from generator.site.genres import called
from generator.site.words import joined, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Capture, Source
    from generator.site.genres import Called

HANDS = ("repost", "copy", "syndication", "excerpt", "transcript")
"""The steps that pass a text on or make another text from it; the last of them names the text that we hold."""
POSSESSED = re.compile(r"[^\W_sS]\Z")
"""The end of a name that takes a simple possessive, unlike that of *United Nations* or *Yahoo!*"""
REMEMBERED = 1 << 14
"""How many names of sources are remembered."""
MOST_MINOR = 3
"""The letters of the longest words that initials may leave out, such as *the* and *und*."""
MOST_NAMED = 2
"""The most authors that are all named; three or more names are too long to repeat."""


def _once(name: Callable[[Source], str]) -> Callable[[Source], str]:
    """Return a function that remembers the names of sources, because many statements name the same source."""
    known: dict[int, tuple[Source, str]] = {}

    @wraps(name)
    def remembered(source: Source) -> str:
        held, words = known.get(id(source), (None, ""))
        if held is not source:
            if len(known) >= REMEMBERED:
                known.clear()
            words = name(source)
            known[id(source)] = source, words
        return words

    return remembered


@_once
def full_name(source: Source) -> str:
    """Return the full name of a source.

    For example: ``a repost of a column by A for O, a state-controlled outlet (original unseen)``.
    """
    name = _held_text(source)
    return message("named.unseen", name=name) if source.original_unseen else name


def _held_text(source: Source) -> str:
    """Name the text that we hold, and say if the desk has withdrawn it."""
    name = _original_name(source)
    if not is_undated(source):
        name = message("named.dated", name=name, date=format_date(source.issued))
    return _mark_withdrawn(source, through_hands("named", source, name=name))


@_once
def short_name(source: Source) -> str:
    """Return the short name of a source, with the hands that its text went through.

    For example: ``a repost of A’s column (O, state-controlled)``.
    """
    owners, outlet, text = _owners(source), outlet_beside_authors(source), text_called(source)
    if not (owners or outlet):
        return _held_text(source)
    control = message(f"named.controlled-short.{source.control}") if source.control in CONTROLLED else None
    aside = message("row.comma").join(filter(None, (outlet if owners else None, control)))
    owner = owners or outlet
    if len(source.author) <= 1 and POSSESSED.search(owner):
        name = text.say("short", owner=owner)
    elif owners:
        name = message("named.by", text=text.say("the"), authors=owners)
    else:
        name = message("named.from", text=text.say("the"), outlet=outlet)
    name = message("named.aside", name=name, aside=aside) if aside else name
    return through_hands("named", source, name=_mark_withdrawn(source, name))


def ends_in_apposition(source: Source, *, short: bool) -> bool:
    """Return whether a name ends in an addition, such as ``a state-controlled outlet``.

    A comma closes the addition before the verb.
    """
    return source.control in CONTROLLED and not short and bool(source.container_title or source.publisher)


def citation_name(source: Source) -> str:
    """Return a source as a citation names it.

    It states who, when, which kind of copy it is, and whether it is withdrawn.
    """
    hand, _ = last_hand(source)
    parts = (
        _owners(source) or outlet_beside_authors(source) or message("cited.anonymous"),
        message("dates.undated") if is_undated(source) else str(source.issued)[:4],
        message(f"cited.hands.{hand}") if hand else message("cited.unseen") if source.original_unseen else "",
        message("cited.withdrawn") if source.withdrawn else "",
    )
    return message("row.comma").join(filter(None, parts))


def translation_kind(source: Source) -> str:
    """Return how a text was translated.

    ``machine`` or ``translated``, or ``plain`` if no translation is stated.
    """
    translators = [step.by or "" for step in source.provenance if step.step == "translation"]
    machine = any("machine" in translator.casefold() for translator in translators)
    return "machine" if machine else "translated" if translators else "plain"


def last_hand(source: Source) -> tuple[str, str]:
    """Return the last hand of a text and how the text was translated.

    The hand is empty if none is stated.
    """
    translation = translation_kind(source)
    hands = [str(step.step) for step in source.provenance if step.step in HANDS]
    return (hands[-1] if hands else "translation" if translation != "plain" else ""), translation


def through_hands(names: str, source: Source, **name: str) -> str:
    """Add to a name what later hands made of the original.

    ``names`` is where the table has the words.
    """
    hand, translation = last_hand(source)
    if hand:
        return message(f"{names}.hands.{hand}.{translation}", **name)
    return message(f"{names}.given", **name) if source.original_unseen else "".join(name.values())


def text_called(source: Source) -> Called:
    """Return what a source is called: by its genre or its type, or else by its kind."""
    return called(source, last_hand(source)[0])


def instrument_name(source: Source, *, short: bool) -> str:
    """Return the title of an instrument, with the body that speaks in it and, in full, with its date.

    A body that the title names already is not repeated. In short, the short title stands for a title that has its
    words or its initials.
    """
    stated = str(source.csl.get(Text("title-short")) or source.csl.get(Text("shortTitle")) or "")
    title = stated if short and _shortens(stated, source.title) else str(source.title)
    authority = "" if str(source.authority or "").casefold() in title.casefold() else str(source.authority)
    date = "" if short or is_undated(source) else format_date(source.issued)
    aside = message("row.comma").join(filter(None, (authority, date)))
    return _mark_withdrawn(source, message("named.aside", name=title, aside=aside) if aside else title)


def _shortens(short: str, title: str) -> bool:
    """Return whether a short title has only words of the title, or the initials of words that follow in it."""
    words, given = (re.findall(r"\w+", text.casefold()) for text in (title, short))
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in words if len(word) > MOST_MINOR)}
    return bool(given) and (
        set(given) <= set(words) or (len(given) == 1 < len(given[0]) and any(given[0] in each for each in initials))
    )


def authors(source: Source) -> list[str]:
    """Return the full names of the authors of a text, or else the body whose text it is."""
    return [str(name) for name in source.author] or [str(source.authority)] * bool(source.authority)


def _owners(source: Source) -> str:
    """Return the authors of a text by their family names, or else its authority; empty without any."""
    names = [name.short for name in source.author] or authors(source)
    return joined(names) if len(names) <= MOST_NAMED else message("named.others", name=names[0])


def outlet_beside_authors(source: Source) -> str:
    """Return the outlet or the publisher of a text; empty if there is none, or if it is an author itself."""
    outlet = source.container_title or source.publisher or ""
    return "" if outlet in (source.authority, *map(str, source.author)) else outlet


def _original_name(source: Source) -> str:
    """Name the text as its first hand made it, as far as that is stated."""
    kind, outlet = text_called(source), outlet_beside_authors(source)
    if source.anonymous:
        return _controlled(source, kind.say("undated" if is_undated(source) else "anonymous"))
    names, text = authors(source), kind.say("one")
    makers = joined(names) if len(names) <= MOST_NAMED else message("named.others", name=names[0])
    if not outlet:
        name = message("named.by", text=text, authors=makers)
    elif not names:
        name = message("named.from", text=text, outlet=outlet)
    elif source.container_title:
        name = kind.say("in", text=text, authors=makers, outlet=outlet)
    else:
        name = message("named.by-from", text=text, authors=makers, outlet=outlet)
    return _controlled(source, name)


def _controlled(source: Source, name: str) -> str:
    """Add to a name who controls the outlet, if somebody must be named."""
    if source.control not in CONTROLLED:
        return name
    if source.container_title or source.publisher:
        return message(f"named.controlled.{source.control}", name=name)
    return message(f"named.controlled-unnamed.{source.control}", name=name)


def _mark_withdrawn(source: Source, name: str) -> str:
    return message("named.withdrawn", name=name) if source.withdrawn else name


def capture_name(capture: Capture) -> str:
    """Name a capture, with its date if it is known."""
    if capture.captured:
        return message("named.capture-dated", file=capture.file, date=format_date(capture.captured))
    return message("named.capture", file=capture.file)
