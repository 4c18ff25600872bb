"""Takes a quote and the brackets of its editor; gives the quote in pieces, and what each bracket stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Gloss


def glossed(words: str, instead: str) -> str:
    """Say what a bracket stands for in the source, or that it is added."""
    key = "quotes.gloss-instead" if instead else "quotes.gloss-added"
    return worded(key, words=words, instead=instead)


def told(glosses: Iterable[Gloss]) -> tuple[str, ...]:
    """Say of each bracket once what it stands for."""
    return tuple(dict.fromkeys(glossed(each.words, each.instead) for each in glosses))


def pieces(quote: str, glosses: Iterable[Gloss]) -> tuple[tuple[str, bool], ...]:
    """Cut a quote at the brackets that are its editor's: words, each with whether they are the editor's."""
    return tuple(_pieces(quote, glosses))


def _pieces(quote: str, glosses: Iterable[Gloss]) -> Iterator[tuple[str, bool]]:
    read = 0
    for gloss in glosses:
        # An edition has each text on one line, whatever white space the editor typed.
        words = r"\s+".join(map(re.escape, gloss.words.split()))
        if found := re.compile(rf"\[\s*{words}\s*\]").search(quote, read):
            yield from [(quote[read : found.start()], False)] if found.start() > read else []
            yield found[0], True
            read = found.end()
    if quote[read:]:
        yield quote[read:], False
