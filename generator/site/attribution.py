"""Write every statement as a sentence that first says which sources report it.

All outputs take claims, key points and member rows from here, so that none appears without its reporter.
A colon separates the reporter from the statement, so that the statement keeps its words and its grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.check.support import PARTIAL
from generator.model import upheld
from generator.model.forms import JUDGMENT, STANCES, SUPPORTING
from generator.site.naming import ends_in_apposition, full_name, instrument_name, short_name
from generator.site.words import capitalised, joined, message, message_parts, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Claim, Evidence, Source

VOICES = {
    "event": "reports",
    "fact": "reports",
    "assessment": "assesses",
    "forecast": "predicts",
    "opinion": "argues",
    "recommendation": "recommends",
    "provision": "says",
    "contradicts": "denies",
    "context": "mentions",
}
"""The verb of a source, by kind of claim, or by a stance that is not support; the table has the sentences."""
DOCUMENTED = "documented"
"""The status of a claim that an instrument provides: it has its own verb and no other."""
REPLIES = "replies"
"""The verb of a source that contains the reply to a claim."""
SEVERAL = "says"
"""The verb of a source for several of its claims together, if their own verbs differ."""


class Phrase(NamedTuple):
    """Some words of a sentence; if ``source`` is set, they name the source with that id."""

    words: str
    source: str = ""


class Attributed(NamedTuple):
    """A statement with its ``lead``: the words that say who reports it; the lead is never empty.

    ``pointing`` is the lead for a row of a list that is named already: ``The Paper names it``.
    """

    lead: tuple[Phrase, ...]
    statement: str
    pointing: tuple[Phrase, ...] = ()

    @property
    def reporter(self) -> str:
        """The words before the colon."""
        return "".join(phrase.words for phrase in self.lead)

    def __str__(self) -> str:
        """Return the whole sentence."""
        return f"{message('attribution.colon', reporter=self.reporter)} {self.statement}"


def attribute_claim(claim: Claim, sources: Mapping[str, Source], *, short: bool = False, state: str = "") -> Attributed:
    """Return a claim as a sentence that first says who reports it and who denies it.

    Before that, its ``state`` says whether it holds.

    Events and facts are reported, assessments assess, forecasts predict, opinions argue, recommendations recommend.
    Of a documented claim, the named provision of an instrument provides it, or the passage of a judgment says it.
    A source that supports only a part is said to report in part.
    A claim that no source supports is denied, or mentioned as context; an unknown source is left out.
    With ``short``, sources have their short names: for rows, where the full name came before.
    """
    stance, evidence, denials = _sides(_telling(claim.evidence), sources)
    if claim.status == DOCUMENTED and stance in SUPPORTING and evidence:
        lead = _join([*dict.fromkeys(_provisions(claim, sources, short=short))])
    else:
        voice = VOICES[claim.kind if stance in SUPPORTING else stance]
        lead = _clauses(evidence, sources, voice, short=short) or _phrases(f"attribution.voices.{voice}.nobody")
    return Attributed(_put_first(state, _add_denials(lead, denials, sources, short=short)), claim.statement)


def attribute_reply(reply: Evidence, sources: Mapping[str, Source]) -> Attributed:
    """Return the reply to a claim as a sentence that first says who replied; its statement is the quoted words."""
    lead = _clauses([reply] if reply.source in sources else [], sources, REPLIES, short=True)
    return Attributed(_capitalise(lead or _phrases(f"attribution.voices.{REPLIES}.nobody")), reply.quote)


def attribute_key_point(
    text: str, claims: Iterable[Claim], sources: Mapping[str, Source], *, short: bool = False, state: str = ""
) -> Attributed:
    """Return a key point as a sentence that first names the sources of its claims.

    Before that, its ``state`` says which of them do not hold. Sources that deny the claims are named too.

    If there is one source, it speaks with the verb of its claims.
    A point from several sources is drawn from them, because none of them says all of it.
    A point from documented claims is drawn from what their instruments provide, unless it repeats the only one.
    A point from denials or context is drawn too: whether it repeats what they say of the claim is not known.
    """
    claims = list(claims)
    stance, evidence, denials = _sides((item for claim in claims for item in _telling(claim.evidence)), sources)
    drawn = SUPPORTING[0] if stance in SUPPORTING else stance
    provided = [claim for claim in claims if claim.status == DOCUMENTED]
    if provided and provided == claims and stance in SUPPORTING:
        clauses = (clause for claim in claims for clause in _provisions(claim, sources, short=short))
        lead = _join([*dict.fromkeys(clauses)])
        if [_bare(claim.statement) for claim in claims] != [_bare(text)]:
            lead = _phrases("attribution.drawn.provisions", provisions=lead)
    elif provided:
        theirs = {id(item) for claim in provided for item in claim.evidence}
        places = (tuple(_provision(item, sources, short=short)) for item in evidence if id(item) in theirs)
        others = _names([item for item in evidence if id(item) not in theirs], sources, short=short)
        lead = _phrases(f"attribution.drawn.{drawn}", sources=_join([*dict.fromkeys(places), *others]))
    elif (
        stance in SUPPORTING and len({item.source for item in evidence}) == len({item.stance for item in evidence}) == 1
    ):
        voices = {VOICES[claim.kind] for claim in claims}
        lead = _clauses(evidence, sources, voices.pop() if len(voices) == 1 else SEVERAL, short=short)
    elif names := _names(evidence, sources, short=short):
        lead = _phrases(f"attribution.drawn.{drawn}", sources=_join(names))
    else:
        lead = _phrases("attribution.drawn.nobody")
    return Attributed(_put_first(state, _add_denials(lead, denials, sources, short=short)), text)


def attribute_row(
    text: str, evidence: Iterable[Evidence], sources: Mapping[str, Source], *, short: bool = False, state: str = ""
) -> Attributed:
    """Return a row of a list as a sentence that first says who names it.

    Before that, its ``state`` says if it does not hold. It also says who denies or mentions the row.

    A source that mentions a row does so as context.
    """
    known = [item for item in _telling(evidence) if item.source in sources]
    lead: list[list[Phrase]] = []
    pointing: list[list[Phrase]] = []
    for stance in STANCES:
        in_part = stance in PARTIAL
        side = SUPPORTING[0] if in_part else stance
        for source, speakers in _speakers(item for item in known if item.stance == stance).items():
            parts: dict[str, str | Phrase]
            if speakers:
                form, parts = "speaker", {"source": _name(sources[source], short=short), "speakers": joined(speakers)}
            else:
                form, parts = "source", {"source": _closed_name(sources[source], short=short)}
            lead.append(_partly(_phrases(f"attribution.names.{side}.{form}", **parts), in_part=in_part))
            pointing.append(_partly(_phrases(f"attribution.names.{side}.{form}-it", **parts), in_part=in_part))
    return Attributed(
        _put_first(state, _capitalise(_join(lead) or _phrases("attribution.names.nobody"))),
        text,
        _put_first(state, _capitalise(_join(pointing) or _phrases("attribution.names.nobody-it"))),
    )


def _telling(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return the evidence of a statement that is not withdrawn, without what its source says in full elsewhere."""
    standing = upheld(evidence)
    full = {str(item.source) for item in standing if item.stance == SUPPORTING[0]}
    return [item for item in standing if item.stance not in PARTIAL or item.source not in full]


