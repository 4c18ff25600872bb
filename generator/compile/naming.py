"""Takes a source; gives its names: in full, short, and as a citation, each with the hands that the text went through.

Where the original is unseen, a name is that of the text we hold (a repost, a translation) and never its author alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compile.dates import said, undated
from generator.compile.words import joined

if TYPE_CHECKING:
    from generator.model import Capture, Source

NOUNS = {
    "news": "news report",
    "opinion": "column",
    "official": "official document",
    "research": "study",
    "reference": "reference work",
    "unknown": "text",
}
HANDS = {
    "repost": "repost",
    "copy": "copy",
    "syndication": "syndicated copy",
    "excerpt": "excerpt",
    "transcript": "transcript",
}


def long(source: Source) -> str:
    """Name a source in full: ``a repost of a column by A for O, a state-controlled outlet (original unseen)``."""
    dates = "" if undated(source) else f" ({said(source.issued)})"
    original = f"{_original(source)}{dates}"
    hand = handled(source)
    if hand:
        original = f"{_article(hand)} {hand} of {original}"
    elif source.original_unseen:
        original = f"a text given as {original}"
    original = f"{original}{_gone(source)}"
    return f"{original} (original unseen)" if source.original_unseen else original


def brief(source: Source) -> str:
    """Name a source shortly, with the hands it went through: ``a repost of A’s column (O, state-controlled)``."""
    owner = (
        source.author[0].family or str(source.author[0])
        if source.author
        else source.container_title or source.publisher
    )
    if not owner:
        return long(source).removesuffix(" (original unseen)")
    others = " and others" if len(source.author) > 1 else ""
    outlet = (source.container_title or source.publisher) if source.author else None
    control = f"{source.control}-controlled" if source.control in {"state", "party"} else None
    aside = ", ".join(filter(None, (outlet, control)))
    words = f"{owner}{others}’s {NOUNS[source.source_kind]}" + (f" ({aside})" if aside else "") + _gone(source)
    hand = handled(source) or ("text given as" if source.original_unseen else "")
    return f"{_article(hand)} {hand}{' of' if handled(source) else ''} {words}" if hand else words


def label(source: Source) -> str:
    """Name a source in a citation: who, when, what kind of copy it is, and whether it is withdrawn."""
    who = (
        source.author[0].family or str(source.author[0])
        if source.author
        else source.container_title or source.publisher
    )
    hand = handled(source).rpartition(" ")[2] or ("original unseen" if source.original_unseen else "")
    gone = "withdrawn" if source.withdrawn else ""
    parts = (who or "anonymous", "undated" if undated(source) else str(source.issued)[:4], hand, gone)
    return ", ".join(filter(None, parts))


def translated(source: Source) -> str:
    """Say whether a text is translated, and whether by a machine; empty where no translation is stated."""
    by = [step.by or "" for step in source.provenance if step.step == "translation"]
    machine = any("machine" in each.casefold() for each in by)
    return "machine-translated" if machine else "translated" if by else ""


def _original(source: Source) -> str:
    """The text as its first hand made it, as far as it is stated."""
    noun = NOUNS[source.source_kind]
    outlet = source.container_title or source.publisher
    if source.anonymous and not outlet:
        return f"an anonymous, undated {noun}" if undated(source) else f"an anonymous {noun}"
    phrase = f"{_article(noun)} {noun}"
    if source.author:
        names = [str(name) for name in source.author]
        phrase += f" by {joined(names if len(names) < 3 else [names[0], 'others'])}"  # noqa: PLR2004 (three names and more are too long to repeat)
    if outlet:
        bridge = "from" if not source.author else "for" if source.source_kind in {"opinion", "news"} else "in"
        phrase += f" {bridge} {outlet}"
    return phrase + (f", a {source.control}-controlled outlet" if source.control in {"state", "party"} else "")


def handled(source: Source) -> str:
    """What later hands made of the original: ``machine-translated repost``; empty where none is stated."""
    done = translated(source)
    hands = [HANDS[step.step] for step in source.provenance if step.step in HANDS]
    if not hands:
        return {"machine-translated": "machine translation", "translated": "translation"}.get(done, "")
    return f"{done} {hands[-1]}".strip()


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in set("aeio") else "a"


def _gone(source: Source) -> str:
    return " (withdrawn)" if source.withdrawn else ""


def capture_name(capture: Capture) -> str:
    """Name a capture, with its date where that is known."""
    return f"the capture {capture.file}" + (f" of {said(capture.captured)}" if capture.captured else "")
