"""What a run found out: the library, a verdict for each quotation, the findings, and how much was checked."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.diagnostics import Diagnostic, Severity
from generator.model.library import Library
from generator.model.verdicts import Verdicts, Worths


@dataclass(frozen=True)
class Counts:
    """How many quotes were checked, of how many, and what stands on them."""

    quotes: int = 0
    passed: int = 0
    failed: int = 0
    unchecked: int = 0
    claims: int = 0
    sources: int = 0


@dataclass(frozen=True)
class Checked:
    """The outcome of a check; ``library`` is none where the folder holds no project.

    ``elsewhere`` are findings that weigh like the others and are not printed: they were there before a change,
    and stand on lines that it left as they were.
    """

    library: Library | None
    verdicts: Verdicts
    findings: tuple[Diagnostic, ...] = ()
    counts: Counts = Counts()
    worth: Worths = field(default_factory=dict)
    elsewhere: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop a build."""
        every = (*self.findings, *self.elsewhere)
        return tuple(finding for finding in every if finding.rule.severity is Severity.ERROR)