def _sides(
    evidence: Iterable[Evidence], sources: Mapping[str, Source]
) -> tuple[str, Sequence[Evidence], Sequence[Evidence]]:
    """Return the first stance with evidence, that evidence, and the evidence that denies the statement.

    Evidence that supports in part stands beside evidence that supports in full.
    """
    sides: dict[str, list[Evidence]] = {stance: [] for stance in STANCES}
    for item in evidence:
        if item.source in sources:
            sides[item.stance].append(item)
    stance = next((stance for stance, items in sides.items() if items), SUPPORTING[0])
    if stance not in SUPPORTING:
        return stance, sides[stance], ()
    return stance, [item for each in SUPPORTING for item in sides[each]], sides["contradicts"]


def _add_denials(
    lead: Sequence[Phrase], denials: Sequence[Evidence], sources: Mapping[str, Source], *, short: bool
) -> tuple[Phrase, ...]:
    """Return the lead with the sources that deny the statement."""
    if denials:
        others = _clauses(denials, sources, VOICES["contradicts"], short=short)
        lead = _phrases("attribution.against", reporter=lead, others=others)
    return _capitalise(lead)


def _clauses(evidence: Iterable[Evidence], sources: Mapping[str, Source], voice: str, *, short: bool) -> list[Phrase]:
    """Return a clause for each source: who speaks in it, with which verb, and whether only in part."""
    evidence = list(evidence)
    partial = {str(item.source) for item in evidence if item.stance in PARTIAL}
    clauses = []
    for source, speakers in _speakers(evidence).items():
        if speakers:
            name = _name(sources[source], short=short)
            clause = _phrases(f"attribution.voices.{voice}.speaker", speakers=joined(speakers), source=name)
        else:
            name = _closed_name(sources[source], short=short)
            clause = _phrases(f"attribution.voices.{voice}.source", source=name)
        clauses.append(_partly(clause, in_part=source in partial))
    return _join(clauses)


