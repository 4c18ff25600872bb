"""Every kind of change between two states of a briefing, the riskiest first; gives a kind for its name."""

from __future__ import annotations

from typing import NamedTuple


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
    """What changed, in words for editors; ``minor`` says that a minor edition may hold it.

    Pages print the words that the table of words has under the same name.
    """

    name: str
    label: str
    risk: Risk
    minor: bool = False

    @property
    def seen(self) -> bool:
        """Whether a reader sees it, and not by another change already, as who is named by what names them."""
        return self.name not in {"respaced", "entity-listed"}


ALL = (
    Kind("claim-removed", "claim taken out", RETRACTION),
    Kind("claim-withdrawn", "claim withdrawn", RETRACTION),
    Kind("claim-reinstated", "claim reinstated", RETRACTION),
    Kind("status-raised", "status raised", STATUS),
    Kind("status-lowered", "status lowered", STATUS),
    Kind("quote-changed", "quote changed", QUOTES),
    Kind("quote-removed", "quote taken out", QUOTES),
    Kind("quote-withdrawn", "quote withdrawn", QUOTES),
    Kind("quote-reinstated", "quote reinstated", QUOTES),
    Kind("quote-added", "quote added", QUOTES),
    Kind("stance-changed", "stance of the quote changed", QUOTES),
    Kind("speaker-changed", "speaker changed", QUOTES),
    Kind("quote-reanchored", "quote re-anchored", QUOTES),
    Kind("source-withdrawn", "source withdrawn", SOURCES),
    Kind("source-dropped", "source dropped", SOURCES),
    Kind("source-added", "source added", SOURCES),
    Kind("source-reinstated", "source reinstated", SOURCES),
    Kind("source-upgraded", "grade of the source raised", SOURCES),
    Kind("source-regraded", "source regraded", SOURCES),
    Kind("source-changed", "source record changed", SOURCES),
    Kind("claim-upgraded", "grade raised", GRADES),
    Kind("claim-regraded", "regraded", GRADES),
    Kind("likelihood-changed", "likelihood changed", GRADES),
    Kind("claim-recast", "kind of claim changed", GRADES),
    Kind("claim-added", "claim added", CLAIMS),
    Kind("key-points-changed", "key points changed", CLAIMS),
    Kind("claim-elsewhere-changed", "claim of another briefing changed", CLAIMS),
    Kind("list-removed", "list taken out", MEMBERSHIP),
    Kind("list-withdrawn", "list withdrawn", MEMBERSHIP),
    Kind("list-reinstated", "list reinstated", MEMBERSHIP),
    Kind("list-added", "list added", MEMBERSHIP),
    Kind("list-changed", "list changed", MEMBERSHIP),
    Kind("open-end-removed", "open end taken out", MEMBERSHIP),
    Kind("open-end-withdrawn", "open end withdrawn", MEMBERSHIP),
    Kind("open-end-reinstated", "open end reinstated", MEMBERSHIP),
    Kind("open-end-added", "open end added", MEMBERSHIP),
    Kind("open-end-changed", "open end changed", MEMBERSHIP),
    Kind("member-joined", "member joined", MEMBERSHIP),
    Kind("member-left", "member left", MEMBERSHIP),
    Kind("member-reinstated", "member reinstated", MEMBERSHIP),
    Kind("member-regraded", "standing of the member changed", MEMBERSHIP),
    Kind("member-redated", "member re-dated", MEMBERSHIP),
    Kind("member-changed", "member changed", MEMBERSHIP),
    Kind("summary-added", "summary added", REWORDED),
    Kind("summary-removed", "summary taken out", REWORDED),
    Kind("prose-requoted", "quotes or citations in the text changed", REWORDED),
    Kind("claim-reworded", "reworded", REWORDED, minor=True),
    Kind("title-changed", "title changed", REWORDED, minor=True),
    Kind("question-changed", "question changed", REWORDED, minor=True),
    Kind("moved", "order changed", MOVED, minor=True),
    Kind("prose-edited", "text edited", WORDING, minor=True),
    Kind("reason-changed", "reason reworded", WORDING, minor=True),
    Kind("caution-changed", "caution answered anew", WORDING, minor=True),
    Kind("translation-changed", "translation changed", WORDING, minor=True),
    Kind("claim-related", "relations or subjects changed", WORDING, minor=True),
    Kind("source-annotated", "note on the source changed", WORDING, minor=True),
    Kind("entity-changed", "entity renamed or described anew", WORDING, minor=True),
    Kind("particulars-changed", "authors, reviewers, topics or review date changed", WORDING, minor=True),
    Kind("entity-listed", "entity named or named no longer", WORDING, minor=True),
    Kind("respaced", "lines broken elsewhere", WORDING, minor=True),
)
KINDS = {kind.name: kind for kind in ALL}
