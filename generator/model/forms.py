"""Define what a scalar may contain: the closed lists and written forms that fields of records use."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from generator.model.bounds import ADDRESS, ADDRESS_NAME
from generator.model.dates import is_day, is_edtf
from generator.model.places import Text
from generator.model.requirements import Form, OneOf, Ours, Requirement, Theirs

SOURCE_KINDS = ("news", "opinion", "official", "research", "reference", "unknown")
CONTROLS = ("state", "party", "public", "independent", "unknown")
CONTROLLED = ("state", "party")
"""Who must be named with an outlet that they control; such an outlet is not independent."""
RIGHTS = ("full", "excerpt", "hash-only")
LIVE = ("matches", "differs", "gone", "unknown")
STEPS = ("original", "translation", "repost", "copy", "syndication", "excerpt", "transcript")
RELIABILITY = ("A", "B", "C", "D", "E", "F")
NOTICES = ("correction", "clarification", "update", "retraction")
ENTITY_KINDS = ("state", "organisation", "person", "group", "place")
"""The kinds of entity that every desk has; a desk may declare its own beside them."""
CLAIM_KINDS = ("event", "fact", "assessment", "forecast", "opinion", "recommendation", "provision")
STATUSES = ("reported", "corroborated", "contradicted", "denied", "refuted", "unverifiable", "documented")
JUDGMENT = "legal_case"
"""The type in CSL of a judgment: it also repeats what others say, so it says and does not provide."""
INSTRUMENTS = ("legislation", "regulation", "treaty", JUDGMENT, "standard")
"""The types in CSL of the instruments that can document a claim."""
GRADED = ("claim", "source")
"""What a scale of grades may be for."""
CREDIBILITY = ("1", "2", "3", "4", "5", "6")
RELATIONS = ("contradicts", "refines", "depends-on", "causes", "supersedes")
STANCES = ("supports", "supports-in-part", "contradicts", "context")
SUPPORTING = ("supports", "supports-in-part")
"""The stances of evidence that a claim or a row rests on; only the first ever counts as independent support."""
LIST_KINDS = ("treaty", "organisation", "grouping", "proposed", "position")
STANDINGS = ("member", "applicant", "observer", "named", "suggested", "possible", "excluded", "suspended", "withdrawn")
EDITION_KINDS = ("major", "minor", "correction", "retraction")
LIKELIHOODS = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}
"""ICD 203's terms and their bands in per cent."""


def is_url(text: str) -> bool:
    """Return whether a text is a web address."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", text)


ID = Form(
    "an id",
    "Write small letters, digits and hyphens, as in fomenko-2023.",
    rf"(?!.{{{ADDRESS_NAME + 1}}})[a-z0-9]+(?:-[a-z0-9]+)*",
    kept=True,
)
"""Kebab-case ASCII, no longer than a part of a site address may be."""
is_id = ID.holds
SHA256 = Form("a SHA-256", "Write its 64 hexadecimal digits.", r"[0-9A-Fa-f]{64}", kept=True)
SALT = Form("a salt", "Restore the file from the version history.", r"[0-9a-f]{32}")
REFERENCE = Form("the id of a record")
"""The id of another record; a malformed one is reported as a reference that leads to no record."""
EDTF = Form("a date in EDTF", "Write it as 2023-06-03, 2023-06, 2023~ or ../2023-06-03.", test=is_edtf)
DAY = Form("a day", "Write it as 2026-11-22.", test=is_day)
URL = Form("an address", "Begin it with https://.", test=is_url, most=ADDRESS)
LANGUAGE = Form("a language tag", "Write it as en, fr or zh-Hant.", r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
FOLDER = Form(
    "a folder beside the project", "Write it from the folder of mkdocs.yml, as in ../private.", r"(?![/~])[^\\:\0\s]+"
)
COUNT = Form("a whole number above zero", "Write it in digits, as in 100.", r"[1-9]\d{0,8}")
NUMBER = Form("a whole number", "Write it in digits, as in 2.", r"0|[1-9]\d{0,8}")
OCCURRENCE = Form("an occurrence", "Write the number of the place, as in 2, or any.", r"any|[1-9]\d{0,2}")
SHARE = Form("a share between 0 and 1", "Write it as 0.5.", r"0?\.\d+|1(?:\.0+)?|0")

Filled = Annotated[Text, Requirement()]
Id = Annotated[Text, ID]
Reference = Annotated[Text, REFERENCE]
Edtf = Annotated[Text, EDTF]
Day = Annotated[Text, DAY]
Digest = Annotated[Text, SHA256]
Salt = Annotated[Text, SALT]
Url = Annotated[Text, URL]
Tag = Annotated[Text, LANGUAGE]
Occurrence = Annotated[Text, OCCURRENCE]
Flag = Annotated[Text, OneOf(("true", "false"))]
Words = Annotated[Text, Ours()]
Quoted = Annotated[Text, Theirs()]
