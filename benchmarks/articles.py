"""Write invented articles with sentences to quote; the same number and size always produce the same article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from textwrap import fill

LONG, SHORT = 20_000, 4_000
"""The bytes of a long newspaper article with its page furniture, and of a report."""
PARAGRAPH = 5
"""The number of sentences in a paragraph."""
SYLLABLES = "ba cor dan el fir gal hem is jo kel lam mor nav os pel quin ras sten tur ul ven wes yor zan".split()
"""The syllables of invented names, three in a sentence: in a real article every other word occurs only once."""


def _split_phrases(phrases: str) -> list[str]:
    return re.split(r"[|\n]", phrases.strip())


WHO = _split_phrases("""
The harbour authority|The ministry of transport|A committee of the assembly|The northern port|The rail company
The association of carriers|The regional council|The customs service|An adviser to the ministry|The shipping line
The labour union|The budget office|The coastal province|The energy agency|A group of mayors|The central bank
""")
DID = _split_phrases("""
plans to extend|has approved|will review|intends to finance|began to rebuild|agreed to share|wants to close
is preparing to open|has begun to measure|promised to repair|hopes to replace|will publish figures on
""")
WHAT = _split_phrases("""
the eastern freight line|a second container terminal|the inland ferry service|three bridges over the canal
the old customs house|a storage site for grain|the coastal pilot stations|a network of repair yards
the signal system of the valley railway|a joint register of vessels|the winter timetable
the dredging of the river mouth|two training centres for pilots|the tariff for transit goods
""")
WHERE = _split_phrases("""
near the southern border|along the western coast|in the five river towns|outside the capital|on both banks
between the two largest cities|at the mouth of the estuary|in the hill districts|across the lake region
""")
WHEN = _split_phrases("""
before the end of the year|during the next two budgets|after a trial of six months|over the coming decade
in the second quarter|once the survey is complete|within eighteen months|from the beginning of March
""")
TAIL = _split_phrases("""
at a cost of {n} million crowns|with room for {n} ships a week|for some {n} households|to save {n} hours a month
in {n} separate contracts|as part of a programme of {n} measures|with a staff of {n} people
""")
ASIDE = _split_phrases("""
the region's largest scheme|a step long expected|the council's own proposal|the third attempt so far
last year's promise
""")


@dataclass(frozen=True)
class Article:
    """A text as captured, and sentences from it as an editor would type them.

    The ``literal`` sentences are exactly as in the capture.
    The ``typed`` sentences have straight apostrophes, hyphens for dashes, and no line ends where the capture has them.
    """

    text: str
    literal: tuple[str, ...]
    typed: tuple[str, ...]


@lru_cache(1000)
def article(number: int, least: int = LONG) -> Article:
    """Write the article of this number, which has at least so many bytes.

    Every second paragraph has curly apostrophes and dashes, and short lines as in print.
    """
    chance = Random(number)  # noqa: S311 (the result must be the same every time)
    seen: set[str] = set()
    paragraphs: list[str] = []
    sentences_by_kind: tuple[list[str], list[str]] = ([], [])
    size = 0
    while size < least:
        is_typeset = len(paragraphs) % 2
        sentences = [_write_sentence(chance, seen, with_aside=bool(is_typeset)) for _ in range(PARAGRAPH)]
        sentences_by_kind[is_typeset].extend(sentences)
        paragraph = " ".join(sentences)
        if is_typeset:
            paragraph = fill(paragraph.replace("'", "’").replace(" - ", " – "), 72)
        paragraphs.append(paragraph)
        size += len(paragraph.encode()) + 2
    return Article("\n\n".join(paragraphs) + "\n", tuple(sentences_by_kind[0]), tuple(sentences_by_kind[1]))


def _write_sentence(chance: Random, seen: set[str], *, with_aside: bool) -> str:
    """Write a sentence that the article does not contain yet."""
    while True:
        what = f"{chance.choice(WHAT)} of {_invent_name(chance)}"
        if with_aside:
            what = f"{what} - {chance.choice(ASIDE)} -"
        tail = chance.choice(TAIL).format(n=chance.randrange(2, 900))
        who = f"{chance.choice(WHO)} in {_invent_name(chance)}"
        words = (who, chance.choice(DID), what, chance.choice(WHERE), chance.choice(WHEN), tail)
        sentence = f"{' '.join(words)} for {_invent_name(chance)}."
        if sentence not in seen:
            seen.add(sentence)
            return sentence


def _invent_name(chance: Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 4)))).capitalize()
