"""Find the word lists of a language: words that deny, limit or weaken a sentence, and words for judging glosses."""

from __future__ import annotations

import re
from itertools import filterfalse

from generator.check.quotes.languages.english import ENGLISH
from generator.check.quotes.languages.french import FRENCH
from generator.check.quotes.languages.german import GERMAN
from generator.check.quotes.languages.lists import READ, Hit, Language
from generator.check.quotes.languages.russian import RUSSIAN
from generator.check.quotes.languages.spanish import SPANISH

__all__ = ["ENGLISH", "LANGUAGES", "READ", "RUSSIAN", "Hit", "Language", "language", "spoken"]

COMMON = {
    "en": "the of and to that is for with by as".split(),
    "fr": "le les et est une dans pour qui sur aux".split(),
    "de": "der die das und ist nicht ein eine mit für".split(),
    "es": "el los las y una por con del para como".split(),
    "ru": "и в не на что по это как из для".split(),
}
"""Words that almost every text in a language contains, and that are not common in the other languages."""

_LANGUAGE_BY_WORD = {word: code for code, words in COMMON.items() for word in words}

LANGUAGES = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH, "ru": RUSSIAN}


def language(tag: str, text: str = "") -> Language | None:
    """Return the word lists for a language tag (BCP 47), or None.

    If the tag is empty, return the lists of the language with the most common words in ``text``; None if it has none.
    """
    if tag:
        return LANGUAGES.get(tag.split("-", maxsplit=1)[0].lower())
    counts = _count_common(text[:5000])
    most = max(counts, key=lambda code: counts[code])
    return LANGUAGES[most] if counts[most] else None


def spoken(tag: str, passage: str) -> Language | None:
    """Return the word lists for a passage whose language is stated.

    A wrong tag does not switch the reading off: if the passage plainly has the common words of another language, the
    lists of that language are returned. If the stated language has no lists, only English is recognised, because
    similar languages share few of its common words.
    """
    stated, counts = language(tag), _count_common(passage)
    most = max(counts, key=lambda code: counts[code])
    own = next((counts[code] for code, lists in LANGUAGES.items() if lists is stated), 0)
    plain = counts[most] >= max(_MANY_COMMON, _MANY_COMMON * own + 1)
    return LANGUAGES[most] if plain and (stated or (most == "en" and re.search(r"\bthe\b", passage))) else stated


_LETTERS = re.compile(r"[^\W\d_]+")
_MANY_COMMON = 3
"""How many common words make a passage plainly another language, and how many times as many as in the stated one."""


def _count_common(text: str) -> dict[str, int]:
    """Return how many common words of each language a text has."""
    words = text.lower().split()
    # Few words have marks beside them or inside, so that they need a closer look.
    marked = " ".join(filterfalse(str.isalpha, words))
    found = [*filter(None, map(_LANGUAGE_BY_WORD.get, (*words, *_LETTERS.findall(marked))))]
    return {code: found.count(code) for code in COMMON}
