"""Takes a language tag; gives the words that deny, limit or weaken a sentence in that language, and those a gloss may not hold."""

from __future__ import annotations

from collections import Counter

from generator.quotes.languages.english import ENGLISH
from generator.quotes.languages.french import FRENCH
from generator.quotes.languages.german import GERMAN
from generator.quotes.languages.lists import READ, Hit, Language
from generator.quotes.languages.russian import RUSSIAN
from generator.quotes.languages.spanish import SPANISH

__all__ = ["ENGLISH", "LANGUAGES", "READ", "RUSSIAN", "Hit", "Language", "language"]

COMMON = {
    "en": "the of and to in that is was for with".split(),
    "fr": "le la les des et est une dans pour que".split(),
    "de": "der die das und ist nicht ein eine mit für".split(),
    "es": "el los las que una por con del para es".split(),
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
    words = Counter(text[:5000].lower().split())
    counts = {each: sum(words[word] for word in common) for each, common in COMMON.items()}
    most = max(counts, key=lambda each: counts[each])
    return LANGUAGES[most] if counts[most] else None
