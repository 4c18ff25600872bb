"""Build the library that each edition froze, and the public library that readers see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.model import Briefing, Content, Entity, FrontMatter, Past, Prose, Source, Withdrawal, by_any_id
from generator.model.addresses import Address
from generator.model.places import Text
from generator.read.resolve.gathering import build_library, with_backlinks
from generator.read.resolve.names import Names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.model import Capture, Edition, Library, Verdicts
    from generator.model.library import Checked

R = TypeVar("R", Source, Entity)


def thaw_editions(library: Library, content: Content) -> Library:
    """Return the library with the frozen library of each edition, by briefing, oldest first.

    The captures are those of today; the frozen source records name the captures that were quoted.
    """
    editions = {
        name: tuple(Past(edition, _library(edition, name, content)) for edition in editions)
        for name, editions in content.editions.items()
    }
    return replace(library, editions=editions)


def with_next(library: Library, editions: Iterable[Edition]) -> Library:
    """Return the library as it would be after these editions were published, each the newest of its briefing."""
    newest = {
        str(edition.briefing): (
            *library.editions.get(edition.briefing, ()),
            Past(edition, _library(edition, str(edition.briefing), library)),
        )
        for edition in editions
    }
    return replace(library, editions={**library.editions, **newest})


def _library(edition: Edition, name: str, today: Content | Library) -> Library:
    """Build the library that an edition froze.

    ``name`` is the id that its briefing has today.
    """
    contents = edition.contents
    frozen = Content(
        settings=today.settings,
        sources=contents.sources,
        entities=contents.entities,
        briefings=tuple(_briefings(edition, name)),
        captures=today.captures,
        away=today.away,
    )
    return build_library(frozen, Names(frozenset()))


def _briefings(edition: Edition, name: str) -> Iterator[Briefing]:
    """Return the frozen briefing, and other briefings with the claims that it names.

    The frozen briefing has the id ``name``, which it has today.
    """
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
    """Return the briefing with every claim and list withdrawn on the day of the retraction."""
    withdrawal = Withdrawal(on=edition.date, because=edition.note)
    return replace(
        briefing,
        claims=tuple(replace(claim, withdrawn=claim.withdrawn or withdrawal) for claim in briefing.claims),
        lists=tuple(
            replace(member_list, withdrawn=member_list.withdrawn or withdrawal) for member_list in briefing.lists
        ),
    )


class Public(NamedTuple):
    """What readers see of a project: a library, and the verdicts on its quotations."""

    library: Library
    verdicts: Verdicts


def public(checked: Checked, library: Library, today: str) -> Public:
    """Return what readers see of a checked library ``today``.

    The verdicts on the quotations of editions are those of today's check.
    """
    verdicts = dict(checked.verdicts)
    for history in checked.worth.values():
        verdicts |= history[-1].verdicts
    return Public(published_library(library, library.embargoed(today)), verdicts)


def published_library(library: Library, hidden: Collection[str] = ()) -> Library:
    """Return the library as its newest editions show it; a briefing without an edition stays as it is.

    It contains the newest edition of each briefing, or the draft of a briefing that is not published.
    The ``hidden`` briefings are left out, with the sources and entities that only they name.
    Records of sources and entities are those that were published last.
    The later history of a source, and how much of it may be shown, are those of today.
    """
    if not library.editions and not hidden:
        return library
    parts = {name: library.known(name) for name in library.briefings if name not in hidden}
    pasts = sorted((past for history in library.editions.values() for past in history), key=_published)
    sources = {name: record for past in pasts for name, record in past.library.sources.items()}
    entities = {name: record for past in pasts for name, record in past.library.entities.items()}
    merged = with_backlinks(
        replace(
            library,
            briefings={name: part.briefings[name] for name, part in parts.items()},
            entities={**library.entities, **entities},
            claims={
                address: claim
                for name, part in parts.items()
                for address, claim in part.claims.items()
                if address.briefing == name
            },
            quotations=tuple(
                quotation for name, part in parts.items() for quotation in part.quotations if quotation.briefing == name
            ),
        )
    )
    return replace(
        merged,
        sources=_shown(
            library.sources, {name: _today(source, library) for name, source in sources.items()}, merged.quoted_from
        ),
        entities=_shown(library.entities, entities, merged.named_in),
    )


def _published(past: Past) -> tuple[str, int]:
    """Return the key that sorts editions by publication: the day, then the number."""
    return str(past.edition.date), past.edition.number


def _today(source: Source, library: Library) -> Source:
    """Return a published source record with today's facts that need no publication.

    They are its state on the web, its archived page, its rights with their licence and holder, its former ids, its
    notices, its withdrawal, and what was taken out of its captures.
    """
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
        license=now.license,
        rights_holder=now.rights_holder,
        was=now.was,
        captures=tuple(_redacted(capture, now) for capture in source.captures),
    )


def _redacted(capture: Capture, now: Source) -> Capture:
    """Return a capture as it is stated today if words were taken out of it, and else as it was published."""
    redacted = (later for later in now.captures if later.file == capture.file and later.redacted)
    return next((replace(capture, sha256=later.sha256, redacted=later.redacted) for later in redacted), capture)


def _shown(today: Mapping[str, R], frozen: Mapping[str, R], used: Mapping[str, object]) -> dict[str, R]:
    """Return the records that public pages use or that older editions name.

    A record that only older editions name is left out if it has been renamed since.
    """
    renamed: set[str] = {str(old) for record in today.values() for old in record.was}
    names = {*used, *frozen.keys() - renamed}
    return {name: record for name, record in {**today, **frozen}.items() if name in names}
