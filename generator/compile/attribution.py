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
VERBS = {
    "event": "reports",
    "fact": "reports",
    "assessment": "assesses",
    "forecast": "predicts",
    "opinion": "argues",
    "recommendation": "recommends",
    "several": "says",
}
SPEECH = {
    "assessment": "an assessment",
    "forecast": "a forecast",
    "opinion": "an opinion",
    "recommendation": "a recommendation",
}


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
    With ``short``, sources go by their short names: for rows, where the long name has been given before.
    """
    sides = [
        [item for item in claim.evidence if item.stance == stance] for stance in ("supports", "context", "contradicts")
    ]
    supports, context, denies = sides
    lead = _clauses(supports or context or denies, sources, claim.kind, short=short)
    if denies and (supports or context):
        lead = [*lead, Phrase("; against it, "), *_clauses(denies, sources, "fact", short=short)]
    return Attributed(_opened(lead), claim.statement)


def drawn(text: str, claims: Iterable[Claim], sources: Mapping[str, Source], *, short: bool = False) -> Attributed:
    """Give a key point behind the sources of the claims it rests on.

    One source speaks with the verb of its claims; from several a point is drawn, since none of them says all of it.
    """
    claims = list(claims)
    evidence = [item for claim in claims for item in claim.evidence if item.stance == "supports"] or [
        item for claim in claims for item in claim.evidence
    ]
    if len({item.source for item in evidence}) == 1:
        kinds = {VERBS[claim.kind]: claim.kind for claim in claims}
        kind = next(iter(kinds.values())) if len(kinds) == 1 else "several"
        return Attributed(_opened(_clauses(evidence, sources, kind, short=short)), text)
    return Attributed(_opened([Phrase("drawn from "), *_names(evidence, sources, short=short)]), text)


def named(text: str, evidence: Sequence[Evidence], sources: Mapping[str, Source], *, short: bool = False) -> Attributed:
    """Give a row of a list behind the sources that name it."""
    clauses = []
    for source, speakers in _speakers(evidence).items():
        name = brief(sources[source]) if short else long(sources[source])
        quoting = f", quoting {joined(speakers)}, names" if speakers else " names"
        clauses.append([Phrase(name if speakers else _comma(name), source), Phrase(quoting)])
    return Attributed(_opened(_row(clauses)), text)


def long(source: Source) -> str:
    """Name a source in full: ``a repost of a column by A for O, a state-controlled outlet (original unseen)``."""
    dates = "" if undated(source) else f" ({said(source.issued)})"
    original = f"{_original(source)}{dates}"
    hand = _hand(source)
    if hand:
        original = f"{_article(hand)} {hand} of {original}"
    elif source.original_unseen:
        original = f"a text given as {original}"
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
    words = f"{owner}{others}’s {NOUNS[source.source_kind]}" + (f" ({aside})" if aside else "")
    hand = _hand(source) or ("text given as" if source.original_unseen else "")
    return f"{_article(hand)} {hand}{' of' if _hand(source) else ''} {words}" if hand else words


def label(source: Source) -> str:
    """Name a source in a citation: who, when, and what kind of copy it is."""
    who = (
        source.author[0].family or str(source.author[0])
        if source.author
        else source.container_title or source.publisher
    )
    hand = _hand(source).rpartition(" ")[2]
    parts = (who or "anonymous", "undated" if undated(source) else str(source.issued)[:4], hand)
    return ", ".join(filter(None, parts))


def _clauses(evidence: Sequence[Evidence], sources: Mapping[str, Source], kind: str, *, short: bool) -> list[Phrase]:
    """One clause for each source: who speaks in it, and with which verb."""
    clauses = []
    for source, speakers in _speakers(evidence).items():
        name = _comma(brief(sources[source]) if short else long(sources[source]))
        if not speakers:
            clauses.append([Phrase(name, source), Phrase(f" {VERBS[kind]}")])
            continue
        bridge = f", in {SPEECH[kind]} that " if kind in SPEECH else ", as "
        clauses.append([Phrase(joined(speakers) + bridge), Phrase(name, source), Phrase(" reports")])
    return _row(clauses)


def _names(evidence: Sequence[Evidence], sources: Mapping[str, Source], *, short: bool) -> list[Phrase]:
    names = []
    for source, speakers in _speakers(evidence).items():
        spoken = [Phrase(f"{joined(speakers)} in ")] if speakers else []
        names.append([*spoken, Phrase(brief(sources[source]) if short else long(sources[source]), source)])
    return _row(names)


def _speakers(evidence: Sequence[Evidence]) -> dict[str, list[str]]:
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
    steps = [step for step in source.provenance if step.step != "original"]
    translations = [step for step in steps if step.step == "translation"]
    machine = "machine" if any("machine" in (step.by or "") for step in translations) else ""
    hands = [HANDS[step.step] for step in steps if step.step in HANDS]
    if not hands:
        return f"{machine} translation".strip() if translations else ""
    translated = (f"{machine}-translated" if machine else "translated") if translations else ""
    return f"{translated} {hands[-1]}".strip()


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in set("aeio") else "a"


def _comma(name: str) -> str:
    """A name with an apposition is closed by a comma before its verb goes on."""
    return f"{name}," if ", a " in name else name
