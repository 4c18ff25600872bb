"""Write the ids of evidence and rows into a briefing's YAML files.

Nothing else in a file changes: comments, order, quoting and line ends stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model.places import LINE_END, Text
from generator.read.yaml import Items, Pairs, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Briefing, Evidence, Tree
    from generator.read.yaml import Data


class _Missing(NamedTuple):
    """A mapping without an id, and the id to write into it."""

    pairs: Pairs
    id: str


def with_ids(tree: Tree, briefing: Briefing) -> dict[str, str]:
    """Return the texts of the files of claims and of ``members.yml``, with every id, by path.

    A file that the tree does not have is left out.
    Every piece of evidence and every row of the briefing has its id.
    """
    texts = {}
    of_claims = dict.fromkeys(claim.id.place.file for claim in briefing.claims)
    for path in (*of_claims, f"briefings/{briefing.id}/members.yml"):
        if path in tree.files:
            text = tree.files[path].decode()
            data, _ = read(path, text)
            missing = _in_claims if path in of_claims else _in_members
            texts[path] = _insert_ids(text, missing(data, briefing)) if isinstance(data, Pairs) else text
    return texts


def _in_claims(data: Pairs, briefing: Briefing) -> Iterator[_Missing]:
    written = (claim for claim in briefing.claims if claim.id.place.file == data.place.file)
    for pairs, claim in zip(_mappings(data, "claims"), written, strict=True):
        yield from _in_evidence(pairs, claim.evidence)


def _in_members(data: Pairs, briefing: Briefing) -> Iterator[_Missing]:
    for pairs, member_list in zip(_mappings(data, "lists"), briefing.lists, strict=True):
        yield from _in_evidence(pairs, member_list.evidence)
        end = pairs.get(Text("open-end"))
        if isinstance(end, Pairs) and member_list.open_end:
            yield from _in_evidence(end, member_list.open_end.evidence)
        for row, member in zip(_mappings(pairs, "members"), member_list.members, strict=True):
            if "id" not in row:
                yield _Missing(row, str(member.id))
            yield from _in_evidence(row, member.evidence)


def _in_evidence(pairs: Pairs, evidence: Iterable[Evidence]) -> Iterator[_Missing]:
    for inner, item in zip(_mappings(pairs, "evidence"), evidence, strict=True):
        if "id" not in inner:
            yield _Missing(inner, str(item.id))


def _mappings(pairs: Pairs, name: str) -> list[Pairs]:
    """Return the mappings in the list under a key."""
    entries: Data | None = pairs.get(Text(name))
    return [entry for entry in entries if isinstance(entry, Pairs)] if isinstance(entries, Items) else []


def _insert_ids(text: str, missing: Iterable[_Missing]) -> str:
    """Insert the ids into the text of a file.

    The last id comes first, because each insertion moves the text after it.
    """
    mark = len(text) - len(text.removeprefix("\ufeff"))  # places do not count a byte order mark
    ends = [0, *(found.end() - mark for found in LINE_END.finditer(text))]
    end = LINE_END.search(text)
    for pairs, name in sorted(missing, key=lambda entry: entry.pairs.place, reverse=True):
        place = pairs.place
        at = mark + ends[place.line - 1] + place.column - 1
        if text[at : at + 1] == "{":
            text = f"{text[: at + 1]}id: {name}, {text[at + 1 :].lstrip(' ')}"
        else:
            text = f"{text[:at]}id: {name}{end.group() if end else chr(10)}{' ' * (place.column - 1)}{text[at:]}"
    return text
