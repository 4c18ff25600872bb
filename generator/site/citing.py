"""Takes an edition, a claim in it or a source; gives the reference that a reader copies to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model import edition_address
from generator.site.dates import bounded, said
from generator.site.naming import through_hands
from generator.site.words import capitalised, joined, worded

if TYPE_CHECKING:
    from generator.model import Edition, Settings, Source


class Citing(NamedTuple):
    """What the references of an edition and of the claims in it are made of."""

    authors: str
    title: str
    number: str
    site: str
    date: str
    address: str
    digest: str

    @property
    def edition(self) -> str:
        """The reference of the whole edition, with the digest by which a copy of it can be told."""
        return worded("references.edition-by" if self.authors else "references.edition", **self._asdict())

    def claim(self, name: str) -> str:
        """Give the reference of one claim in the edition."""
        given = self._replace(address=f"{self.address}#{name}")._asdict()
        return worded("references.claim-by" if self.authors else "references.claim", claim=name, **given)


def citing(edition: Edition, briefing: str, settings: Settings) -> Citing:
    """Give what to cite of an edition; its address is permanent, the site's own address comes from the settings."""
    head = edition.contents.front_matter
    return Citing(
        authors=joined([str(name) for name in head.authors]),
        title=head.title.rstrip("."),
        number=str(edition.number),
        site=settings.site_name,
        date=said(edition.date),
        address=absolute(settings, edition_address(briefing, edition.number)),
        digest=edition.sha256,
    )


def reference(source: Source) -> str:
    """Give the reference of a source: whose hands the text went through comes before who is named as its author."""
    names = joined([str(name) for name in source.author])
    title = worded("references.title", authors=names, title=source.title) if names else str(source.title)
    outlet = source.container_title or source.publisher or ""
    parts = (through_hands("references", source, title=title), outlet, capitalised(bounded(source)), source.url or "")
    told = [part if part[-1] in ".?!" else worded("row.stop", words=part) for part in parts if part]
    capture = source.captures[-1]
    if capture.captured:
        told.append(worded("references.capture-dated", date=said(capture.captured), digest=capture.sha256))
    else:
        told.append(worded("references.capture", digest=capture.sha256))
    return " ".join(told)


def absolute(settings: Settings, address: str, root: str = "/") -> str:
    """Give the address of a page on the web; from ``root`` where the desk has not set ``site_url``."""
    return f"{settings.site_url.rstrip('/')}/{address}" if settings.site_url else f"{root}{address}"


def on_paper(settings: Settings, address: str) -> str:
    """Give the address that a printed page shows; empty where the desk has not set ``site_url``."""
    return absolute(settings, address) if settings.site_url else ""
