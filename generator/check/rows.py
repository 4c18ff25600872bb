"""Find the evidence that the rows of a list rest on: their own, or words of the list's that name them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.check.normalize import fold
from generator.check.quotes.literal import FoldedStretch
from generator.model import upheld
from generator.model.addresses import Address
from generator.model.diagnostics import Diagnostic
from generator.model.english import listed
from generator.model.forms import SUPPORTING
from generator.model.rules import claiming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Evidence, Library, Member, MemberList
    from generator.model.places import Text
    from generator.model.verdicts import Span

BRACKETED = re.compile(r"\[[^\[\]]*\]")
"""Words in square brackets, which are the desk's: a name or a value that only they contain carries nothing."""
GENITIVE = "'s"
"""What may follow a name within a word, after folding."""


def find_row_evidence(library: Library, home: str, member_list: MemberList) -> dict[Address, dict[Address, Evidence]]:
    """Return what each row of a list rests on: by the address of the row, then by that of the evidence.

    A row with evidence of its own rests on that. A row without it rests on the evidence of the list that supports the
    list, is not withdrawn, and names the row.
    """
    above = Address.of_list(home, member_list.id)
    of_list = {above.below(str(item.id)): item for item in _supporting(member_list.evidence)}
    resting = any(not row.evidence for row in member_list.members)
    texts = {address: _read(item.quote) for address, item in of_list.items()} if resting else {}
    present = _find_present(texts.values(), library) if texts else {}
    found: dict[Address, dict[Address, Evidence]] = {}
    for row in member_list.members:
        address = Address.of_member(home, member_list.id, str(row.id))
        if row.evidence:
            found[address] = {address.below(str(item.id)): item for item in row.evidence}
            continue
        own, names = library.entity_of(row), set(map(_fold, row_names(library, row)))
        others = [name for name, entity in present.items() if entity != own and name not in names]
        named = {place for place, text in texts.items() if any(_names(text, name, others) for name in names)}
        found[address] = {place: item for place, item in of_list.items() if place in named}
    return found


def row_names(library: Library, row: Member) -> tuple[str, ...]:
    """Return the names by which the words of a source can name a row."""
    entity = library.entities.get(library.entity_of(row))
    named = (str(row.name),) if row.name else ()
    return tuple(dict.fromkeys((*named, *((str(entity.name), *map(str, entity.aliases)) if entity else ()))))


def stands_in(words: str, texts: Iterable[str]) -> bool:
    """Return whether one of some texts of sources has some words whole, in capital or small letters."""
    return any(any(_find_whole(_read(text.lower()), _fold(words.lower()))) for text in texts)


def _supporting(evidence: Iterable[Evidence]) -> list[Evidence]:
    return [item for item in upheld(evidence) if item.stance in SUPPORTING]


def _read(quote: str) -> FoldedStretch:
    """Return the words of a quote that its source has, ready to be searched."""
    words = BRACKETED.sub(" … ", quote)
    return FoldedStretch(words, fold(words))


@lru_cache(1 << 16)
def _fold(name: str) -> str:
    return fold(name).text.strip()


def _find_present(texts: Iterable[FoldedStretch], library: Library) -> dict[str, str]:
    """Return the names of entities that may stand in some texts, each with the id of its entity."""
    together = "\n".join(text.folded.text for text in texts)
    return {name: entity for typed, entity in library.names.items() if (name := _fold(typed)) in together}


def _names(text: FoldedStretch, name: str, others: Iterable[str]) -> bool:
    """Return whether a text has a name as whole words, and not only within a longer name of something else."""
    longer = [span for other in others if name in other for span in _find_whole(text, other)]
    return any(
        not any(first <= start and end <= last for first, last in longer) for start, end in _find_whole(text, name)
    )


def _find_whole(text: FoldedStretch, words: str) -> Iterator[Span]:
    """Return each span of a folded text in which some words stand and cut no word and no number."""
    for found in re.finditer(re.escape(words), text.folded.text) if words else ():
        start, end = found.span()
        beyond = end + len(GENITIVE) * text.folded.text.startswith(GENITIVE, end)
        if text.whole(start, end, "") or text.whole(start, beyond, ""):
            yield start, end


def _rows(library: Library) -> Iterator[tuple[MemberList, Member, Mapping[Address, Evidence]]]:
    """Return each row with its list and what it rests on."""
    for home, briefing in library.briefings.items():
        for member_list in briefing.lists:
            evidence = find_row_evidence(library, home, member_list)
            for row in member_list.members:
                yield member_list, row, evidence[Address.of_member(home, member_list.id, str(row.id))]


def _label(member_list: MemberList, row: Member) -> Text:
    return row.name or row.entity or member_list.id


def rows_rest_on_words_that_name_them(library: Library) -> Iterator[Diagnostic]:
    """Report rows without evidence of their own that no evidence of their list names."""
    for member_list, row, evidence in _rows(library):
        if not (row.evidence or evidence or row.withdrawn or member_list.withdrawn):
            label = _label(member_list, row)
            names = listed(row_names(library, row) or (str(label),))
            message = (
                f"The row of {label} has no evidence, and none of list {member_list.id} contains its name: {names}."
            )
            hint = "Give the row evidence, or the list evidence that has one of these names."
            yield Diagnostic(claiming.ROW_NAMED, label.place, message, hint)


def values_stand_in_the_evidence(library: Library) -> Iterator[Diagnostic]:
    """Report values of rows that are not words of the evidence that the row rests on."""
    for member_list, row, evidence in _rows(library):
        texts = [_read(item.quote) for item in _supporting(evidence.values())] if row.values else []
        for column, value in row.values.items():
            if texts and not any(any(_find_whole(text, _fold(value))) for text in texts):
                label = _label(member_list, row)
                message = f"The evidence of {label} does not contain the value `{value}` of the column {column}."
                hint = "Write the value as the quoted words have it, or quote the words that have it."
                yield Diagnostic(claiming.ROW_VALUED, value.place, message, hint)


RULES = (rows_rest_on_words_that_name_them, values_stand_in_the_evidence)
