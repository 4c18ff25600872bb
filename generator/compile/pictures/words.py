"""Holds the words of the pictures."""

from __future__ import annotations

MEMBERS = "Who is in what, as the sources name them"
MEMBERS_CAPTION = (
    "Each row is a name, each column a list. A mark says as what a source names it there, and not that it is so."
)
MEMBERS_HEADS = ("Named", "List", "Standing", "Who names it, in a sentence")
BENEATH = "The table beneath the picture says the same."
OPEN, EMPTY, GONE = "and others, not named", "members not set out", "every row withdrawn"
DENIED = "a source denies it"
UNNAMED = "no source names it so"

ORIGINS = "What rests on what"
ORIGINS_CAPTION = (
    "Each square is a claim, in the band of a source that supports or denies it; context carries nothing. "
    "{} of {} would have nothing independent left to rest on if one origin fell."
)
CARRIES = "{}: {}, {} of them on it alone."
ORIGINS_HEADS = ("Claim", "Origin", "Source", "How it rests there", "Who says what")
ORIGIN, NONE = "Origin {}", "none"
UNCARRIED = "Supported by no source that stands"
HOW = {
    "alone": "rests on this origin alone",
    "shared": "another stated origin supports it too",
    "denies": "the source denies it",
    "none": "no source that stands supports it",
}

EDITIONS = "How it changed"
EDITIONS_CAPTION = "How many of its claims each edition touched, the newest first."
EDITIONS_HEADS = ("Edition", "Kind", "Date", "Claims touched", "Claims in all")
FIRST = "first edition"
BEGUN = "{} to begin with"
SHARE = "{} of {}"
