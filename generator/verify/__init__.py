"""Takes a library; gives a verdict for every quotation, and every finding about quotes, claims and our own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.verify import evidence, ladder, limits, references, words

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.model import Library, Verdicts


def verify(library: Library) -> tuple[Verdicts, tuple[Diagnostic, ...]]:
    """Climb the ladder with every quote, then hold the evidence, the words and the limits to their rules."""
    verdicts, findings = ladder.climb(library)
    for rule in (*evidence.RULES, *references.RULES):
        findings += rule(library)
    findings += evidence.corroborated_claims_have_two_origins(library, verdicts)
    findings += words.weigh(library)
    findings += limits.excerpts_stay_excerpts(library, verdicts)
    return verdicts, tuple(findings)
