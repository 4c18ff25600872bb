"""Takes a quote and its capture; gives the tier on which it stands, its spans, and what is wrong or to be known."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator.diagnostics import Severity
from generator.folding import QUOTATION_MARKS, fold
from generator.model import Gloss, Span, Tier
from generator.quotes import marks
from generator.quotes.bounds import LONGEST_ANCHOR, LONGEST_QUOTE, MOST_MARKS, MOST_PLACES, WIDEST_ELISION
from generator.quotes.edges import inside_letters
from generator.quotes.editorial import Fit, fits
from generator.quotes.fairness import Fault, changed, left_out
from generator.quotes.languages import ENGLISH, Language, language
from generator.quotes.literal import CaptureText, occurrences, stands, tier
from generator.quotes.nearest import Nearest, nearest
from generator.quotes.sentences import sentence
from generator.rules import quoting

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Result:
    """What the check of one quote found.

    ``found`` is the tier on which the words stand, whatever is wrong with how they are quoted: ``tier`` has both.
    ``spans`` are code-point offsets into the capture as read: one for each piece between elisions,
    or one for each place of an ambiguous quote.
    ``sentences`` are the spans of the sentences around them.
    ``read`` says whether these were read for qualifiers, negations and hedges.
    ``glosses`` are the brackets that the capture does not have.
    """

    found: Tier
    spans: tuple[Span, ...] = ()
    faults: tuple[Fault, ...] = ()
    nearest: Nearest | None = None
    sentences: tuple[Span, ...] = ()
    read: bool = True
    glosses: tuple[Gloss, ...] = ()

    @property
    def refusals(self) -> tuple[Fault, ...]:
        """The faults for which the quote does not pass."""
        return tuple(fault for fault in self.faults if fault.rule.severity is Severity.ERROR)

    @property
    def tier(self) -> Tier:
        """The tier on which the quote passes, or how it fails."""
        return Tier.NOT_FOUND if self.refusals and self.found is not Tier.AMBIGUOUS else self.found

    def under(self, version: int) -> Result:
        """Give what the rules of a version make of it, as far as newer ones only add to them."""
        return replace(self, faults=tuple(fault for fault in self.faults if fault.since <= version))


def check(  # noqa: PLR0913 — the options are named where they are given
    quote: str,
    capture: str | CaptureText,
    *,
    language: str = "",
    prefix: str | None = None,
    suffix: str | None = None,
    inside: tuple[Span, ...] = (),
    suggest: bool = True,
) -> Result:
    """Check one quote against the text of its capture.

    Args:
        quote: the words as the editor typed them.
        capture: the text as read, nothing stripped; hand over a ``CaptureText`` to fold it only once.
        language: BCP 47 tag of the capture; empty where it is not stated.
        prefix: words that must stand directly before the quote.
        suffix: words that must stand directly behind it.
        inside: the only stretches in which to look; they are a place already, so the first find in them will do.
        suggest: whether the nearest passage is looked for where the quote fails.
    """
    held = capture if isinstance(capture, CaptureText) else CaptureText(capture)
    anchors, faults = _bounded(prefix, suffix)
    if len(quote) > LONGEST_QUOTE:
        return _unread(quote, held)
    result = _Check(held, language, *anchors, inside, suggest).run(quote.strip())
    return replace(result, faults=(*faults, *result.faults)) if faults else result


def _bounded(prefix: str | None, suffix: str | None) -> tuple[tuple[str | None, str | None], list[Fault]]:
    """Give prefix and suffix no longer than they may be, and a fault for each that is."""
    faults = []
    for name, anchor in (("prefix", prefix), ("suffix", suffix)):
        if anchor and len(anchor) > LONGEST_ANCHOR:
            message = f"This {name} has {len(anchor):,} characters; at most {LONGEST_ANCHOR:,} were expected."
            faults.append(Fault(quoting.QUOTE_TOO_LONG, message, "Keep the words right beside the quote.", 3, name))
            if name == "prefix":
                prefix = anchor[-LONGEST_ANCHOR:].partition(" ")[2]
            else:
                suffix = anchor[:LONGEST_ANCHOR].rpartition(" ")[0]
    return (prefix, suffix), faults


def _unread(quote: str, capture: CaptureText) -> Result:
    """Refuse a quote for its length; older rules only ask whether its words stand there."""
    message = f"This quote has {len(quote):,} characters; at most {LONGEST_QUOTE:,} were expected."
    fault = Fault(quoting.QUOTE_TOO_LONG, message, "Quote the part that carries the claim.", 3)
    span = stands(quote, capture)
    if span is None:
        return Result(Tier.NOT_FOUND, faults=(fault,))
    return Result(Tier.TYPOGRAPHY, (span,), (fault,), sentences=(sentence(capture.text, *span),))


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
        """The word lists with which the surroundings of the quote are read."""
        return language(self.tag) if self.tag else self.capture.language

    @cached_property
    def beside(self) -> tuple[str, str]:
        """The prefix and the suffix, folded."""
        return fold(self.prefix or "").text.strip(), fold(self.suffix or "").text.strip()

    @property
    def words(self) -> Language:
        """The word lists with which the editor's marks are read: those of English where there are none."""
        return self.read or ENGLISH

    def run(self, quote: str) -> Result:
        if marks.only_marks(quote):
            message = "This quote holds no words of its source, only marks."
            return Result(Tier.NOT_FOUND, faults=(Fault(quoting.QUOTE_ONLY_MARKS, message, "Quote the words."),))
        cut = misplaced = False
        for variant in _variants(quote):
            spans, inside_words = occurrences(variant, self.capture, self.tag)
            cut = cut or inside_words
            anchored, beside = self._placed([Fit((span,), ()) for span in spans])
            misplaced = misplaced or beside
            if anchored:
                return self._settle(quote, anchored, literally=variant)
        if marks.count(quote) > MOST_MARKS:
            return self._crowded(f"This quote has more than {MOST_MARKS} brackets and elisions.")
        trouble = ""
        for variant in _variants(marks.without_emphasis(quote)) if marks.has_marks(quote) else ():
            found, trouble = fits(variant, self.capture, self.words, self.tag)
            anchored, beside = self._placed(found)
            misplaced = misplaced or beside
            if anchored:
                return self._settle(quote, anchored)
        if trouble == "many":
            return self._crowded("The brackets of this quote can be read in more ways than are tried.")
        return self._refuse(quote, cut=cut, misplaced=misplaced, trouble=trouble)

    def _crowded(self, message: str) -> Result:
        """Refuse a quote for its marks; nobody has looked whether it stands."""
        hint = "Give each passage as a quote of its own."
        return Result(Tier.UNCHECKED, faults=(Fault(quoting.QUOTE_MARKS_MANY, message, hint, 3),))

    def _placed(self, fits: list[Fit]) -> tuple[list[Fit], bool]:
        """Give the fits that stand where they must, and whether prefix or suffix turned all of them down."""
        there = [fit for fit in fits if all(self._within(span) for span in fit.spans)]
        anchored = [fit for fit in there if self._anchored(fit)]
        return anchored, bool(there) and not anchored

    def _within(self, span: Span) -> bool:
        return not self.inside or any(start <= span[0] and span[1] <= end for start, end in self.inside)

    def _anchored(self, fit: Fit) -> bool:
        """Whether prefix and suffix stand directly beside a fit."""
        start, end = fit.spans[0][0], fit.spans[-1][1]
        if self.prefix:
            near = fold(self.capture.text[max(start - 4 * len(self.prefix) - 64, 0) : start]).text.strip()
            beside = self.beside[0]
            if not near.endswith(beside) or inside_letters(near, len(near) - len(beside)):
                return False
        if self.suffix:
            near = fold(self.capture.text[end : end + 4 * len(self.suffix) + 64]).text.strip()
            beside = self.beside[1]
            return near.startswith(beside) and not inside_letters(near, len(beside))
        return True

    def _settle(self, quote: str, found: list[Fit], *, literally: str = "") -> Result:
        """Give the result for the one place found; ``literally`` is the variant of the quote that stands there."""
        if len(found) > 1 and not self.inside:
            return Result(
                Tier.AMBIGUOUS,
                tuple(fit.spans[0] for fit in found),
                (
                    Fault(
                        quoting.QUOTE_AMBIGUOUS,
                        f"These words stand in {_places(found)} of the capture.",
                        "Quote more of the sentence, or add a prefix or suffix that singles out the place you mean.",
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
            # What a house style puts at the ends of a quote is typography.
            grade = Tier.TYPOGRAPHY
        sentences = tuple(sentence(text, *span) for span in fit.spans)
        faults = (*changed(fit, text, self.words), *left_out(fit, self.capture, sentences, self.read))
        glosses = tuple(Gloss(each.bracket.content, each.instead) for each in fit.glosses if not each.bracket.is_note)
        return Result(grade, fit.spans, faults, None, sentences, self.read is not None, glosses)

    def _refuse(self, quote: str, *, cut: bool, misplaced: bool, trouble: str) -> Result:
        near = None
        if misplaced:
            rule, message = (
                quoting.QUOTE_ANCHOR_WRONG,
                "The words stand in the capture, but not beside this prefix or suffix.",
            )
            hint = "Copy the words next to the quote from the capture, or take the anchor out."
        elif cut:
            rule, message = (
                quoting.QUOTE_WORD_CUT,
                "These words stand in the capture only as parts of longer words or numbers.",
            )
            hint = "Quote whole words and whole numbers."
        elif trouble == "short":
            rule, message = quoting.QUOTE_PIECE_SHORT, "A piece of this elided quote is too short to be found again."
            hint = "Quote more words around each elision."
        elif trouble == "wide":
            rule = quoting.QUOTE_ELISION_WIDE
            message = f"The pieces of this quote stand more than {WIDEST_ELISION:,} characters apart."
            hint = "Give each passage as a quote of its own."
        else:
            near = nearest(quote, self.capture) if self.suggest else None
            rule, message = quoting.QUOTE_NOT_FOUND, _parting(near) if self.suggest else _APART
            hint = _MARKED_HINT if marks.has_marks(quote) else _HINT
        return Result(Tier.NOT_FOUND, faults=(Fault(rule, message, hint),), nearest=near)


def _places(found: list[Fit]) -> str:
    return f"{len(found)} places" if len(found) < MOST_PLACES else f"{MOST_PLACES:,} places or more"


_APART = "These words do not stand in the capture."
_HINT = "Copy the words from the capture."
_MARKED_HINT = (
    "Copy the words from the capture; a bracket may hold a name for a pronoun, a gloss, [T]he or [sic], no verb."
)
_AROUND = re.compile(rf"\A[{QUOTATION_MARKS}](?P<words>.+)[{QUOTATION_MARKS}]\Z", re.DOTALL)


_HOUSE_STOP = re.compile(rf"(?<![.…\s])[.,。，、](?=[{QUOTATION_MARKS}]?\Z)")


def _variants(quote: str) -> Iterator[str]:
    """Give the quote as typed, then without what a house style puts at its ends: a stop, marks round it all."""
    seen = {""}
    around = _AROUND.match(quote)
    for words in (quote, around.group("words").strip() if around else ""):
        bare = _HOUSE_STOP.sub("", words)
        for variant in (words, bare):
            if variant not in seen:
                seen.add(variant)
                yield variant


def _parting(near: Nearest | None) -> str:
    if near is None:
        return "These words do not stand in the capture, nor anything like them."
    if near.ours and near.theirs:
        where = f"the quote has “{near.ours}” where the source has “{near.theirs}”"
    elif near.ours:
        where = f"the quote adds “{near.ours}”"
    elif near.theirs:
        where = f"the quote leaves out “{near.theirs}”"
    else:
        where = "only the editor's marks differ"
    return f"These words do not stand in the capture: {where}."
