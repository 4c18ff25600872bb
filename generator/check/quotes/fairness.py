"""Report what the marks of a quote change, and what the quote leaves out that readers should know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from generator.check.quotes.bounds import SHORT
from generator.check.quotes.editorial import Fit, is_short
from generator.check.quotes.gaps import Gap, read_gap
from generator.check.quotes.glosses import founded, unfair
from generator.check.quotes.joined import joined
from generator.check.quotes.sentences import context, sentence
from generator.check.quotes.structure import crosses, crosses_blocks, crosses_paragraph
from generator.check.quotes.surroundings import (
    denied_by,
    expected_before,
    find_hidden_only,
    find_only,
    plainly,
    read_cut,
    read_hidden,
)
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
    ``withheld`` is the message without words of the capture, if it has any.
    ``places`` are the spans of the pieces of a quote that do not stand together.
    """

    rule: Rule
    message: str
    hint: str = ""
    since: int = 1
    of: str = "quote"
    withheld: str = ""
    places: tuple[Span, ...] = ()

    def tell(self, *, shown: bool) -> str:
        """Return the message; without words of the capture, unless those may be ``shown``."""
        return self.message if shown else self.withheld or self.message


_LETTER = re.compile(r"[^\W\d_]")
_MOST_FOLDED = 3
"""The most letters that folding makes one of, other than a character reference: the parts of a Korean syllable."""

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
                "Remove the bracket, and say this outside the quote in your own words.",
                since,
            )
    start, end = fit.extent
    for around, since in _READINGS if fit.opening else ():
        if word := denied_by(text[around(text, start, end)[0] : start], lists.under(since)):
            message = (
                f"The bracket [{fit.opening}] opens the quote, but its sentence in the source has “{word}” before it."
            )
            hint = "Remove the bracket, and quote the sentence with its negation."
            yield Fault(quoting.QUOTE_MARK_UNFAIR, message, hint, since)
            break
    for part in chain.from_iterable(gap.shortened for gap in _read_gaps(fit, text)):
        for known in lists.versions():
            if word := denied_by(text[slice(*part)], known):
                message = f"The elision leaves out “{word}”, which denies what is quoted around it."
                hint = "Quote the sentence with its negation."
                yield Fault(quoting.QUOTE_ELIDES_NEGATION, message, hint, known.since)
                break


_READINGS = (context, 1), (sentence, 4)
"""How much of a sentence is read, and the first version of the rules that reads so much."""


def left_out(fit: Fit, capture: CaptureText, lists: Language | None) -> Iterator[Fault]:
    """Report what readers should know about a quote.

    Without word lists, only what can be found without them is reported.
    """
    text = capture.text
    start, end = fit.extent
    if _is_short(" ".join(text[slice(*span)] for span in fit.spans)):
        yield Fault(quoting.QUOTE_SHORT, "So short a quote proves nothing.", "Quote the sentence.")
    yield from _report_joined(fit, text)
    if lists:
        yield from _report_words(fit, text, lists)
        for gloss in fit.glosses:
            if unfair(gloss, lists)[1] not in {1, 3} and not founded(gloss, capture, lists):
                stands = f"stands for “{gloss.instead}”" if gloss.instead else "is added"
                message = f"The bracket [{gloss.words}] {stands}, and may say what the source does not."
                hint = "Put a name or a noun with its article there."
                yield Fault(quoting.QUOTE_GLOSS_UNFOUNDED, message, hint, 3)
    if any(gap.splices for gap in (*_read_gaps(fit, text), *_read_gaps(fit, text, without_short=True))):
        message = "The elision joins the inside of one sentence to the inside of another."
        hint = "Quote one of them to its end."
        yield Fault(quoting.QUOTE_SPLICES_SENTENCES, message, hint, 3)
    if any(crosses_paragraph(text, *gap) for gap in _find_gaps(fit)):
        message = "The elision joins words from two paragraphs."
        yield Fault(quoting.QUOTE_CROSSES_PARAGRAPH, message, "Give two quotes.")
    for crossed, since in ((crosses(text, start, end), 1), (crosses_blocks(text, start, end, fit.spans), 4)):
        if crossed:
            message = f"The quote runs across {crossed}."
            hint = "Quote words of one item, cell or sentence."
            yield Fault(quoting.QUOTE_CROSSES_ITEMS, message, hint, since)
            break


