"""Takes the settings before and after; gives what of them runs programs where the site is built, or in its pages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from generator.model import SETTINGS
from generator.model.places import Text
from generator.read.yaml import Pairs, read, under
from generator.site.differences import difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.read.yaml import Data
    from generator.site.differences import Difference

PATHS = (
    ("hooks",),
    ("plugins",),
    ("markdown_extensions",),
    ("theme",),
    ("theme", "name"),
    ("theme", "custom_dir"),
    ("extra_javascript",),
    ("extra_templates",),
    ("INHERIT",),
)
"""The keys of MkDocs that name programs, or templates, which are programs as well."""
TAG = re.compile(r"!!python.*|!<.*|!ENV\b.*|^%TAG.*", re.MULTILINE)
"""What has MkDocs call a function of Python's, or print what the machine keeps in its environment."""


def running(before: str, after: str) -> Iterator[Difference]:
    """Give each of them that differs, by its key."""
    old, new = (read(SETTINGS, text, lenient=True)[0] for text in (before, after))
    for path in PATHS:
        pair = [_written(data, path) for data in (old, new)]
        if pair[0] != pair[1]:
            yield difference(".".join(path), *pair)
    tags = [" ".join(TAG.findall(text)) for text in (before, after)]
    if tags[0] != tags[1]:
        yield difference("tags", *tags)


def _written(data: Data | None, path: tuple[str, ...]) -> str:
    """Write what stands under a key on one line; what has keys itself is asked for by these."""
    data = under(data, *path)
    if data is None or (path == ("theme",) and isinstance(data, Pairs)):
        return ""
    return data if isinstance(data, Text) else json.dumps(data, ensure_ascii=False)
