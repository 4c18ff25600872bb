"""Split the search entries into small files, so that a search loads only what answers it, however large the site is.

The files under ``texts/`` contain the entries, all entries of a page in one file.
The files under ``places/`` state for each word which entries contain it. They are a tree: words that begin alike share
a file until it is too long. It is then split by the next letter, and states instead which entries contain any word that
begins so. So a search loads one file for each of its words, even while a word is being typed.

`assets/search.js` reads the files in the browser, and cuts questions into words as this module cuts entries.
The name of a file depends on no other file, so a changed statement changes only the files of its words and its text.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache
from itertools import accumulate, chain, groupby
from math import sqrt
from operator import sub
from typing import TYPE_CHECKING
from unicodedata import normalize
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.site.pages import SearchEntry

Places = list[defaultdict[str, list[int]]]
"""The numbers of the entries that contain each word, level by level."""
FOLDER = "search/"
CONTENTS = f"{FOLDER}contents.json"
"""The file that a browser loads first: which files there are, and how words are cut."""
WORD = r"""[^\s\-/'“”„‟«»‹›‘‚’"(),;:!?…—–、。，|<>=*~^\[\]{}]+"""
"""What a word consists of."""
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""The letters of scripts without spaces. A word of two letters begins at each, so any part of a text is found."""
PIECE = f"([{UNSPACED}]+)|[^{UNSPACED}]+"
"""What a word is cut into: letters without spaces, which are a group of the expression, or others."""
ACCENT = re.compile("[\u0300-\u036f]")
LONGEST = 30
"""How many letters of a word count; with more, the name of a file could be too long."""
TITLE = 4
"""How much more a word weighs in the title than in the paragraphs."""
LEVELS = ((5, 12), (2, 5), (0.8, 2), (0, 0.5))
"""The least weight at each level of places, and the weight with which the browser calculates."""
MOST = 12_000
"""In how many entries a word is found; if more contain it, in the best."""
LONG, AVERAGE = 12_000, 3_000
"""The greatest length of a file of places, and the least average length of the files of texts, which may be double."""
DIGITS = "".join(map(chr, range(35, 127))).replace("\\", "")
"""The digits of numbers, the lowest first: the last digit is from the first half, and any before it from the second."""
BASE = len(DIGITS) // 2


def split(entries: Iterable[SearchEntry]) -> Iterator[tuple[str, str]]:
    """Return the files of the index by path; the same entries produce the same files."""
    blocks = _distribute([[*page] for _, page in groupby(entries, key=_page_of)])
    ends = [*accumulate(sum(map(len, pages)) for pages in blocks)]
    places = _find_places([entry for pages in blocks for page in pages for entry in page])
    numbers = _Numbers(ends[-1])
    tree = dict(_Tree(places, numbers).files())
    texts = ((f"texts/{at}", _json([*map(_write, pages)])) for at, pages in enumerate(blocks) if pages)
    stamp = 0
    for name, text in chain(texts, ((f"places/{name}", _json(words)) for name, words in tree.items())):
        stamp = crc32(text.encode(), stamp)
        yield f"{FOLDER}{name}.json", text
    contents = {
        "word": WORD,
        "piece": PIECE,
        "longest": LONGEST,
        "weights": [weight for _, weight in LEVELS],
        "ends": numbers.write(ends),
        "places": " ".join(tree),
        "stamp": f"{stamp:x}",
    }
    yield CONTENTS, _json(contents)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _page_of(entry: SearchEntry) -> str:
    return entry.location.partition("#")[0]


def _distribute(pages: Sequence[Sequence[SearchEntry]]) -> list[list[Sequence[SearchEntry]]]:
    """Return the pages of each file of texts.

    The address of a page decides on its file, so a new page changes one file.
    """
    length = sum(len(entry.title) + sum(map(len, entry.paragraphs)) for page in pages for entry in page)
    blocks: list[list[Sequence[SearchEntry]]] = [[] for _ in range(1 << max((length // AVERAGE).bit_length() - 1, 0))]
    for page in pages:
        blocks[crc32(_page_of(page[0]).encode()) % len(blocks)].append(page)
    return blocks


def _write(page: Sequence[SearchEntry]) -> list[object]:
    """Return a page as its address, and its entries as anchor, title and paragraphs."""
    rows = [(entry.location.partition("#")[2], entry.title, *filter(None, entry.paragraphs)) for entry in page]
    return [_page_of(page[0]), *rows]


def _find_places(entries: Iterable[SearchEntry]) -> Places:
    """Return the numbers of the entries that contain each word, at each level."""
    places: Places = [defaultdict(list) for _ in LEVELS]
    words_of = re.compile(WORD).findall
    for number, entry in enumerate(entries):
        title, rest = words_of(entry.title.lower()), words_of(" ".join(entry.paragraphs).lower())
        named = set(title)
        level = places[_level(entry.boost * TITLE, len(title))]
        for word in named:
            level[word].append(number)
        level = places[_level(entry.boost, len(rest))]
        for word in set(rest) - named:
            level[word].append(number)
    for level in places:
        for word in [word for word in level if not (word.isascii() and word.isalnum() and len(word) <= LONGEST)]:
            numbers = level.pop(word)
            for part in cut(word):
                level[part] = sorted({*level[part], *numbers}) if part in level else numbers
    return places


@cache
def _level(weight: float, words: int) -> int:
    """Return the level of a text by its weight and the number of its words."""
    return next(level for level, (least, _) in enumerate(LEVELS) if weight / sqrt(words or 1) >= least)


@lru_cache(maxsize=1 << 16)
def cut(word: str) -> tuple[str, ...]:
    """Return what a word in lower case is found by.

    Letters without spaces are cut into pairs, and other words lose their accents.
    """
    if word.isascii():
        return tuple(filter(None, [word.strip(".")[:LONGEST]]))
    found: list[str] = []
    for piece in re.finditer(PIECE, word):
        if piece[1]:
            found += (piece[1][at : at + 2] for at in range(len(piece[1])))
        else:
            plain = normalize("NFC", ACCENT.sub("", normalize("NFD", piece[0])))
            found.append(plain.replace("ς", "σ").strip(".")[:LONGEST])
    return tuple(filter(None, found))


class _Numbers:
    """Writes ascending numbers as text: each as the distance from the one before."""

    def __init__(self, most: int) -> None:
        """Write each distance once."""
        self.distances = [self._write_distance(distance) for distance in range(most + 1)]

    @staticmethod
    def _write_distance(distance: int) -> str:
        digits = ""
        while distance >= BASE:
            distance, digit = divmod(distance, BASE)
            digits += DIGITS[BASE + digit]
        return digits + DIGITS[distance]

    def write(self, numbers: Sequence[int]) -> str:
        """Return the numbers as text."""
        if len(numbers) == 1:  # as most words have
            return self.distances[numbers[0]]
        return "".join(map(self.distances.__getitem__, map(sub, numbers, (0, *numbers))))

    def write_levels(self, levels: Iterable[Sequence[int]]) -> str:
        """Return the best numbers of all levels as text."""
        written, room = [], MOST
        for numbers in levels:
            written.append(self.write(numbers[:room]) if numbers and room else "")
            room = max(room - len(numbers), 0)
        return " ".join(written).rstrip()


class _Tree:
    """Groups words by their first letters into files that are not too long.

    The name of a file is what its words begin with, in hexadecimal digits of UTF-8.
    """

    def __init__(self, places: Places, numbers: _Numbers) -> None:
        """Write the places of each word, in the order of the words' bytes."""
        self.places, self.numbers = places, numbers
        self.words = sorted(set().union(*places))
        self.keys = [word.encode().hex() for word in self.words]
        self.texts = [numbers.write_levels([level.get(word, ()) for level in places]) for word in self.words]
        self.ends = [0, *accumulate(len(key) // 2 + len(text) for key, text in zip(self.keys, self.texts, strict=True))]

    def files(self, name: str = "", start: int = 0, end: int | None = None) -> Iterator[tuple[str, dict[str, str]]]:
        """Return the file of a range of words that begin alike, or files of those with one more digit in common.

        A file contains the places by word. If the range is split and the words begin with whole letters, they have a
        file that leads to any of them, under an empty word.
        """
        end = len(self.words) if end is None else end
        if name and (end - start == 1 or self.ends[end] - self.ends[start] <= LONG):
            yield name, dict(zip(self.words[start:end], self.texts[start:end], strict=True))
            return
        if _is_whole(name):
            words = {"": self.numbers.write_levels(self._merge(self.words[start:end]))}
            if self.keys[start] == name:
                words[self.words[start]] = self.texts[start]
                start += 1
            yield name, words
        while start < end:
            longer = self.keys[start][: len(name) + 1]
            after = bisect_left(self.keys, f"{longer}g", start, end)  # behind every hexadecimal digit
            yield from self.files(longer, start, after)
            start = after

    def _merge(self, words: Sequence[str]) -> Iterator[list[int]]:
        """Return the entries that contain any of the words, each at its best level."""
        seen: set[int] = set()
        for level in self.places:
            found = set().union(*filter(None, map(level.get, words))) - seen
            yield sorted(found)
            seen |= found


def _is_whole(name: str) -> bool:
    """Return whether a name consists of whole letters."""
    letters = bytes.fromhex(name[: len(name) & ~1]).decode(errors="ignore")
    return bool(name) and letters.encode().hex() == name
