"""Takes a language tag; gives the words that deny, limit or weaken a sentence in that language, and those a gloss may not hold."""

from __future__ import annotations

import re
from collections import Counter

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
"""Words that a text in each language can hardly do without, and that are common in no other of them."""

LANGUAGES = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH, "ru": RUSSIAN}


def language(tag: str, text: str = "") -> Language | None:
    """Give the word lists for a language tag (BCP 47), or none where there are no lists.

    Where no language is stated, that of which the ``text`` holds most common words is taken, and none if it holds none.
    """
    if tag:
        return LANGUAGES.get(tag.split("-", maxsplit=1)[0].lower())
    counts = _count_common(text[:5000])
    most = max(counts, key=lambda code: counts[code])
    return LANGUAGES[most] if counts[most] else None


def spoken(tag: str, passage: str) -> Language | None:
    """Give the word lists for a passage that is said to be in a language.

    A tag does not switch the reading off: where the common words of another language are plain to see in the passage,
    its lists are taken.
    Of a language without lists only English is told apart for sure, as its neighbours share few of its words.
    """
    stated, counts = language(tag), _count_common(passage)
    most = max(counts, key=lambda code: counts[code])
    own = next((counts[code] for code, lists in LANGUAGES.items() if lists is stated), 0)
    plain = counts[most] >= max(_MANY_COMMON, _MANY_COMMON * own + 1)
    return LANGUAGES[most] if plain and (stated or (most == "en" and re.search(r"\bthe\b", passage))) else stated


_MANY_COMMON = 3
"""Common words, and times as many as those of the language stated, that make it plain which language a passage is in."""


def _count_common(text: str) -> dict[str, int]:
    """Count the common words of each language in a text."""
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    return {code: sum(words[word] for word in common) for code, common in COMMON.items()}
