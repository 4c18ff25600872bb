"""Takes the place of a quote in its capture; gives what its marks change, and what it leaves out that matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.quotes import marks
from generator.quotes.editorial import Fit, is_short
from generator.quotes.sentences import sentence
from generator.quotes.structure import crosses, crosses_paragraph
from generator.quotes.surroundings import denied_by, plainly, read_cut, read_hidden
from generator.rules import quoting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Rule
    from generator.model import Span
    from generator.quotes.languages import Language


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a quote, or to be known about it, as a sentence; ``hint`` says how to mend it."""

    rule: Rule
    message: str
    hint: str = ""


_CUT = {
    "qualifier": quoting.QUOTE_CUT_QUALIFIER,
    "negation": quoting.QUOTE_CUT_NEGATION,
    "hedge": quoting.QUOTE_CUT_HEDGE,
}


def changed(fit: Fit, text: str, words: Language) -> Iterator[Fault]:
    """Give a fault for each mark with which the quote says what its source does not."""
    for gloss in fit.glosses:
        if what := marks.unfair(gloss, words):
            yield Fault(
                quoting.QUOTE_MARK_UNFAIR,
                f"The bracket [{gloss}] puts {what} into the quote that its source does not have there.",
                "Take the bracket out, and say it in the statement in your own words.",
            )
    start, end = _extent(fit)
    if fit.opening and (word := denied_by(text[sentence(text, start, end)[0] : start], words)):
        yield Fault(
            quoting.QUOTE_MARK_UNFAIR,
            f"The bracket [{fit.opening}] opens the quote where its source has “{word}”.",
            "Quote the sentence with its negation.",
        )
    for gap in _gaps(fit):
        if word := denied_by(text[slice(*gap)], words):
            yield Fault(
                quoting.QUOTE_ELIDES_NEGATION,
                f"The elision leaves out “{word}”, which denies what is quoted around it.",
                "Quote the sentence with its negation.",
            )


def left_out(fit: Fit, text: str, sentences: tuple[Span, ...], words: Language | None) -> Iterator[Fault]:
    """Give a fault for each kind of thing that a reader should know; without word lists, those that need none."""
    start, end = _extent(fit)
    if is_short(plainly(" ".join(text[slice(*span)] for span in fit.spans)).strip(" '.,")):
        yield Fault(quoting.QUOTE_SHORT, "So short a quote proves nothing.", "Quote the sentence.")
    seen: dict[str, str] = {}
    if words:
        for kind, word in read_cut(text[sentences[0][0] : start], text[end : sentences[-1][1]], words):
            seen.setdefault(kind, f"The rest of the sentence, which is not quoted, holds “{word}”.")
        for gap in _gaps(fit):
            for kind, word in read_hidden(text[slice(*gap)], words):
                seen.setdefault(kind, f"The elision leaves out “{word}”.")
    for kind, message in seen.items():
        yield Fault(_CUT[kind], message, "Quote it too, or record under acknowledge why leaving it out is fair.")
    if any(crosses_paragraph(text, *gap) for gap in _gaps(fit)):
        message = "The elision joins words from two paragraphs."
        yield Fault(
            quoting.QUOTE_CROSSES_PARAGRAPH, message, "Give two quotes, or record under acknowledge why it is fair."
        )
    if crossed := crosses(text, start, end):
        message = f"The quote runs across {crossed}."
        yield Fault(
            quoting.QUOTE_CROSSES_ITEMS, message, "Quote one of them, or record under acknowledge why it is fair."
        )


def _extent(fit: Fit) -> Span:
    return fit.spans[0][0], fit.spans[-1][1]


def _gaps(fit: Fit) -> list[Span]:
    return [(before[1], after[0]) for before, after in zip(fit.spans, fit.spans[1:], strict=False)]
