"""Takes content with editions, or a library; gives the library that each edition froze, or the one that is public."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.model import Briefing, Content, Entity, FrontMatter, Past, Prose, Source, Withdrawal, by_any_id
from generator.model.addresses import Address
from generator.model.places import Text
from generator.read.resolve.gathering import gathered, with_ways_back
from generator.read.resolve.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Edition, Library, Verdicts
    from generator.model.library import Checked

R = TypeVar("R", Source, Entity)


def thawed(library: Library, content: Content) -> Library:
    """Give the library with that which each edition froze, by briefing, oldest first.

    The captures are those of today; which of them was quoted, the frozen source records say.
    """
    editions = {
        name: tuple(Past(edition, _library(edition, name, content)) for edition in editions)
        for name, editions in content.editions.items()
    }
    return replace(library, editions=editions)


def _library(edition: Edition, name: str, content: Content) -> Library:
    contents = edition.contents
    frozen = Content(
        settings=content.settings,
        sources=contents.sources,
        entities=contents.entities,
        briefings=tuple(_briefings(edition, name)),
        captures=content.captures,
    )
    return gathered(frozen, Names(frozenset()))


def _briefings(edition: Edition, name: str) -> Iterator[Briefing]:
    """Give the briefing under the id that it has today, and of others the claims that it names."""
    contents = edition.contents
    briefing = Briefing(
        id=Text(name),
        head=contents.front_matter,
        narrative=contents.narrative,
        articles=contents.articles,
        claims=contents.claims,
        lists=contents.lists,
    )
    yield _retracted(briefing, edition) if edition.kind == "retraction" else briefing
    elsewhere = {Address.of_reference(name, reference): claim for reference, claim in contents.elsewhere.items()}
    for home in dict.fromkeys(address.briefing for address in elsewhere):
        claims = tuple(claim for address, claim in elsewhere.items() if address.briefing == home)
        yield Briefing(id=Text(home), head=FrontMatter(title=Text(home)), narrative=Prose(Text()), claims=claims)


def _retracted(briefing: Briefing, edition: Edition) -> Briefing:
    """Withdraw all that a briefing claims and lists: it stands no longer."""
    withdrawal = Withdrawal(on=edition.date, because=edition.note)
    return replace(
        briefing,
        claims=tuple(replace(claim, withdrawn=claim.withdrawn or withdrawal) for claim in briefing.claims),
        lists=tuple(replace(each, withdrawn=each.withdrawn or withdrawal) for each in briefing.lists),
    )


class Public(NamedTuple):
    """What readers may see: a library, and the verdicts on its quotes."""

    library: Library
    verdicts: Verdicts


def public(checked: Checked, library: Library) -> Public:
    """Return what readers may see of a library that was checked, with what the quotes of editions are worth today."""
    verdicts = dict(checked.verdicts)
    for row in checked.worth.values():
        verdicts |= row[-1].verdicts
    return Public(_published_library(library), verdicts)


def _published_library(library: Library) -> Library:
    """Give the library without unpublished edits: the newest edition of each briefing, or the draft of a new one.

    Records of sources and entities are those that were published last; what has become of a source since,
    and how much of it may be shown, is as it is today.
    """
    if not library.editions:
        return library
    parts = {name: library.known(name) for name in library.briefings}
    pasts = sorted((past for row in library.editions.values() for past in row), key=_published)
    sources = {name: record for past in pasts for name, record in past.library.sources.items()}
    entities = {name: record for past in pasts for name, record in past.library.entities.items()}
    merged = with_ways_back(
        replace(
            library,
            briefings={name: part.briefings[name] for name, part in parts.items()},
            entities={**library.entities, **entities},
            claims={
                full: claim
                for name, part in parts.items()
                for full, claim in part.claims.items()
                if full.briefing == name
            },
            quotations=tuple(each for name, part in parts.items() for each in part.quotations if each.briefing == name),
        )
    )
    return replace(
        merged,
        sources=_shown(
            library.sources, {name: _today(each, library) for name, each in sources.items()}, merged.quoted_from
        ),
        entities=_shown(library.entities, entities, merged.named_in),
    )


def _published(past: Past) -> tuple[str, int]:
    return str(past.edition.date), past.edition.number


def _today(source: Source, library: Library) -> Source:
    """Give a published record with what nobody has to publish for it to be true: where the source is, and its fate."""
    now = by_any_id(library.sources, source.id)
    if now is None:
        return source
    return replace(
        source,
        withdrawn=now.withdrawn,
        notices=now.notices,
        live=now.live,
        archive_url=now.archive_url,
        rights=now.rights,
        was=now.was,
    )


def _shown(today: Mapping[str, R], frozen: Mapping[str, R], used: Mapping[str, object]) -> dict[str, R]:
    """Give what public pages name, and what an older edition alone names, unless a new name has taken it over."""
    renamed: set[str] = {str(old) for record in today.values() for old in record.was}
    names = {*used, *frozen.keys() - renamed}
    return {name: record for name, record in {**today, **frozen}.items() if name in names}
