"""Every kind of change between two states of a briefing, the riskiest first; gives a kind for its name."""

from __future__ import annotations

from typing import NamedTuple

from generator.words import worded


class Risk(NamedTuple):
    """What kinds of change have in common for a reviewer: what may go wrong with them."""

    name: str
    label: str


RISKS = (
    RETRACTION := Risk("retraction", "Taken back, or standing again"),
    STATUS := Risk("status", "Status raised or lowered"),
    QUOTES := Risk("quotes", "Quotes"),
    SOURCES := Risk("sources", "Sources"),
    GRADES := Risk("grades", "Grades and likelihoods"),
    CLAIMS := Risk("claims", "New claims and conclusions"),
    MEMBERSHIP := Risk("membership", "Membership"),
    REWORDED := Risk("reworded", "Reworded"),
    MOVED := Risk("moved", "Moved"),
    WORDING := Risk("wording", "Wording only"),
)
"""The riskiest first."""


class Kind(NamedTuple):
    """What changed; ``minor`` says that a minor edition may hold it."""

    name: str
    risk: Risk
    minor: bool = False

    @property
    def label(self) -> str:
        """The words that pages print for it."""
        return worded(f"changes.kinds.{self.name}")

    @property
    def seen(self) -> bool:
        """Whether a reader sees it, and not by another change already, as who is named by what names them."""
        return self.name not in {"respaced", "entity-listed"}


ALL = (
    Kind("claim-removed", RETRACTION),
    Kind("claim-withdrawn", RETRACTION),
    Kind("claim-reinstated", RETRACTION),
    Kind("status-raised", STATUS),
    Kind("status-lowered", STATUS),
    Kind("quote-changed", QUOTES),
    Kind("quote-removed", QUOTES),
    Kind("quote-withdrawn", QUOTES),
    Kind("quote-reinstated", QUOTES),
    Kind("quote-added", QUOTES),
    Kind("stance-changed", QUOTES),
    Kind("speaker-changed", QUOTES),
    Kind("quote-reanchored", QUOTES),
    Kind("source-withdrawn", SOURCES),
    Kind("source-dropped", SOURCES),
    Kind("source-added", SOURCES),
    Kind("source-reinstated", SOURCES),
    Kind("source-upgraded", SOURCES),
    Kind("source-regraded", SOURCES),
    Kind("source-changed", SOURCES),
    Kind("claim-upgraded", GRADES),
    Kind("claim-regraded", GRADES),
    Kind("likelihood-changed", GRADES),
    Kind("claim-recast", GRADES),
    Kind("claim-added", CLAIMS),
    Kind("key-points-changed", CLAIMS),
    Kind("claim-elsewhere-changed", CLAIMS),
    Kind("list-removed", MEMBERSHIP),
    Kind("list-withdrawn", MEMBERSHIP),
    Kind("list-reinstated", MEMBERSHIP),
    Kind("list-added", MEMBERSHIP),
    Kind("list-changed", MEMBERSHIP),
    Kind("open-end-removed", MEMBERSHIP),
    Kind("open-end-withdrawn", MEMBERSHIP),
    Kind("open-end-reinstated", MEMBERSHIP),
    Kind("open-end-added", MEMBERSHIP),
    Kind("open-end-changed", MEMBERSHIP),
    Kind("member-joined", MEMBERSHIP),
    Kind("member-left", MEMBERSHIP),
    Kind("member-reinstated", MEMBERSHIP),
    Kind("member-regraded", MEMBERSHIP),
    Kind("member-redated", MEMBERSHIP),
    Kind("member-changed", MEMBERSHIP),
    Kind("summary-added", REWORDED),
    Kind("summary-removed", REWORDED),
    Kind("prose-requoted", REWORDED),
    Kind("claim-reworded", REWORDED, minor=True),
    Kind("title-changed", REWORDED, minor=True),
    Kind("question-changed", REWORDED, minor=True),
    Kind("moved", MOVED, minor=True),
    Kind("prose-edited", WORDING, minor=True),
    Kind("reason-changed", WORDING, minor=True),
    Kind("caution-changed", WORDING, minor=True),
    Kind("translation-changed", WORDING, minor=True),
    Kind("claim-related", WORDING, minor=True),
    Kind("source-annotated", WORDING, minor=True),
    Kind("entity-changed", WORDING, minor=True),
    Kind("particulars-changed", WORDING, minor=True),
    Kind("entity-listed", WORDING, minor=True),
    Kind("respaced", WORDING, minor=True),
)
KINDS = {kind.name: kind for kind in ALL}
