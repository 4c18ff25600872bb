"""Takes a briefing as loaded; gives it with an id for every piece of evidence and every member."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from generator.model.places import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Briefing, Claim, Evidence, Member, MemberList


def numbered(briefing: Briefing) -> Briefing:
    """Fill in what a writer may leave out: evidence is numbered by position, a member goes by its entity or name."""
    head = briefing.head
    points = tuple(replace(point, claims=tuple(map(bare, point.claims))) for point in head.key_points)
    return replace(
        briefing,
        head=replace(head, key_points=points),
        claims=tuple(map(_claim, briefing.claims)),
        lists=tuple(map(_list, briefing.lists)),
    )


def bare(reference: Text) -> Text:
    """Give a reference to a claim without the mark that it has in Markdown."""
    return reference.cut(1, len(reference)) if reference.startswith("#") else reference


def slug(name: str) -> str:
    """Give a name as an id: ``Côte d'Ivoire`` is ``cote-d-ivoire``; or else the code points of its characters."""
    if name.casefold() == "null":
        return "null-row"  # alone, the word means in YAML that there is none
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "-".join(
        f"{ord(letter):x}" for letter in name if not letter.isspace()
    )


def _claim(claim: Claim) -> Claim:
    relations = tuple(replace(relation, claim=bare(relation.claim)) for relation in claim.relations)
    return replace(claim, relations=relations, evidence=_evidence(claim.evidence))


def _list(each: MemberList) -> MemberList:
    end = each.open_end
    return replace(
        each,
        evidence=_evidence(each.evidence),
        members=tuple(map(_member, each.members)),
        open_end=end and replace(end, evidence=_evidence(end.evidence)),
    )


def _member(member: Member) -> Member:
    called = member.entity or member.name or Text()
    return replace(member, id=member.id or Text(slug(called), called.place), evidence=_evidence(member.evidence))


def _evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    evidence = tuple(evidence)
    taken = {item.id for item in evidence if item.id}
    free = (Text(name) for number in count(1) if (name := f"e{number}") not in taken)
    return tuple(item if item.id else replace(item, id=_here(next(free), item)) for item in evidence)


def _here(name: Text, item: Evidence) -> Text:
    return Text(name, item.source.place)
