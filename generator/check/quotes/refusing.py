"""Explain why a quote does not stand in its capture or is not searched for, and name the nearest passage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import name as character_name

from generator.check.quotes import marks
from generator.check.quotes.bounds import MOST_PLACES, WIDEST_ELISION
from generator.check.quotes.editorial import find_loose_piece, find_places
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
    from generator.check.quotes.languages import Language
    from generator.check.quotes.literal import CaptureText
    from generator.check.quotes.marks import QuotePiece
    from generator.check.quotes.nearest import Nearest
    from generator.model import Span

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
}
"""The reasons why words of the capture do not stand there as quoted: the rule, the message and the hint."""

_LONGEST_NAMED = 60
"""The most characters of a piece that a message repeats."""

_HINT = "Copy the words from the capture."
_MARKED_HINT = (
    "Copy the words from the capture; a bracket may contain a name for a pronoun, a gloss, [T]he or [sic], but no verb."
)


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
    fault = Fault(quoting.QUOTE_TOO_LONG, message, "Quote only the part that you need.", 3)
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
    spans = tuple(fit.spans[0] for fit in found)
    return Result(Tier.AMBIGUOUS, spans, (Fault(quoting.QUOTE_AMBIGUOUS, message, "Quote more of the sentence."),))


def refuse_occurrence(occurrence: str, found: list[Fit]) -> Result:
    """Return the result for a quote that stands in fewer places than its occurrence says."""
    places = "one place" if len(found) == 1 else f"{len(found)} places"
    message = f"These words stand in {places} of the capture, so there is no occurrence {occurrence}."
    hint = "Count the places in the order of the capture, from 1, among those beside the prefix and suffix if any."
    return Result(Tier.NOT_FOUND, faults=(Fault(quoting.QUOTE_ANCHOR_WRONG, message, hint, of="occurrence"),))


def refuse_words(  # noqa: PLR0913 — what is known about the quote
    quote: str, capture: CaptureText, reason: str, lists: Language, tag: str, *, suggest: bool
) -> Result:
    """Return the result for a quote whose words do not stand in its capture as quoted.

    The ``reason`` is one of ``REASONS``, or ``"short"`` or ``"wide"`` for an elided quote.
    For any other, the message names the words that differ. For an elided quote, it names the piece that fails, or says
    that the pieces stand in another order.
    """
    if reason in REASONS:
        return _fail(Fault(*REASONS[reason]))
    parts = marks.pieces(quote)
    if reason == "short" and (loose := find_loose_piece(parts)):
        message = f"The piece “{_shorten(loose.typed)}” of this elided quote is too short to be found again."
        return _fail(Fault(quoting.QUOTE_PIECE_SHORT, message, "Quote more words around each elision."))
    if reason == "wide":
        return _refuse_row(parts, find_places(parts, capture, lists, tag))
    hint = _MARKED_HINT if marks.has_marks(quote) else _HINT
    if not suggest:
        return _fail(Fault(quoting.QUOTE_NOT_FOUND, "These words do not stand in the capture.", hint))
    near, plain = nearest(quote, capture), "These words do not stand in the capture"
    difference = _name_difference(near)
    if len(parts) > 1 and (not near or near.elided):
        places = find_places(parts, capture, lists, tag)
        failing = next((part.typed for part, spans in zip(parts, places, strict=True) if not spans), "")
        if not failing:
            return _refuse_row(parts, places)
        plain = f"The piece “{_shorten(failing)}” of this elided quote does not stand in the capture"
        near = nearest(failing, capture)
        cut = stands(failing, capture)
        difference = ", except as parts of longer words or numbers" if cut else _name_difference(near)
    fault = Fault(quoting.QUOTE_NOT_FOUND, f"{plain}{difference}.", hint, withheld=f"{plain}.")
    return replace(_fail(fault), nearest=near)


def _fail(fault: Fault) -> Result:
    return Result(Tier.NOT_FOUND, faults=(fault,))


def _refuse_row(parts: list[QuotePiece], places: list[list[Span]]) -> Result:
    """Return the result for an elided quote whose pieces all stand, but not in order and close together."""
    reached = 0
    where: list[Span] = []
    for number, spans in enumerate(places):
        behind = min((span for span in spans if span[0] >= reached), default=None)
        if behind is None:
            earlier, later = (_shorten(parts[at].typed) for at in (number - 1, number))
            message = f"The pieces of this quote stand in another order in the capture: “{later}” before “{earlier}”."
            hint = "Quote the pieces in the order of the capture, or quote each passage separately."
            return _fail(Fault(quoting.QUOTE_NOT_FOUND, message, hint, places=(where[-1], spans[-1])))
        where.append(behind)
        reached = behind[1]
    message = f"The pieces of this quote stand more than {WIDEST_ELISION:,} characters apart."
    return _fail(Fault(quoting.QUOTE_ELISION_WIDE, message, "Quote each passage separately.", places=tuple(where)))


def _shorten(words: str) -> str:
    """Return the first words of a piece, enough to know it again."""
    kept = " ".join(words.split())
    return kept if len(kept) <= _LONGEST_NAMED else f"{kept[:_LONGEST_NAMED].rsplit(' ', 1)[0]} …"


def _name_difference(near: Nearest | None) -> str:
    if near is None:
        return ", and no similar words stand there"
    ours, theirs = _name_words(near.ours, near.theirs), _name_words(near.theirs, near.ours)
    behind = f" after “{near.before}”" if near.before and "a space" in (ours, theirs) else ""
    if near.ours and near.theirs:
        only = "only the letter case differs; " if near.recased else ""
        return f": {only}the quote has {ours} where the source has {theirs}"
    if near.ours:
        return f": the quote adds {ours}{behind}"
    if near.theirs:
        return f": the quote leaves out {theirs}{behind}"
    return ": only the editor's marks differ"


def _name_words(words: str, others: str) -> str:
    """Return words in quotation marks, with the code point of a letter of another script than the others have."""
    if not words.strip():
        return "a space"
    pairs = zip(words, others, strict=False) if len(words) == len(others) else ()
    foreign = next(
        (ours for ours, theirs in pairs if not ours.isascii() and _find_script(ours) != _find_script(theirs)), ""
    )
    return f"“{words}” (with U+{ord(foreign):04X} {character_name(foreign, '')})" if foreign else f"“{words}”"


def _find_script(letter: str) -> str:
    """Return the script of a letter, which is the first word of its name in Unicode."""
    return character_name(letter, "").partition(" ")[0] if letter.isalpha() else ""
