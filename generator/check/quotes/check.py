"""Check one quote against its capture: find its tier, its spans, and its faults."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator.check.normalize import QUOTATION_MARKS
from generator.check.quotes import marks
from generator.check.quotes.anchors import Beside, find_prefix, find_suffix
from generator.check.quotes.bounds import LONGEST_SENTENCE, MOST_ANCHORED, MOST_PLACES
from generator.check.quotes.editorial import Fit, fits
from generator.check.quotes.fairness import Fault, changed, left_out
from generator.check.quotes.languages import ENGLISH, Language, language, spoken
from generator.check.quotes.literal import CaptureText, occurrences, tier
from generator.check.quotes.refusing import refuse_marks, refuse_words, shorten_beside, too_long
from generator.check.quotes.result import Result
from generator.check.quotes.sentences import sentence
from generator.model import Gloss, Span, Tier
from generator.model.bounds import LONGEST_QUOTE, MOST_MARKS
from generator.model.rules import quoting

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(  # noqa: PLR0913 — callers name the options
    quote: str,
    capture: str | CaptureText,
    *,
    language: str = "",
    prefix: str | None = None,
    suffix: str | None = None,
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
        inside: the only spans in which to search; they already single out a place, so the first match in them counts.
        suggest: whether to search for the nearest passage if the quote fails.
    """
    capture_text = capture if isinstance(capture, CaptureText) else CaptureText(capture)
    if len(quote) > LONGEST_QUOTE:
        return too_long(quote, capture_text)
    (prefix, suffix), faults = shorten_beside(prefix, suffix)
    result = _Check(capture_text, language, prefix, suffix, inside, suggest).run(quote.strip())
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
        for variant in _quote_variants(quote):
            most = MOST_ANCHORED if self.prefix or self.suffix or self.inside else MOST_PLACES
            spans, inside_words = occurrences(variant, self.capture, self.tag, most)
            cut = cut or inside_words
            anchored, beside = self._select_anchored([Fit((span,), ()) for span in spans])
            misplaced = misplaced or beside
            if anchored:
                return self._build_result(quote, anchored, literally=variant)
        if marks.count(quote) > MOST_MARKS:
            return refuse_marks(quote)
        trouble = ""
        for variant in _quote_variants(marks.without_emphasis(quote)) if marks.has_marks(quote) else ():
            found, trouble = fits(variant, self.capture, self.words, self.tag)
            anchored, beside = self._select_anchored(found)
            misplaced = misplaced or beside
            if anchored:
                return self._build_result(quote, anchored)
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

    def _build_result(self, quote: str, found: list[Fit], *, literally: str = "") -> Result:
        """Return the result for the places found.

        ``literally`` is the variant of the quote that stands there literally, if any.
        """
        if len(found) > 1 and not self.inside:
            found = found[:MOST_PLACES]
            places = f"{len(found)} places" if len(found) < MOST_PLACES else f"{MOST_PLACES} places or more"
            return Result(
                Tier.AMBIGUOUS,
                tuple(fit.spans[0] for fit in found),
                (
                    Fault(
                        quoting.QUOTE_AMBIGUOUS,
                        f"These words stand in {places} of the capture.",
                        "Quote more of the sentence.",
                    ),
                ),
            )
        fit = found[0]
        text = self.capture.text
        if not literally:
            grade = Tier.EDITORIAL
        elif literally == quote:
            grade = tier(quote, text[slice(*fit.spans[0])])
        else:
            # Marks that a house style adds at the ends of a quote are typography.
            grade = Tier.TYPOGRAPHY
        sentences = tuple(sentence(text, *span) for span in fit.spans)
        first, last = max(fit.spans[0][0] - LONGEST_SENTENCE, 0), fit.spans[-1][1] + LONGEST_SENTENCE
        read = spoken(self.tag, text[first:last]) if self.tag else self.read
        faults = (*changed(fit, text, read or ENGLISH), *left_out(fit, self.capture, sentences, read))
        added = ((" ".join(reading.words.split()), reading) for reading in fit.glosses if not reading.bracket.is_note)
        glosses = tuple(Gloss(words, reading.instead) for words, reading in added if words)
        return Result(grade, fit.spans, faults, None, sentences, read is not None, glosses)


_QUOTED_WHOLE = re.compile(rf"\A[{QUOTATION_MARKS}](?P<words>.+)[{QUOTATION_MARKS}]\Z", re.DOTALL)


_HOUSE_STOP = re.compile(rf"(?<![.…\s])[.,。，、](?=[{QUOTATION_MARKS}]?\Z)")


def _quote_variants(quote: str) -> Iterator[str]:
    """Return the forms of a quote that a house style may have changed.

    First comes the quote as typed, then the quote without a stop at its end and without quotation marks around it.
    """
    seen = {""}
    around = _QUOTED_WHOLE.match(quote)
    for words in (quote, around.group("words").strip() if around else ""):
        bare = _HOUSE_STOP.sub("", words)
        for variant in (words, bare):
            if variant not in seen:
                seen.add(variant)
                yield variant
