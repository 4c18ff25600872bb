"""Decide whether an edition may be published, by its reviewers and its changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize

from generator.model.addresses import CLAIM, MEMBER
from generator.model.editions import SCHEMA
from generator.model.redactions import BAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.editions.diff.changes import Change
    from generator.editions.publishing import Particulars
    from generator.model import Contents, Edition, FrontMatter, Policy
    from generator.model.places import Text

HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A handle as a code host accepts it, in lowercase."""
LEAD = re.compile(r"\A[@\s]+")
"""At signs and white space before a name."""
JOINED = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Invisible characters that Unicode classes as accents, not as format characters."""


def second_readers(head: FrontMatter) -> tuple[Text, ...]:
    """Return the reviewers who are not authors, without repetition.

    A reviewer who is not named by a handle is left out, because that could be anybody.
    """
    authors = set(map(_normalize, head.authors))
    reviewers: dict[str, Text] = {}
    for reviewer in head.reviewers:
        reviewers.setdefault(_normalize(reviewer), reviewer)
    return tuple(typed for name, typed in reviewers.items() if name not in authors and HANDLE.fullmatch(name))


def _normalize(name: Text) -> str:
    """Return a name in the form in which names are compared.

    It is in lowercase, without at signs before it, and without invisible characters.
    """
    visible = "".join(letter for letter in JOINED.sub("", normalize("NFKC", name)) if category(letter) != "Cf")
    return LEAD.sub("", visible.rstrip()).lower()


class Sensitive(NamedTuple):
    """A claim or a row about a sensitive entity: its anchor, the words that name it, and the name of the entity."""

    anchor: str
    label: str
    entity: str


READERS = 2
"""How many reviewers a claim about a sensitive entity needs, whatever the policy asks for."""


def find_sensitive(contents: Contents) -> Iterator[Sensitive]:
    """Return each claim and row about a sensitive entity that is not withdrawn."""
    guarded = {str(entity.id): str(entity.name) for entity in contents.entities if entity.sensitive == "true"}
    if not guarded:
        return
    names = {str(name): str(entity.id) for entity in contents.entities for name in (entity.name, *entity.aliases)}
    for claim in contents.claims:
        if not claim.withdrawn and (found := [guarded[name] for name in claim.about if name in guarded]):
            yield Sensitive(CLAIM.format(claim.id), f"Claim {claim.id}", found[0])
    for member_list in contents.lists:
        for row in member_list.members:
            entity = row.entity or names.get(row.name or "", "")
            if entity in guarded and not (row.withdrawn or member_list.withdrawn):
                anchor = MEMBER.format(member_list.id, row.id)
                yield Sensitive(anchor, f"A row of list {member_list.id}", guarded[entity])


def count_reviewers(policy: Policy, contents: Contents) -> int:
    """Return how many reviewers who are not authors some contents need."""
    return max(int(policy.reviewers), READERS if any(find_sensitive(contents)) else 0)


def explain_unmet(policy: Policy, contents: Contents) -> str:
    """Explain which demand of the policy the authors and reviewers do not meet.

    Return an empty text if they meet all demands. A claim about a sensitive entity demands a second reviewer.
    """
    head = contents.front_matter
    needed, there = count_reviewers(policy, contents), len(second_readers(head))
    asked = "1 reviewer who is not an author" if needed == 1 else f"{needed} reviewers who are not authors"
    cause = "The policy asks for"
    if needed > int(policy.reviewers):
        first = next(find_sensitive(contents))
        cause = f"{first.label} is about {first.entity}, a sensitive entity, which asks for"
    if needed and not head.authors:
        return f"{cause} {asked}, but no author is stated, so no reviewer can be told apart from the authors."
    if there < needed:
        stated = f"{there or 'none'} {'are' if there > 1 else 'is'} stated"
        return f"{cause} {asked}, but {stated}{_name_without_handle(head)}."
    return ""


def _name_without_handle(head: FrontMatter) -> str:
    """Name the reviewers without a handle, as the end of a sentence."""
    names = [f"`{reviewer}`" for reviewer in head.reviewers if not HANDLE.fullmatch(_normalize(reviewer))]
    return f"; {', '.join(names)} {'are not handles' if names[1:] else 'is not a handle'}" if names else ""


def explain_unreviewed(policy: Policy, kind: str, contents: Contents, expedited: str | None) -> str:
    """Explain why an edition must wait for its reviewers, or may not be expedited, if so.

    Otherwise, return an empty text.
    ``expedited`` is the reason why the edition does not wait for its reviewers; without a reason, it waits.
    No reason helps if the authors are not stated.
    """
    missing = explain_unmet(policy, contents)
    if expedited is None or (missing and not contents.front_matter.authors):
        return missing
    if not missing:
        return "There is nothing to expedite: the policy asks for no further reviewer."
    if kind not in policy.expedite:
        kinds = ", ".join(policy.expedite) or "none"
        return f"An edition of the kind {kind} must wait for its reviewers; the policy expedites {kinds}."
    return (
        ""
        if has_words(expedited)
        else "The reason has no words: it must state why the edition does not wait for its reviewers."
    )


def has_words(words: str) -> bool:
    """Return whether a note or a reason has at least one letter or digit, or one that was taken out."""
    return any(letter.isalnum() or letter == BAR for letter in words)


def explain_contradictions(
    edition: Edition | Particulars, last: Edition | None, *, is_first: bool, same: bool
) -> Iterator[str]:
    """Explain what contradicts the rules of editions in an edition, or between it and the last one.

    ``same`` says whether nothing that a reader sees has changed since the last one.
    After a retraction, only a major edition can come. A retraction, and the edition after it, need no change.
    """
    if not has_words(edition.note):
        yield "An edition needs a note that tells readers what changed and why."
    if is_first and (edition.kind != "major" or edition.conclusion_changed):
        yield "The first edition must be a major one and cannot change an earlier conclusion."
    if edition.kind == "minor" and edition.conclusion_changed:
        yield "A minor edition cannot change a conclusion."
    if last and last.kind == "retraction" and edition.kind != "major":
        yield f"Edition {last.number} is a retraction; only a major edition can bring the briefing back."
    if last and same and "retraction" not in {edition.kind, last.kind}:
        yield f"Nothing that a reader sees has changed since edition {last.number}."


def is_seen(changes: Iterable[Change]) -> bool:
    """Return whether a reader sees any of the changes."""
    return any(change.kind.seen for change in changes)


def list_grave_changes(changes: Iterable[Change], version: int = SCHEMA) -> list[str]:
    """Return the changes that no minor edition of this schema may contain, in words, each with its address."""
    return [
        f"{change.kind.label} ({change.subject.address or 'briefing.md'})"
        for change in changes
        if not change.is_minor(version)
    ]
