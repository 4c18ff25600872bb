"""Takes our words and the evidence they rest on; gives the sentence that names who says so, the only one there is.

Every output takes its statements, key points and member rows from here, so none leaves without its reporter.
A colon stands between the reporter and the statement: the statement keeps its words, whatever its grammar.
Where the original is unseen, the phrase names the text we hold (a repost, a translation) and never its author alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.compile.dates import said, undated
from generator.compile.words import capitalised, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import Claim, Evidence, Source

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


class Voice(NamedTuple):
    """How a source says a thing itself, and how it passes on what a speaker says."""

    verb: str
    speech: str = "as"
    passing: str = "reports"


VOICES = {
    "event": Voice("reports"),
    "fact": Voice("reports"),
    "assessment": Voice("assesses", "in an assessment that"),
    "forecast": Voice("predicts", "in a forecast that"),
    "opinion": Voice("argues", "in an opinion that"),
    "recommendation": Voice("recommends", "in a recommendation that"),
    "several": Voice("says"),
    "contradicts": Voice("denies", "in a denial that"),
    "context": Voice("mentions, as context", "in a remark that", "gives as context"),
}
"""By kind of claim, or by a stance that is not support."""
NAMING = {"supports": (" names", ""), "contradicts": (" denies", ""), "context": (" mentions", ", as context")}
"""What a source does to a row of a list; a page that has named the row puts `it` between the two."""
DRAWN = {
    "supports": "drawn from ",
    "contradicts": "drawn from what is denied by ",
    "context": "drawn from what is mentioned, as context, by ",
}
NOBODY = "no source that is known"


class Phrase(NamedTuple):
    """Some words of a sentence; with ``source``, they name the source of that id."""

    words: str
    source: str = ""


class Attributed(NamedTuple):
    """A statement behind those who report it; ``lead`` never is empty."""

    lead: tuple[Phrase, ...]
    statement: str

    @property
    def reporter(self) -> str:
        """The words before the colon."""
        return "".join(phrase.words for phrase in self.lead)

    def __str__(self) -> str:
        """The whole sentence."""
        return f"{self.reporter}: {self.statement}"


def attributed(claim: Claim, sources: Mapping[str, Source], *, short: bool = False) -> Attributed:
    """Give a claim behind every source that supports it, and behind those that deny it.

    Events and facts are reported, assessments assess, forecasts predict, opinions argue, recommendations recommend.
    What nobody supports is denied, or mentioned as context; a source that is not known says nothing.
    With ``short``, sources go by their short names: for rows, where the long name has been given before.
    """
    stance, evidence, denies = _sides(claim.evidence, sources)
    voice = VOICES[claim.kind if stance == "supports" else stance]
    lead = _clauses(evidence, sources, voice, short=short) or [Phrase(f"{NOBODY} {voice.verb}")]
    return Attributed(_opened([*lead, *_against(denies, sources, short=short)]), claim.statement)


def drawn(text: str, claims: Iterable[Claim], sources: Mapping[str, Source], *, short: bool = False) -> Attributed:
    """Give a key point behind the sources of the claims it rests on, and behind those that deny them.

    One source speaks with the verb of its claims; from several a point is drawn, since none of them says all of it.
    From denials and context a point is drawn as well: whether it says what they say of the claim, is not known.
    """
    claims = list(claims)
    stance, evidence, denies = _sides((item for claim in claims for item in claim.evidence), sources)
    if stance == "supports" and len({item.source for item in evidence}) == 1:
        voices = {VOICES[claim.kind].verb: VOICES[claim.kind] for claim in claims}
        voice = next(iter(voices.values())) if len(voices) == 1 else VOICES["several"]
        lead = _clauses(evidence, sources, voice, short=short)
    else:
        lead = [Phrase(DRAWN[stance]), *(_names(evidence, sources, short=short) or [Phrase(NOBODY)])]
    return Attributed(_opened([*lead, *_against(denies, sources, short=short)]), text)


def named(text: str, evidence: Iterable[Evidence], sources: Mapping[str, Source], *, short: bool = False) -> Attributed:
    """Give a row of a list behind the sources that name it, deny it, or mention it as context."""
    known = [item for item in evidence if item.source in sources]
    clauses = []
    for stance, (verb, rest) in NAMING.items():
        for source, speakers in _speakers(item for item in known if item.stance == stance).items():
            name = _name(sources[source], short=short)
            quoting = f", quoting {joined(speakers)},{verb}" if speakers else verb
            clauses.append([Phrase(name if speakers else _comma(name), source), Phrase(quoting), Phrase(rest)])
    return Attributed(_opened(_row(clauses) or [Phrase(f"{NOBODY}{NAMING['supports'][0]}")]), text)


def long(source: Source) -> str:
    """Name a source in full: ``a repost of a column by A for O, a state-controlled outlet (original unseen)``."""
    dates = "" if undated(source) else f" ({said(source.issued)})"
    original = f"{_original(source)}{dates}"
    hand = _hand(source)
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
    hand = _hand(source) or ("text given as" if source.original_unseen else "")
    return f"{_article(hand)} {hand}{' of' if _hand(source) else ''} {words}" if hand else words


def label(source: Source) -> str:
    """Name a source in a citation: who, when, what kind of copy it is, and whether it is withdrawn."""
    who = (
        source.author[0].family or str(source.author[0])
        if source.author
        else source.container_title or source.publisher
    )
    hand = _hand(source).rpartition(" ")[2] or ("original unseen" if source.original_unseen else "")
    gone = "withdrawn" if source.withdrawn else ""
    parts = (who or "anonymous", "undated" if undated(source) else str(source.issued)[:4], hand, gone)
    return ", ".join(filter(None, parts))


def translated(source: Source) -> str:
    """Say whether a text is translated, and whether by a machine; empty where no translation is stated."""
    by = [step.by or "" for step in source.provenance if step.step == "translation"]
    machine = any("machine" in each.casefold() for each in by)
    return "machine-translated" if machine else "translated" if by else ""


def _sides(
    evidence: Iterable[Evidence], sources: Mapping[str, Source]
) -> tuple[str, Sequence[Evidence], Sequence[Evidence]]:
    """Give the side to speak first, with its stance, and those that deny what it supports."""
    sides: dict[str, list[Evidence]] = {"supports": [], "contradicts": [], "context": []}
    for item in evidence:
        if item.source in sources:
            sides[item.stance].append(item)
    stance = next((stance for stance, items in sides.items() if items), "supports")
    return stance, sides[stance], sides["contradicts"] if stance == "supports" else ()


def _against(denies: Sequence[Evidence], sources: Mapping[str, Source], *, short: bool) -> list[Phrase]:
    return [Phrase("; against it, "), *_clauses(denies, sources, VOICES["fact"], short=short)] if denies else []


def _clauses(evidence: Iterable[Evidence], sources: Mapping[str, Source], voice: Voice, *, short: bool) -> list[Phrase]:
    """One clause for each source: who speaks in it, and with which verb."""
    clauses = []
    for source, speakers in _speakers(evidence).items():
        name = _comma(_name(sources[source], short=short))
        if not speakers:
            clauses.append([Phrase(name, source), Phrase(f" {voice.verb}")])
            continue
        bridge = f"{joined(speakers)}, {voice.speech} "
        clauses.append([Phrase(bridge), Phrase(name, source), Phrase(f" {voice.passing}")])
    return _row(clauses)


def _names(evidence: Iterable[Evidence], sources: Mapping[str, Source], *, short: bool) -> list[Phrase]:
    names = []
    for source, speakers in _speakers(evidence).items():
        spoken = [Phrase(f"{joined(speakers)} in ")] if speakers else []
        names.append([*spoken, Phrase(_name(sources[source], short=short), source)])
    return _row(names)


def _name(source: Source, *, short: bool) -> str:
    return brief(source) if short else long(source)


def _gone(source: Source) -> str:
    return " (withdrawn)" if source.withdrawn else ""


def _speakers(evidence: Iterable[Evidence]) -> dict[str, list[str]]:
    """Who speaks in each source; where the source says a part of it itself, it is the one that speaks."""
    heard: dict[str, list[str | None]] = {}
    for item in evidence:
        heard.setdefault(item.source, []).append(item.speaker)
    return {
        source: [] if None in speakers else [speaker for speaker in dict.fromkeys(speakers) if speaker]
        for source, speakers in heard.items()
    }


def _row(parts: Sequence[Sequence[Phrase]]) -> list[Phrase]:
    row: list[Phrase] = []
    for number, part in enumerate(parts):
        row += [Phrase("; and " if number == len(parts) - 1 else "; ")] if number else []
        row += part
    return row


def _opened(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    first, *rest = phrases
    return (Phrase(capitalised(first.words), first.source), *rest)


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


def _hand(source: Source) -> str:
    """What later hands made of the original: ``machine-translated repost``; empty where none is stated."""
    done = translated(source)
    hands = [HANDS[step.step] for step in source.provenance if step.step in HANDS]
    if not hands:
        return {"machine-translated": "machine translation", "translated": "translation"}.get(done, "")
    return f"{done} {hands[-1]}".strip()


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in set("aeio") else "a"


def _comma(name: str) -> str:
    """A name with an apposition is closed by a comma before its verb goes on."""
    return f"{name}," if ", a " in name else name
