"""Takes texts under keys; gives the keys under which a name is mentioned, as a word of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INNER = frozenset(bytes([byte]) for byte in b"abcdefghijklmnopqrstuvwxyz0123456789-")
"""What a name goes on with."""
ESCAPE = re.compile(rb"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
"""A letter as YAML may write it between double quotation marks."""


class Mentions:
    """Texts that are searched as bytes, which is fast and finds too much rather than too little."""

    def __init__(self, texts: Iterable[tuple[str, bytes]]) -> None:
        """Join the texts, each under its key, so that one search goes through all of them."""
        held = list(texts)
        self._keys = [key for key, _ in held]
        self._all = b"\n".join(text for _, text in held)
        self._starts = list(accumulate((len(text) + 1 for _, text in held), initial=0))

    def of(self, name: bytes) -> Iterator[str]:
        """Give the keys of the texts that have a name, some of them several times."""
        at = self._all.find(name)
        while at >= 0:
            if self._alone(name, at):
                index = bisect_right(self._starts, at) - 1
                yield self._keys[index]
                at = self._all.find(name, self._starts[index + 1])
            else:
                at = self._all.find(name, at + 1)

    def _alone(self, name: bytes, at: int) -> bool:
        end = at + len(name)
        before, after = self._all[max(at - 1, 0) : at], self._all[end : end + 1]
        return before not in INNER and (name.endswith(b"/") or after not in INNER)


def unescaped(data: bytes) -> bytes:
    """Give a text of YAML with what it says when its escapes are read behind it, so that no name hides in them."""
    if b"\\" not in data:
        return data
    return data + b"\n" + ESCAPE.sub(_letter, data.replace(b"\\\n", b""))


def _letter(found: re.Match[bytes]) -> bytes:
    point = int(next(filter(None, found.groups())), 16)
    return chr(point).encode("utf-8", "replace") if point < 0x110000 else b""  # noqa: PLR2004 (the last of Unicode)
