"""Write the finding of a quote that fails or warns, with a hint that can be followed where the quote stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.check.quotes import PLACES_SHOWN
from generator.model import Tier
from generator.model.diagnostics import Diagnostic, Remark
from generator.model.places import Text, typed
from generator.model.rules import quoting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.elsewhere import Elsewhere
    from generator.check.quotes import Fault, Result
    from generator.model import Quotation
    from generator.model.places import Place

ACKNOWLEDGE = "record under acknowledge why it is fair"
IN_EVIDENCE = {
    quoting.QUOTE_AMBIGUOUS: (
        "say which place you mean with a prefix, a suffix or an occurrence; for a term, a title or a name, write "
        "occurrence: any"
    ),
    quoting.QUOTE_CUT_QUALIFIER: ACKNOWLEDGE,
    quoting.QUOTE_CUT_NEGATION: ACKNOWLEDGE,
    quoting.QUOTE_CUT_HEDGE: ACKNOWLEDGE,
    quoting.QUOTE_CROSSES_PARAGRAPH: ACKNOWLEDGE,
    quoting.QUOTE_CROSSES_ITEMS: ACKNOWLEDGE,
    quoting.QUOTE_SHORT: ACKNOWLEDGE,
    quoting.QUOTE_GLOSS_UNFOUNDED: ACKNOWLEDGE,
    quoting.QUOTE_SPLICES_SENTENCES: ACKNOWLEDGE,
    quoting.QUOTE_EDGE_UNCLEAR: ACKNOWLEDGE,
}
"""What the keys of evidence offer against a fault; a quote in Markdown has no keys, but a claim can have its words."""

ACKNOWLEDGEABLE = frozenset(rule.name for rule, advice in IN_EVIDENCE.items() if advice == ACKNOWLEDGE)
"""The names of the rules whose warnings the editor can acknowledge."""


def write_finding(quotation: Quotation, fault: Fault, result: Result, text: str, other: Elsewhere | None) -> Diagnostic:
    """Return the finding of a fault.

    ``text`` is the capture of the quotation; ``other`` is where its words stand instead, if anywhere.
    """
    shown = quotation.source.shows_text
    sentences = [fault.tell(shown=shown)]
    if other:
        sentences.append(_describe_elsewhere(quotation, other))
    if shown and result.nearest:
        sentences.append(f"Nearest passage: {result.nearest.diff}")
    hint = _advise_elsewhere(quotation, fault, other) if other else advise(quotation, fault)
    remarks = tuple(_find_remarks(quotation, fault, result, text))
    return Diagnostic(fault.rule, _place_of_part(quotation, fault.of), " ".join(sentences), hint, remarks)


def advise(quotation: Quotation, fault: Fault) -> str:
    """Return the hint of a fault, with what else can be done where the quote stands."""
    return _add_advice(quotation, fault.hint, IN_EVIDENCE.get(fault.rule, ""))


def _add_advice(quotation: Quotation, hint: str, advice: str) -> str:
    """Return a hint with advice about a key of evidence; a quote in Markdown gets evidence through a claim."""
    if not advice:
        return hint
    if quotation.inside:
        where = f"in the evidence of {quotation.claim.id if quotation.claim else 'the claim'}, "
    else:
        where = "" if quotation.evidence else "cite a claim with [#…] and, in its evidence, "
    return f"{hint.removesuffix('.')}, or {where}{advice}."


def _describe_elsewhere(quotation: Quotation, other: Elsewhere) -> str:
    place = _type_capture(f"seeds/{other.capture.file}", other.text).at(*other.span)
    same = other.source.id == quotation.source.id
    return f"They stand in {'another' if same else 'the'} capture of {other.source.id}, {place}."


def _advise_elsewhere(quotation: Quotation, fault: Fault, other: Elsewhere) -> str:
    if other.source.id != quotation.source.id:
        return f"Cite {other.source.id} instead, or copy the words from the capture of {quotation.source.id}."
    return _add_advice(quotation, fault.hint, f"write {other.capture.id} under capture")


def _place_of_part(quotation: Quotation, part: str) -> Place:
    """Return the place of a quote, or of its prefix or suffix."""
    beside = getattr(quotation.evidence, part, None)
    return beside.place if isinstance(beside, Text) and part != "quote" else quotation.text.at(0, len(quotation.text))


@lru_cache(8)
def _type_capture(file: str, text: str) -> Text:
    return typed(file, text)


def _find_remarks(quotation: Quotation, fault: Fault, result: Result, text: str) -> Iterator[Remark]:
    """Return remarks on the places in the capture that a failing quote may mean.

    These are all places of an ambiguous quote, the pieces of an elided quote, or the nearest passage.
    """
    if result.tier is Tier.AMBIGUOUS:
        spans, message = result.spans, "The words stand here."
    elif fault.places:
        spans, message = fault.places, "A piece of the quote stands here."
    else:
        spans, message = (result.nearest.span,) if result.nearest else (), "This is the nearest passage."
    capture = _type_capture(f"seeds/{quotation.capture.file}", text) if spans else Text()
    return (Remark(capture.at(*span), message) for span in spans[:PLACES_SHOWN])
