"""Define the input: files as bytes by path, from a folder, a commit or a test."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.bounds import LARGEST

SETTINGS = "mkdocs.yml"
"""The settings file; the folder that contains it is a project."""
ENTITIES = "briefings/entities.yml"
"""The file that lists the entities."""
IMAGES, PLACE = "briefings/assets/", "assets/"
"""The folder of the desk's own images in the project, and on the site."""
TOO_LARGE = f"is larger than {LARGEST // 1024 // 1024} MiB"
NOT_HERE = "is not checked out here"
SUBMODULE = "is a submodule, which is another repository"
"""Reasons for which a tree refuses a file or folder, and on which more than a message depends."""
SUFFIXES = (".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
FOR_HOSTS = re.compile(
    r"(?:briefings|docs)/(?:.*/)?(?:\.well-known/.+|\.(?:nojekyll|htaccess|domains))|docs/(?:CNAME|robots\.txt)",
    re.DOTALL,
)
"""The paths of files that a host looks for on a site; ``briefings/CNAME`` is reported as any other stray there."""
LIKE_PAGE = re.compile(r"docs/(?:[^/.][^/]*/)*[^/.][^/]*\.(?:md[^/]*|markdown|mdown|mkdn?|html?|txt)", re.DOTALL)
"""The paths of the pages in ``docs/``, and of files that are easily taken for pages."""


@dataclass(frozen=True)
class Tree:
    """A project's files as bytes, by path from its root with forward slashes.

    ``refused`` names files that exist but could not be read, with the reason in words
    ("is a link", "cannot be read: permission denied").
    ``partial`` means that files which a change does not touch were left out.
    ``outside`` maps captures that lie outside of the project, to their paths from its root; it is None if
    the folder of these captures is not at hand.
    ``stored`` means that a commit has them: of an image that Git LFS keeps, it has only the pointer.
    """

    files: Mapping[str, bytes]
    refused: Mapping[str, str] = field(default_factory=dict)
    partial: bool = False
    outside: Mapping[str, str] | None = None
    stored: bool = field(default=False, compare=False)

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Tree:
        """Build a tree from texts, encoded as UTF-8."""
        return cls({path: text.encode() for path, text in texts.items()})


def image(path: str) -> str | None:
    """Return the path of a desk's image on the site, or None for any other file."""
    published = path.startswith(IMAGES) and path.lower().endswith(SUFFIXES)
    return f"{PLACE}{path.removeprefix(IMAGES)}" if published else None
