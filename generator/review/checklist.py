"""Choose the questions that an editor must answer before approving a change, because no program can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editions.diff.kinds import DOCUMENTED
from generator.review.memo import MOVES, OwnKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.review.memo import Memo

FAIR = (
    "Does the quote support the statement, as the statement is worded?",
    "Who speaks in the quote: the source itself, or somebody whom it cites?",
)
CONTEXT = "Does the rest of the sentence change what the quoted words mean?"
GRADED = "Does the stated reason support the grade as it is now?"
ANSWERED = "Is each answer to a warning fair?"
TOLD = "Does the reason tell a reader what was wrong?"
WEIGHED = (
    "Who made the source, who controls it, and who gains by it?",
    "Is its origin stated, and is it independent of the others?",
    "Is the capture the text itself, complete, and without what the page puts around it?",
)
REGARDED = (GRADED, "Do the texts that mention the source still agree with its record?")
PROVIDED = (
    "Does the instrument itself lay this down, or does it only repeat what a party or an earlier text says?",
    "Was the authority entitled to decide this, and do the texts say who disputes it?",
    "Is the original what the authority published, and does the capture have its words?",
)
RISKS: Mapping[str, tuple[str, ...]] = {
    "documented": (*PROVIDED, CONTEXT),
    "rules": ("Has the person responsible for the desk agreed to its new settings?",),
    "taken-out": (
        "Is the redaction ordered, or has the person responsible for the desk agreed to it?",
        "Does the reason tell readers why something was taken out, without telling what?",
    ),
    "retraction": (TOLD, "Does anything that still stands rest on what was withdrawn?"),
    "status": ("Is it explained why the claim no longer has its earlier status?",),
    "quotes": (*FAIR, CONTEXT),
    "sources": REGARDED,
    "grades": (GRADED,),
    "claims": (*FAIR, CONTEXT, "Do the key points say no more than the claims that they rest on?"),
    "membership": ("Does the source say that it is a member, or only that it might become one?",),
    "reworded": ("Does the new wording still say no more than the evidence does?",),
}
"""The questions about each risk, by the name of the risk."""
KIND: Mapping[str, tuple[str, ...]] = {
    "claim-removed": (
        "Was it never published? If it was, withdraw it instead, with the day and the reason.",
        "Does anything that still stands rest on what was taken out?",
    ),
    "claim-reinstated": ("Is it explained why the claim is made again?", *FAIR),
    "corrected": (TOLD, "Does the record now say what is right?"),
    "correction-removed": ("Why are readers no longer told what was wrong?",),
    "correction-changed": (TOLD,),
    "claim-redated": ("Does a source say from when, or until when, the claim holds?",),
    "succession-changed": ("Does the new claim take the place of the old one, or do both hold?",),
    "status-raised": (
        "Is each origin independent, or do the texts go back to the same origin?",
        "Could the source know this itself, or does it repeat what others said?",
    ),
    "reply-removed": ("Is it fair to readers, and to those whom it is about, that the reply is no longer shown?",),
    "entity-guarded": ("Why does what is said of this entity need a second reviewer, or need one no longer?",),
    "source-withdrawn": (TOLD,),
    "source-dropped": ("Is what the source supported still supported by another source, or taken out as well?",),
    "source-added": (*WEIGHED, GRADED),
    "source-changed": (*WEIGHED, *REGARDED),
    "reason-changed": (GRADED,),
    "caution-changed": (ANSWERED,),
}
"""The questions about some kinds of change, which replace the questions about the risk of that kind."""
ALTERED = "Who replaced the text of a capture, and is the new text what the source says?"
UNANSWERED = "Are all warnings that nobody has answered harmless?"
PUBLISHED = (
    "Does the note of the edition tell readers what changed, and why?",
    "Have the people whom it names as reviewers read exactly this edition?",
)
SENSITIVE = "Have two people besides the authors read what is said of a sensitive entity, and was it asked to reply?"
FALLEN = "Is what loses its support withdrawn as well, or does it have other support?"
EMBARGO = "Is the embargo meant to change, and does everybody who can read this pull request know of it?"
MOVED = "Do links from elsewhere still lead to the briefing?"
RUNS = "Has an engineer read what runs when the site is built? Hooks, plugins, extensions and templates are programs."
PROGRAM = "Has an engineer read what changes outside the content? It could change what this memo says."


def choose_questions(memo: Memo) -> tuple[str, ...]:
    """Return each question once, with the questions about the most serious risk first."""
    return tuple(dict.fromkeys(_choose_questions(memo)))


def _choose_questions(memo: Memo) -> Iterator[str]:
    yield from [PROGRAM] * bool(memo.outside)
    yield from [ALTERED] * any(capture.differs for capture in memo.captures)
    yield from PUBLISHED * bool(memo.publishing)
    yield from [FALLEN] * bool(memo.falls)
    for item in memo.items:
        for view in item.changes:
            yield from RISKS["documented"] if view.risk is DOCUMENTED else ()
            yield from KIND.get(view.name, RISKS.get(view.risk.name, ()))
        yield from [SENSITIVE] * item.sensitive
        yield from [RUNS] * (item.own is OwnKind.PROGRAMS_CHANGED)
        yield from [MOVED] * (item.own in MOVES)
        yield from [EMBARGO] * (item.own is OwnKind.EMBARGO_CHANGED)
    cautions = [caution for item in memo.items for quote in item.after for caution in quote.cautions]
    yield from [UNANSWERED] * any(not because for _, because in cautions)
    yield from [ANSWERED] * any(because for _, because in cautions)
