"""Takes an edition; gives the text of its file, which carries its own SHA-256, and takes that digest of a text again.

The file is JSON with sorted keys, an indent of one space and plain line ends: the same edition, the same bytes.
Its digest is that of the file without the line that holds it, so that anybody can take it without this program:
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


def sealed(edition: Edition) -> Edition:
    """Give the edition with its digest, whatever it stated before."""
    return replace(edition, sha256=Text(digest(written(edition))))


def written(edition: Edition) -> str:
    """Give the text of an edition's file."""
    return json.dumps(plain(edition), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def digest(text: str) -> str:
    """Take the digest of an edition's file, without the line that states it."""
    return sha256(SEAL.sub("", text, count=1).encode()).hexdigest()