def _partly(clause: list[Phrase], *, in_part: bool) -> list[Phrase]:
    """Return a clause that says so if its source supports only a part of the statement."""
    return _phrases("attribution.in-part", clause=clause) if in_part else clause


def _bare(words: str) -> str:
    """Return a sentence without the stop at its end."""
    return " ".join(words.split()).rstrip(".")


def _provisions(claim: Claim, sources: Mapping[str, Source], *, short: bool) -> Iterator[tuple[Phrase, ...]]:
    """Return a clause for each provision of a documented claim: the instrument, the provision and its verb."""
    for item in _sides(_telling(claim.evidence), sources)[1]:
        translated = item.translation and _bare(claim.statement) not in _bare(item.quote)
        if sources[item.source].type == JUDGMENT:
            form = "judgment-translated" if translated else "judgment"
        else:
            form = "translated" if translated else "source"
        place = _provision(item, sources, short=short)
        yield tuple(_phrases(f"attribution.voices.provides.{form}", source=place))


def _provision(item: Evidence, sources: Mapping[str, Source], *, short: bool) -> list[Phrase]:
    """Name an instrument and the place of the provision in it."""
    source = sources[item.source]
    name = Phrase(instrument_name(source, short=short), source.id)
    if not item.locator:
        return [name]
    place = f"{item.locator.label} {item.locator.value}"
    return _phrases("attribution.voices.provides.place", source=name, place=place)


def _names(evidence: Iterable[Evidence], sources: Mapping[str, Source], *, short: bool) -> list[Sequence[Phrase]]:
    """Return the name of each source, with those who speak in it."""
    names: list[Sequence[Phrase]] = []
    for source, speakers in _speakers(evidence).items():
        name = _name(sources[source], short=short)
        if speakers:
            names.append(_phrases("attribution.drawn.speaker", speakers=joined(speakers), source=name))
        else:
            names.append([name])
    return names


def _name(source: Source, *, short: bool) -> Phrase:
    return Phrase(short_name(source) if short else full_name(source), source.id)


def _closed_name(source: Source, *, short: bool) -> Phrase:
    """Return a name to put before a verb, with a comma after an addition."""
    name = _name(source, short=short)
    return (
        name._replace(words=message("named.closed", name=name.words))
        if ends_in_apposition(source, short=short)
        else name
    )


def _speakers(evidence: Iterable[Evidence]) -> dict[str, list[str]]:
    """Return who speaks in each source.

    If a source states a part of it in its own voice, only the source itself speaks.
    """
    by_source: dict[str, list[str | None]] = {}
    for item in evidence:
        by_source.setdefault(item.source, []).append(item.speaker)
    return {
        source: [] if None in speakers else [speaker for speaker in dict.fromkeys(speakers) if speaker]
        for source, speakers in by_source.items()
    }


def _phrases(key: str, **parts: str | Phrase | Sequence[Phrase]) -> list[Phrase]:
    """Return a sentence of the table as phrases.

    A part of it is words, a phrase or several phrases.
    """
    phrases: list[Phrase] = []
    for part in message_parts(key, **parts):
        if isinstance(part, list):
            phrases += part
        else:
            phrases.append(part if isinstance(part, Phrase) else Phrase(str(part)))
    return phrases


def _join(clauses: Sequence[Sequence[Phrase]]) -> list[Phrase]:
    row: list[Phrase] = []
    for number, clause in enumerate(clauses):
        if number:
            row.append(Phrase(message("row.clause" if number == len(clauses) - 1 else "row.semicolon")))
        row += clause
    return row


def _put_first(state: str, lead: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return a lead with a state as a sentence of its own before it."""
    return (Phrase(message("times.first", state=sentence(state))), *lead) if state else lead


def _capitalise(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    first, *rest = phrases
    return (Phrase(capitalised(first.words), first.source), *rest)
