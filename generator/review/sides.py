"""Build the two sides of a change, without what its base has in the meantime.

After a squash, a rebase or a cherry-pick, a branch still differs from where it began by what its base has too.
That does not belong to the change any more. Files are compared whole, and then record by record, or by paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import Tree, may_hold
from generator.model.bounds import DEPTH
from generator.model.tree import NOT_HERE, SUBMODULE
from generator.read.markdown.prose import split_front_matter
from generator.read.yaml import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Side = str | None
    Merge = Callable[[Side, Side, Side], Side]
    """Builds a text before a change from three: where the two parted, at the base, and after the change."""

HOLDING = re.compile(r"\s*-\s|[^#]*:\s*(?:#.*)?$")
"""A line of YAML that has keys or records below it."""
KEY = re.compile(r"\s*([\w.-]+)\s*:(?:\s|$)")


def take_over(parting: Tree, base: Tree, after: Tree) -> Tree:
    """Return the tree before a change: where it parted from its base, with what the base and the change have alike."""
    if base.files == parting.files:
        return parting
    files = {}
    for path in sorted({*parting.files, *base.files, *after.files}):
        text = _find_merge(path)(*(_read(tree, path) for tree in (parting, base, after)))
        if text is not None:
            files[path] = text.encode("utf-8", "surrogateescape")
    refused = {path: reason for path, reason in parting.refused.items() if path not in files}
    return Tree(files, refused, stored=parting.stored)


def _read(tree: Tree, path: str) -> Side:
    """Return the text of a file; Git may have changed the line ends of a text of ours in one of the trees."""
    data = tree.files.get(path)
    text = None if data is None else data.decode("utf-8", "surrogateescape")
    return text.replace("\r\n", "\n") if text and path.endswith((".md", ".yml")) else text


def assume_absent(tree: Tree, other: Tree) -> Tree:
    """Return a tree in which files that are not in its checkout or repository are as in the other tree.

    No commit has the captures that lie outside of the project.
    """
    absent = [path for path, reason in tree.refused.items() if reason in {NOT_HERE, SUBMODULE}]
    files = {path: data for path, data in other.files.items() if may_hold(absent, path)}
    outside = {path: other.files[path] for path in other.outside or {} if path in other.files and tree.outside is None}
    if not files and not outside:
        return tree
    return replace(tree, files={**files, **outside, **tree.files}, outside=tree.outside or other.outside)


def _find_merge(path: str) -> Merge:
    if path.endswith(".md"):
        return _merge_page
    return _merge_records if path.endswith(".yml") else _choose


def _choose(parting: Side, base: Side, after: Side) -> Side:
    """Return the whole text that counts as before the change."""
    return base if base == after or _all_differ(parting, base, after) else parting


def _all_differ(parting: Side, base: Side, after: Side) -> bool:
    """Return whether the base and the change both have a text, and neither has that of the other or of the start."""
    return None not in {base, after} and len({parting, base, after}) > 2  # noqa: PLR2004 (three texts)


def _merge_page(*sides: Side) -> Side:
    """Merge a page: its front matter by records, and its body by paragraphs."""
    if not _all_differ(*sides):
        return _choose(*sides)
    bodies = [None if side is None else str(split_front_matter("", side)[1]) for side in sides]
    heads = [None if side is None else side.removesuffix(body or "") for side, body in zip(sides, bodies, strict=True)]
    body = _merge_pieces([_split_paragraphs(text or "") for text in bodies], _choose, "\n\n")
    return f"{_merge_records(*heads) or ''}{body}"


def _merge_records(*sides: Side) -> Side:
    """Merge YAML key by key and record by record; what cannot be merged stays as it was where the two parted."""
    if not _all_differ(*sides):
        return _choose(*sides)
    merged = _merge_pieces([_split_records(text or "") for text in sides], _merge_record, "\n")
    return sides[0] if read("", merged.replace("---\n", ""), lenient=True)[1] else merged


def _merge_record(*sides: Side, depth: int = DEPTH) -> Side:
    """Merge one key or record with what is below its first line, if anything is; no file may be deeper."""
    lines = [(text or "").partition("\n") for text in sides]
    holding = depth and all(HOLDING.match(head) and rest.strip() for head, _, rest in lines[1:])
    if not holding or not _all_differ(*sides):
        return _choose(*sides)
    head = _choose(*(text and line[0] for text, line in zip(sides, lines, strict=True)))
    deeper = partial(_merge_record, depth=depth - 1)
    below = _merge_pieces([_split_records(rest) for _, _, rest in lines], deeper, "\n")
    return f"{head}\n{below}"


def _merge_pieces(sides: Sequence[Sequence[str]], merge: Merge, end: str) -> str:
    """Merge texts piece by piece.

    Pieces are in their order where the two parted. A new piece stands behind the one that is before it after the
    change.
    """
    parting, base, after = (_name(pieces) for pieces in sides)
    order = list(parting)
    for previous, name in pairwise(["", *after]):
        if name not in parting:
            order.insert(order.index(previous) + 1 if previous else 0, name)
    merged = (merge(parting.get(name), base.get(name), after.get(name)) for name in order)
    return f"{end.join(filter(None, merged))}\n"


def _name(pieces: Sequence[str]) -> dict[str, str]:
    """Return pieces by a name: the key of a mapping, or else the first line, with a number if it comes again."""
    times = Counter[str]()
    named = {}
    for piece in pieces:
        line = piece.partition("\n")[0].strip()
        found = KEY.match(line)
        name = found[1] if found else line
        times[name] += 1
        named[f"{name} {times[name]}"] = piece
    return named


def _split_records(text: str) -> list[str]:
    """Split YAML before each line that is indented no further than the first."""
    lines = text.splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), "")
    depth = len(first) - len(first.lstrip())
    return _gather(lines, [bool(line.strip()) and len(line) - len(line.lstrip()) <= depth for line in lines])


def _split_paragraphs(text: str) -> list[str]:
    """Split Markdown before each line that follows an empty one."""
    lines = text.splitlines(keepends=True)
    return _gather(lines, [bool(line.strip()) and not before.strip() for before, line in pairwise(["", *lines])])


def _gather(lines: Sequence[str], begins: Sequence[bool]) -> list[str]:
    """Join lines to pieces, without the white space around them."""
    starts = [0, *(at for at, first in enumerate(begins) if first), len(lines)]
    pieces = ("".join(lines[start:stop]).rstrip() for start, stop in pairwise(starts))
    return [piece for piece in pieces if piece]
