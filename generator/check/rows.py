"""Find the evidence that the rows of a list rest on: their own, or words of the list's that name them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from generator.check.normalize import fold
from generator.check.normalize.scripts import SPACELESS
from generator.model import upheld
from generator.model.addresses import Address
from generator.model.diagnostics import Diagnostic
from generator.model.english import listed
from generator.model.forms import SUPPORTING
from generator.model.rules import claiming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Evidence, Library, Member, MemberList
    from generator.model.verdicts import Span

BRACKETED = re.compile(r"\[[^\[\]]*\]")
"""Words in square brackets, which are the desk's: a name or a value that only they contain carries nothing."""


def find_row_evidence(library: Library, home: str, member_list: MemberList) -> dict[Address, dict[Address, Evidence]]:
    """Return what each row of a list rests on: by the address of the row, then by that of the evidence.

    A row with evidence of its own rests on that. A row without it rests on the evidence of the list that supports the
    list, is not withdrawn, and names the row.
    """
    found: dict[Address, dict[Address, Evidence]] = {}
    above = Address.of_list(home, member_list.id)
    of_list = {above.below(str(item.id)): item for item in _standing(member_list.evidence)}
    texts = {address: _fold(item.quote) for address, item in of_list.items()}
    present = _names_in(texts.values(), library) if not all(row.evidence for row in member_list.members) else {}
    for row in member_list.members:
        address = Address.of_member(home, member_list.id, str(row.id))
        if row.evidence:
            found[address] = {address.below(str(item.id)): item for item in row.evidence}
        else:
            own = library.entity_of(row)
            names = set(map(_fold, row_names(library, row)))
            others = [name for name, entity in present.items() if entity != own and name not in names]
            found[address] = {
                place: of_list[place]
                for place, text in texts.items()
                if any(_names(text, name, others) for name in names)
            }
    return found


def row_names(library: Library, row: Member) -> tuple[str, ...]:
    """Return the names by which the words of a source can name a row."""
    entity = library.entities.get(library.entity_of(row))
    named = (str(row.name),) if row.name else ()
    return tuple(dict.fromkeys((*named, *((str(entity.name), *map(str, entity.aliases)) if entity else ()))))


def _standing(evidence: Iterable[Evidence]) -> list[Evidence]:
    return [item for item in upheld(evidence) if item.stance in SUPPORTING]


@lru_cache(1 << 16)
def _fold(words: str) -> str:
    """Return words of a source without the desk's brackets, and without differences that quotes may have too."""
    return fold(BRACKETED.sub(" … ", words)).text


def _names_in(texts: Iterable[str], library: Library) -> dict[str, str]:
    """Return the names and aliases of entities that may stand in some texts, each with the id of its entity."""
    together = "\n".join(texts)
    return {name: entity for typed, entity in library.names.items() if (name := _fold(typed)) in together}


def _names(text: str, name: str, others: Iterable[str]) -> bool:
    """Return whether a text has a name as whole words, and not only within a longer name of something else."""
    longer = [span for other in others if name in other for span in _find_whole(text, other)]
    return any(
        not any(first <= start and end <= last for first, last in longer) for start, end in _find_whole(text, name)
    )


def _find_whole(text: str, words: str) -> Iterator[Span]:
    """Return each place of some words in a text at which they are whole words."""
    before = "" if SPACELESS.match(words) else r"(?<![\w-])"
    after = "" if SPACELESS.match(words[-1:]) else r"(?![\w-])"
    found = re.finditer(f"{before}{re.escape(words)}{after}", text) if words else ()
    return ((match.start(), match.end()) for match in found)


def rows_rest_on_words_that_name_them(library: Library) -> Iterator[Diagnostic]:
    """Report rows without evidence of their own that no evidence of their list names."""
    for home, member_list in _all_lists(library):
        evidence = find_row_evidence(library, home, member_list)
        for row in member_list.members:
            if row.evidence or row.withdrawn or member_list.withdrawn:
                continue
            if not evidence[Address.of_member(home, member_list.id, str(row.id))]:
                label = row.name or row.entity or member_list.id
                names = listed(row_names(library, row) or (str(label),))
                message = (
                    f"The row of {label} has no evidence, and none of list {member_list.id} contains its name: {names}."
                )
                hint = "Give the row evidence, or the list evidence that has one of these names."
                yield Diagnostic(claiming.ROW_NAMED, label.place, message, hint)


def values_stand_in_the_evidence(library: Library) -> Iterator[Diagnostic]:
    """Report values of rows that are not words of the evidence that the row rests on."""
    for home, member_list in _all_lists(library):
        if not any(row.values for row in member_list.members):
            continue
        evidence = find_row_evidence(library, home, member_list)
        for row in member_list.members:
            items = _standing(evidence[Address.of_member(home, member_list.id, str(row.id))].values())
            texts = [_fold(item.quote) for item in items]
            for column, value in row.values.items():
                if texts and not any(any(_find_whole(text, _fold(value))) for text in texts):
                    label = row.name or row.entity or member_list.id
                    message = f"The evidence of {label} does not contain the value `{value}` of the column {column}."
                    hint = "Write the value as the quoted words have it, or quote the words that have it."
                    yield Diagnostic(claiming.ROW_VALUED, value.place, message, hint)


def _all_lists(library: Library) -> Iterator[tuple[str, MemberList]]:
    return chain.from_iterable(
        ((name, member_list) for member_list in briefing.lists) for name, briefing in library.briefings.items()
    )


RULES = (rows_rest_on_words_that_name_them, values_stand_in_the_evidence)
