"""Define the result of the check of one quote: where the words stand, and what is wrong with the quote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import Gloss, Span, Tier
from generator.model.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.quotes.fairness import Fault
    from generator.check.quotes.nearest import Nearest


STOPS_SINCE = 4
"""The first version of the rules that tells an editor's stop inside a sentence from the stop of a house style."""


@dataclass(frozen=True)
class Result:
    """The result of the check of one quote.

    ``found`` is the tier on which the words stand, whatever the faults are; ``tier`` takes the faults into account.
    ``spans`` are pairs of code-point offsets into the capture as read: one span for every piece between elisions,
    or one span for every place of an ambiguous quote.
    ``sentences`` are the spans of the sentences around them.
    ``read`` says whether these sentences were searched for qualifiers, negations and hedges.
    ``glosses`` are the brackets that the capture does not have.
    ``continues`` says that the editor set a stop or comma where the sentence goes on.
    """

    found: Tier
    spans: tuple[Span, ...] = ()
    faults: tuple[Fault, ...] = ()
    nearest: Nearest | None = None
    sentences: tuple[Span, ...] = ()
    read: bool = True
    glosses: tuple[Gloss, ...] = ()
    continues: bool = False

    @property
    def refusals(self) -> tuple[Fault, ...]:
        """The faults that keep the quote from passing."""
        return tuple(fault for fault in self.faults if fault.rule.severity is Severity.ERROR)

    @property
    def tier(self) -> Tier:
        """The tier on which the quote passes, or how it fails."""
        if self.refusals and self.found is not Tier.AMBIGUOUS:
            return Tier.NOT_FOUND
        return Tier.EDITORIAL if self.continues else self.found

    def under(self, version: int) -> Result:
        """Return the result by the rules of a version.

        It has no faults that only newer rules find. Before version 4, an editor's stop was typography.
        """
        continues = self.continues and version >= STOPS_SINCE
        if continues == self.continues and all(fault.since <= version for fault in self.faults):
            return self
        faults = tuple(fault for fault in self.faults if fault.since <= version)
        return replace(self, faults=faults, continues=continues)
