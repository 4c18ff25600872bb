"""Explain why a quote does not stand in its capture or is not searched for, and name the nearest passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.quotes import marks
from generator.check.quotes.bounds import MOST_PLACES, WIDEST_ELISION
from generator.check.quotes.fairness import Fault
from generator.check.quotes.literal import stands
from generator.check.quotes.nearest import nearest
from generator.check.quotes.result import Result
from generator.check.quotes.sentences import context
from generator.model import Tier
from generator.model.bounds import LONGEST_ANCHOR, LONGEST_QUOTE, MOST_MARKS
from generator.model.rules import quoting

if TYPE_CHECKING:
    from generator.check.quotes.editorial import Fit
    from generator.check.quotes.literal import CaptureText
    from generator.check.quotes.nearest import Nearest

_HINT = "Copy the words from the capture."
_MARKED_HINT = (
    "Copy the words from the capture; a bracket may contain a name for a pronoun, a gloss, [T]he or [sic], but no verb."
)
REASONS = {
    "misplaced": (
        quoting.QUOTE_ANCHOR_WRONG,
        "The words stand in the capture, but not beside this prefix or suffix.",
        "Copy the words next to the quote from the capture, or remove the prefix or suffix.",
    ),
    "cut": (
        quoting.QUOTE_WORD_CUT,
        "These words stand in the capture only as parts of longer words or numbers.",
        "Quote whole words and whole numbers.",
    ),
    "short": (
        quoting.QUOTE_PIECE_SHORT,
        "A piece of this elided quote is too short to be found again.",
        "Quote more words around each elision.",
    ),
    "wide": (
        quoting.QUOTE_ELISION_WIDE,
        f"The pieces of this quote stand more than {WIDEST_ELISION:,} characters apart.",
        "Quote each passage separately.",
    ),
}
"""The reasons why words of the capture do not stand there as quoted: the rule, the message and the hint."""


def shorten_beside(prefix: str | None, suffix: str | None) -> tuple[tuple[str | None, str | None], tuple[Fault, ...]]:
    """Return a prefix and a suffix, shortened if too long, and a fault for each long one."""
    faults = []
    for name, words in (("prefix", prefix), ("suffix", suffix)):
        if words and len(words) > LONGEST_ANCHOR:
            message = f"This {name} has {len(words):,} characters; at most {LONGEST_ANCHOR:,} are allowed."
            hint = "Keep only the words directly next to the quote."
            faults.append(Fault(quoting.QUOTE_TOO_LONG, message, hint, 3, name))
    if prefix and len(prefix) > LONGEST_ANCHOR:
        prefix = prefix[-LONGEST_ANCHOR:].partition(" ")[2]
    if suffix and len(suffix) > LONGEST_ANCHOR:
        suffix = suffix[:LONGEST_ANCHOR].rpartition(" ")[0]
    return (prefix, suffix), tuple(faults)


def too_long(quote: str, capture: CaptureText) -> Result:
    """Return the result for a quote that is too long.

    Older rules only check whether its words stand in the capture.
    """
    message = f"This quote has {len(quote):,} characters; at most {LONGEST_QUOTE:,} are allowed."
    fault = Fault(quoting.QUOTE_TOO_LONG, message, "Quote only the part that the claim needs.", 3)
    span = stands(quote, capture)
    if span is None:
        return Result(Tier.NOT_FOUND, faults=(fault,))
    return Result(Tier.TYPOGRAPHY, (span,), (fault,), sentences=(context(capture.text, *span),))


def refuse_marks(quote: str) -> Result:
    """Return the result for a quote with too many marks or readings, which is not searched for."""
    many = marks.count(quote) > MOST_MARKS
    message = (
        f"This quote has more than {MOST_MARKS} brackets and elisions."
        if many
        else "The brackets of this quote can be read in more ways than the check tries."
    )
    fault = Fault(quoting.QUOTE_MARKS_MANY, message, "Quote each passage separately, with fewer brackets.", 3)
    return Result(Tier.UNCHECKED, faults=(fault,))


def refuse_ambiguous(found: list[Fit]) -> Result:
    """Return the result for a quote that stands in several places, if the editor does not say which is meant."""
    found = found[:MOST_PLACES]
    places = f"{len(found)} places" if len(found) < MOST_PLACES else f"{MOST_PLACES} places or more"
    message = f"These words stand in {places} of the capture."
    hint = (
        "Quote more of the sentence, or say which place you mean with a prefix, a suffix or an occurrence; "
        "for a term, a title or a name, write occurrence: any."
    )
    spans = tuple(fit.spans[0] for fit in found)
    return Result(Tier.AMBIGUOUS, spans, (Fault(quoting.QUOTE_AMBIGUOUS, message, hint),))


def refuse_occurrence(occurrence: str, found: list[Fit]) -> Result:
    """Return the result for a quote that stands in fewer places than its occurrence says."""
    places = "one place" if len(found) == 1 else f"{len(found)} places"
    message = f"These words stand in {places} of the capture, so there is no occurrence {occurrence}."
    hint = "Count the places in the order of the capture, from 1, among those beside the prefix and suffix if any."
    return Result(Tier.NOT_FOUND, faults=(Fault(quoting.QUOTE_ANCHOR_WRONG, message, hint, of="occurrence"),))


def refuse_words(quote: str, capture: CaptureText, reason: str, *, suggest: bool) -> Result:
    """Return the result for a quote whose words do not stand in its capture.

    The ``reason`` is one of ``REASONS``; for any other, the message names the words that differ.
    """
    if reason in REASONS:
        return Result(Tier.NOT_FOUND, faults=(Fault(*REASONS[reason]),))
    near = nearest(quote, capture) if suggest else None
    message = _describe_difference(near) if suggest else "These words do not stand in the capture."
    hint = _MARKED_HINT if marks.has_marks(quote) else _HINT
    return Result(Tier.NOT_FOUND, faults=(Fault(quoting.QUOTE_NOT_FOUND, message, hint),), nearest=near)


def _describe_difference(near: Nearest | None) -> str:
    if near is None:
        return "These words do not stand in the capture, and no similar words stand there."
    if near.ours and near.theirs:
        where = f"the quote has “{near.ours}” where the source has “{near.theirs}”"
    elif near.ours:
        where = f"the quote adds “{near.ours}”"
    elif near.theirs:
        where = f"the quote leaves out “{near.theirs}”"
    else:
        where = "only the editor's marks differ"
    return f"These words do not stand in the capture: {where}."
