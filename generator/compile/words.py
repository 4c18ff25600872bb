"""Takes a word of a closed list; gives what the pages print for it, and what it means in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from generator.model import Tier
from generator.model.forms import LIKELIHOODS

NOT_STATED = "not stated"


class Meaning(NamedTuple):
    """What a page prints for a word of a closed list, and the sentence that explains it."""

    label: str
    sense: str


RELIABILITY = {
    "A": Meaning("A, completely reliable", "No doubt about authenticity, trustworthiness or competence."),
    "B": Meaning("B, usually reliable", "Minor doubts; mostly valid in the past."),
    "C": Meaning("C, fairly reliable", "Doubts; valid information in the past."),
    "D": Meaning("D, not usually reliable", "Significant doubts; sometimes valid in the past."),
    "E": Meaning("E, unreliable", "Not authentic, trustworthy or competent, or often invalid in the past."),
    "F": Meaning("F, cannot be judged", "Nothing is known on which to judge it. It is not the worst grade."),
}
"""Admiralty grades of a source."""

CREDIBILITY = {
    "1": Meaning("1, confirmed", "Confirmed by other independent sources."),
    "2": Meaning("2, probably true", "Not confirmed; consistent and logical in itself."),
    "3": Meaning("3, possibly true", "Not confirmed; reasonably logical, agrees with some of what is known."),
    "4": Meaning("4, doubtful", "Not confirmed; possible but not logical, nothing else on the subject."),
    "5": Meaning("5, improbable", "Not confirmed; contradicted by what is known."),
    "6": Meaning("6, cannot be judged", "Nothing is known on which to judge it. It is not the worst grade."),
}
"""Admiralty grades of a piece of information."""

TIERS = {
    Tier.EXACT: Meaning("matches its capture", "Character for character."),
    Tier.LAYOUT: Meaning(
        "matches its capture, layout aside", "Only white space, line ends or hyphens at line ends differ."
    ),
    Tier.TYPOGRAPHY: Meaning(
        "matches its capture, typography aside",
        "Only the shapes of quotation marks, dashes, ligatures or the like differ.",
    ),
    Tier.EDITORIAL: Meaning(
        "matches its capture, with editor’s marks",
        "The words between the editor’s own marks, such as […], stand in the capture.",
    ),
    Tier.AMBIGUOUS: Meaning("stands in its capture more than once", "Which of the places is meant is not said."),
    Tier.NOT_FOUND: Meaning("does not match its capture", "The words do not stand in the capture."),
    Tier.UNCHECKED: Meaning("not checked", "The capture is withdrawn, or its text is not at hand."),
}

CLAIM_KINDS = {
    "event": Meaning("event", "Something that is said to have happened."),
    "fact": Meaning("claim of fact", "A state of things that is said to hold, and that could be checked."),
    "assessment": Meaning("assessment", "A judgement of what things mean."),
    "forecast": Meaning("forecast", "What is said to come."),
    "opinion": Meaning("opinion", "A view or a valuation."),
    "recommendation": Meaning("recommendation", "What somebody should do."),
}

STATUSES = {
    "reported": Meaning("reported", "Somebody says so; nothing independent that the desk holds supports or denies it."),
    "corroborated": Meaning("corroborated", "At least two independent origins say so."),
    "contradicted": Meaning("contradicted", "A source denies it; both sides are shown."),
    "refuted": Meaning("refuted", "At least two independent origins deny it."),
    "unverifiable": Meaning("cannot be checked", "Nothing that could be looked at would settle it."),
}

STANDINGS = {
    "member": Meaning("member", "Belongs to it."),
    "applicant": Meaning("applicant", "Has asked to join."),
    "observer": Meaning("observer", "Takes part without belonging."),
    "named": Meaning("named", "Is named as belonging to it, and no more is said."),
    "suggested": Meaning("suggested", "Somebody suggests that it should belong."),
    "possible": Meaning("possible", "Somebody says that it may belong."),
    "excluded": Meaning("excluded", "Is said not to belong."),
    "suspended": Meaning("suspended", "Belongs, but its rights rest."),
    "withdrawn": Meaning("withdrawn", "Belonged, and has left."),
}

LIST_KINDS = {
    "treaty": Meaning("treaty", "Parties to a treaty, as a source names them."),
    "organisation": Meaning("organisation", "Members of an organisation, as a source names them."),
    "grouping": Meaning("grouping", "A group that a source names."),
    "proposed": Meaning("proposed", "Does not exist yet, as far as the source goes."),
    "position": Meaning("position", "A position that is said to be shared, or that may come to be."),
}

SOURCE_KINDS = {
    "news": Meaning("news", "Reports what happened."),
    "opinion": Meaning("opinion", "Argues a view."),
    "official": Meaning("official", "Issued by a public body."),
    "research": Meaning("research", "A study or a paper."),
    "reference": Meaning("reference", "A work to look things up in."),
    "unknown": Meaning(NOT_STATED, "What kind of text it is, is not known."),
}

CONTROLS = {
    "state": Meaning("state", "A state controls the outlet."),
    "party": Meaning("party", "A political party controls the outlet."),
    "independent": Meaning("independent", "Neither a state nor a party controls the outlet."),
    "unknown": Meaning(NOT_STATED, "Who controls the outlet is not known."),
}

RIGHTS = {
    "full": Meaning("the capture may be shown in full", "The rights allow it."),
    "excerpt": Meaning("quotes with the sentence around them", "No more of the capture is shown on this site."),
    "hash-only": Meaning("the quoted words alone", "The capture is known here by its fingerprint."),
}

LIVE = {
    "matches": Meaning("still matches the capture", "The page at the address read the same when last looked at."),
    "differs": Meaning("now differs from the capture", "The page at the address has changed since."),
    "gone": Meaning("gone", "The address no longer leads to the text."),
    "unknown": Meaning(NOT_STATED, "Whether the address still shows the text is not known."),
}

EVIDENCE, TEXT, UNUSED, FURNITURE = "evidence", "text", "unused", "furniture"
USES = {
    EVIDENCE: "quoted as evidence",
    TEXT: "quoted only in the text",
    UNUSED: "not used",
    FURNITURE: "looks like furniture of the page",
}
"""What becomes of a sentence of a capture; what is furniture is a guess, and is said to be one."""

EDITION_KINDS = {
    "major": Meaning("major edition", "Changes of substance."),
    "minor": Meaning("minor edition", "Wording only; it moves no date."),
    "correction": Meaning("correction", "Something that was published was wrong."),
    "retraction": Meaning("retraction", "The briefing no longer stands."),
}

STANCES = {
    "supports": Meaning("supports", "Says what the claim says."),
    "contradicts": Meaning("contradicts", "Denies what the claim says."),
    "context": Meaning("context", "Helps to read the claim; neither supports nor denies it."),
}

RELATIONS = {
    "contradicts": ("contradicts", "is contradicted by"),
    "refines": ("refines", "is refined by"),
    "depends-on": ("depends on", "is relied on by"),
}
"""What a claim says of its relation to another, and what the other says back."""

LIKELIHOOD = {term: f"{term} ({low}–{high} %)" for term, (low, high) in LIKELIHOODS.items()}


def counted(number: int, one: str, many: str = "") -> str:
    """Give a number with its noun: ``1 claim``, ``2 claims``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def used(use: str, number: int) -> str:
    """Say how many sentences are used in a way, or lines look like furniture: ``3 sentences not used``."""
    if use == FURNITURE:
        return f"{counted(number, 'line')} {USES[use] if number == 1 else USES[use].replace('looks', 'look')}"
    return f"{counted(number, 'sentence')} {USES[use]}"


def joined(parts: list[str]) -> str:
    """Give words in a row: ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def capitalised(words: str) -> str:
    """Give a phrase with its first letter as a sentence begins; the rest stays as it was typed."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """Give a phrase as a sentence: it begins with a capital and ends with one full stop, or as it was typed to end."""
    return capitalised(words if words.endswith(("!", "?", "…")) else f"{words.rstrip('.')}.")
