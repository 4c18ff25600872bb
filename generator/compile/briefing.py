"""Takes a briefing; gives what its page shows, from the status strip to its sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.compile.attribution import drawn, named
from generator.compile.citing import reference
from generator.compile.dates import dated, said, withdrawal
from generator.compile.filtering import facets, filters
from generator.compile.grouping import groups, known
from generator.compile.meanings import (
    CLAIM_KINDS,
    CREDIBILITY,
    LIST_KINDS,
    RELIABILITY,
    STANDINGS,
    STATUSES,
    Meaning,
    likelihood,
)
from generator.compile.parts import Fact, Link
from generator.compile.prose import prose
from generator.compile.reading import minutes
from generator.compile.reporting import error_in_claim
from generator.compile.standing import checks, standing
from generator.compile.views import Article, BriefingView, ClaimRow, ListView, MemberRow, SourceLine
from generator.words import joined, worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.compile.attribution import Attributed
    from generator.compile.publication import Publication
    from generator.compile.shelf import Shelf
    from generator.model import Briefing, Claim, Member, MemberList, Source, Withdrawal


def briefing_view(briefing: Briefing, shelf: Shelf, today: str, publication: Publication) -> BriefingView:
    """Decide everything on a briefing's page; its place among the editions is given."""
    cite, settings = publication.citing, shelf.library.settings
    quotations = shelf.by_briefing.get(briefing.id, ())
    used = Counter(each.source.id for each in quotations)
    answers = _answers(briefing)
    rows = {
        claim.id: replace(
            claim_row(claim, briefing, shelf, answers.get(claim.id, ())),
            history=publication.history.get(claim.id, ()),
            cite=cite.claim(claim.id) if cite else "",
            report=error_in_claim(settings, briefing.id, claim.id, publication.edition)
            if publication.edition
            else None,
        )
        for claim in briefing.claims
    }
    lists = tuple(list_view(each, shelf) for each in briefing.lists)
    return BriefingView(
        strip=strip(briefing, today, publication),
        known=tuple(known(briefing.claims)),
        standing=standing(briefing.claims, shelf),
        checks=checks(shelf.verdicts[each.id].tier for each in quotations if each.id in shelf.verdicts),
        question=str(briefing.head.question or ""),
        key_points=tuple(key_points(briefing, shelf)),
        narrative=prose(briefing.narrative, briefing.id, "narrative", shelf),
        articles=tuple(
            Article(
                shelf.sources[name]._replace(words=source.title),
                shelf.sources[name].title,
                dated(source),
                withdrawal(source.withdrawn),
                prose(body, briefing.id, f"article-{name}", shelf),
            )
            for name, body in briefing.articles.items()
            if (source := shelf.library.sources.get(name))
        ),
        count=len(rows),
        groups=tuple(groups(briefing.claims, rows)),
        filters=tuple(filters(briefing.claims, shelf)),
        lists=lists,
        open_ends=tuple(
            (each.open_end, Link(each.title, f"#{each.anchor}-open"))
            for each in lists
            if each.open_end and not (each.withdrawn or each.open_withdrawn)
        ),
        sources=tuple(
            source_line(shelf.library.sources[name], shelf, worded("counts.quotes", n=times))
            for name, times in used.items()
        ),
        banner=publication.banner,
        cite=cite.edition if cite else "",
        changes=publication.changes,
        since=publication.since,
    )


def key_points(briefing: Briefing, shelf: Shelf) -> Iterator[tuple[Attributed, tuple[Link, ...]]]:
    """Give the key points that rest on standing claims; a source has its full name where a point first rests on it."""
    met: set[str] = set()
    for point in briefing.head.key_points:
        claims = shelf.standing(briefing, point.claims)
        if claims:
            sources = {item.source for claim in claims for item in claim.evidence}
            sentence = drawn(point.text, claims, shelf.library.sources, short=sources <= met)
            met |= sources
            yield (
                sentence,
                tuple(shelf.claim(name, briefing.id) for name in point.claims if shelf.standing(briefing, [name])),
            )


def strip(briefing: Briefing, today: str, publication: Publication) -> tuple[str, ...]:
    """Give the status of a briefing in short words, the edition first."""
    head = briefing.head
    due = "strip.review" if (head.review_by or today) >= today else "strip.review-late"
    authors, reviewers = (joined([str(name) for name in names]) for names in (head.authors, head.reviewers))
    return (
        publication.status,
        publication.dated,
        worded("strip.reading", n=minutes(briefing)),
        worded(due, date=said(head.review_by)) if head.review_by else worded("strip.no-review"),
        worded("strip.authors", names=authors) if authors else worded("strip.no-authors"),
        worded("strip.reviewers", names=reviewers) if reviewers else worded("strip.no-reviewers"),
        *filter(None, (publication.asked,)),
    )


