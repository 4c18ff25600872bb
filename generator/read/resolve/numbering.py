"""Fill in the ids of evidence and rows that have none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from generator.model.addresses import REPLY
from generator.model.places import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model import Briefing, Evidence, Member, MemberList

NEUTRAL = Text("context")
"""The stance of a reply: it helps to read the claim, and neither supports nor denies it."""


def with_all_ids(briefing: Briefing) -> Briefing:
    """Return a briefing with the ids that a writer may leave out.

    Evidence gets a number by its position; a row gets the id of its entity, or an id made from its own name.
    A reply has its own word as its id, and takes no side.
    References to claims lose the hash that they may have been typed with.
    """
    claims = (
        replace(claim, evidence=_number_evidence(claim.evidence), reply=claim.reply and _name_reply(claim.reply))
        for claim in briefing.claims
    )
    lists = tuple(map(_number_list, briefing.lists))
    return with_references(replace(briefing, claims=tuple(claims), lists=lists), bare)


def with_references(briefing: Briefing, written: Callable[[Text], Text]) -> Briefing:
    """Return a briefing with changed references to claims in its records.

    ``written`` returns the new reference for an old one. References in Markdown stay.
    """
    points = (replace(point, claims=tuple(map(written, point.claims))) for point in briefing.head.key_points)
    claims = (
        replace(
            claim,
            relations=tuple(replace(relation, claim=written(relation.claim)) for relation in claim.relations),
        )
        for claim in briefing.claims
    )
    return replace(briefing, head=replace(briefing.head, key_points=tuple(points)), claims=tuple(claims))


def bare(reference: Text) -> Text:
    """Return a reference to a claim without the hash that begins it in Markdown."""
    return reference.cut(1, len(reference)) if reference.startswith("#") else reference


def slug(name: str) -> str:
    """Return a name as an id: ``cote-d-ivoire`` for ``Côte d'Ivoire``.

    The id of a name without Latin letters or digits is the code points of its characters.
    """
    if name.casefold() == "null":
        return "null-row"  # in YAML, the word alone means that there is no value
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "-".join(
        f"{ord(letter):x}" for letter in name if not letter.isspace()
    )


def _number_list(member_list: MemberList) -> MemberList:
    end = member_list.open_end
    return replace(
        member_list,
        evidence=_number_evidence(member_list.evidence),
        members=tuple(map(_name_member, member_list.members)),
        open_end=end and replace(end, evidence=_number_evidence(end.evidence)),
    )


def _name_member(member: Member) -> Member:
    name = member.entity or member.name or Text()
    return replace(member, id=member.id or Text(slug(name), name.place), evidence=_number_evidence(member.evidence))


def _name_reply(reply: Evidence) -> Evidence:
    """Return a reply with its id, and with the stance that is meant if none is typed."""
    stance = reply.stance if reply.stance.place.file else NEUTRAL
    return replace(reply, id=reply.id or Text(REPLY, reply.source.place), stance=stance)


def _number_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    evidence = tuple(evidence)
    taken = {item.id for item in evidence if item.id}
    free = (name for number in count(1) if (name := f"e{number}") not in taken)
    return tuple(item if item.id else replace(item, id=Text(next(free), item.source.place)) for item in evidence)
