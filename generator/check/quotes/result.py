"""Holds what the check of one quote found: where the words stand, and what is wrong with how they are quoted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import Gloss, Span, Tier
from generator.model.diagnostics import Severity

if TYPE_CHECKING:
    from generator.check.quotes.fairness import Fault
    from generator.check.quotes.nearest import Nearest


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
