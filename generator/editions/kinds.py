"""Every kind of change between two states of a briefing, the riskiest first; gives a kind for its name."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """What changed, in the words that pages print; ``minor`` says that a minor edition may hold it."""

    name: str
    label: str
    minor: bool = False

    @property
    def seen(self) -> bool:
        """Whether a reader sees it, and not by another change already, as who is named by what names them."""
        return self.name not in {"respaced", "entity-listed"}


ALL = (
    Kind("claim-removed", "claim taken out"),
    Kind("claim-withdrawn", "claim withdrawn"),
    Kind("status-raised", "status raised"),
    Kind("status-lowered", "status lowered"),
    Kind("claim-reinstated", "claim reinstated"),
    Kind("quote-changed", "quote changed"),
    Kind("quote-removed", "quote taken out"),
    Kind("quote-withdrawn", "quote withdrawn"),
    Kind("quote-reinstated", "quote reinstated"),
    Kind("quote-added", "quote added"),
    Kind("stance-changed", "stance of the quote changed"),
    Kind("speaker-changed", "speaker changed"),
    Kind("quote-reanchored", "quote re-anchored"),
    Kind("source-withdrawn", "source withdrawn"),
    Kind("source-dropped", "source dropped"),
    Kind("source-added", "source added"),
    Kind("source-reinstated", "source reinstated"),
    Kind("source-regraded", "source regraded"),
    Kind("source-changed", "source record changed"),
    Kind("claim-regraded", "regraded"),
    Kind("likelihood-changed", "likelihood changed"),
    Kind("claim-recast", "kind of claim changed"),
    Kind("claim-added", "claim added"),
    Kind("key-points-changed", "key points changed"),
    Kind("list-removed", "list taken out"),
    Kind("list-withdrawn", "list withdrawn"),
    Kind("list-reinstated", "list reinstated"),
    Kind("list-added", "list added"),
    Kind("list-changed", "list changed"),
    Kind("open-end-removed", "open end taken out"),
    Kind("open-end-withdrawn", "open end withdrawn"),
    Kind("open-end-reinstated", "open end reinstated"),
    Kind("open-end-added", "open end added"),
    Kind("open-end-changed", "open end changed"),
    Kind("member-joined", "member joined"),
    Kind("member-left", "member left"),
    Kind("member-reinstated", "member reinstated"),
    Kind("member-regraded", "standing of the member changed"),
    Kind("member-redated", "member re-dated"),
    Kind("member-changed", "member changed"),
    Kind("summary-added", "summary added"),
    Kind("summary-removed", "summary taken out"),
    Kind("prose-requoted", "quotes or citations in the text changed"),
    Kind("claim-elsewhere-changed", "claim of another briefing changed"),
    Kind("claim-reworded", "reworded", minor=True),
    Kind("title-changed", "title changed", minor=True),
    Kind("question-changed", "question changed", minor=True),
    Kind("prose-edited", "text edited", minor=True),
    Kind("reason-changed", "reason reworded", minor=True),
    Kind("caution-changed", "caution answered anew", minor=True),
    Kind("translation-changed", "translation changed", minor=True),
    Kind("claim-related", "relations or subjects changed", minor=True),
    Kind("source-annotated", "note on the source changed", minor=True),
    Kind("entity-changed", "entity renamed or described anew", minor=True),
    Kind("particulars-changed", "authors, reviewers, topics or review date changed", minor=True),
    Kind("moved", "order changed", minor=True),
    Kind("entity-listed", "entity named or named no longer", minor=True),
    Kind("respaced", "lines broken elsewhere", minor=True),
)
KINDS = {kind.name: kind for kind in ALL}
