"""Report documented claims that no provision of an instrument carries.

A documented claim says that a named instrument provides something, never that it is so.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.check.instruments import explain_speech, find_lacking_names
from generator.check.locators import explain_locator
from generator.check.provisions import explain_place
from generator.check.quotes import check, sentence
from generator.check.support import PARTIAL, select_stance
from generator.model import Tier
from generator.model.diagnostics import Diagnostic
from generator.model.english import joined, listed
from generator.model.forms import INSTRUMENTS, JUDGMENT
from generator.model.rules import claiming, quoting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Capture, Claim, Evidence, Library, Quotation, Source, Verdict, Verdicts
    from generator.model.addresses import Address

SINCE = 5
"""The first version of the rules in which a claim can be documented. Stricter conditions are another rule."""
WORD = re.compile(r"\w+")


def documented_claims_repeat_a_provision(library: Library, verdicts: Verdicts) -> Iterator[tuple[Address, Diagnostic]]:
    """Report documented claims that say anything but what an instrument provides."""
    claims = {
        address: claim
        for address, claim in library.claims.items()
        if claim.status == "documented" and not claim.withdrawn
    }
    for address, claim in claims.items():
        faults = []
        if claim.kind != "provision":
            faults.append(f"its kind is {claim.kind}, not provision")
        stances = {item.stance for item in claim.evidence if not item.withdrawn}
        if "contradicts" in stances:
            faults.append("evidence contradicts it")
        if "supports" not in stances:
            faults.append("no evidence supports it")
        faults += [f"{item.id} supports only a part of it" for item in select_stance(claim.evidence, *PARTIAL)]
        for item in claim.evidence:
            quotation = library.quotation_at.get(address.below(str(item.id)))
            if quotation and item.stance == "supports" and not item.withdrawn:
                reasons = list(_explain_evidence(claim, item, quotation, verdicts, library))
                faults += [f"{item.id} from {item.source} {joined(reasons)}"] if reasons else []
        if faults:
            message = f"Claim {claim.id} is documented, but {'; '.join(faults)}."
            hint = "Quote whole sentences of a provision and repeat their words, or set the status to reported."
            yield address, Diagnostic(claiming.CLAIM_DOCUMENTED, claim.status.place, message, hint)


def _explain_evidence(
    claim: Claim, item: Evidence, quotation: Quotation, verdicts: Verdicts, library: Library
) -> Iterator[str]:
    """Return why evidence does not document a claim; each reason completes a sentence about the evidence."""
    source, capture = quotation.source, quotation.capture
    yield from _find_lacks(source, capture)
    if reason := explain_locator(item.locator):
        yield reason
    if item.speaker:
        yield f"has the words of a speaker, {item.speaker}"
    if told := explain_speech(item.quote) or explain_speech(claim.statement):
        yield told
    verdict = verdicts.get(quotation.address)
    if verdict and verdict.tier is Tier.UNCHECKED:
        yield "has a quote that could not be checked"
    elif verdict and verdict.tier.passes:
        yield from _explain_quote(quotation, verdict, library.captures.get(str(capture.file), ""))
    if difference := _find_difference(claim.statement, item, str(item.language or source.language or "")):
        yield difference


def _find_lacks(source: Source, capture: Capture) -> Iterator[str]:
    """Return what a source lacks to document anything; each reason completes a sentence about it."""
    if source.type not in INSTRUMENTS:
        yield f"has the type {source.type}, not one of {listed(INSTRUMENTS)}" if source.type else "states no type"
    if not source.authority:
        yield "states no authority"
    if source.control != "public":
        yield "states no control" if source.control == "unknown" else f"is under {source.control} control"
    if not capture.original:
        yield "states no digest of its original"
    if source.original_unseen:
        yield "has an original that nobody of the desk has seen"
    yield from (f"passed through another hand ({step.step})" for step in source.provenance if step.step != "original")
    if source.derived_from:
        yield f"is made from {source.derived_from}"
    yield from find_lacking_names(source)
    others = [str(name) for name in source.author if str(name) != source.authority]
    if others and source.authority:
        yield f"has an author, {joined(others)}, who is not the authority"
    if source.withdrawn:
        yield "is withdrawn"


def _explain_quote(quotation: Quotation, verdict: Verdict, text: str) -> Iterator[str]:
    """Return why a quote that stands in its capture is no whole provision.

    Without the very text of the capture, which an older edition may lack today, the place is not read.
    """
    open_cautions = [caution.rule for caution in verdict.cautions if not caution.because]
    if open_cautions:
        yield f"has a warning that nobody has answered ({listed(open_cautions)})"
    elif text and sha256(text.encode()).hexdigest() == quotation.capture.sha256.lower():
        start, end = verdict.spans[0][0], verdict.spans[-1][1]
        enacted = quotation.source.type != JUDGMENT
        if reason := explain_place(text, start, end, sentence(text, start, end), enacted=enacted):
            yield reason


def _find_difference(statement: str, item: Evidence, language: str) -> str:
    """Return how a statement differs from whole sentences of its evidence, or of its translation; empty if it does not.

    The text completes a sentence about the evidence.
    """
    difference = _compare(statement, item.quote, language)
    if not (item.translation and difference):
        return difference
    if not language:
        return "has a translation, but its source states no language"
    if language.partition("-")[0].casefold() == item.translation.language.partition("-")[0].casefold():
        return f"has a translation into its own language, {item.translation.language}"
    if not item.translation.by:
        return "has a translation that does not say who made it"
    return _compare(statement, item.translation.text, item.translation.language)


def _compare(statement: str, words: str, language: str) -> str:
    """Return how a statement differs from whole sentences of some words; empty if it has just these.

    The check of quotes decides, as if the statement were quoted. Only its first letter may be of the other case.
    """
    held = {word.casefold() for word in WORD.findall(words)}
    first = next((word for word in WORD.findall(statement) if word.casefold() not in held), "")
    if first:
        return f"does not have the word “{first}” of the statement"
    typed = statement.strip()
    for spoken in (typed, typed[:1].swapcase() + typed[1:]):
        result = check(spoken, words, language=language, suggest=False).under(SINCE)
        faults = [fault for fault in result.faults if fault.rule is not quoting.QUOTE_SHORT]
        if result.tier.passes and not faults:
            start, end = result.spans[0][0], result.spans[-1][1]
            whole = sentence(words, start, end)
            if not WORD.search(words[whole[0] : start] + words[end : whole[1]]):
                return ""
    return "does not have the statement as whole sentences"
