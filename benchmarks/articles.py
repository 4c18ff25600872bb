"""Takes a number; gives an invented article of 20 KB, always the same one for a number, with sentences to quote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from random import Random
from textwrap import fill

SIZE = 20_000
"""Bytes of a capture: a long newspaper article with its page furniture."""
PARAGRAPH = 5
"""Sentences."""
SYLLABLES = "ba cor dan el fir gal hem is jo kel lam mor nav os pel quin ras sten tur ul ven wes yor zan".split()
"""Of invented names, three a sentence: in a real article every other word stands only once."""


def _any_of(phrases: str) -> list[str]:
    return re.split(r"[|\n]", phrases.strip())


WHO = _any_of("""
The harbour authority|The ministry of transport|A committee of the assembly|The northern port|The rail company
The association of carriers|The regional council|The customs service|An adviser to the ministry|The shipping line
The labour union|The budget office|The coastal province|The energy agency|A group of mayors|The central bank
""")
DID = _any_of("""
plans to extend|has approved|will review|intends to finance|began to rebuild|agreed to share|wants to close
is preparing to open|has begun to measure|promised to repair|hopes to replace|will publish figures on
""")
WHAT = _any_of("""
the eastern freight line|a second container terminal|the inland ferry service|three bridges over the canal
the old customs house|a storage site for grain|the coastal pilot stations|a network of repair yards
the signal system of the valley railway|a joint register of vessels|the winter timetable
the dredging of the river mouth|two training centres for pilots|the tariff for transit goods
""")
WHERE = _any_of("""
near the southern border|along the western coast|in the five river towns|outside the capital|on both banks
between the two largest cities|at the mouth of the estuary|in the hill districts|across the lake region
""")
WHEN = _any_of("""
before the end of the year|during the next two budgets|after a trial of six months|over the coming decade
in the second quarter|once the survey is complete|within eighteen months|from the beginning of March
""")
TAIL = _any_of("""
at a cost of {n} million crowns|with room for {n} ships a week|for some {n} households|to save {n} hours a month
in {n} separate contracts|as part of a programme of {n} measures|with a staff of {n} people
""")
ASIDE = _any_of("""
the region's largest scheme|a step long expected|the council's own proposal|the third attempt so far
last year's promise
""")


@dataclass(frozen=True)
class Article:
    """A text as captured, and sentences of it as an editor would type them: ``literal`` as they stand, ``typed`` not.

    What is ``typed`` has straight apostrophes, hyphens for dashes and no line ends where the capture has them.
    """

    text: str
    literal: tuple[str, ...]
    typed: tuple[str, ...]


@cache
def article(number: int) -> Article:
    """Write one: every second paragraph has curly apostrophes and dashes, and its lines end as on a printed page."""
    chance = Random(number)  # noqa: S311 (it must come out the same every time)
    seen: set[str] = set()
    paragraphs: list[str] = []
    kinds: tuple[list[str], list[str]] = ([], [])
    size = 0
    while size < SIZE:
        set_in_type = len(paragraphs) % 2
        sentences = [_sentence(chance, seen, with_aside=bool(set_in_type)) for _ in range(PARAGRAPH)]
        kinds[set_in_type].extend(sentences)
        paragraph = " ".join(sentences)
        if set_in_type:
            paragraph = fill(paragraph.replace("'", "’").replace(" - ", " – "), 72)
        paragraphs.append(paragraph)
        size += len(paragraph.encode()) + 2
    return Article("\n\n".join(paragraphs) + "\n", tuple(kinds[0]), tuple(kinds[1]))


def _sentence(chance: Random, seen: set[str], *, with_aside: bool) -> str:
    """Write a sentence that no other of the article contains."""
    while True:
        what = f"{chance.choice(WHAT)} of {_name(chance)}"
        if with_aside:
            what = f"{what} - {chance.choice(ASIDE)} -"
        tail = chance.choice(TAIL).format(n=chance.randrange(2, 900))
        who = f"{chance.choice(WHO)} in {_name(chance)}"
        words = (who, chance.choice(DID), what, chance.choice(WHERE), chance.choice(WHEN), tail)
        sentence = f"{' '.join(words)} for {_name(chance)}."
        if sentence not in seen:
            seen.add(sentence)
            return sentence


def _name(chance: Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 4)))).capitalize()
