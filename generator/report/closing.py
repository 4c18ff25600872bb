"""Takes what a check found out; gives the lines that end every run: how much was checked, what was not, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.model import Tier

if TYPE_CHECKING:
    from generator.model import Library, Quotation
    from generator.model.checked import Checked


def closing(checked: Checked) -> list[str]:
    """Give the closing lines, the sum of the findings last."""
    if checked.library is None:
        return ["nothing was checked"]
    counts = checked.counts
    stand = f"{counts.passed} of {counts.quotes} quotes match their captures"
    lines = [f"{stand}; {_number(counts.claims, 'claim')}, {_number(counts.sources, 'source')}"]
    reasons = Counter(
        _reason(quotation, checked.library)
        for quotation in checked.library.quotations
        if checked.verdicts[quotation.id].tier is Tier.UNCHECKED
    )
    lines += [f"{_number(count, 'quote')} not checked: {reason}" for reason, count in reasons.items()]
    unread = Counter(verdict.unread for verdict in checked.verdicts.values() if verdict.unread)
    lines += [
        f"{_number(count, 'quote')} in {language} not read for qualifiers, negations and hedges: no word lists for it"
        for language, count in sorted(unread.items())
    ]
    errors = len(checked.errors)
    weights = [_number(errors, "error")] * bool(errors)
    if warnings := len(checked.findings) - errors:
        weights.append(_number(warnings, "warning"))
    return [*lines, ", ".join(weights)] if weights else lines


def _reason(quotation: Quotation, library: Library) -> str:
    source, file = quotation.source, f"seeds/{quotation.capture.file}"
    if source.withdrawn:
        return f"{source.id} is withdrawn: {source.withdrawn.because}"
    if quotation.capture.file in library.captures:
        claim = quotation.claim.id if quotation.claim else "its claim"
        return f"the evidence of {claim}, in which the words must stand, has not passed"
    if source.rights == "hash-only":
        return f"{file}, the hash-only capture of {source.id}, is not at hand"
    return f"{file}, the capture of {source.id}, is missing or was refused"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
