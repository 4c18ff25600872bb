"""Find changed settings that run programs when the site is built, or in its pages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from generator.model import SETTINGS
from generator.model.places import Text
from generator.read.yaml import Pairs, read, value_under
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
"""The keys of MkDocs that name programs, or templates, which are programs too."""
TAG = re.compile(r"!!python.*|!<.*|!ENV\b.*|^%TAG.*", re.MULTILINE)
"""YAML tags that make MkDocs call a Python function, or print an environment variable of the machine."""


def find_changed_programs(before: str, after: str) -> Iterator[Difference]:
    """Return each setting that runs programs and differs, under its key.

    Tags of YAML that run programs are among them.
    """
    old, new = (read(SETTINGS, text, lenient=True)[0] for text in (before, after))
    for path in PATHS:
        pair = [_write(data, path) for data in (old, new)]
        if pair[0] != pair[1]:
            yield difference(".".join(path), *pair)
    tags = [" ".join(TAG.findall(text)) for text in (before, after)]
    if tags[0] != tags[1]:
        yield difference("tags", *tags)


def _write(data: Data | None, path: tuple[str, ...]) -> str:
    """Write the value under a key on one line.

    The theme's own keys come separately, so the mapping of the theme is empty here.
    """
    data = value_under(data, *path)
    if data is None or (path == ("theme",) and isinstance(data, Pairs)):
        return ""
    return data if isinstance(data, Text) else json.dumps(data, ensure_ascii=False)
