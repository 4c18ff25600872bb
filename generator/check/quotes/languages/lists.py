"""Define the word lists of a language, and find where their entries stand in a text.

The entries are regular expressions for whole words, and letter case does not matter.
``denial`` reverses a sentence wherever it stands; ``negation`` reverses only its own clause.
``limits_before`` limits what follows in the sentence, ``limits_behind`` what comes before.
``only`` limits the words directly beside it, or its clause if it begins or ends the clause.
``hedge`` weakens a sentence; ``expected`` weakens a quote that continues it directly.
``number``, ``verb``, ``action`` (a word that is only a verb), ``link`` (a word that opens a clause), ``pronoun``,
``determiner`` and ``preposition`` are used to judge the editor's brackets.
New entries go into ``adding`` with the version of the rules, so that older editions are judged without them.
Only the list ``only`` is as new as its use, in version 4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Language:
    """The word lists of one language."""

    denial: str
    negation: str
    limits_before: str
    limits_behind: str
    only: str
    hedge: str
    modal: str
    number: str
    verb: str
    link: str
    pronoun: str
    coordination: str
    concession: str
    expected: str
    action: str
    determiner: str
    preposition: str
    since: int = 1
    older: Language | None = None

    def adding(self, since: int, **entries: str) -> Language:
        """Return the lists with more entries, which only a version of the rules and later ones know."""
        longer: dict[str, Any] = {name: f"{getattr(self, name)} | {more}" for name, more in entries.items()}
        return replace(self, **longer, since=since, older=self)

    def under(self, version: int) -> Language:
        """Return the lists as the rules of a version know them."""
        return self.older.under(version) if self.older and version < self.since else self

    def versions(self) -> Iterator[Language]:
        """Return the lists as every version knows them, the oldest first."""
        if self.older:
            yield from self.older.versions()
        yield self

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Return one list as a regular expression for any of its entries."""
        return _compile(getattr(self, name))

    def hits(self, text: str) -> list[Hit]:
        """Return the places in a text where entries of the lists in ``READ`` stand.

        They come in the order of the text.
        An entry is tried only where a word has the same first letters, so that most words cost nothing.
        The word May with a capital is the month or a name, and is skipped.
        """
        found = []
        for word in _WORD.finditer(text):
            opening = "n't" if word[0][-2:] in {"'t", "’t"} else word[0][:4].lower()
            for name, entry in self._openings.get(opening, ()):
                here = _compile(entry).match(text, word.start())
                if here and here[0] != "May":
                    found.append(Hit(name, here.start(), here[0]))
        return found

    def closing(self, name: str, text: str) -> str:
        """Return the words at the end of a text that are an entry of a list, or an empty text."""
        found = _compile_closing(getattr(self, name)).search(text)
        return found[1] if found else ""

    @cached_property
    def _openings(self) -> dict[str, list[tuple[str, str]]]:
        """The entries with their list names, by their first letters: the first four of their first word, or fewer."""
        entries: dict[str, list[tuple[str, str]]] = {}
        for name in READ:
            for entry in " ".join(getattr(self, name).split()).split(" | "):
                for opening in dict.fromkeys(_openings(entry)):
                    entries.setdefault(opening, []).append((name, entry))
        return entries


class Hit(NamedTuple):
    """A place in a text where an entry of a word list stands."""

    list: str
    start: int
    words: str


OPENS = r"(?<![^\W\d_]\s)"
"""What stands before an entry that counts only if no word is directly before it, as at the start of a clause."""

READ = ("denial", "negation", "limits_before", "limits_behind", "hedge", "modal")
_WORD = re.compile(r"[^\W\d_]+(?:['’]t\b)?")


def _openings(entry: str) -> Iterator[str]:
    bare = re.sub(r"\(\?<?[!=][^)]*\)", "", entry).replace("’", " ")
    stem, group, rest = re.fullmatch(r"(\w*)(?:\(\?:([^()]*)\))?(.*)", bare).groups()  # type: ignore[union-attr]
    for word in group.split("|") if group else ():
        yield (stem + word).split(" ")[0][:4].lower()
    if group is None or rest.startswith("?"):
        # A letter before a question mark may be missing.
        yield (stem[:-1] if group is None and rest.startswith("?") else stem)[:4].lower()
    if "n’t" in entry:
        yield "n't"


@cache
def _compile_closing(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"({_compile(alternatives).pattern})\W*\Z", re.IGNORECASE)


@cache
def _compile(alternatives: str) -> re.Pattern[str]:
    entries = re.sub(r" ?\| ?", "|", " ".join(alternatives.split())).replace("’", "['’]").replace(" ", r"\s+")
    # An entry that ends in an apostrophe, as ``n’`` does, stands right before a letter.
    return re.compile(rf"(?<![\w'’])(?:{entries})(?:(?!\w)|(?<=['’]))", re.IGNORECASE)
