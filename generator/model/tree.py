"""The files that go in: a tree of bytes by path, whatever they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SETTINGS = "mkdocs.yml"
"""The file whose folder is a project."""
ENTITIES = "briefings/entities.yml"
"""The file that holds who is named."""
IMAGES, PLACE = "briefings/assets/", "assets/"
"""Where a desk keeps its own images, and where the site holds them."""
SUFFIXES = (".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")


@dataclass(frozen=True)
class Tree:
    """A project's files, by path from its root with forward slashes, as bytes.

    ``refused`` names files that are there but could not be taken, with the reason in words
    ("is a link", "cannot be read: permission denied", "is larger than 8 MiB").
    ``partial`` says that files which a change does not touch were left out.
    """

    files: Mapping[str, bytes]
    refused: Mapping[str, str] = field(default_factory=dict)
    partial: bool = False

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Tree:
        """Make a tree from texts, encoded as UTF-8."""
        return cls({path: text.encode() for path, text in texts.items()})


def image(path: str) -> str | None:
    """Return the path in the site of one of the desk's own images; nothing else in its folder is published."""
    published = path.startswith(IMAGES) and path.lower().endswith(SUFFIXES)
    return f"{PLACE}{path.removeprefix(IMAGES)}" if published else None
