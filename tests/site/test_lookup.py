"""The split index of the search: nothing is lost in it, and a small change stays small."""

from __future__ import annotations

import json
import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site import lookup
from generator.site.lookup import BASE, CONTENTS, DIGITS, LONGEST, cut, split
from generator.site.pages import SearchEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALPHABET = "ab.é’ -/Жйςأ日本の国𠮷ไทย한"
"""Letters of many scripts, and marks between words."""
WORDS = st.text(ALPHABET, max_size=12)
ENTRIES = st.lists(
    st.builds(SearchEntry, WORDS, WORDS, st.lists(WORDS, max_size=3).map(tuple), st.sampled_from((1, 2, 4)))
)
SETTINGS = {"LONG": 60, "AVERAGE": 20}
"""Lengths with which a few entries are split as far as thousands are."""


class Index(NamedTuple):
    """A split index as a browser reads it."""

    files: dict[str, str]
    contents: dict[str, str]

    @classmethod
    def of(cls, entries: Iterable[SearchEntry]) -> Index:
        """Split entries."""
        files = dict(split(entries))
        return cls(files, json.loads(files[CONTENTS]))

    def load(self, name: str) -> dict[str, str]:
        """Return the words of a file of places."""
        words: dict[str, str] = json.loads(self.files[f"search/places/{name}.json"])
        return words

    def find(self, word: str) -> set[int]:
        """Return the numbers of the entries with a word that begins so."""
        key = word.encode().hex()
        names = {*self.contents["places"].split()}
        name = next((key[:end] for end in range(len(key), 0, -1) if key[:end] in names), "")
        places = self.load(name) if name else {}
        fit = [text for each, text in places.items() if (each.startswith(word) if each else name == key)]
        return {number for text in fit for level in text.split(" ") for number in numbers(level)}

    def entries(self) -> list[tuple[str, str, list[str]]]:
        """Return the entries in the order of their numbers: place, title and paragraphs."""
        found = []
        ends = [0, *numbers(self.contents["ends"])]
        for block, (start, end) in enumerate(pairwise(ends)):
            pages = json.loads(self.files[f"search/texts/{block}.json"]) if start < end else []
            rows = [(address, row) for address, *rows in pages for row in rows]
            found += [(f"{page}#{anchor}" if anchor else page, title, rest) for page, (anchor, title, *rest) in rows]
            assert len(found) == end
        return found


def numbers(text: str) -> list[int]:
    """Read ascending numbers."""
    digits = [DIGITS.index(digit) for digit in text]
    distances, distance, scale = [], 0, 1
    for digit in digits:
        distance += digit % BASE * scale
        scale *= BASE
        if digit < BASE:
            distances.append(distance)
            distance, scale = 0, 1
    return [*accumulate(distances)]


def words(text: str) -> Iterator[str]:
    """Return what the words of a text are found by."""
    for word in re.findall(lookup.WORD, text.lower()):
        yield from cut(word)


@pytest.fixture(autouse=True, scope="module")
def short() -> Iterator[None]:
    """Split a few entries as far as thousands."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setattr(lookup, name, value)
        yield


@given(ENTRIES)
def test_each_entry_is_found_by_the_beginning_of_each_of_its_words_and_by_no_other(entries: list[SearchEntry]) -> None:
    index = Index.of(entries)
    found = index.entries()
    expected: dict[str, set[int]] = {}
    for number, (_, title, rest) in enumerate(found):
        for word in words(" ".join((title, *rest))):
            for end in range(1, len(word) + 1):
                expected.setdefault(word[:end], set()).add(number)
    assert {word: index.find(word) for word in expected} == expected
    assert index.find("absent") == set()


@given(ENTRIES)
def test_the_files_of_texts_contain_each_entry_once(entries: list[SearchEntry]) -> None:
    written = [(entry.location.removesuffix("#"), entry.title, [*filter(None, entry.paragraphs)]) for entry in entries]
    assert sorted(Index.of(entries).entries()) == sorted(written)


@given(ENTRIES)
def test_the_same_entries_make_the_same_files_and_only_those_that_are_named(entries: list[SearchEntry]) -> None:
    index = Index.of(entries)
    assert index == Index.of(iter(entries))
    named = {f"search/places/{name}.json" for name in index.contents["places"].split()}
    assert {path for path in index.files if "/places/" in path} == named


SITE = [
    SearchEntry(f"b{page}/#c{claim}", f"A paper reports: Port {page * 7 + claim} is {colour}.", ("“It is so.”",), 4)
    for page in range(40)
    for claim, colour in enumerate(("red", "green", "blue"))
]


def changed(old: Index, new: Index) -> set[str]:
    """Return the paths of the files that differ."""
    return {path for path in old.files.keys() | new.files.keys() if old.files.get(path) != new.files.get(path)}


def test_a_changed_statement_changes_the_files_of_its_words_and_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "AVERAGE", 500)
    before = Index.of(SITE)
    edited = SITE[60]._replace(title=SITE[60].title.replace("red", "rosy"))
    paths = changed(before, Index.of([*SITE[:60], edited, *SITE[61:]])) - {CONTENTS}
    texts = {path for path in paths if "/texts/" in path}
    assert len(texts) == 1
    keys = [word.encode().hex() for word in ("red", "rosy")]
    for path in paths - texts:
        name = path.removeprefix("search/places/").removesuffix(".json")
        assert any(key.startswith(name) for key in keys)
    assert len(paths) < len(before.files) / 4


def test_a_new_page_changes_one_file_of_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "AVERAGE", 500)
    before = Index.of(SITE)
    paths = changed(before, Index.of([*SITE[:30], SearchEntry("new/", "A new page"), *SITE[30:]]))
    assert len([path for path in paths if "/texts/" in path]) == 1


def test_a_word_of_any_length_has_a_file_that_a_disk_can_name() -> None:
    index = Index.of([SearchEntry("a/", " ".join("𐓘" * 500 + letter for letter in "abc"), ("𐓘" * LONGEST,))])
    assert index.find("𐓘" * LONGEST) == {0}
    assert max(len(path.rpartition("/")[2].encode()) for path in index.files) < 256


def test_of_a_word_in_very_many_entries_the_best_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "MOST", 30)
    index = Index.of([entry._replace(boost=1) if at % 5 else entry for at, entry in enumerate(SITE)])
    best = {place for place, *_ in (index.entries()[number] for number in index.find("paper"))}
    assert len(best) == 30
    assert best >= {entry.location for entry in SITE[::5]}
