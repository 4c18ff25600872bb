"""Takes our words and the evidence they rest on; gives the sentence that names who says so, the only one there is.

Every output takes its statements, key points and member rows from here, so none leaves without its reporter.
A colon stands between the reporter and the statement: the statement keeps its words, whatever its grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model import upheld
from generator.model.forms import STANCES
from generator.site.naming import apposed, brief, long
from generator.site.words import capitalised, joined, parted, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import Claim, Evidence, Source

VOICES = {
    "event": "reports",
    "fact": "reports",
    "assessment": "assesses",
    "forecast": "predicts",
    "opinion": "argues",
    "recommendation": "recommends",
    "contradicts": "denies",
    "context": "mentions",
}
"""How a source says a thing, by kind of claim, or by a stance that is not support; the table has the sentences."""
SEVERAL = "says"
"""How a source says what several of its claims say together, each in another way."""


class Phrase(NamedTuple):
    """Some words of a sentence; with ``source``, they name the source of that id."""

    words: str
    source: str = ""


class Attributed(NamedTuple):
    """A statement behind those who report it; ``lead`` never is empty.

    ``pointing`` is the lead of a row of a list where the row has been named already: ``The Paper names it``.
    """

    lead: tuple[Phrase, ...]
    statement: str
    pointing: tuple[Phrase, ...] = ()

    @property
    def reporter(self) -> str:
        """The words before the colon."""
        return "".join(phrase.words for phrase in self.lead)

    def __str__(self) -> str:
        """The whole sentence."""
        return f"{worded('attribution.colon', reporter=self.reporter)} {self.statement}"


def attributed(claim: Claim, sources: Mapping[str, Source], *, short: bool = False) -> Attributed:
    """Give a claim behind every source that supports it, and behind those that deny it.

    Events and facts are reported, assessments assess, forecasts predict, opinions argue, recommendations recommend.
    What nobody supports is denied, or mentioned as context; a source that is not known says nothing.
    With ``short``, sources go by their short names: for rows, where the long name has been given before.
    """
    stance, evidence, denies = _sides(claim.evidence, sources)
    voice = VOICES[claim.kind if stance == "supports" else stance]
    lead = _clauses(evidence, sources, voice, short=short) or _phrases(f"attribution.voices.{voice}.nobody")
    return Attributed(_against(lead, denies, sources, short=short), claim.statement)


def drawn(text: str, claims: Iterable[Claim], sources: Mapping[str, Source], *, short: bool = False) -> Attributed:
    """Give a key point behind the sources of the claims it rests on, and behind those that deny them.

    One source speaks with the verb of its claims; from several a point is drawn, since none of them says all of it.
    From denials and context a point is drawn as well: whether it says what they say of the claim, is not known.
    """
    claims = list(claims)
    stance, evidence, denies = _sides((item for claim in claims for item in claim.evidence), sources)
    if stance == "supports" and len({item.source for item in evidence}) == 1:
        voices = {VOICES[claim.kind] for claim in claims}
        lead = _clauses(evidence, sources, voices.pop() if len(voices) == 1 else SEVERAL, short=short)
    elif names := _names(evidence, sources, short=short):
        lead = _phrases(f"attribution.drawn.{stance}", sources=names)
    else:
        lead = _phrases("attribution.drawn.nobody")
    return Attributed(_against(lead, denies, sources, short=short), text)


def named(text: str, evidence: Iterable[Evidence], sources: Mapping[str, Source], *, short: bool = False) -> Attributed:
    """Give a row of a list behind the sources that name it, deny it, or mention it as context."""
    known = [item for item in upheld(evidence) if item.source in sources]
    lead, pointing = [], []
    for stance in STANCES:
        for source, speakers in _speakers(item for item in known if item.stance == stance).items():
            parts: dict[str, str | Phrase]
            if speakers:
                how, parts = "speaker", {"source": _name(sources[source], short=short), "speakers": joined(speakers)}
            else:
                how, parts = "source", {"source": _closed(sources[source], short=short)}
            lead.append(_phrases(f"attribution.names.{stance}.{how}", **parts))
            pointing.append(_phrases(f"attribution.names.{stance}.{how}-it", **parts))
    return Attributed(
        _opened(_row(lead) or _phrases("attribution.names.nobody")),
        text,
        _opened(_row(pointing) or _phrases("attribution.names.nobody-it")),
    )


def _sides(
    evidence: Iterable[Evidence], sources: Mapping[str, Source]
) -> tuple[str, Sequence[Evidence], Sequence[Evidence]]:
    """Give the side to speak first, with its stance, and those that deny what it supports."""
    sides: dict[str, list[Evidence]] = {stance: [] for stance in STANCES}
    for item in upheld(evidence):
        if item.source in sources:
            sides[item.stance].append(item)
    stance = next((stance for stance, items in sides.items() if items), "supports")
    return stance, sides[stance], sides["contradicts"] if stance == "supports" else ()


def _against(
    lead: Sequence[Phrase], denies: Sequence[Evidence], sources: Mapping[str, Source], *, short: bool
) -> tuple[Phrase, ...]:
    """Give the lead with those who deny what is said."""
    if denies:
        others = _clauses(denies, sources, VOICES["contradicts"], short=short)
        lead = _phrases("attribution.against", reporter=lead, others=others)
    return _opened(lead)


def _clauses(evidence: Iterable[Evidence], sources: Mapping[str, Source], voice: str, *, short: bool) -> list[Phrase]:
    """One clause for each source: who speaks in it, and with which verb."""
    clauses = []
    for source, speakers in _speakers(evidence).items():
        if speakers:
            name = _name(sources[source], short=short)
            clauses.append(_phrases(f"attribution.voices.{voice}.speaker", speakers=joined(speakers), source=name))
        else:
            clauses.append(_phrases(f"attribution.voices.{voice}.source", source=_closed(sources[source], short=short)))
    return _row(clauses)


def _names(evidence: Iterable[Evidence], sources: Mapping[str, Source], *, short: bool) -> list[Phrase]:
    names = []
    for source, speakers in _speakers(evidence).items():
        name = _name(sources[source], short=short)
        if speakers:
            names.append(_phrases("attribution.drawn.speaker", speakers=joined(speakers), source=name))
        else:
            names.append([name])
    return _row(names)


def _name(source: Source, *, short: bool) -> Phrase:
    return Phrase(brief(source) if short else long(source), source.id)


def _closed(source: Source, *, short: bool) -> Phrase:
    """A name as its verb follows: an addition to it is closed by a comma."""
    name = _name(source, short=short)
    return name._replace(words=worded("named.closed", name=name.words)) if apposed(source, short=short) else name


def _speakers(evidence: Iterable[Evidence]) -> dict[str, list[str]]:
    """Who speaks in each source; where the source says a part of it itself, it is the one that speaks."""
    heard: dict[str, list[str | None]] = {}
    for item in evidence:
        heard.setdefault(item.source, []).append(item.speaker)
    return {
        source: [] if None in speakers else [speaker for speaker in dict.fromkeys(speakers) if speaker]
        for source, speakers in heard.items()
    }


def _phrases(key: str, **parts: str | Phrase | Sequence[Phrase]) -> list[Phrase]:
    """Give a sentence of the table in phrases; its parts are words, a phrase or several."""
    phrases: list[Phrase] = []
    for part in parted(key, **parts):
        if isinstance(part, list):
            phrases += part
        else:
            phrases.append(part if isinstance(part, Phrase) else Phrase(str(part)))
    return phrases


def _row(clauses: Sequence[Sequence[Phrase]]) -> list[Phrase]:
    row: list[Phrase] = []
    for number, clause in enumerate(clauses):
        if number:
            row.append(Phrase(worded("row.clause" if number == len(clauses) - 1 else "row.semicolon")))
        row += clause
    return row


def _opened(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    first, *rest = phrases
    return (Phrase(capitalised(first.words), first.source), *rest)
