"""Takes a word of a closed list; gives what the pages print for it, and what it means in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Tier, forms
from generator.site.dates import said
from generator.site.words import entries, worded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class Meaning(NamedTuple):
    """What a page prints for a word of a closed list, and the sentence that explains it."""

    label: str
    sense: str


@dataclass(frozen=True, eq=False)
class Meanings(Mapping[str, Meaning]):
    """A closed list, with the meaning of each of its words; ``key`` is where the table has them."""

    key: str
    words: Collection[str]

    def __getitem__(self, word: str) -> Meaning:
        """Give the meaning of a word of the list."""
        return _meaning(self.key, word)

    def __iter__(self) -> Iterator[str]:
        """Give the words of the list, in its order."""
        return iter(self.words)

    def __len__(self) -> int:
        """How many words the list has."""
        return len(self.words)


def field_label(key: str) -> str:
    """Return what a field is called; the variables of CSL and names of rules have no other name than their own."""
    entry = f"changes.keys.{key}"
    return worded(entry) if entry in entries() else key.replace("-", " ")


def matching(tier: Tier, captured: str | None) -> Meaning:
    """Say how closely a quote stands in its capture, and of which day that is where it is known."""
    if not captured or tier is Tier.UNCHECKED:
        return TIERS[tier]
    return TIERS[tier]._replace(label=worded(f"tiers.{tier}.dated", date=said(captured)))


@cache
def _meaning(key: str, word: str) -> Meaning:
    return Meaning(worded(f"{key}.{word}.label"), worded(f"{key}.{word}.sense"))


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
"""What becomes of a sentence of a capture; what is furniture is a guess, and is said to be one."""


def likelihood(term: str) -> str:
    """Give a term of ICD 203 with its band in per cent."""
    low, high = forms.LIKELIHOODS[term]
    return worded(f"likelihoods.{term.replace(' ', '-')}", low=low, high=high)
