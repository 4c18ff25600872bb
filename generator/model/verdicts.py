"""What the check finds out about a quotation: the tier on which it stands, where, and what to be wary of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from generator.model.addresses import Address
from generator.model.asked import Asked
from generator.model.schema import Record


class Tier(StrEnum):
    """How a quote stands in its capture: the first four pass, in falling closeness."""

    EXACT = "exact"
    LAYOUT = "layout"
    TYPOGRAPHY = "typography"
    EDITORIAL = "editorial"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    UNCHECKED = "unchecked"

    @property
    def passes(self) -> bool:
        """Whether the words stand in the capture."""
        return self in {Tier.EXACT, Tier.LAYOUT, Tier.TYPOGRAPHY, Tier.EDITORIAL}


Span = tuple[int, int]
Said = Annotated[str, Asked()]


@dataclass(frozen=True)
class Caution(Record):
    """What a reader of the quote should know: the rule that warned, its sentence, and why the editor finds it fair."""

    rule: Said
    message: Said
    because: Said = ""


@dataclass(frozen=True)
class Gloss(Record):
    """Words that the editor put into a quote, and the word of the capture for which they stand; none where added."""

    words: Said
    instead: Said = ""


@dataclass(frozen=True)
class Verdict(Record):
    """What the check found out about one quotation.

    ``spans`` are code-point offsets into the capture as read, a pair for each piece between elisions;
    for an ambiguous quote, one pair for each place where it stands.
    ``sentences`` are the spans of the sentences around them, which is all that a page may show of an excerpted capture.
    ``unread`` is the language for want of whose word lists nothing around the quote was read.
    ``glosses`` are the brackets that the capture does not have, in the order of the quote.
    ``newer`` is what rules say of it that are newer than those that it is held to; no edition holds that.
    """

    tier: Tier
    spans: tuple[Span, ...] = ()
    cautions: tuple[Caution, ...] = ()
    sentences: tuple[Span, ...] = ()
    unread: Said = ""
    glosses: tuple[Gloss, ...] = ()
    newer: tuple[Caution, ...] = ()


Verdicts = Mapping[Address, Verdict]
"""Verdicts by the address of the quotation."""


@dataclass(frozen=True)
class Lost:
    """The quotes of an edition that had passed the check and today do not.

    Those that are ``gone`` stand in the capture no longer; of those that are ``unseen``, the capture is not at hand.
    """

    gone: tuple[Address, ...] = ()
    unseen: tuple[Address, ...] = ()


@dataclass(frozen=True)
class Worth:
    """What the quotes of one edition are worth today.

    ``verdicts`` are those of today, by the rules that the edition passed, and ``shown`` those that its pages show.
    Today's rules would refuse the quotes that are ``refused``, and warn of those that are ``warned``.
    """

    verdicts: Verdicts
    shown: Verdicts
    lost: Lost = Lost()
    refused: tuple[Address, ...] = ()
    warned: tuple[Address, ...] = ()


Worths = Mapping[str, tuple[Worth, ...]]
"""What the quotes of each edition are worth today, by briefing, oldest edition first."""
