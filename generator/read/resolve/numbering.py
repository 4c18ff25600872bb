"""Takes a briefing as loaded; gives it with an id for every piece of evidence and every member."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from generator.model.places import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model import Briefing, Evidence, Member, MemberList


def numbered(briefing: Briefing) -> Briefing:
    """Fill in what a writer may leave out: evidence is numbered by position, a member goes by its entity or name."""
    claims = (replace(claim, evidence=_evidence(claim.evidence)) for claim in briefing.claims)
    lists = tuple(map(_list, briefing.lists))
    return with_references(replace(briefing, claims=tuple(claims), lists=lists), bare)


def with_references(briefing: Briefing, written: Callable[[Text], Text]) -> Briefing:
    """Return a briefing with each reference to a claim in its records ``written`` anew; those in Markdown stay."""
    points = (replace(each, claims=tuple(map(written, each.claims))) for each in briefing.head.key_points)
    claims = (
        replace(each, relations=tuple(replace(one, claim=written(one.claim)) for one in each.relations))
        for each in briefing.claims
    )
    return replace(briefing, head=replace(briefing.head, key_points=tuple(points)), claims=tuple(claims))


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
