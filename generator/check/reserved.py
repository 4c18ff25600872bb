"""Report labels of the desk that readers would take for verdicts of the site, and genres that are acts of others."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from generator.check.our_words import reduce_to_latin
from generator.check.rows import stands_in
from generator.model.diagnostics import Diagnostic
from generator.model.forms import CONTROLLED, INSTRUMENTS
from generator.model.reserved import find_reserved
from generator.model.rules import claiming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Briefing, Evidence, Library, MemberList
    from generator.model.places import Text

ACT = re.compile(
    r"\b(?:judge?ments?|verdicts?|rulings?|decisions?|findings?|convictions?|acquittals?|indictments?|injunctions?"
    r"|warrants?|confessions?|admissions?|resolutions?|treat(?:y|ies)|conventions?|constitutions?|laws?|acts?|statutes?"
    r"|legislation|decrees?|directives?|regulations?|ordinances?|stud(?:y|ies)|systematic reviews?|meta-analys[ie]s"
    r"|audits?|(?:forensic|inquiry) reports?)$",
    re.IGNORECASE,
)
"""The last words of a genre that names what an authority did, or what research found."""
ACTING = frozenset({"official", "research", "reference"})
"""The kinds of source whose text may be such an act."""
UNSTATED = "unknown"
"""The kind of a source that states none, as in a list of references from elsewhere, which states types."""


class Label(NamedTuple):
    """A text that stands in the place of a label: what of the desk it is, and the texts of sources that may word it."""

    text: Text
    of: str
    worded: Iterable[str] = ()


def labels_are_not_verdicts(library: Library) -> Iterator[Diagnostic]:
    """Report labels with a word of the site's own verdicts, or that repeat a heading of the site."""
    for label in chain(_labels_of_desk(library), *(_labels_of(library, each) for each in library.briefings.values())):
        found = find_reserved(reduce_to_latin(label.text).replace("-", " "))
        if found and not stands_in(label.text, label.worded):
            message = f"{label.of} uses a word of the site's own labels: {found}."
            hint = "Say in other words what it is about; a statement may say who confirmed or established what."
            yield Diagnostic(claiming.WORD_RESERVED, label.text.at(0, len(label.text)), message, hint)


def _labels_of_desk(library: Library) -> Iterator[Label]:
    for scale in library.settings.scales:
        yield Label(scale.title, f"The title of the scale {scale.id}")
        yield from (Label(grade.id, f"A grade of the scale {scale.id}") for grade in scale.grades)
    for source in library.sources.values():
        if source.origin:
            yield Label(source.origin, f"The origin of {source.id}")
    for entity in library.entities.values():
        if entity.kind:
            yield Label(entity.kind, f"The kind of {entity.id}")


def _labels_of(library: Library, briefing: Briefing) -> Iterator[Label]:
    """Return the labels of a briefing; a claim that an edition has keeps its id, which cannot change any more."""
    past = library.editions.get(str(briefing.id), ())
    kept = {str(claim.id) for each in past for claim in each.library.briefings[str(briefing.id)].claims}
    yield from (Label(topic, "A topic of the briefing") for topic in briefing.head.topics)
    for claim in briefing.claims:
        if str(claim.id) not in kept:
            yield Label(claim.id, "The id of a claim")
        if claim.section:
            yield Label(claim.section, f"The section of claim {claim.id}")
        yield from _labels_of_evidence(library, claim.quoted)
    for named in briefing.lists:
        quotes = [str(item.quote) for item in _evidence_of(named)]
        yield Label(named.title, f"The title of list {named.id}", quotes)
        yield from (
            Label(column.title, f"The title of column {column.id} of list {named.id}", quotes)
            for column in named.columns
        )
        yield from _labels_of_evidence(library, _evidence_of(named))


def _evidence_of(named: MemberList) -> tuple[Evidence, ...]:
    """Return all evidence of a list, its rows and its open end."""
    rows = chain.from_iterable(row.evidence for row in named.members)
    return (*named.evidence, *rows, *(named.open_end.evidence if named.open_end else ()))


def _labels_of_evidence(library: Library, evidence: Iterable[Evidence]) -> Iterator[Label]:
    for item in evidence:
        source = library.sources.get(item.source)
        captures = [library.captures.get(str(each.file), "") for each in source.captures] if source else []
        if item.speaker:
            yield Label(item.speaker, f"The speaker of evidence from {item.source}", captures)
        if item.locator:
            yield Label(item.locator.label, f"The locator of evidence from {item.source}", captures)
            yield Label(item.locator.value, f"The locator of evidence from {item.source}", captures)


def genres_are_not_acts_of_others(library: Library) -> Iterator[Diagnostic]:
    """Report genres and types that name an act of an authority or of research, of a source that is neither."""
    for source in library.sources.values():
        controlled = source.control in CONTROLLED
        if source.source_kind in ACTING and not controlled:
            continue
        if source.genre and (act := ACT.search(source.genre.strip())):
            key, stated, found = "genre", source.genre, act[0].lower()
        elif source.type in INSTRUMENTS and (controlled or source.source_kind != UNSTATED):
            key, stated, found = "type", source.type, str(source.type)
        else:
            continue
        what = f"is controlled by a {source.control}" if controlled else f"has the source-kind {source.source_kind}"
        message = f"{source.id} {what}, so its {key} cannot be {found}."
        hint = (
            "Name what the text itself is, such as a news report; a body that speaks for itself is official and public."
        )
        yield Diagnostic(claiming.WORD_RESERVED, stated.at(0, len(stated)), message, hint)
