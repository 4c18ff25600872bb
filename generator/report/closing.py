"""Takes what a check found out; gives the lines that end every run: how much was checked, what was not, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.diagnostics import Severity
from generator.model import Tier
from generator.verify.editions import lost
from generator.verify.searching import UNSEARCHED

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.diagnostics import Diagnostic
    from generator.model import Library, Quotation, Worth
    from generator.model.checked import Checked


SPENT = "other quotes took all the searching of a run"


def closing(checked: Checked) -> list[str]:
    """Give the closing lines, the sum of the findings last."""
    if checked.library is None:
        return ["nothing was checked"]
    counts = checked.counts
    stand = f"{counts.passed} of {counts.quotes} quotes match their captures"
    lines = [f"{stand}; {_number(counts.claims, 'claim')}, {_number(counts.sources, 'source')}"]
    lines += _published(checked.library, checked.worth)
    reasons = Counter(
        SPENT if checked.verdicts[quotation.id] is UNSEARCHED else _reason(quotation, checked.library)
        for quotation in checked.library.quotations
        if checked.verdicts[quotation.id].tier is Tier.UNCHECKED
    )
    lines += [f"{_number(count, 'quote')} not checked: {reason}" for reason, count in reasons.items()]
    unread = Counter(verdict.unread for verdict in checked.verdicts.values() if verdict.unread)
    lines += [
        f"{_number(count, 'quote')} in {language} not read for qualifiers, negations and hedges: no word lists for it"
        for language, count in sorted(unread.items())
    ]
    lines += [weighed(checked.findings)] if checked.findings else []
    if old := checked.elsewhere:
        lines.append(f"{weighed(old)} that {'were' if old[1:] else 'was'} there before, on lines that did not change")
    return lines


def weighed(findings: Collection[Diagnostic]) -> str:
    """Say how many errors there are, and how many warnings."""
    errors = sum(finding.rule.severity is Severity.ERROR for finding in findings)
    weights = [_number(errors, "error")] * bool(errors)
    if warnings := len(findings) - errors:
        weights.append(_number(warnings, "warning"))
    return ", ".join(weights)


def _published(library: Library, worth: Worth) -> list[str]:
    """Say how many editions were read, and how many of their quotes still stand."""
    quotes = gone = unseen = editions = 0
    for name, row in library.editions.items():
        for past, verdicts in zip(row, worth[name], strict=True):
            editions += 1
            quotes += sum(verdict.tier.passes for verdict in past.edition.contents.verdicts.values())
            found = lost(name, past, verdicts, library)
            gone, unseen = gone + len(found.gone), unseen + len(found.unseen)
    stand = f"{quotes - gone - unseen} of {_number(quotes, 'quote')} of {_number(editions, 'edition')} still match"
    stand += f"; {unseen} could not be checked" if unseen else ""
    return [stand] if editions else []


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
