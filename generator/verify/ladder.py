"""Takes the quotations of a library; gives a verdict for each, and a finding for each that fails or warns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Remark, Severity
from generator.model import Caution, Library, Quotation, Tier, Verdict, Verdicts
from generator.places import Text, typed
from generator.quotes import CaptureText, Result, check
from generator.rules import quoting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ACKNOWLEDGEABLE = frozenset(
    rule.name
    for rule in (
        quoting.QUOTE_CUT_QUALIFIER,
        quoting.QUOTE_CUT_NEGATION,
        quoting.QUOTE_CUT_HEDGE,
        quoting.QUOTE_CROSSES_PARAGRAPH,
        quoting.QUOTE_CROSSES_ITEMS,
        quoting.QUOTE_SHORT,
        quoting.QUOTE_GLOSS_UNFOUNDED,
        quoting.QUOTE_SPLICES_SENTENCES,
    )
)


class Captures:
    """The captures of a run, each folded once; the same words are looked for in the same way only once.

    Editions repeat most of their quotes, so that most of a long history is known after its first edition.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Prepare the captures, by file."""
        self.by_file = {file: CaptureText(text) for file, text in texts.items()}
        self.known: dict[tuple[str | None, ...], Result] = {}

    def check(self, quotation: Quotation) -> Result:
        """Look for a quotation in its capture, which must be here."""
        evidence = quotation.evidence
        prefix, suffix = (evidence.prefix, evidence.suffix) if evidence else (None, None)
        key = (quotation.capture.file, quotation.text, _language(quotation), prefix, suffix)
        if key not in self.known:
            capture = self.by_file[quotation.capture.file]
            self.known[key] = check(
                quotation.text, capture, language=_language(quotation), prefix=prefix, suffix=suffix
            )
        return self.known[key]


def climb(library: Library, captures: Captures | None = None) -> tuple[Verdicts, list[Diagnostic]]:
    """Check every quotation of the library; hand over the captures to prepare them only once."""
    captures = captures or Captures(library.captures)
    verdicts: dict[str, Verdict] = {}
    findings: list[Diagnostic] = []
    # What must stand in a claim's evidence waits for the verdicts on it, which another briefing may hold.
    for quotation in sorted(library.quotations, key=lambda each: bool(each.inside)):
        capture = captures.by_file.get(quotation.capture.file)
        if quotation.inside:
            verdict, found = _inside(quotation, captures.by_file, verdicts)
        elif capture is None:
            verdict, found = _unchecked(quotation)
        else:
            verdict, found = _judged(quotation, captures.check(quotation), capture.text)
        verdicts[quotation.id] = verdict
        findings += found
    return verdicts, findings


def _language(quotation: Quotation) -> str:
    return (quotation.evidence and quotation.evidence.language) or quotation.source.language or ""


def _unchecked(quotation: Quotation) -> tuple[Verdict, list[Diagnostic]]:
    source = quotation.source
    if not source.withdrawn and source.rights != "hash-only":
        # A capture that is missing or refused has been reported where it is named.
        return Verdict(Tier.UNCHECKED), []
    reason = "its source is withdrawn" if source.withdrawn else "only its digest is kept here"
    message = f"This quote could not be checked: the capture of {source.id} is not at hand, because {reason}."
    hint = "Put the capture into seeds/ on the machine that checks."
    return Verdict(Tier.UNCHECKED), [Diagnostic(quoting.QUOTE_UNCHECKED, quotation.text.place, message, hint)]


def _judged(quotation: Quotation, result: Result, text: str) -> tuple[Verdict, list[Diagnostic]]:
    reasons = quotation.evidence.acknowledge if quotation.evidence else {}
    place = quotation.text.at(0, len(quotation.text))
    findings = []
    cautions = []
    for fault in result.refusals or result.faults:
        because = reasons.get(Text(fault.rule.name), "")
        if fault.rule.severity is Severity.WARNING:
            cautions.append(Caution(fault.rule.name, fault.message, because))
        if not because or fault.rule.name not in ACKNOWLEDGEABLE:
            message = fault.message
            if result.nearest and quotation.source.rights != "hash-only":
                message += f" Nearest passage: {result.nearest.diff}"
            findings.append(Diagnostic(fault.rule, place, message, fault.hint, _where(quotation, result, text)))
    findings += _unused(quotation, {fault.rule.name for fault in result.faults})
    return _verdict(quotation, result, tuple(cautions)), findings


def _where(quotation: Quotation, result: Result, text: str) -> tuple[Remark, ...]:
    """Give the places in the capture that a failing quote is about: the nearest passage, or each one that it fits."""
    if result.tier is Tier.AMBIGUOUS:
        spans, message = result.spans, "The words stand here."
    elif result.nearest:
        spans, message = (result.nearest.span,), "This is the nearest passage."
    else:
        return ()
    capture = typed(f"seeds/{quotation.capture.file}", text)
    return tuple(Remark(capture.at(*span), message) for span in spans)


def _verdict(quotation: Quotation, result: Result, cautions: tuple[Caution, ...]) -> Verdict:
    unread = "" if result.read else _language(quotation) or "an unstated language"
    return Verdict(result.tier, result.spans, cautions, result.sentences, unread)


def _unused(quotation: Quotation, answered: set[str]) -> Iterator[Diagnostic]:
    for name in quotation.evidence.acknowledge if quotation.evidence else ():
        if name not in ACKNOWLEDGEABLE:
            message = f"No warning called {name} can be acknowledged."
            hint = f"Name one of {', '.join(sorted(ACKNOWLEDGEABLE))}."
        elif name not in answered:
            message = f"This quote gives no warning {name} that would need acknowledging."
            hint = "Take the acknowledgement out."
        else:
            continue
        yield Diagnostic(quoting.ACKNOWLEDGEMENT_UNUSED, name.place, message, hint)


def _inside(
    quotation: Quotation, captures: dict[str, CaptureText], verdicts: dict[str, Verdict]
) -> tuple[Verdict, list[Diagnostic]]:
    """Look for a quote that names a claim inside the passages of that claim's evidence."""
    unsure = False
    for evidence in quotation.inside:
        if evidence.capture != quotation.capture:
            continue
        verdict = verdicts[evidence.id]
        capture = captures.get(evidence.capture.file)
        if not verdict.tier.passes or capture is None:
            # Evidence that failed has a finding of its own; of evidence that was not checked the words are known.
            known = verdict.tier is Tier.UNCHECKED
            unsure = unsure or not known or check(quotation.text, evidence.text).tier.passes
            continue
        result = check(quotation.text, capture, language=_language(evidence), inside=verdict.spans)
        if result.tier.passes:
            # Cautions and acknowledgements are those of the evidence, but a denial that only the longer quote holds.
            denied = [fault for fault in result.faults if fault.rule is quoting.QUOTE_CUT_NEGATION]
            if evidence.evidence and quoting.QUOTE_CUT_NEGATION.name in evidence.evidence.acknowledge:
                denied = []
            findings = [Diagnostic(each.rule, quotation.text.place, each.message, each.hint) for each in denied]
            return _verdict(evidence, result, verdict.cautions), findings
    if unsure:
        return Verdict(Tier.UNCHECKED), []
    claim = quotation.claim
    message = f"These words do not stand in the evidence of {claim.id if claim else 'the claim'}."
    also = tuple(Remark(evidence.text.place, "This is the evidence.") for evidence in quotation.inside)
    hint = "Quote the evidence word for word, or cite the source with [@…]."
    finding = Diagnostic(quoting.QUOTE_OUTSIDE_EVIDENCE, quotation.text.place, message, hint, also)
    return Verdict(Tier.NOT_FOUND), [finding]
