"""Look up what the pages print for each word of a closed list, and the sentence that explains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Tier, forms
from generator.model.forms import SUPPORTING
from generator.site.dates import format_date
from generator.site.words import entries, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.model import Quotation


class Meaning(NamedTuple):
    """What a page prints for a word of a closed list, and the sentence that explains the word."""

    label: str
    sense: str


@dataclass(frozen=True, eq=False)
class Meanings(Mapping[str, Meaning]):
    """A closed list with the meaning of each word; ``key`` is the place of the meanings in the table of words."""

    key: str
    words: Collection[str]

    def __getitem__(self, word: str) -> Meaning:
        """Return the meaning of a word of the list."""
        return _meaning(self.key, word)

    def __iter__(self) -> Iterator[str]:
        """Return the words of the list, in its order."""
        return iter(self.words)

    def __len__(self) -> int:
        """Return the number of words in the list."""
        return len(self.words)


def field_label(key: str) -> str:
    """Return what readers call a field or a variable of CSL; the name of a rule is its own label."""
    entry = next((entry for entry in (f"changes.keys.{key}", f"variables.{key}") if entry in entries()), "")
    return message(entry) if entry else key.replace("-", " ")


def tier_meaning(tier: Tier, captured: str | None, *, away: bool = False) -> Meaning:
    """Return how closely a quote matches its capture, with the date of the capture.

    The date is left out if it is not known. A capture that is ``away`` is kept elsewhere.
    """
    if away:
        return Meaning(message("tiers.away.label"), message("tiers.away.sense"))
    if not captured or tier is Tier.UNCHECKED:
        return TIERS[tier]
    return TIERS[tier]._replace(label=message(f"tiers.{tier}.dated", date=format_date(captured)))


def stance_meaning(quotation: Quotation) -> Meaning:
    """Return how a quotation bears on what it is evidence for; both texts are empty if it supports it."""
    if quotation.is_reply:
        return Meaning(message("claims.reply.label"), message("claims.reply.sense"))
    stance = quotation.evidence.stance if quotation.evidence else SUPPORTING[0]
    return Meaning("", "") if stance == SUPPORTING[0] else STANCES[stance]


@cache
def _meaning(key: str, word: str) -> Meaning:
    return Meaning(message(f"{key}.{word}.label"), message(f"{key}.{word}.sense"))


RELIABILITY = Meanings("reliability", forms.RELIABILITY)
CREDIBILITY = Meanings("credibility", forms.CREDIBILITY)
TIERS = Meanings("tiers", tuple(Tier))
CLAIM_KINDS = Meanings("claim-kinds", forms.CLAIM_KINDS)
STATUSES = Meanings("statuses", forms.STATUSES)
STANCES = Meanings("stances", forms.STANCES)
LIST_KINDS = Meanings("list-kinds", forms.LIST_KINDS)
STANDINGS = Meanings("standings", forms.STANDINGS)
SOURCE_KINDS = Meanings("source-kinds", forms.SOURCE_KINDS)
CONTROLS = Meanings("controls", forms.CONTROLS)
RIGHTS = Meanings("rights", forms.RIGHTS)
LIVE = Meanings("live", forms.LIVE)
EDITION_KINDS = Meanings("edition-kinds", forms.EDITION_KINDS)

EVIDENCE, TEXT, UNUSED, FURNITURE = USES = ("evidence", "text", "unused", "furniture")
"""The uses of a sentence of a capture; whether a line is furniture is a guess, and the pages say so."""


def likelihood(term: str) -> str:
    """Return a term of ICD 203 with its range in per cent."""
    low, high = forms.LIKELIHOODS[term]
    return message(f"likelihoods.{term.replace(' ', '-')}", low=low, high=high)
