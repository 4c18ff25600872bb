"""Report what the marks of a quote change, and what the quote leaves out that readers should know."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.check.quotes.editorial import Fit, is_short
from generator.check.quotes.glosses import founded, unfair
from generator.check.quotes.joined import joined
from generator.check.quotes.sentences import sentence
from generator.check.quotes.structure import crosses, crosses_paragraph, splices
from generator.check.quotes.surroundings import denied_by, expected_before, plainly, read_cut, read_hidden
from generator.model.rules import quoting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.quotes.languages import Language
    from generator.check.quotes.literal import CaptureText
    from generator.model import Span
    from generator.model.diagnostics import Rule


@dataclass(frozen=True)
class Fault:
    """A sentence about something that is wrong with a quote, or that readers should know; ``hint`` says how to fix it.

    ``since`` is the first version of the rules that finds the fault. ``of`` is the part of the evidence that has it.
    """

    rule: Rule
    message: str
    hint: str = ""
    since: int = 1
    of: str = "quote"


_RULE_BY_KIND = {
    "qualifier": quoting.QUOTE_CUT_QUALIFIER,
    "negation": quoting.QUOTE_CUT_NEGATION,
    "hedge": quoting.QUOTE_CUT_HEDGE,
}


def changed(fit: Fit, text: str, lists: Language) -> Iterator[Fault]:
    """Report every mark with which a quote says something that its source does not say."""
    for gloss in fit.glosses:
        what, since = unfair(gloss, lists)
        if what:
            yield Fault(
                quoting.QUOTE_MARK_UNFAIR,
                f"The bracket [{gloss.words}] puts {what} into the quote that its source does not have there.",
                "Remove the bracket, and say this in the statement in your own words.",
                since,
            )
    start, end = fit.extent
    if fit.opening and (word := denied_by(text[sentence(text, start, end)[0] : start], lists)):
        yield Fault(
            quoting.QUOTE_MARK_UNFAIR,
            f"The bracket [{fit.opening}] opens the quote, but its sentence in the source has “{word}” before it.",
            "Remove the bracket, and quote the sentence with its negation.",
        )
    for gap in _find_gaps(fit):
        if word := denied_by(text[slice(*gap)], lists):
            yield Fault(
                quoting.QUOTE_ELIDES_NEGATION,
                f"The elision leaves out “{word}”, which denies what is quoted around it.",
                "Quote the sentence with its negation.",
            )


def left_out(fit: Fit, capture: CaptureText, sentences: tuple[Span, ...], lists: Language | None) -> Iterator[Fault]:
    """Report what readers should know about a quote.

    Without word lists, only what can be found without them is reported.
    """
    text = capture.text
    start, end = fit.extent
    if is_short(plainly(" ".join(text[slice(*span)] for span in fit.spans)).strip(" '.,")):
        yield Fault(quoting.QUOTE_SHORT, "So short a quote proves nothing.", "Quote the sentence.")
    yield from _report_joined(fit, text)
    if lists:
        yield from _report_words(fit, text, sentences, lists)
        for gloss in fit.glosses:
            if not unfair(gloss, lists)[0] and not founded(gloss, capture, lists):
                stands = f"stands for “{gloss.instead}”" if gloss.instead else "is added"
                message = f"The bracket [{gloss.words}] {stands}, and may say what the source does not."
                hint = "Put a name or a noun with its article there, or record under acknowledge why it is fair."
                yield Fault(quoting.QUOTE_GLOSS_UNFOUNDED, message, hint, 3)
    if any(splices(text, *gap, lowered=gap[1] in fit.lowered) for gap in {*_find_gaps(fit), *_find_gaps(fit, text)}):
        message = "The elision joins the inside of one sentence to the inside of another."
        hint = "Quote one of them to its end, or record under acknowledge why it is fair."
        yield Fault(quoting.QUOTE_SPLICES_SENTENCES, message, hint, 3)
    if any(crosses_paragraph(text, *gap) for gap in _find_gaps(fit)):
        message = "The elision joins words from two paragraphs."
        yield Fault(
            quoting.QUOTE_CROSSES_PARAGRAPH, message, "Give two quotes, or record under acknowledge why it is fair."
        )
    if crossed := crosses(text, start, end):
        message = f"The quote runs across {crossed}."
        hint = "Quote words of one item, cell or sentence, or record under acknowledge why it is fair."
        yield Fault(quoting.QUOTE_CROSSES_ITEMS, message, hint)


def _report_joined(fit: Fit, text: str) -> Iterator[Fault]:
    """Report the first end of a quote or of its pieces where it is not clear whether a word or a number ends."""
    for span in fit.spans:
        before, behind = joined(text, *span)
        if before or behind:
            where, end, at = ("before", "first", span[0]) if before else ("behind", "last", span[1] - 1)
            kind = "number" if text[at].isdigit() else "word"
            message = f"“{before or behind}” stands directly {where} the quote and may belong to its {end} {kind}."
            yield Fault(quoting.QUOTE_EDGE_UNCLEAR, message, "Quote it too.", 4)
            return


def _report_words(fit: Fit, text: str, sentences: tuple[Span, ...], lists: Language) -> Iterator[Fault]:
    """Report qualifiers, negations and hedges that were cut or elided.

    Every kind is reported at most once.
    """
    start, end = fit.extent
    seen: dict[str, tuple[str, int]] = {}
    rest, elided = "The rest of the sentence, which is not quoted, holds “{}”.", "The elision leaves out “{}”."
    for kind, word in read_cut(text[sentences[0][0] : start], text[end : sentences[-1][1]], lists):
        seen.setdefault(kind, (rest.format(word), 1))
    for gap in _find_gaps(fit):
        for kind, word in read_hidden(text[slice(*gap)], lists):
            seen.setdefault(kind, (elided.format(word), 1))
    if word := expected_before(text[sentences[0][0] : start], text[start : start + 20], lists):
        seen.setdefault("hedge", (rest.format(word), 3))
    for first, last in _find_gaps(fit):
        # The word that makes a participle a hedge, such as its verb, may stand in the piece before.
        if word := expected_before(text[max(first - 40, 0) : last], text[last : last + 20], lists):
            seen.setdefault("hedge", (elided.format(word), 3))
    for kind, (message, since) in seen.items():
        hint = "Quote it too, or record under acknowledge why leaving it out is fair."
        yield Fault(_RULE_BY_KIND[kind], message, hint, since)


def _find_gaps(fit: Fit, text: str = "") -> list[Span]:
    """Return the spans of the capture that the elisions leave out.

    With ``text``, short pieces between two elisions count as left out.
    """
    *before, last = fit.spans
    kept = [span for at, span in enumerate(before) if not at or not text or not is_short(text[slice(*span)])]
    return [(first[1], second[0]) for first, second in pairwise((*kept, last))]
