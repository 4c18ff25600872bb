"""Takes a library; gives what was published, edition by edition, with the digest by which each can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.compile.citing import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library


class Published(NamedTuple):
    """An edition: its briefing, its number, its day, its kind, its address, its file in the project, and digests.

    ``previous`` is the digest of the edition before it.
    """

    briefing: str
    number: int
    date: str
    kind: str
    address: str
    file: str
    sha256: str
    previous: str | None


def digests(library: Library) -> Iterator[Published]:
    """Give every edition that stands; one that a later build of the site lacks was taken away."""
    root = absolute(library.settings, "", "../")
    for name, row in sorted(library.editions.items()):
        for past in row:
            each = past.edition
            yield Published(
                briefing=name,
                number=each.number,
                date=str(each.date),
                kind=str(each.kind),
                address=f"{root}{name}/editions/{each.number}/",
                file=f"briefings/{name}/editions/{each.number}.json",
                sha256=str(each.sha256),
                previous=each.previous and str(each.previous),
            )
