"""Build what rests on a source: the statements that would fall or be weakened without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.attribution import attribute_key_point
from generator.site.claims import credibility
from generator.site.components import DependentLine, Link
from generator.site.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.check.support import Dependent
    from generator.model import Quotation, Source
    from generator.site.components import Passage
    from generator.site.index import SiteIndex


def dependents(source: Source, quotations: Iterable[Quotation], index: SiteIndex) -> Iterator[DependentLine]:
    """Return the statements that rest on quotations of a source.

    ``quotations`` may be all or some of them. Each statement has whether it falls without these quotations.
    """
    for dependent in index.support.dependents(source, quotations):
        address, briefing = dependent.address, index.library.briefings[dependent.address.briefing]
        grade = None
        if dependent.point:
            point = briefing.head.key_points[dependent.point - 1]
            standing = [name for name in point.claims if index.standing(briefing, [name])]
            sentence = attribute_key_point(
                point.text, index.claims(briefing, standing), index.library.sources, short=True
            )
        elif claim := index.library.claims.get(address):
            sentence = index.sentences[address]
            grade = credibility(claim) if index.credited else None
        else:
            sentence = index.row_sentences[address]
        link, home = _link(dependent, index), index.briefing(briefing)
        yield DependentLine(address, home, link, sentence, grade, dependent.falls, dependent.unsettled)


def falling(passage: Passage, source: Source, index: SiteIndex) -> tuple[Link, ...]:
    """Return links to the statements that nothing independent would support without a passage."""
    quotations = [index.quotations[use.quote.id] for use in passage.uses]
    falls = [dependent for dependent in index.support.dependents(source, quotations) if dependent.falls]
    several = len({dependent.address.briefing for dependent in falls}) > 1
    return tuple(_statement_link(dependent, index, several=several) for dependent in falls)


def _statement_link(dependent: Dependent, index: SiteIndex, *, several: bool) -> Link:
    """Return a link to a statement, named by its number and its list.

    If there are ``several`` briefings, the name includes the briefing.
    """
    words, address, title = _link(dependent, index)
    words = message("source.falls.row-of", row=words, list=title) if title else words
    briefing = index.library.briefings[dependent.address.briefing]
    return Link(message("used.in", what=words, briefing=briefing.head.title) if several else words, address)


def _link(dependent: Dependent, index: SiteIndex) -> Link:
    """Return a link to what rests on a source, named by its number, with the title of its list."""
    address = dependent.address
    if dependent.point:
        return Link(message("source.falls.point", number=str(dependent.point)), address.url)
    if claim := index.library.claims.get(address):
        return Link(claim.id, address.url)
    listed, _ = index.members[address]
    return Link(message("source.falls.row", number=str(index.numbers[address])), address.url, listed.title)


def count_dependents(statements: Sequence[DependentLine]) -> str:
    """Return sentences that say how many statements would fall or be weakened without a source."""
    falling = sum(statement.falls for statement in statements)
    weakened = len(statements) - falling
    if not statements:
        return message("source.falls.none")
    lines = []
    if falling:
        lines.append(message("source.falls.fallen", n=falling))
    if weakened:
        lines.append(message("source.falls.weakened", n=weakened))
    return " ".join(lines)
