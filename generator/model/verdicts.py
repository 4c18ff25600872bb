"""Define the verdict on a quotation: its tier, its spans in the capture, and its cautions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from generator.model.addresses import Address
from generator.model.requirements import Requirement
from generator.model.schema import Record


class Tier(StrEnum):
    """How closely a quote matches its capture: the first four tiers pass, the closest first."""

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
Said = Annotated[str, Requirement()]


@dataclass(frozen=True)
class Caution(Record):
    """A warning for readers of a quote: its rule, its message, and why the editor finds the quote fair."""

    rule: Said
    message: Said
    because: Said = ""


@dataclass(frozen=True)
class Gloss(Record):
    """Words that the editor put into a quote, and the words of the capture that they replace, if any."""

    words: Said
    instead: Said = ""


@dataclass(frozen=True)
class Verdict(Record):
    """The result of the check of one quotation.

    ``spans`` are code-point offsets into the capture as read: a pair for each piece between elisions,
    or, for an ambiguous quote, a pair for each place where it is found.
    ``sentences`` are the spans of the sentences around them; a page may show no more of an excerpted capture.
    ``unread`` is the language of the quote if it has no word lists here, so that nothing around the quote was read.
    ``glosses`` are the brackets that the capture does not have, in the order of the quote.
    ``continues`` is true if the editor ended words with a stop where the sentence of the source goes on.
    ``newer`` are cautions of rules that are newer than the rules that judge the quote; no edition stores them.
    """

    tier: Tier
    spans: tuple[Span, ...] = ()
    cautions: tuple[Caution, ...] = ()
    sentences: tuple[Span, ...] = ()
    unread: Said = ""
    glosses: tuple[Gloss, ...] = ()
    continues: bool | None = None
    newer: tuple[Caution, ...] = ()


Verdicts = Mapping[Address, Verdict]
"""Verdicts by the address of the quotation."""


@dataclass(frozen=True)
class Lost:
    """The quotes of an edition that passed the check at publication, and do not pass today.

    Quotes in ``gone`` no longer stand in the capture; for quotes in ``unseen``, the capture is not available.
    The words of quotes in ``barred`` were taken out; the captures of quotes in ``away`` are kept elsewhere.
    """

    gone: tuple[Address, ...] = ()
    unseen: tuple[Address, ...] = ()
    barred: tuple[Address, ...] = ()
    away: tuple[Address, ...] = ()

    @property
    def all(self) -> tuple[Address, ...]:
        """Every quote that cannot be checked, or fails."""
        return (*self.gone, *self.unseen, *self.barred, *self.away)


@dataclass(frozen=True)
class Worth:
    """What today's check finds about the quotes of one edition.

    ``verdicts`` are today's verdicts by the rules that the edition passed; ``shown`` are the verdicts on its pages.
    Today's rules would refuse the quotes in ``refused``, warn of the quotes in ``warned``, and refuse the status of the
    claims in ``unsettled``. They would refuse that of the claims in ``fallen`` because sources were withdrawn or
    retracted since.
    """

    verdicts: Verdicts
    shown: Verdicts
    lost: Lost = Lost()
    refused: tuple[Address, ...] = ()
    warned: tuple[Address, ...] = ()
    unsettled: tuple[Address, ...] = ()
    fallen: tuple[Address, ...] = ()


Worths = Mapping[str, tuple[Worth, ...]]
"""What today's check finds about the quotes of every edition, by briefing, oldest edition first."""
