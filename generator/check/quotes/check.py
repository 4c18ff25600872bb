"""Check one quote against its capture: find its tier, its spans, and its faults."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from generator.check.normalize import QUOTATION_MARKS
from generator.check.quotes import marks
from generator.check.quotes.beside import Beside, find_prefix, find_suffix
from generator.check.quotes.bounds import LONGEST_CONTEXT, MOST_ANCHORED, MOST_PLACES
from generator.check.quotes.editorial import Fit, fits
from generator.check.quotes.fairness import Fault, changed, left_out
from generator.check.quotes.languages import ENGLISH, Language, language, spoken
from generator.check.quotes.literal import CaptureText, occurrences, tier
from generator.check.quotes.refusing import (
    refuse_ambiguous,
    refuse_marks,
    refuse_occurrence,
    refuse_words,
    shorten_beside,
    too_long,
)
from generator.check.quotes.result import Result
from generator.check.quotes.sentences import asks, context, ends_at
from generator.model import Gloss, Span, Tier
from generator.model.bounds import LONGEST_QUOTE, MOST_MARKS
from generator.model.rules import quoting


def check(  # noqa: PLR0913 — callers name the options
    quote: str,
    capture: str | CaptureText,
    *,
    language: str = "",
    prefix: str | None = None,
    suffix: str | None = None,
    occurrence: str = "",
    inside: tuple[Span, ...] = (),
    suggest: bool = True,
) -> Result:
    """Return the result of the check of one quote against the text of its capture.

    Args:
        quote: the words as the editor typed them.
        capture: the text as read, nothing stripped; pass a ``CaptureText`` to fold it only once.
        language: BCP 47 tag of the capture; empty if it is not stated.
        prefix: words that must stand directly before the quote.
        suffix: words that must stand directly after the quote.
        occurrence: the number of the place that is meant, counted from 1 in the order of the capture and among the
            places beside the prefix and suffix; ``any`` if all places say the same, such as those of a defined term.
        inside: the only spans in which to search; they already single out a place, so the first match in them counts.
        suggest: whether to search for the nearest passage if the quote fails.
    """
    capture_text = capture if isinstance(capture, CaptureText) else CaptureText(capture)
    if len(quote) > LONGEST_QUOTE:
        return too_long(quote, capture_text)
    (prefix, suffix), faults = shorten_beside(prefix, suffix)
    result = _Check(capture_text, language, prefix, suffix, occurrence, inside, suggest).run(quote.strip())
    if not faults:
        return result
    # If the quote fails too, the reason may be that the prefix or suffix was shortened.
    return replace(result, faults=(*faults, *(result.faults if result.found.passes else ())))


@dataclass(frozen=True)
class _Check:
    capture: CaptureText
    tag: str
    prefix: str | None
    suffix: str | None
    occurrence: str
    inside: tuple[Span, ...]
    suggest: bool

    @cached_property
    def read(self) -> Language | None:
        """The word lists of the stated language of the capture, or of its likely language if none is stated."""
        return language(self.tag) if self.tag else self.capture.language

    @property
    def words(self) -> Language:
        """The word lists for reading the editor's marks: the English lists if the language has none."""
        return self.read or ENGLISH

    def run(self, quote: str) -> Result:
        if marks.only_marks(quote):
            message = "This quote contains no words of its source, only marks."
            return Result(Tier.NOT_FOUND, faults=(Fault(quoting.QUOTE_ONLY_MARKS, message, "Quote the words."),))
        cut = misplaced = False
        for variant in dict.fromkeys(form for words in _unquoted(quote) for form in (words, marks.without_stop(words))):
            singled = self.prefix or self.suffix or self.occurrence or self.inside
            most = MOST_ANCHORED if singled else MOST_PLACES
            spans, inside_words = occurrences(variant, self.capture, self.tag, most)
            cut = cut or inside_words
            if variant not in _unquoted(quote):
                # A stop of a house style stands for a stop or a comma, and never makes a statement of a question.
                spans = [span for span in spans if not asks(self.capture.text, span[1])]
            anchored, beside = self._select_anchored([Fit((span,), ()) for span in spans])
            misplaced = misplaced or beside
            if anchored:
                return self._choose_place(quote, anchored, literally=variant)
        if marks.count(quote) > MOST_MARKS:
            return refuse_marks(quote)
        trouble = ""
        for words in _unquoted(marks.without_emphasis(quote)) if marks.has_marks(quote) else ():
            found, trouble = fits(words, self.capture, self.words, self.tag)
            anchored, beside = self._select_anchored(found)
            misplaced = misplaced or beside
            if anchored:
                return self._choose_place(quote, anchored)
        if trouble == "many":
            return refuse_marks(quote)
        reason = "misplaced" if misplaced else "cut" if cut else trouble
        return refuse_words(quote, self.capture, reason, self.words, self.tag, suggest=self.suggest)

    def _select_anchored(self, fits: list[Fit]) -> tuple[list[Fit], bool]:
        """Return the fits that stand beside the prefix and suffix, inside the allowed spans.

        The second value says whether the prefix or suffix ruled out all fits.
        """
        there = [fit for fit in fits if all(self._is_within(span) for span in fit.spans)]
        ways = [self._find_anchors(fit) for fit in there]
        best = max(ways, default=Beside.NOT)
        anchored = [fit for fit, way in zip(there, ways, strict=True) if way is best is not Beside.NOT]
        return anchored, bool(there) and not anchored

    def _is_within(self, span: Span) -> bool:
        return not self.inside or any(start <= span[0] and span[1] <= end for start, end in self.inside)

    def _find_anchors(self, fit: Fit) -> Beside:
        """Return how the prefix stands directly before a fit and the suffix directly after it, whichever is worse."""
        start, end = fit.extent
        self.capture.effort += 10 * (bool(self.prefix) + bool(self.suffix))
        before = find_prefix(self.prefix, self.capture.text, start) if self.prefix else Beside.WHOLE
        return min(before, find_suffix(self.suffix, self.capture.text, end) if self.suffix else Beside.WHOLE)

    def _choose_place(self, quote: str, found: list[Fit], *, literally: str = "") -> Result:
        """Return the result for the place that is meant.

        ``literally`` is the variant of the quote that stands there literally, if any.
        """
        found.sort(key=lambda fit: fit.extent)
        if self.inside:
            return self._build_result(quote, found[0], literally)
        if self.occurrence == "any":
            # Where nothing is left out, the words say all that they say; the first such place counts.
            results = (self._build_result(quote, fit, literally) for fit in found[:MOST_PLACES])
            first = next(results)
            return next((result for result in chain((first,), results) if not result.faults), first)
        if self.occurrence:
            if int(self.occurrence) > len(found):
                return refuse_occurrence(self.occurrence, found)
            return self._build_result(quote, found[int(self.occurrence) - 1], literally)
        return self._build_result(quote, found[0], literally) if len(found) == 1 else refuse_ambiguous(found)

    def _build_result(self, quote: str, fit: Fit, literally: str) -> Result:
        """Return the result for a quote at its place."""
        text = self.capture.text
        # Marks that a house style adds at the ends of a quote are typography.
        grade = tier(quote, text[slice(*fit.spans[0])]) if literally == quote else Tier.TYPOGRAPHY
        stopped = literally and literally not in _unquoted(quote)
        first, last = max(fit.spans[0][0] - LONGEST_CONTEXT, 0), fit.spans[-1][1] + LONGEST_CONTEXT
        read = spoken(self.tag, text[first:last]) if self.tag else self.read
        added = ((" ".join(reading.words.split()), reading) for reading in fit.glosses if not reading.bracket.is_note)
        return Result(
            grade if literally else Tier.EDITORIAL,
            fit.spans,
            (*changed(fit, text, read or ENGLISH), *left_out(fit, self.capture, read)),
            sentences=tuple(context(text, *span) for span in fit.spans),
            read=read is not None,
            glosses=tuple(Gloss(words, reading.instead) for words, reading in added if words),
            continues=not ends_at(text, fit.spans[0][1]) if stopped else fit.continues,
        )


_QUOTED_WHOLE = re.compile(rf"\A[{QUOTATION_MARKS}](?P<words>.+)[{QUOTATION_MARKS}]\Z", re.DOTALL)


def _unquoted(quote: str) -> tuple[str, ...]:
    """Return a quote as typed, and without the quotation marks around it if it has any."""
    around = _QUOTED_WHOLE.match(quote)
    inner = around.group("words").strip() if around else ""
    return (quote, inner) if inner else (quote,)
