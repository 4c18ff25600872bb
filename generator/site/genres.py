"""Decide what a text is called: by the genre or the type that the desk states, or else by its kind of source.

No genre may make more of a text than it is: words that judge it or name somebody are left out, and an opinion stays
an opinion.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from generator.site.words import entries, message

if TYPE_CHECKING:
    from generator.model import Source

TEXTS = (
    *("statement", "press-release", "letter", "blog-post", "post", "report", "book", "speech", "interview"),
    *("broadcast", "dataset", "editorial", "transcript", "law"),
)
"""Texts that have words of their own in the table, like the kinds of source."""
ALIKE = {
    "post-weblog": "blog-post",
    "blog": "blog-post",
    "blog-entry": "blog-post",
    "personal_communication": "letter",
    "tweet": "post",
    "legislation": "law",
    "statute": "law",
}
"""Other words for these, which a type or a genre may have."""
ENDING = re.compile(rf"(?:.*[\s-])?({'|'.join((*TEXTS, *ALIKE)).replace('-', '[ -]')})", re.IGNORECASE)
"""A genre that ends in one of these words, such as *NATO statement*."""
NEWS = re.compile(r"news\b.*", re.IGNORECASE)
"""A genre that only the kind of source may say: an opinion is not called news."""
SAME = frozenset({"column", "piece", "opinion", "text"})
"""What is left of the genre of an opinion, without the word itself, that says no more than the kind."""
MOST_WORDS = 3
"""The most words of a genre; more words are a description."""


class Called(NamedTuple):
    """What a text is called: an entry under ``named.kinds``, or else the ``genre`` in words."""

    kind: str
    genre: str = ""

    def say(self, form: str, **parts: str) -> str:
        """Return the words of a form of the name, such as ``one`` or ``short``."""
        if not self.genre:
            return message(f"named.kinds.{self.kind}.{form}", **parts)
        if form == "one":
            return message("named.genre.an" if _article().match(self.genre) else "named.genre.a", genre=self.genre)
        if form == "in":
            return message("named.genre.in", **parts)
        return message(f"named.genre.{form}", genre=self.genre, **parts)


def called(source: Source, hand: str) -> Called:
    """Return what a text is called; ``hand`` is the last hand that it went through, which is said apart."""
    kind = str(source.source_kind)
    found = _of_genre(source.genre or "") or _of_type(str(source.type))
    if found and kind == "opinion":
        found = _as_opinion(found)
    if found and hand != (found.genre or found.kind):
        return found
    bodies = source.author and all(name.literal for name in source.author)
    return Called("statement" if bodies and kind == "opinion" else kind)


def fair_genre(source: Source, hand: str) -> str:
    """Return the genre that a source states as a reference may repeat it; empty if no word of it can be used."""
    return (called(source, hand).genre or _fair_words(source.genre)) if source.genre else ""


def _of_genre(typed: str) -> Called | None:
    """Return what a genre calls a text; None if no word of it can be used."""
    if NEWS.fullmatch(typed):
        return None
    words = _fair_words(typed)
    if words and (word := words.replace(" ", "-")) not in TEXTS and word not in ALIKE:
        return Called("genre", words)
    ending = ENDING.fullmatch(words or typed)
    return _known(ending[1].lower().replace(" ", "-")) if ending else None


def _of_type(word: str) -> Called | None:
    """Return what a type of CSL calls a text."""
    entry = f"named.types.{word}"
    return _known(word) or (Called("genre", message(entry)) if entry in entries() else None)


def _known(word: str) -> Called | None:
    text = ALIKE.get(word, word)
    return Called(text) if text in TEXTS else None


def _fair_words(typed: str) -> str:
    """Return the words of a genre without what judges the text or names somebody before them; empty if none is left."""
    words = typed.split()
    if words and words[0][1:].islower():
        words[0] = words[0].lower()
    if (whole := " ".join(words)) in _listed("allowed", ", "):
        return whole
    fair = list(dropwhile(lambda word: not _is_fair(word), words))
    return " ".join(fair) if len(fair) <= MOST_WORDS and all(map(_is_fair, fair)) else ""


def _is_fair(word: str) -> bool:
    parts = re.split("[-’']", word)
    judging = _listed("judging", " ")
    return word == word.lower() and all(map(str.isalpha, parts)) and judging.isdisjoint((word, *parts))


def _as_opinion(found: Called) -> Called | None:
    """Return what a text is called so that it shows that it is an opinion; None if that says no more than its kind."""
    words = (found.genre or found.kind.replace("-", " ")).removeprefix("opinion ")
    if words in SAME:
        return None
    head = re.split(message("genres.between"), words)[0].split()[-1]
    if not _listed("opinions", " ").isdisjoint((found.kind, head)):
        return found._replace(genre=words if found.genre else "")
    return Called("genre", message("named.genre.opinion", genre=words))


@cache
def _article() -> re.Pattern[str]:
    return re.compile(message("genres.an"))


@cache
def _listed(name: str, between: str) -> frozenset[str]:
    return frozenset(message(f"genres.{name}").split(between))
