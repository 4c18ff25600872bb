"""Build the reference that a reader copies to cite an edition, a claim in it or a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model import edition_address
from generator.site.dates import format_date, publication_bound
from generator.site.naming import authors, outlet_beside_authors, through_hands
from generator.site.words import capitalised, joined, message

if TYPE_CHECKING:
    from generator.model import Edition, Settings, Source


class Citing(NamedTuple):
    """The parts of the references to an edition and to its claims."""

    authors: str
    title: str
    number: str
    site: str
    date: str
    address: str
    digest: str

    @property
    def edition(self) -> str:
        """The reference of the whole edition, with the digest that identifies a copy of it."""
        return message("references.edition-by" if self.authors else "references.edition", **self._asdict())

    def claim(self, name: str) -> str:
        """Return the reference of one claim in the edition."""
        parts = self._replace(address=f"{self.address}#{name}")._asdict()
        return message("references.claim-by" if self.authors else "references.claim", claim=name, **parts)


def citing(edition: Edition, briefing: str, settings: Settings) -> Citing:
    """Return the parts of the references to an edition.

    The address is permanent; the settings state the address of the site.
    """
    head = edition.contents.front_matter
    return Citing(
        authors=joined([str(name) for name in head.authors]),
        title=head.title.rstrip("."),
        number=str(edition.number),
        site=settings.site_name,
        date=format_date(edition.date),
        address=absolute(settings, edition_address(briefing, edition.number)),
        digest=edition.sha256,
    )


def reference(source: Source) -> str:
    """Return the reference that a reader copies to cite a source.

    The hands that its text went through come before its stated author.
    """
    names = joined(authors(source))
    title = message("references.title", authors=names, title=source.title) if names else str(source.title)
    parts = (
        through_hands("references", source, title=title),
        outlet_beside_authors(source),
        capitalised(publication_bound(source)),
        source.url or "",
    )
    sentences = [part if part[-1] in ".?!" else message("row.stop", words=part) for part in parts if part]
    capture = source.captures[-1]
    if capture.captured:
        sentences.append(message("references.capture-dated", date=format_date(capture.captured), digest=capture.sha256))
    else:
        sentences.append(message("references.capture", digest=capture.sha256))
    return " ".join(sentences)


def absolute(settings: Settings, address: str, root: str = "/") -> str:
    """Return the address of a page on the web.

    If the desk has not set ``site_url``, the address starts with ``root``.
    """
    return f"{settings.site_url.rstrip('/')}/{address}" if settings.site_url else f"{root}{address}"


def on_paper(settings: Settings, address: str) -> str:
    """Return the address that a printed page shows; empty without a ``site_url``."""
    return absolute(settings, address) if settings.site_url else ""