def claim_row(claim: Claim, briefing: Briefing, shelf: Shelf, answers: Iterable[tuple[str, str]]) -> ClaimRow:
    """Decide a row of the claim table."""
    relations: dict[str, list[Link]] = {}
    for words, name in (
        *((worded(f"relations.{each.kind}.there"), str(each.claim)) for each in claim.relations),
        *answers,
    ):
        if shelf.claims(briefing, [name]):
            relations.setdefault(words, []).append(shelf.claim(name, briefing.id))
    return ClaimRow(
        anchor=claim.id,
        sentence=shelf.sentences[f"{briefing.id}/{claim.id}"],
        kind=CLAIM_KINDS[claim.kind],
        status=Meaning(worded("filter.withdrawn"), withdrawal(claim.withdrawn))
        if claim.withdrawn
        else STATUSES[claim.status],
        facets=facets(claim),
        likelihood=likelihood(claim.likelihood) if claim.likelihood else "",
        credibility=credibility(claim),
        quotes=shelf.quotes(claim.evidence),
        relations=tuple((words, tuple(links)) for words, links in relations.items()),
        about=tuple(shelf.entity(name) for name in claim.about if name in shelf.library.entities),
        withdrawn=_withdrawn(claim.withdrawn, briefing, shelf),
    )


def credibility(claim: Claim) -> Fact:
    """Give the grade of a piece of information with its reason."""
    grade = claim.credibility
    name = worded("claims.credibility")
    return Fact(name, CREDIBILITY[grade.grade].label, grade.because) if grade else Fact(name, worded("not-stated"))


def list_view(each: MemberList, shelf: Shelf) -> ListView:
    """Decide a list of members."""
    sources, end = shelf.library.sources, each.open_end
    return ListView(
        anchor=f"l-{each.id}",
        title=each.title,
        kind=LIST_KINDS[each.kind],
        lead=named(each.title, each.evidence, sources) if each.evidence else None,
        quotes=shelf.quotes(each.evidence),
        rows=tuple(member_row(each, member, shelf) for member in each.members),
        open_end=named(end.text, end.evidence, sources, short=True) if end else None,
        open_quotes=shelf.quotes(end.evidence) if end else (),
        open_withdrawn=withdrawal(end.withdrawn) if end else "",
        withdrawn=withdrawal(each.withdrawn),
    )


def member_row(each: MemberList, member: Member, shelf: Shelf) -> MemberRow:
    """Decide a row of a list: the member behind those who name it."""
    entity = shelf.named(member)
    return MemberRow(
        anchor=f"m-{each.id}-{member.id}",
        sentence=named(shelf.called(member), member.evidence, shelf.library.sources, short=True),
        entity=f"entities/{entity.id}/" if entity else "",
        role=str(member.role or worded("not-stated")),
        standing=STANDINGS[member.standing],
        period=_period(member),
        quotes=shelf.quotes(member.evidence),
        withdrawn=withdrawal(member.withdrawn),
    )


def _period(member: Member) -> str:
    start, end = said(member.from_), said(member.until)
    if member.from_ and member.until:
        return worded("lists.period-both", start=start, end=end)
    if member.from_:
        return worded("lists.period-from", start=start)
    return worded("lists.period-until", end=end) if member.until else worded("not-stated")


def source_line(source: Source, shelf: Shelf, used: str) -> SourceLine:
    """Decide a line in a table of sources."""
    grade = RELIABILITY[source.reliability.grade] if source.reliability else None
    link = shelf.sources[source.id]
    gone = withdrawal(source.withdrawn)
    return SourceLine(
        link._replace(words=source.title), link.title, dated(source), grade, used, gone, reference(source)
    )


def _withdrawn(record: Withdrawal | None, briefing: Briefing, shelf: Shelf) -> tuple[str, Link | None] | None:
    if not record:
        return None
    instead = record.replaced_by if record.replaced_by and shelf.claims(briefing, [record.replaced_by]) else None
    return withdrawal(record), shelf.claim(instead, briefing.id) if instead else None


def _answers(briefing: Briefing) -> dict[str, list[tuple[str, str]]]:
    """What other claims say of a claim, from its own side."""
    answers: dict[str, list[tuple[str, str]]] = {}
    for claim in briefing.claims:
        for each in claim.relations:
            answers.setdefault(each.claim.removeprefix(f"{briefing.id}/"), []).append(
                (worded(f"relations.{each.kind}.back"), str(claim.id))
            )
    return answers
