"""Read the mark with which a line may begin an item of a list: a bullet, or a number or a letter of any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, name, normalize, numeric

from generator.check.normalize import CLOSING, DASHES, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_MARK = 40
"""The characters of a line that are read for its mark."""

_PLAIN = re.compile(
    r"[ \t]*(?:(?P<bullet>[-*+•‣◦▪·])|(?P<open>\(?)(?P<count>\d{1,3}|[a-zA-Z]|[ivx]{1,4})(?P<close>[.)]))"
    r"[ \t]+(?=\S)"
)
"""The marks of English lists, which need not follow each other."""

ORDINARY = re.compile(r"[a-zA-Z]{2,},?[ ](?![\dIVXLC])")
"""A word that is no mark and no label of one, so that most lines need no further reading."""

_SURE = frozenset("•‣◦▪")
_FIRST_SYMBOL = "\u2190"
"""Where the blocks of arrows, shapes and other symbols begin in Unicode; ``°`` and ``©`` stand before them."""

_LETTER = r"[^\W\d_ºª]"
_MARK = re.compile(
    rf"""
    [{OPENING}*_]{{0,2}}
    (?: (?P<symbol>[§\#№]+)[ ]? | (?P<ordinal>[第제])[ ]? | {_LETTER}{{1,2}}(?=\d)
      | (?:(?P<short>{_LETTER}{{1,8}}\.)[ ]?|(?P<label>{_LETTER}{{2,12}})[ ])(?=\d|[IVXLC]+\b) )?
    (?: (?P<number>\d{{1,3}}(?:[.．]\d{{1,3}}){{0,4}})(?:[.(]?(?P<letter>{_LETTER})(?!{_LETTER})\)?)?
      | (?P<word>{_LETTER}{{1,7}})(?!{_LETTER}) )
    (?P<close> [º°ª]? [.]? [{CLOSING}*_]{{0,2}} [.:：．、/]? (?:[ ]?[{DASHES}])? )
    (?P<space>\s*)(?P<next>\S)
    """,
    re.VERBOSE,
)
_CLOSED = re.compile(rf"[{CLOSING}：、．]\Z")
"""The end of a mark behind which no space is needed."""

_TEN = 10
_ROMAN = re.compile(r"(?=.)c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE | re.ASCII)
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_COUNTED = frozenset(("bullet", "number", "numerals", "Latin", "pair", "Roman"))
"""The kinds of marks whose order is known."""


class MarkReading(NamedTuple):
    """A way to read a mark: the style that all marks of a list have, and the numbers that count its items."""

    style: tuple[str, ...]
    value: tuple[int, ...]


class ItemMark(NamedTuple):
    """The mark of an item, with every way to read it.

    ``plain`` says whether it is one of English lists, and ``sure`` whether no sentence contains it.
    """

    readings: tuple[MarkReading, ...]
    plain: bool
    sure: bool


BULLET = MarkReading(("bullet",), (1,))


def read_mark(line: str) -> ItemMark | None:
    """Return the mark at the start of a line; None if there is none."""
    head = line[:_LONGEST_MARK]
    if ORDINARY.match(head):
        return None
    if plain := _PLAIN.match(head):
        if plain["bullet"]:
            return ItemMark((BULLET,), plain=True, sure=plain["bullet"] in _SURE)
        return ItemMark(tuple(_read(head)), plain=True, sure=False)
    head = head.lstrip()
    if head[1:].strip() and _is_bullet(head[0]):
        return ItemMark((BULLET,), plain=False, sure=False)
    readings = tuple(_read(head))
    return ItemMark(readings, plain=False, sure=False) if readings else None


def follows(mark: MarkReading, other: MarkReading) -> bool:
    """Return whether a mark is the next one of a list: 2 behind 1, 1.2 or 2.1 behind 1.1, one bullet behind another.

    Outside Latin, any other letter of the script is the next one, because not every alphabet is in Unicode's order.
    """
    if mark.style != other.style:
        return False
    before, value = other.value, mark.value
    if value == before:
        return value == (1,)
    if mark.style[-1] not in _COUNTED:
        return True
    shared = next((at for at, pair in enumerate(zip(before, value, strict=False)) if len({*pair}) > 1), len(before))
    rest = value[shared:]
    opens = rest[:1] == (1,) if shared == len(before) else rest[:1] == (before[shared] + 1,)
    return opens and all(number == 1 for number in rest[1:])


def _is_bullet(character: str) -> bool:
    """Return whether a character is a bullet: a symbol that no sentence contains, or one of a font of symbols."""
    kind = category(character)
    if kind in {"So", "Sm"} and not _enclosed(character):
        called = name(character, "")
        return character >= _FIRST_SYMBOL and ("BULLET" in called or not "\u2200" <= character <= "\u22ff")
    return kind == "Co" or "BULLET" in name(character, "")


def _enclosed(character: str) -> str:
    """Return a number or a letter that is one character with its brackets or its circle; empty if it is none."""
    if category(character) not in {"No", "Nl", "So"}:
        return ""
    value = numeric(character, 0)
    inner = str(int(value)) if value and value == int(value) else normalize("NFKC", character).strip("()")
    return inner if inner != character and (inner.isdigit() or len(inner) == 1) and inner.isalnum() else ""


def _read(head: str) -> Iterator[MarkReading]:
    """Return every way to read the number or the letter at the start of a line."""
    head = head.lstrip()
    if head and (inner := _enclosed(head[0])):
        head = f"❨{inner}❩{head[1:]}"
    found = _MARK.match(head)
    if not found or not _is_dressed(found):
        return
    around = (head[: found.start("number" if found["number"] else "word")], found["close"])
    word = found["word"] or ""
    if number := found["number"]:
        levels = tuple(int(level) for level in re.split("[.．]", number))
        letter = (_place(found["letter"]),) if found["letter"] and not found["ordinal"] else ()
        yield MarkReading((*around, str(len(letter)), "number"), (*levels, *letter))
    elif count := _count_numerals(word[:-1] if found["ordinal"] else word):
        yield MarkReading((*around, "numerals"), (count,))
    if not word or found["ordinal"] or word not in (word.lower(), word.upper()):
        return
    case = "small" if word.islower() else "capital"
    if len({*word}) == 1:
        script = "Latin" if word.isascii() else name(word[0], "").partition(" ")[0]
        yield MarkReading((*around, case, str(len(word)), script), (_place(word[0]),))
    if len(word) == 2:  # noqa: PLR2004 — as (ab) behind (aa)
        yield MarkReading((*around, case, "pair"), tuple(map(_place, word)))
    if _ROMAN.fullmatch(word):
        yield MarkReading((*around, case, "Roman"), (_count_roman(word.lower()),))


def _is_dressed(found: re.Match[str]) -> bool:
    """Return whether a number or a letter has what makes it a mark: a label, several levels, or a sign behind it."""
    close, space, following = found["close"], found["space"], found["next"]
    if found["ordinal"]:
        return True
    labelled = found["symbol"] or found["short"] or (found["label"] and (close or following.isupper()))
    if (found["label"] and not labelled) or (labelled and found["word"] and not _ROMAN.fullmatch(found["word"])):
        return False
    if not close:
        return bool(space) and bool(labelled or found["letter"] or not (found["number"] or "0").isdigit())
    if category(close[-1]) == "Pd":
        return bool(space) and not following.isdigit()
    stopped = close[-1] == "." and found["number"] and following.isalpha()
    return bool(space or stopped or _CLOSED.search(close))


def _place(letter: str) -> int:
    """Return the place of a letter in Unicode, without its accents."""
    return ord(normalize("NFD", letter.lower())[0])


def _count_roman(word: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in word]
    return sum(
        -digit if digit < following else digit for digit, following in zip(digits, (*digits[1:], 0), strict=True)
    )


def _count_numerals(word: str) -> int:
    """Return the number that numerals such as ``二十一`` stand for; 0 if they are none."""
    total = ones = 0
    for value in (int(numeric(letter, 0)) for letter in word):
        if not value:
            return 0
        total, ones = (total + (ones or 1) * value, 0) if value >= _TEN else (total, value)
    return total + ones