def _is_short(words: str) -> bool:
    """Return whether words are too short to prove anything, without the effects of layout and typography on them."""
    if "&" not in words and sum(map(str.isalnum, words[: 10 * SHORT])) > _MOST_FOLDED * SHORT:
        return False
    return is_short(plainly(words).strip(" '.,"))


def _report_joined(fit: Fit, text: str) -> Iterator[Fault]:
    """Report the first end of a quote or of its pieces where it is not clear whether a word or a number ends."""
    for span in fit.spans:
        before, behind = joined(text, *span)
        if before or behind:
            where, end, at = ("before", "first", span[0]) if before else ("behind", "last", span[1] - 1)
            kind = "number" if text[at].isdigit() else "word"
            message = f"{{}} stands directly {where} the quote and may belong to its {end} {kind}."
            told, withheld = message.format(f"“{before or behind}”"), message.format("Something")
            yield Fault(quoting.QUOTE_EDGE_UNCLEAR, told, "Quote it too.", 4, withheld=withheld)
            return


def _report_words(fit: Fit, text: str, lists: Language) -> Iterator[Fault]:
    """Report qualifiers, negations and hedges that were cut or elided.

    Every kind is reported at most once, as the oldest rules report it.
    """
    seen: dict[str, tuple[str, int]] = {}
    found = (*_find_cut(fit, text, lists), *_find_elided(fit, text, lists))
    for kind, message, since in sorted(found, key=lambda each: each[2]):
        seen.setdefault(kind, (message, since))
    for kind, (message, since) in seen.items():
        yield Fault(_RULE_BY_KIND[kind], message, "Quote it too.", since)


def _find_cut(fit: Fit, text: str, lists: Language) -> Iterator[tuple[str, str, int]]:
    """Return the words around a quote that it should have: kind, message and first version that finds them."""
    start, end = fit.extent
    message = "The rest of the sentence, which is not quoted, holds “{}”."
    first, last = sentence(text, *fit.spans[0])[0], sentence(text, *fit.spans[-1])[1]
    if not (_LETTER.search(text, first, start) or _LETTER.search(text, end, last)):
        return
    for around, since in _READINGS:
        before, behind = text[around(text, *fit.spans[0])[0] : start], text[end : around(text, *fit.spans[-1])[1]]
        for kind, word in read_cut(before, behind, lists.under(since)):
            yield kind, message.format(word), since
    for known in lists.versions():
        if word := expected_before(before, text[start : start + 20], known):
            yield "hedge", message.format(word), max(known.since, 3)
    if word := find_only(before, behind, lists):
        yield "qualifier", message.format(word), 4


def _find_elided(fit: Fit, text: str, lists: Language) -> Iterator[tuple[str, str, int]]:
    """Return the same for the words that its elisions leave out."""
    if len(fit.spans) == 1:
        return
    message = "The elision leaves out “{}”."
    gaps = _read_gaps(fit, text)
    shortened = [text[slice(*part)] for gap in gaps for part in gap.shortened]
    items = [text[slice(*item)] for gap in gaps for item in gap.items]
    for known in lists.versions():
        for kind, word in chain.from_iterable(read_hidden(part, known) for part in (*shortened, *items)):
            yield kind, message.format(word), known.since
        for first, last in _find_gaps(fit):
            # The word that makes a participle a hedge, such as its verb, may stand in the piece before.
            if word := expected_before(text[max(first - 40, 0) : last], text[last : last + 20], known):
                yield "hedge", message.format(word), max(known.since, 3)
    if word := next(filter(None, (denied_by(item, lists) for item in items)), ""):
        yield "negation", f"The elision leaves out an item with “{word}”.", 4
    if word := next(filter(None, (find_hidden_only(part, lists) for part in shortened)), ""):
        yield "qualifier", message.format(word), 4


def _read_gaps(fit: Fit, text: str, *, without_short: bool = False) -> list[Gap]:
    gaps = _find_gaps(fit, text if without_short else "")
    return [read_gap(text, *gap, lowered=gap[1] in fit.lowered) for gap in gaps]


def _find_gaps(fit: Fit, text: str = "") -> list[Span]:
    """Return the spans of the capture that the elisions leave out.

    With ``text``, short pieces between two elisions count as left out.
    """
    *before, last = fit.spans
    kept = [span for at, span in enumerate(before) if not at or not text or not is_short(text[slice(*span)])]
    return [(first[1], second[0]) for first, second in pairwise((*kept, last))]
