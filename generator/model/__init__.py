"""The records that travel through the pipeline: frozen, without behaviour, and free of third-party code."""

from generator.model.briefings import (
    Briefing,
    Claim,
    Credibility,
    Evidence,
    FrontMatter,
    KeyPoint,
    Locator,
    Member,
    MemberList,
    OpenEnd,
    Relation,
    Translation,
)
from generator.model.library import Caution, Content, Library, Quotation, Span, Tier, Verdict, Verdicts
from generator.model.prose import Citation, Prose, Quoted, Target
from generator.model.settings import CONTRACT, Limits, Settings
from generator.model.sources import Capture, Entity, Name, Notice, Record, Reliability, Source, Step, Withdrawal
from generator.model.tree import Tree

__all__ = [
    "CONTRACT",
    "Briefing",
    "Capture",
    "Caution",
    "Citation",
    "Claim",
    "Content",
    "Credibility",
    "Entity",
    "Evidence",
    "FrontMatter",
    "KeyPoint",
    "Library",
    "Limits",
    "Locator",
    "Member",
    "MemberList",
    "Name",
    "Notice",
    "OpenEnd",
    "Prose",
    "Quotation",
    "Quoted",
    "Record",
    "Relation",
    "Reliability",
    "Settings",
    "Source",
    "Span",
    "Step",
    "Target",
    "Tier",
    "Translation",
    "Tree",
    "Verdict",
    "Verdicts",
    "Withdrawal",
]
