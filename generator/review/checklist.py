"""Takes what a change touches; gives the questions that no program can answer, more of them the more is at risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.review.memo import Item

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "rules": ("Has whoever answers for the desk agreed to its new settings?",),
    "retraction": (
        "Does the reason for taking it back, or for letting it stand again, tell a reader what was wrong?",
        "Does anything that still stands rest on what was taken back?",
    ),
    "status": (
        "Is each origin independent, or do the texts go back to the same one?",
        "Was the source in a place to know, or does it repeat what others said?",
    ),
    "quotes": (
        "Does the quote support the statement, as the statement is worded?",
        "Who speaks in the quote: the source itself, or somebody whom it cites?",
        "Does the rest of the sentence change what the quoted words mean?",
    ),
    "sources": (
        "Who made the source, who controls it, and who gains by it?",
        "Is its origin stated, and is it independent of the others?",
        "Is the capture the text itself, whole, and without what the page puts around it?",
    ),
    "grades": ("Does the stated reason carry the grade, apart from how well the source is thought of?",),
    "claims": (
        "Does the quote support the statement, as the statement is worded?",
        "Who speaks in the quote: the source itself, or somebody whom it cites?",
        "Do the key points say no more than the claims they rest on?",
    ),
    "membership": ("Does the source say that it is a member, or only that it might become one?",),
    "reworded": ("Does the new wording still say no more than the evidence does?",),
}
"""By the name of a risk."""
ANSWERED = "Is each warning that was answered answered fairly?"
PUBLISHED = (
    "Does the note of the edition tell readers what changed, and why?",
    "Have the people whom it names as reviewers read this very edition?",
)
FALLEN = "Is everything that falls with it taken back or put on other feet?"
PROGRAM = "Has an engineer read what changes outside the content? It could change what this memo says."


def questions(items: Iterable[Item], *, published: bool, fallen: bool, outside: bool) -> tuple[str, ...]:
    """Give each question once, those about the gravest risk first."""
    return tuple(dict.fromkeys(_questions(items, published=published, fallen=fallen, outside=outside)))


def _questions(items: Iterable[Item], *, published: bool, fallen: bool, outside: bool) -> Iterator[str]:
    yield from [PROGRAM] * outside
    yield from PUBLISHED * published
    yield from [FALLEN] * fallen
    items = tuple(items)
    for item in items:
        yield from QUESTIONS.get(item.risk.name, ())
    if any(because for item in items for quote in item.after for _, because in quote.cautions):
        yield ANSWERED
