"""Build the reference that a reader copies to cite an edition, a claim in it or a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model import edition_address
from generator.site.dates import format_date, is_undated, publication_bound
from generator.site.naming import authors, outlet_beside_authors, through_hands
from generator.site.references import edition_item, prepare_style, source_item
from generator.site.variables import cited
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
    styled: str = ""
    """The reference in the style of the desk, if it names one."""

    @property
    def edition(self) -> str:
        """The reference of the whole edition, with the digest that identifies a copy of it."""
        if self.styled:
            digest = message("references.capture", digest=self.digest)
            return message("references.qualified", reference=self.styled, qualities=digest)
        return message("references.edition-by" if self.authors else "references.edition", **self._asdict())

    def claim(self, name: str) -> str:
        """Return the reference of one claim in the edition."""
        address = f"{self.address}#{name}"
        if self.styled:
            claim = message("references.claim-at", claim=name, address=address)
            return message("references.qualified", reference=self.styled, qualities=claim)
        parts = self._replace(address=address)._asdict()
        return message("references.claim-by" if self.authors else "references.claim", claim=name, **parts)


def citing(edition: Edition, briefing: str, settings: Settings) -> Citing:
    """Return the parts of the references to an edition.

    The address is permanent; the settings state the address of the site.
    """
    head, number = edition.contents.front_matter, str(edition.number)
    authors, title = [str(name) for name in head.authors], head.title.rstrip(".")
    address, styled = absolute(settings, edition_address(briefing, edition.number)), ""
    if settings.style:
        titled = message("editions.title", title=title, number=number)
        item = edition_item(titled, authors, settings.site_name, edition.date, address)
        styled = prepare_style(settings.style).reference(item)
    return Citing(
        authors=joined(authors),
        title=title,
        number=number,
        site=settings.site_name,
        date=format_date(edition.date),
        address=address,
        digest=edition.sha256,
        styled=styled,
    )


def reference(source: Source, settings: Settings) -> str:
    """Return the reference that a reader copies to cite a source, in the style of the desk or in our own."""
    styled = prepare_style(settings.style).reference(source_item(source)) if settings.style else ""
    return _qualified(source, styled) if styled else _own_reference(source)


def _own_reference(source: Source) -> str:
    """Return the reference of a source in our own style.

    The hands that its text went through come before its stated author.
    """
    names = joined(authors(source))
    title = message("references.title", authors=names, title=source.title) if names else str(source.title)
    parts = (
        through_hands("references", source, title=title),
        outlet_beside_authors(source),
        capitalised(message("row.comma").join(cited(source))),
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


def _qualified(source: Source, styled: str) -> str:
    """Add to a reference, in brackets, what no style says of a source.

    That is who stated nothing, the hands that the text went through, whether it is withdrawn, and which text we have.
    """
    this, captured = message("references.this"), source.captures[-1].captured
    hands = through_hands("named", source, name=this)
    qualities = (
        message("cited.anonymous") if source.anonymous else "",
        hands if hands != this else "",
        message("cited.unseen") if source.original_unseen else "",
        publication_bound(source) if is_undated(source) else "",
        message("cited.withdrawn") if source.withdrawn else "",
        message("references.captured", date=format_date(captured)) if captured else "",
        message("references.capture", digest=source.captures[-1].sha256),
    )
    row = message("row.semicolon").join(filter(None, qualities))
    return message("references.qualified", reference=styled, qualities=row)


def absolute(settings: Settings, address: str, root: str = "/") -> str:
    """Return the address of a page on the web.

    If the desk has not set ``site_url``, the address starts with ``root``.
    """
    return f"{settings.site_url.rstrip('/')}/{address}" if settings.site_url else f"{root}{address}"


def on_paper(settings: Settings, address: str) -> str:
    """Return the address that a printed page shows; empty without a ``site_url``."""
    return absolute(settings, address) if settings.site_url else ""
