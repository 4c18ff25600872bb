"""Write the text of an edition's file, and compute its SHA-256.

The file is JSON with sorted keys, an indent of one space and plain line ends: equal editions have equal bytes.
The digest is that of the file without the line that states it, so anybody can compute it without this program:
``grep -v '^ "sha256"' 1.json | sha256sum``.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.model.places import Text
from generator.model.schema import plain

if TYPE_CHECKING:
    from generator.model import Edition

SEAL = re.compile(r'^ "sha256": .*\n', re.MULTILINE)
"""The line of an edition's file that states its digest."""


def seal_edition(edition: Edition) -> Edition:
    """Return the edition with its digest; a digest that it stated before is replaced."""
    return replace(edition, sha256=Text(digest(edition_text(edition))))


def edition_text(edition: Edition) -> str:
    """Return the text of an edition's file."""
    return json.dumps(plain(edition), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def digest(text: str) -> str:
    """Return the SHA-256 of an edition's text without the line that states it.

    The digest is in hexadecimal.
    """
    return sha256(SEAL.sub("", text, count=1).encode()).hexdigest()
