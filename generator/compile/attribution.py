"""Takes our words and the evidence they rest on; gives the sentence that names who says so, the only one there is.

Every output takes its statements, key points and member rows from here, so none leaves without its reporter.
A colon stands between the reporter and the statement: the statement keeps its words, whatever its grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.compile.naming import brief, long
from generator.compile.words import capitalised, joined
from generator.model import upheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import Claim, Evidence, Source


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
    known = [item for item in upheld(evidence) if item.source in sources]
    clauses = []
    for stance, (verb, rest) in NAMING.items():
        for source, speakers in _speakers(item for item in known if item.stance == stance).items():
            name = _name(sources[source], short=short)
            quoting = f", quoting {joined(speakers)},{verb}" if speakers else verb
            clause = [Phrase(name if speakers else _comma(name), source), Phrase(quoting)]
            clauses.append([*clause, Phrase(rest)] if rest else clause)
    return Attributed(_opened(_row(clauses) or [Phrase(f"{NOBODY}{NAMING['supports'][0]}")]), text)


def _sides(
    evidence: Iterable[Evidence], sources: Mapping[str, Source]
) -> tuple[str, Sequence[Evidence], Sequence[Evidence]]:
    """Give the side to speak first, with its stance, and those that deny what it supports."""
    sides: dict[str, list[Evidence]] = {"supports": [], "contradicts": [], "context": []}
    for item in upheld(evidence):
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


def _comma(name: str) -> str:
    """A name with an apposition is closed by a comma before its verb goes on."""
    return f"{name}," if ", a " in name else name
