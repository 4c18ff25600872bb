"""Takes an edition, a claim in it or a source; gives the reference that a reader copies to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.compile.dates import dated, said
from generator.compile.naming import handled
from generator.compile.words import capitalised, joined

if TYPE_CHECKING:
    from generator.model import Edition, Settings, Source


class Citing(NamedTuple):
    """The reference of an edition, in the two parts between which a claim is named."""

    start: str
    end: str
    address: str
    digest: str

    @property
    def edition(self) -> str:
        """The reference of the whole edition, with the digest by which a copy of it can be told."""
        return f"{self.start}. {self.end}. {self.address} (SHA-256 {self.digest})"

    def claim(self, name: str) -> str:
        """Give the reference of one claim in the edition."""
        return f"{self.start}, claim {name}. {self.end}. {self.address}#{name}"


def citing(edition: Edition, briefing: str, settings: Settings) -> Citing:
    """Give the reference of an edition; its address is permanent, the site's own address comes from the settings."""
    head = edition.contents.front_matter
    authors = f"{joined([str(name) for name in head.authors])}. " if head.authors else ""
    address = absolute(settings, f"{briefing}/editions/{edition.number}/")
    start = f"{authors}{head.title.rstrip('.')}, edition {edition.number}"
    return Citing(start, f"{settings.site_name}, {said(edition.date)}", address, edition.sha256)


def reference(source: Source) -> str:
    """Give the reference of a source: whose hands the text went through comes before who is named as its author."""
    names = joined([str(name) for name in source.author])
    outlet = source.container_title or source.publisher
    parts = [
        f"{names}: {source.title}" if names else str(source.title),
        str(outlet or ""),
        capitalised(dated(source).split(", when it was captured")[0]),
        source.url or "",
    ]
    done = handled(source) or ("text given as" if source.original_unseen else "")
    before = f"{capitalised(done)}{' of' if handled(source) else ''} " if done else ""
    capture = source.captures[-1]
    taken = f"captured {said(capture.captured)}, " if capture.captured else ""
    told = " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)
    return f"{before}{told} {capitalised(taken)}SHA-256 {capture.sha256}"


def absolute(settings: Settings, address: str, root: str = "/") -> str:
    """Give the address of a page on the web; from ``root`` where the desk has not set ``site_url``."""
    return f"{settings.site_url.rstrip('/')}/{address}" if settings.site_url else f"{root}{address}"
