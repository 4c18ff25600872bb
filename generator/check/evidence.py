"""Report claims, lists and sources that say more than their evidence supports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator.check import documented
from generator.check.support import (
    INDEPENDENT_SINCE,
    ORIGINS_NEEDED,
    PARTIAL,
    describe_shared,
    evidence_by_address,
    independent_origins,
    merge_sources,
    select_stance,
    weigh_sources,
)
from generator.model import SCHEMA, Claim, Library, Member, MemberList, OpenEnd, Verdicts, upheld
from generator.model.addresses import REPLY, Address
from generator.model.dates import earliest, latest
from generator.model.diagnostics import Diagnostic
from generator.model.english import joined, listed
from generator.model.forms import SUPPORTING
from generator.model.rules import claiming
from generator.read.resolve.numbering import NEUTRAL

if TYPE_CHECKING:
    from generator.model.places import Text

Finder = Callable[[Library], Iterator[Diagnostic]]
Refusal = tuple[Address, Diagnostic]
"""The address of a claim whose status is refused, and the finding that explains why."""
PARTLY = ("supports it only in part",)
"""Why a source does not count for a claim, if all its evidence supports only a part of the claim."""
JUDGEMENTS = frozenset({"forecast", "opinion", "recommendation"})
"""The kinds of claim that no evidence can establish."""
OPEN = frozenset({"reported", "contradicted", "denied"})
"""The statuses that such a claim may have."""


def _standing_claims(library: Library) -> Iterator[Claim]:
    return (claim for claim in library.claims.values() if not claim.withdrawn)


def _readable_claims(library: Library) -> Iterator[tuple[Address, Claim]]:
    """Return claims that are not withdrawn, from briefings whose claims could all be read.

    A file that could not be read has its own finding.
    """
    lacking = {name for name in library.briefings if library.lacks_claims(name)}
    for address, claim in library.claims.items():
        if not claim.withdrawn and address.briefing not in lacking:
            yield address, claim


def claims_rest_on_more_than_context(library: Library) -> Iterator[Diagnostic]:
    """Report claims with no evidence that supports or contradicts them.

    The schema of a claim already requires at least one piece of evidence.
    """
    for _, claim in _readable_claims(library):
        if all(evidence.stance == "context" for evidence in upheld(claim.evidence)):
            kinds = (
                f"the evidence from {item.source} is {'withdrawn' if item.withdrawn else 'context'}"
                for item in claim.evidence
            )
            fact = f"Claim {claim.id} has no evidence that supports or contradicts it"
            message = f"{': '.join(filter(None, (fact, listed([*dict.fromkeys(kinds)]))))}."
            hint = "Add a quote that supports or contradicts it."
            yield Diagnostic(claiming.CLAIM_EVIDENCED, claim.id.place, message, hint)


def rows_rest_on_evidence_that_stands(library: Library) -> Iterator[Diagnostic]:
    """Report rows and open ends of lists whose evidence is all withdrawn."""
    for member_list in _all_lists(library):
        rows: list[tuple[Text, Member | OpenEnd]] = [
            (row.entity or row.name or member_list.id, row) for row in member_list.members
        ]
        rows += [(member_list.open_end.text, member_list.open_end)] if member_list.open_end else []
        for label, row in rows:
            if row.evidence and not (upheld(row.evidence) or row.withdrawn or member_list.withdrawn):
                message = f"All evidence of {label} in list {member_list.id} is withdrawn."
                hint = "Withdraw this entry of the list too, or add other evidence."
                yield Diagnostic(claiming.CLAIM_EVIDENCED, label.place, message, hint)


def corroborated_claims_have_two_origins(
    library: Library, verdicts: Verdicts, version: int = SCHEMA
) -> Iterator[Refusal]:
    """Report corroborated or refuted claims with fewer than two independent origins on that side.

    Only evidence whose quotes could be checked counts. The conditions of ``version`` decide what is independent.
    """
    for status, stance, verb, rule in (
        ("corroborated", "supports", "supports", claiming.CLAIM_CORROBORATED),
        ("refuted", "contradicts", "denies", claiming.CLAIM_REFUTED),
    ):
        for address, claim in _readable_claims(library):
            if claim.status != status or claim.kind in JUDGEMENTS:
                continue  # no evidence can establish a judgement, and another finding reports that
            side = evidence_by_address(address, claim.evidence, stance)
            origins = independent_origins(library, side, verdicts, version)
            if len(origins) < ORIGINS_NEEDED:
                count = f"only one independent origin, {next(iter(origins))}," if origins else "no independent origin"
                message = f"Claim {claim.id} is {status}, but {count} {verb} it; two are needed."
                hint = "Add independent evidence, or set the status to reported."
                if status == "refuted":
                    hint = "Add independent evidence, or change the status."
                partial = {str(item.source): PARTLY for item in select_stance(claim.evidence, *PARTIAL)}
                weights = weigh_sources(library, side, verdicts, version)
                shared = [
                    clause
                    for group in merge_sources(library, side, verdicts, version)
                    for clause in describe_shared(group)
                ]
                message += _explain_origins(shared, weights if stance == "contradicts" else partial | weights)
                yield address, Diagnostic(rule, claim.status.place, message, hint)


def _explain_origins(shared: Sequence[str], weights: Mapping[str, Sequence[str]]) -> str:
    """Return sentences that say which sources do not count and why, and which of them share what."""
    excluded = [f"{name} {joined(reasons)}" for name, reasons in weights.items() if reasons]
    sentences = ((f" Not counted: {'; '.join(excluded)}.", excluded), (f" {listed(shared, ';')}.", shared))
    return "".join(sentence for sentence, holds in sentences if holds)


def refuted_claims_have_no_independent_support(library: Library, verdicts: Verdicts) -> Iterator[Refusal]:
    """Report refuted claims that an independent origin supports."""
    for address, claim in _readable_claims(library):
        if claim.status != "refuted" or claim.kind in JUDGEMENTS:
            continue
        if origins := independent_origins(library, evidence_by_address(address, claim.evidence, "supports"), verdicts):
            message = f"Claim {claim.id} is refuted, but the independent origin {next(iter(origins))} supports it."
            hint = "Set the status to contradicted."
            yield address, Diagnostic(claiming.CLAIM_REFUTED, claim.status.place, message, hint)


def unverifiable_claims_are_not_settled(library: Library, verdicts: Verdicts) -> Iterator[Refusal]:
    """Report unverifiable claims that enough independent origins support or deny."""
    for address, claim in _readable_claims(library):
        if claim.status != "unverifiable" or claim.kind in JUDGEMENTS:
            continue
        for stance, verb in (("supports", "support"), ("contradicts", "deny")):
            side = evidence_by_address(address, claim.evidence, stance)
            origins = independent_origins(library, side, verdicts)
            if len(origins) >= ORIGINS_NEEDED:
                which = f"independent origins {verb} it: {listed([*origins])}"
                message = f"Claim {claim.id} is unverifiable, but {which}."
                hint = "Set the status that the evidence supports, such as corroborated, contradicted or refuted."
                yield address, Diagnostic(claiming.CLAIM_UNVERIFIABLE, claim.status.place, message, hint)


def contradicted_claims_show_both_sides(library: Library, _: Verdicts) -> Iterator[Refusal]:
    """Report claims whose status is wrong about a contradiction.

    A contradicted claim needs evidence on both sides, and a denied claim evidence on the denying side alone.
    A claim that evidence contradicts cannot be reported or corroborated.
    """
    for address, claim in _readable_claims(library):
        denied, supported = select_stance(claim.evidence, "contradicts"), select_stance(claim.evidence, *SUPPORTING)
        if claim.status == "denied" and (supported or not denied):
            what = f"but evidence from {supported[0].source} supports it" if supported else "but no evidence denies it"
            hint = "Set the status to contradicted." if denied else "Set another status, or add a denial."
            message = f"Claim {claim.id} is denied, {what}."
            yield address, Diagnostic(claiming.CLAIM_CONTRADICTED, claim.status.place, message, hint)
        elif claim.status == "contradicted" and not (denied and supported):
            side = "denies" if not denied else "supports"
            message = f"Claim {claim.id} is contradicted, but no evidence {side} it."
            yield (
                address,
                Diagnostic(
                    claiming.CLAIM_CONTRADICTED, claim.status.place, message, "Show both sides, or change the status."
                ),
            )
        elif denied and claim.status in {"reported", "corroborated"}:
            message = f"Claim {claim.id} is {claim.status}, but this evidence contradicts it."
            hint = "Set the status to contradicted."
            if not supported:
                hint = "Set the status to denied, or add evidence that supports the claim and set it to contradicted."
            yield address, Diagnostic(claiming.CLAIM_CONTRADICTED, denied[0].stance.place, message, hint)


def judgements_are_never_established(library: Library, _: Verdicts) -> Iterator[Refusal]:
    """Report forecasts, opinions and recommendations that are neither reported nor contradicted."""
    for address, claim in library.claims.items():
        if not claim.withdrawn and claim.kind in JUDGEMENTS and claim.status not in OPEN:
            article = "an" if claim.kind == "opinion" else "a"
            message = f"Claim {claim.id} is {article} {claim.kind}, so its status cannot be {claim.status}."
            yield (
                address,
                Diagnostic(
                    claiming.CLAIM_KIND_STATUS,
                    claim.status.place,
                    message,
                    "Set the status to reported, contradicted or denied.",
                ),
            )


def standing_claims_rest_on_standing_sources(library: Library) -> Iterator[Diagnostic]:
    """Report claims whose evidence on either side comes only from withdrawn sources."""
    for _, claim in _readable_claims(library):
        taking_sides = [evidence for evidence in upheld(claim.evidence) if evidence.stance != "context"]
        sources = [library.sources[evidence.source] for evidence in taking_sides if evidence.source in library.sources]
        if sources and all(source.withdrawn for source in sources):
            names = listed([*dict.fromkeys(str(source.id) for source in sources)])
            message = f"Claim {claim.id} rests only on withdrawn sources: {names}."
            yield Diagnostic(
                claiming.CLAIM_STANDING, claim.id.place, message, "Withdraw the claim, or add other evidence."
            )


def derived_sources_share_an_origin(library: Library) -> Iterator[Diagnostic]:
    """Report sources that do not share the origin of the source from which they derive.

    A copy counts with its original.
    """
    for source in library.sources.values():
        original = library.sources.get(source.derived_from or "")
        if original and source.origin != original.origin:
            message = f"{source.id} derives from {original.id} but does not share its origin."
            hint = f"Give both the same origin, such as {original.origin or source.origin or original.id}."
            yield Diagnostic(
                claiming.ORIGIN_SHARED, (source.origin or source.derived_from or source.id).place, message, hint
            )


def replies_take_no_side(library: Library) -> Iterator[Diagnostic]:
    """Report replies with a stance, which would be evidence, or with an id, which would change their address."""
    for claim in library.claims.values():
        if claim.reply and claim.reply.stance != NEUTRAL:
            message = f"The reply to claim {claim.id} has the stance {claim.reply.stance}, but a reply takes no side."
            hint = "Remove the stance; if the words deny the claim, quote them as evidence too."
            yield Diagnostic(claiming.REPLY_APART, claim.reply.stance.place, message, hint)
        elif claim.reply and claim.reply.id and claim.reply.id != REPLY:
            message = f"The reply to claim {claim.id} has the id {claim.reply.id}, but its address is always {REPLY}."
            yield Diagnostic(claiming.REPLY_APART, claim.reply.id.place, message, "Remove the id.")


def likelihoods_are_our_judgements(library: Library) -> Iterator[Diagnostic]:
    """Report claims that state a likelihood and are neither a forecast nor an assessment."""
    for claim in _standing_claims(library):
        if claim.likelihood and claim.kind not in {"forecast", "assessment"}:
            message = f"Claim {claim.id} is of kind {claim.kind} and states a likelihood."
            hint = "Remove the likelihood, or set the kind to forecast or assessment."
            yield Diagnostic(claiming.LIKELIHOOD_OURS, claim.likelihood.place, message, hint)


def claims_end_after_they_begin(library: Library) -> Iterator[Diagnostic]:
    """Report claims whose time ends before it begins."""
    for claim in library.claims.values():
        valid = claim.valid
        if valid and (end := latest(valid.until or "")) and end < earliest(valid.from_ or ""):
            message = f"The time of claim {claim.id} ends ({valid.until}) before it begins ({valid.from_})."
            yield Diagnostic(
                claiming.CLAIM_DATED, (valid.until or claim.id).place, message, "Correct one of the two dates."
            )


def nobody_is_member_of_a_proposal(library: Library) -> Iterator[Diagnostic]:
    """Report members of a proposal or position, and memberships that end before they begin."""
    for member_list in _all_lists(library):
        for member in member_list.members:
            if member_list.kind in {"proposed", "position"} and member.standing == "member":
                message = f"List {member_list.id} is of kind {member_list.kind}, so nobody can be a member of it."
                place = (
                    member.standing.place
                    if member.standing.place.file
                    else (member.entity or member.name or member_list.id).place
                )
                hint = "Set the standing to named, suggested or possible."
                yield Diagnostic(claiming.MEMBER_STANDING, place, message, hint)
            if (end := latest(member.until or "")) and end < earliest(member.from_ or ""):
                message = f"This membership ends ({member.until}) before it begins ({member.from_})."
                place = (member.until or member_list.id).place
                yield Diagnostic(claiming.MEMBER_DATED, place, message, "Correct one of the two dates.")


def _all_lists(library: Library) -> Iterator[MemberList]:
    for briefing in library.briefings.values():
        yield from briefing.lists


class StatusRule(NamedTuple):
    """A rule on the status of claims, in force from version ``since`` of the rules until before version ``until``."""

    find: Callable[[Library, Verdicts], Iterator[Refusal]]
    since: int = 1
    until: int = SCHEMA + 1


STATUS_RULES = (
    StatusRule(partial(corroborated_claims_have_two_origins, version=1), until=INDEPENDENT_SINCE),
    StatusRule(corroborated_claims_have_two_origins, since=INDEPENDENT_SINCE),
    StatusRule(refuted_claims_have_no_independent_support, since=INDEPENDENT_SINCE),
    StatusRule(unverifiable_claims_are_not_settled, since=INDEPENDENT_SINCE),
    StatusRule(contradicted_claims_show_both_sides),
    StatusRule(judgements_are_never_established),
    StatusRule(documented.documented_claims_repeat_a_provision, since=documented.SINCE),
)
"""The rules of every version. A stricter rule is a new entry, and the entry that it replaces gets an ``until``."""


def refused_statuses(library: Library, verdicts: Verdicts, version: int = SCHEMA) -> Iterator[Refusal]:
    """Return the address of each claim whose status its evidence does not support, with a finding.

    The rules of ``version`` decide.
    """
    for rule in STATUS_RULES:
        if rule.since <= version < rule.until:
            yield from rule.find(library, verdicts)


def statuses_are_carried(library: Library, verdicts: Verdicts, version: int = SCHEMA) -> Iterator[Diagnostic]:
    """Report statuses that say more than their evidence supports, by the rules of a version."""
    return (finding for _, finding in refused_statuses(library, verdicts, version))


RULES: tuple[Finder, ...] = (
    claims_rest_on_more_than_context,
    rows_rest_on_evidence_that_stands,
    standing_claims_rest_on_standing_sources,
    derived_sources_share_an_origin,
    likelihoods_are_our_judgements,
    claims_end_after_they_begin,
    replies_take_no_side,
    nobody_is_member_of_a_proposal,
)
