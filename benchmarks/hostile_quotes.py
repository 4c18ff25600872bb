"""Build trees of any size that are full of hostile quotes and captures.

The name of a tree describes what could make it slow; the time of the checker must not grow faster than n log n.
"""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from json import dumps
from random import Random
from typing import TYPE_CHECKING

from generator.model import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LARGEST_FILE = 1_900_000
"""The most characters of a file: the check reads no file of two megabytes."""
WORDS = "alliance border council harbour island minister patrol region treaty vessel".split()
SENTENCE = "The council of the region signed a treaty on the harbour, and it told them that they were to patrol it. "


def tree(quotes: Iterable[str], capture: str, **more: str) -> Tree:
    """Build a project with one source and a claim for each quote.

    ``more`` are further keys of all evidence.
    """
    claims = [
        {"id": f"c{number}", "statement": "It is so", "evidence": [{"source": "paper", "quote": quote, **more}]}
        for number, quote in enumerate(quotes, start=1)
    ]
    digest = sha256(capture.encode()).hexdigest()
    return Tree.of(
        {
            "mkdocs.yml": "site_name: A desk\nsite_url: https://desk.example/\ndocs_dir: briefings\n",
            "seeds/paper.txt": capture,
            "seeds/paper.yml": f"id: paper\ntitle: The paper\nlanguage: en\nrights: full\n"
            f"capture: {{file: paper.txt, sha256: {digest}}}\n",
            "briefings/pact/briefing.md": "---\ntitle: The pact\n---\n\nA treaty [@paper].\n",
            "briefings/pact/claims.yml": "claims:\n"
            + "".join(f"  - {dumps(claim, ensure_ascii=False)}\n" for claim in claims),
        }
    )


def prose(size: int) -> str:
    """Write prose that repeats the same ten words in a new order each time."""
    dice = Random(size)  # noqa: S311 (the result must be the same every time)
    return "".join(f"The {' '.join(dice.choices(WORDS, k=9))}. " for _ in range(size // 75))


def _elided(size: int) -> Tree:
    return tree([" […] ".join(["patrol it"] * (size // 24))], SENTENCE * (size // 210))


def _bracketed(size: int) -> Tree:
    return tree([" ".join(["[x] it"] * min(size // 20, 60)), "[x] " * (size // 20) + "it"], "it " * (size // 6))


def _one_word(size: int) -> Tree:
    return tree(["patrol " * (size // 14), "patrol", "patrol patrol"], "patrol " * (size // 14))


def _as_long_as_its_capture(size: int) -> Tree:
    return tree([prose(size // 2)], prose(size // 2))


def _long_prefix(size: int) -> Tree:
    return tree(["told them that they"], SENTENCE * (size // 210), prefix="and it " * (size // 14))


def _run(mark: str, size: int) -> Tree:
    run = mark * (size // len(mark.encode()) // 2)
    return tree([f"the treaty {run[:200]} signed", run], f"{SENTENCE}{run} the treaty {run} was signed.")


def _repeat(quote: Callable[[int], str], size: int, broken: str = "", **more: str) -> Tree:
    capture = prose(min(size // 3, LARGEST_FILE)).replace("ti", f"ti{broken}")
    quotes: list[str] = []
    length = 0
    while length < min(size - len(capture), LARGEST_FILE):
        quotes.append(quote(len(quotes)))
        length += len(quotes[-1].encode()) + 90 + len(dumps(more))
    return tree(quotes, capture, **more)


def _draw_words(number: int, *, words: int, between: str = " ") -> str:
    return between.join(Random(number).choices(WORDS, k=words))  # noqa: S311 (the same every time)


def _elide_often(number: int) -> str:
    return " […] ".join(_draw_words(number + at, words=2) for at in range(25))


def _gloss_often(number: int) -> str:
    return _draw_words(number, words=30, between=" [Japan] ")


MARKS = (
    "`",
    "[",
    "*",
    "_",
    "&",
    "![",
    "a-\n",
    "\u00b2",
    ".",
    "\u0301\u0323",
    "\n",
    "\u00ad",
    "| ",
    "(",
    "’",
    "… ",
    "[a](",
)
HOSTILE: dict[str, Callable[[int], Tree]] = {
    "elisions of the same words": _elided,
    "brackets over pronouns": _bracketed,
    "one word again and again": _one_word,
    "a quote as long as its capture": _as_long_as_its_capture,
    "a prefix as long as its capture": _long_prefix,
    **{f"a run of {mark!a}": partial(_run, mark) for mark in MARKS},
    "quotes of common words": partial(_repeat, partial(_draw_words, words=12)),
    "quotes of two common words": partial(_repeat, partial(_draw_words, words=2)),
    "quotes with a wrong prefix": partial(_repeat, partial(_draw_words, words=2), prefix="no such minister"),
    "quotes from broken lines": partial(_repeat, partial(_draw_words, words=12), broken="-\n"),
    "quotes in many pieces": partial(_repeat, _elide_often),
    "quotes full of glosses": partial(_repeat, _gloss_often),
}
