"""Define the records that the stages of the pipeline pass on: frozen, and without behaviour.

Pydantic validates values by the metadata in their types. Of the modules here, only ``requirements.py`` imports it.
"""

from generator.model.bounds import LARGEST
from generator.model.briefings import (
    Briefing,
    Claim,
    Column,
    Credibility,
    Evidence,
    FrontMatter,
    KeyPoint,
    Listed,
    Locator,
    Member,
    MemberList,
    OpenEnd,
    Relation,
    Translation,
    upheld,
)
from generator.model.editions import SCHEMA, SCHEMAS, UNWRITTEN, WORDS, Contents, Edition, edition_address, edition_file
from generator.model.library import Content, Library, Past, Quotation, Texts, claim_files, may_hold
from generator.model.prose import Citation, Leading, Prose, Quoted, Target
from generator.model.redactions import BAR, Barred, Redaction, TakenOut
from generator.model.schema import Record
from generator.model.settings import CONTRACT, FRAMED, Limits, Policy, Settings
from generator.model.sources import Capture, Entity, Name, Notice, Reliability, Source, Step, Withdrawal, by_any_id
from generator.model.tree import ENTITIES, IMAGES, SETTINGS, Tree, image
from generator.model.verdicts import Caution, Gloss, Lost, Span, Tier, Verdict, Verdicts, Worth, Worths

__all__ = [
    "BAR",
    "CONTRACT",
    "ENTITIES",
    "FRAMED",
    "IMAGES",
    "LARGEST",
    "SCHEMA",
    "SCHEMAS",
    "SETTINGS",
    "UNWRITTEN",
    "WORDS",
    "Barred",
    "Briefing",
    "Capture",
    "Caution",
    "Citation",
    "Claim",
    "Column",
    "Content",
    "Contents",
    "Credibility",
    "Edition",
    "Entity",
    "Evidence",
    "FrontMatter",
    "Gloss",
    "KeyPoint",
    "Leading",
    "Library",
    "Limits",
    "Listed",
    "Locator",
    "Lost",
    "Member",
    "MemberList",
    "Name",
    "Notice",
    "OpenEnd",
    "Past",
    "Policy",
    "Prose",
    "Quotation",
    "Quoted",
    "Record",
    "Redaction",
    "Relation",
    "Reliability",
    "Settings",
    "Source",
    "Span",
    "Step",
    "TakenOut",
    "Target",
    "Texts",
    "Tier",
    "Translation",
    "Tree",
    "Verdict",
    "Verdicts",
    "Withdrawal",
    "Worth",
    "Worths",
    "by_any_id",
    "claim_files",
    "edition_address",
    "edition_file",
    "image",
    "may_hold",
    "upheld",
]
