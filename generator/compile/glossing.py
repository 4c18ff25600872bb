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
    """Cut a quote at the brackets that are its editor's: words, each with whether they are the editor's.

    Where the source has the same words in brackets elsewhere in the quote, both count as the editor's: a reader may
    take words of the source for the desk's, and never the desk's for the source's.
    """
    return tuple(_pieces(quote, glosses))


def _pieces(quote: str, glosses: Iterable[Gloss]) -> Iterator[tuple[str, bool]]:
    # An edition has each text on one line, whatever white space the editor typed.
    ours = "|".join(r"\s+".join(map(re.escape, gloss.words.split())) for gloss in glosses)
    read = 0
    for found in re.finditer(rf"\[\s*(?:{ours})\s*\]", quote) if ours else ():
        yield from [(quote[read : found.start()], False)] if found.start() > read else []
        yield found[0], True
        read = found.end()
    if quote[read:]:
        yield quote[read:], False
