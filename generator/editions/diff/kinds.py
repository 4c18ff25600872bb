"""List the kinds of change between two states of a briefing, the riskiest first."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Risk(NamedTuple):
    """A risk that several kinds of change have in common for a reviewer."""

    name: str
    label: str


RISKS = (
    TAKEN_OUT := Risk("taken-out", "Words taken out"),
    DOCUMENTED := Risk("documented", "What an instrument provides"),
    RETRACTION := Risk("retraction", "Withdrawn, reinstated or corrected"),
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
"""The risks, the gravest first."""


class Effect(Enum):
    """The effect of a change on its subject."""

    ADDED = auto()
    REMOVED = auto()
    WITHDRAWN = auto()
    REINSTATED = auto()
    ALTERED = auto()


class Told(Enum):
    """What is shown of a change, besides the sentence about its subject."""

    KEYS = auto()
    """Each key whose value changed, before and after."""
    PLACE = auto()
    """The same as ``KEYS``, and the place in the capture."""
    NAME = auto()
    """The name of a record that was added or removed; the rest is on its page."""
    SENTENCE = auto()
    """The whole sentence, before and after."""
    SENTENCE_AND_KEYS = auto()
    POINTS = auto()
    """The key points, before and after."""
    WITHDRAWAL = auto()
    """The withdrawal that was taken back."""
    NOTHING = auto()


class Kind(NamedTuple):
    """A kind of change.

    ``label`` is in words for editors; pages print the words that their own table has for the same ``name``.
    If ``seen`` is false, readers do not see the change, or see it as part of another change.
    If ``minor`` is true, a minor edition may contain the change. Minor editions of schemas before ``minor_before`` may
    contain it, too.
    ``within`` names the kinds that include this change if they change the same subject.
    """

    name: str
    label: str
    risk: Risk
    effect: Effect = Effect.ALTERED
    told: Told = Told.KEYS
    minor: bool = False
    minor_before: int = 0
    seen: bool = True
    within: tuple[str, ...] = ()

    def is_minor(self, version: int) -> bool:
        """Return whether a minor edition of this version of the schema may contain the change."""
        return self.minor or version < self.minor_before

    @property
    def whole(self) -> bool:
        """Whether the change adds or removes a whole record."""
        return self.effect in {Effect.ADDED, Effect.REMOVED}


ALL = (
    Kind("words-taken-out", "words taken out by a redaction", TAKEN_OUT, told=Told.NOTHING, minor=True),
    Kind("claim-documented", "claim documented", DOCUMENTED, told=Told.SENTENCE_AND_KEYS),
    Kind("claim-undocumented", "claim no longer documented", DOCUMENTED, told=Told.SENTENCE_AND_KEYS),
    Kind("claim-removed", "claim taken out", RETRACTION, Effect.REMOVED, told=Told.NOTHING),
    Kind("claim-withdrawn", "claim withdrawn", RETRACTION, Effect.WITHDRAWN, told=Told.NOTHING),
    Kind("claim-reinstated", "claim reinstated", RETRACTION, Effect.REINSTATED, told=Told.WITHDRAWAL),
    Kind("corrected", "corrected", RETRACTION, told=Told.NOTHING),
    Kind("correction-removed", "correction taken out", RETRACTION),
    Kind("correction-changed", "correction worded differently", RETRACTION),
    Kind("status-raised", "status raised", STATUS),
    Kind("status-lowered", "status lowered", STATUS),
    Kind("claim-redated", "time in which the claim holds changed", STATUS),
    Kind("succession-changed", "what the claim supersedes changed", STATUS),
    Kind("quote-changed", "quote changed", QUOTES),
    Kind("quote-removed", "quote taken out", QUOTES, Effect.REMOVED, told=Told.NAME),
    Kind("quote-withdrawn", "quote withdrawn", QUOTES, Effect.WITHDRAWN, told=Told.NOTHING),
    Kind("quote-reinstated", "quote reinstated", QUOTES, Effect.REINSTATED, told=Told.WITHDRAWAL),
    Kind("quote-added", "quote added", QUOTES, Effect.ADDED, told=Told.NAME),
    Kind("reply-removed", "reply taken out", QUOTES, Effect.REMOVED, told=Told.NAME),
    Kind("reply-added", "reply added", QUOTES, Effect.ADDED, told=Told.NAME),
    Kind("stance-changed", "stance of the quote changed", QUOTES),
    Kind("speaker-changed", "speaker changed", QUOTES),
    Kind("quote-reanchored", "quote re-anchored", QUOTES, told=Told.PLACE, within=("quote-changed", "prose-requoted")),
    Kind("source-withdrawn", "source withdrawn", SOURCES, Effect.WITHDRAWN, told=Told.NOTHING),
    Kind("source-dropped", "source dropped", SOURCES, Effect.REMOVED, told=Told.NAME),
    Kind("source-added", "source added", SOURCES, Effect.ADDED, told=Told.NAME),
    Kind("source-reinstated", "source reinstated", SOURCES, Effect.REINSTATED, told=Told.WITHDRAWAL),
    Kind("source-upgraded", "grade of the source raised", SOURCES),
    Kind("source-regraded", "source regraded", SOURCES),
    Kind("source-changed", "source record changed", SOURCES),
    Kind("source-licensed", "licence or holder of the rights changed", SOURCES, minor=True),
    Kind("claim-upgraded", "grade raised", GRADES),
    Kind("claim-regraded", "regraded", GRADES),
    Kind("likelihood-changed", "likelihood changed", GRADES),
    Kind("claim-recast", "kind of claim changed", GRADES, told=Told.SENTENCE_AND_KEYS),
    Kind("entity-guarded", "need of a second reviewer changed", CLAIMS),
    Kind("claim-added", "claim added", CLAIMS, Effect.ADDED, told=Told.NOTHING),
    Kind("key-points-changed", "key points changed", CLAIMS, told=Told.POINTS),
    Kind("claim-elsewhere-changed", "claim of another briefing changed", CLAIMS, told=Told.SENTENCE),
    Kind("list-removed", "list taken out", MEMBERSHIP, Effect.REMOVED, told=Told.NAME),
    Kind("list-withdrawn", "list withdrawn", MEMBERSHIP, Effect.WITHDRAWN, told=Told.NOTHING),
    Kind("list-reinstated", "list reinstated", MEMBERSHIP, Effect.REINSTATED, told=Told.WITHDRAWAL),
    Kind("list-added", "list added", MEMBERSHIP, Effect.ADDED, told=Told.NAME),
    Kind("list-changed", "list changed", MEMBERSHIP),
    Kind("open-end-removed", "open end taken out", MEMBERSHIP, Effect.REMOVED, told=Told.NAME),
    Kind("open-end-withdrawn", "open end withdrawn", MEMBERSHIP, Effect.WITHDRAWN, told=Told.NOTHING),
    Kind("open-end-reinstated", "open end reinstated", MEMBERSHIP, Effect.REINSTATED, told=Told.WITHDRAWAL),
    Kind("open-end-added", "open end added", MEMBERSHIP, Effect.ADDED, told=Told.NAME),
    Kind("open-end-changed", "open end changed", MEMBERSHIP),
    Kind("member-joined", "member joined", MEMBERSHIP, Effect.ADDED, told=Told.NAME),
    Kind("member-left", "member left", MEMBERSHIP, Effect.REMOVED, told=Told.NAME),
    Kind("member-reinstated", "member reinstated", MEMBERSHIP, Effect.REINSTATED, told=Told.WITHDRAWAL),
    Kind("member-regraded", "standing of the member changed", MEMBERSHIP),
    Kind("member-redated", "member re-dated", MEMBERSHIP),
    Kind("member-changed", "member changed", MEMBERSHIP),
    Kind("summary-added", "summary added", REWORDED, Effect.ADDED, told=Told.NAME),
    Kind("summary-removed", "summary taken out", REWORDED, Effect.REMOVED, told=Told.NAME),
    Kind("prose-requoted", "quotes or citations in the text changed", REWORDED),
    Kind("claim-reworded", "reworded", REWORDED, told=Told.SENTENCE, minor=True),
    Kind("quote-annotated", "note on the quote changed", REWORDED, minor=True),
    Kind("title-changed", "title changed", REWORDED, minor_before=5),
    Kind("question-changed", "question changed", REWORDED, minor_before=5),
    Kind("claim-refiled", "moved to another section", MOVED),
    Kind("moved", "order changed", MOVED, minor=True),
    Kind("prose-edited", "text edited", WORDING, minor=True, within=("prose-requoted",)),
    Kind(
        "reason-changed",
        "reason reworded",
        WORDING,
        minor=True,
        within=("claim-upgraded", "claim-regraded", "source-upgraded", "source-regraded"),
    ),
    Kind("caution-changed", "warning answered differently", WORDING, minor=True),
    Kind("translation-changed", "translation changed", WORDING, minor=True),
    Kind("claim-related", "relations or subjects changed", WORDING, minor=True),
    Kind("source-annotated", "note on the source changed", WORDING, minor=True),
    Kind("entity-changed", "entity renamed or described differently", WORDING, minor=True),
    Kind("particulars-changed", "authors, reviewers, topics or review date changed", WORDING, minor=True),
    Kind("entity-listed", "mention of an entity added or removed", WORDING, minor=True, seen=False),
    Kind("capture-redacted", "words taken out of the capture", WORDING, told=Told.NOTHING, minor=True, seen=False),
    Kind("respaced", "line breaks moved", WORDING, minor=True, seen=False, within=("prose-requoted", "prose-edited")),
)
KINDS = {kind.name: kind for kind in ALL}
"""The kinds of change by name."""
