"""Write the text of an edition's file, and compute its SHA-256.

The file is JSON with sorted keys, an indent of one space and plain line ends: equal editions have equal bytes.

Up to schema 4, the digest is that of the file without the line that states it:
``grep -v '^ "sha256"' 1.json | sha256sum``.

From schema 5 on, it covers a digest of each word instead of the word, so that a word can be taken out and the digest
remains the same. The idea is that of SD-JWT (RFC 9901): what is hidden later was sealed as a salted digest, so nobody
can find it by trying words. A file does not contain one salt for each word, but the root of a tree from which all of
them are derived: each node of SHAKE-256 has sixteen children, and the salt of word 0x2f is child f of child 2. To take
a word out, the nodes above it are replaced by their other children. So a file grows with what was taken out,
and not with its length; no salt leads back to the one that it was derived from. Chang, Lim and Xu describe such a tree
for redactable signatures (Short Redactable Signatures Using Random Trees, 2009, https://eprint.iacr.org/2009/025).
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256, shake_256
from typing import TYPE_CHECKING, Any

from generator.model.places import Text
from generator.model.redactions import WORD, point
from generator.model.schema import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.model import Edition, Redaction, Span

SEAL = re.compile(r'^ "sha256": .*\n', re.MULTILINE)
"""The line of an edition's file that states its digest."""
AGAIN = re.compile(r'^ "resealed": .*\n', re.MULTILINE)
"""The line that states another digest, if words were taken out of an edition of an older schema."""
SALTED = 5
"""The first schema whose digest covers digests of words."""
UNSEALED = frozenset({"sha256", "salts", "redactions"})
"""The keys of an edition that its digest does not cover, from schema 5 on."""
DIGITS, SIZE = "0123456789abcdef", 16
"""The names of the children of a node, and the bytes of a salt."""


class SealError(Exception):
    """An error: the salts and redactions of an edition do not fit its words."""


Words = list[tuple[str, bytes]]
"""The words of a value, each with its digest if it was taken out, and else with nothing."""


def seal_edition(edition: Edition) -> Edition:
    """Return the edition with its digest; a digest that it stated before is replaced."""
    return replace(edition, sha256=Text(digest(edition_text(edition))))


def edition_text(edition: Edition) -> str:
    """Return the text of an edition's file."""
    return write(plain(edition))


def write(data: Any) -> str:  # noqa: ANN401 (JSON's own types)
    """Return data as JSON, as the file of an edition has it."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def digest(text: str, redactions: Iterable[Redaction] = ()) -> str:
    """Return the SHA-256 that an edition with this text should state, in hexadecimal.

    Raises a SealError if its salts do not fit its words.
    """
    data = json.loads(text) if '"salts"' in text else {}
    if not data or data["schema"] < SALTED:
        return sha256(SEAL.sub("", text, count=1).encode()).hexdigest()
    values = [words for _, words in sealed_words(data, redactions)]
    salts = derive_salts(data["salts"], range(sum(map(len, values))))
    digests, number = [], 0
    for words in values:
        found = bytearray()
        for text_of_word, gone in words:
            salt = salts.get(number)
            if bool(gone) is (salt is not None):
                raise SealError(text_of_word)
            found += gone or sha256(salt + text_of_word.encode()).digest()  # type: ignore[operator] # never both absent
            number += 1
        digests.append(sha256(found).hexdigest())
    covered = _with_digests(_covered(data), iter(digests))
    return sha256(json.dumps(covered, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def second_digest(text: str) -> str:
    """Return the SHA-256 of the file of an edition of an older schema, some words of which were taken out."""
    return sha256(AGAIN.sub("", SEAL.sub("", text, count=1), count=1).encode()).hexdigest()


def sealed_words(data: Mapping[str, Any], redactions: Iterable[Redaction] = ()) -> list[tuple[str, Words]]:
    """Return every text that the seal covers, in the order of the file: its JSON Pointer and its words."""
    barred: dict[str, list[tuple[Span, str]]] = {}
    for redaction in redactions:
        barred.setdefault(str(redaction.at), []).extend(zip(redaction.spans, redaction.digests, strict=True))
    return [
        (at, _words(value, sorted(barred[at])) if at in barred else [(word, b"") for word in WORD.findall(value)])
        for at, value in texts(_covered(data))
    ]


def _words(value: str, barred: Iterable[tuple[Span, str]]) -> Words:
    words: Words = []
    reached = 0
    for (start, end), found in barred:
        words += [(word, b"") for word in WORD.findall(value[reached:start])]
        words.append((value[start:end], bytes.fromhex(found)))
        reached = end
    return words + [(word, b"") for word in WORD.findall(value[reached:])]


def texts(data: Any, path: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 (JSON's own types)
    """Return every text in JSON with its JSON Pointer, in the order of the file."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for name in sorted(data):
            yield from texts(data[name], path + point(name))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            yield from texts(item, f"{path}/{number}")


def derive_salts(nodes: Mapping[str, str], numbers: range) -> dict[int, bytes]:
    """Return the salts that can be derived from the nodes of a tree, by the number of the word."""
    width = len(f"{len(numbers) - 1:x}")
    salts: dict[int, bytes] = {}
    left = [(name, bytes.fromhex(salt)) for name, salt in nodes.items()]
    while left:
        name, salt = left.pop()
        if len(name) > width:
            raise SealError(name)
        if len(name) == width:
            salts[int(name, 16)] = salt
        else:
            children = derive_children(salt)
            left += [
                (name + digit, child)
                for digit, child in zip(DIGITS, children, strict=True)
                if int((name + digit).ljust(width, "0"), 16) < len(numbers)
            ]
    return salts


def derive_salt(secret: str, name: str) -> str:
    """Return the salt of the edition of one briefing, which does not lead to that of another one."""
    return sha256(f"{secret} {name}".encode()).hexdigest()[: 2 * SIZE]


def derive_children(salt: bytes) -> list[bytes]:
    """Return the sixteen salts below a salt."""
    stream = shake_256(salt).digest(len(DIGITS) * SIZE)
    return [stream[at : at + SIZE] for at in range(0, len(stream), SIZE)]


def without_salts(nodes: Mapping[str, str], gone: Collection[int], total: int) -> dict[str, str]:
    """Return the nodes of a tree from which all salts can be derived except those of some words."""
    width = len(f"{total - 1:x}")
    above = {f"{number:0{width}x}"[:length] for number in gone for length in range(width + 1)}
    kept: dict[str, str] = {}
    left = dict(nodes)
    while left:
        name, salt = left.popitem()
        if int(name.ljust(width, "0"), 16) >= total:
            continue
        if name not in above:
            kept[name] = salt
        elif len(name) < width:
            left |= {
                name + digit: child.hex()
                for digit, child in zip(DIGITS, derive_children(bytes.fromhex(salt)), strict=True)
            }
    return kept


def _covered(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the seal of an edition covers."""
    return {name: value for name, value in data.items() if name not in UNSEALED}


def _with_digests(data: Any, digests: Iterator[str]) -> Any:  # noqa: ANN401 (JSON's own types)
    """Return JSON with the next digest in place of each text."""
    if isinstance(data, str):
        return next(digests)
    if isinstance(data, dict):
        return {name: _with_digests(data[name], digests) for name in sorted(data)}
    if isinstance(data, list):
        return [_with_digests(item, digests) for item in data]
    return data
