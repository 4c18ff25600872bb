"""Build the view of a briefing page, from the status strip to the sources."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.check.normalize.scripts import SPACELESS
from generator.model.addresses import ARTICLE, KEY_POINTS, NARRATIVE, SUMMARY, Address
from generator.read.markdown.sections import Anchors
from generator.site.citing import reference
from generator.site.claims import ClaimGroup, claim_row, count_groups, filters, groups, reverse_relations
from generator.site.components import CitedProse, Fact, Filter, Link, Reporting, SourceLine, Standing
from generator.site.dates import describe_withdrawal, format_date, publication_date
from generator.site.labels import (
    RELIABILITY,
)
from generator.site.lists import ListView, list_view
from generator.site.pages import SearchEntry, View
from generator.site.prose import prose
from generator.site.reporting import error_in_claim
from generator.site.search import NAME, HeldWords, of_claim, of_list, of_prose
from generator.site.standing import checks, standing
from generator.site.words import joined, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Briefing, Prose, Source
    from generator.site.attribution import Attributed
    from generator.site.history import Compared
    from generator.site.index import SiteIndex
    from generator.site.pages import Page
    from generator.site.pictures import Picture
    from generator.site.publication import BannerNotice, Publication


@dataclass(frozen=True)
class Article:
    """Our summary of one article."""

    source: Link
    name: str
    date: str
    withdrawn: str
    summary: CitedProse


@dataclass(frozen=True, kw_only=True)
class BriefingView(View):
    """Everything on the page of a briefing."""

    kind = "briefing"
    strip: tuple[str, ...]
    known: tuple[Fact, ...]
    """How many claims are known in each way, with links to them on the page."""
    standing: Standing
    checks: str
    question: str
    key_points: tuple[tuple[Attributed, tuple[Link, ...]], ...]
    narrative: CitedProse
    articles: tuple[Article, ...]
    count: int
    groups: tuple[ClaimGroup, ...]
    filters: tuple[Filter, ...]
    lists: tuple[ListView, ...]
    open_ends: tuple[tuple[Attributed, Link], ...]
    """The open ends of the lists, each with a link to its list."""
    sources: tuple[SourceLine, ...]
    banner: tuple[BannerNotice, ...] = ()
    cite: str = ""
    changes: Link | None = None
    """A link to the page that lists the changes from edition to edition."""
    since: Compared | None = None
    """On the page of an older edition: what has changed up to the newest."""
    reporting: Reporting | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def found(self, page: Page) -> Iterator[SearchEntry]:
        """Return the briefing and what is on its page as search entries.

        Quotes that no claim or list uses are found in the texts.
        """
        seen = HeldWords()
        rows = [row for group in self.groups for row in group.rows if not row.withdrawn]
        lists = [member_list for member_list in self.lists if not member_list.withdrawn]
        found = [of_claim(page.address, row, seen) for row in rows]
        found += [
            SearchEntry(
                f"{page.address}#{member_list.anchor}", member_list.title, tuple(of_list(member_list, seen)), NAME
            )
            for member_list in lists
        ]
        opening: tuple[str, ...] = ()
        if found:  # if every statement is withdrawn, search must not find the texts as if they were valid
            if points := tuple(str(sentence) for sentence, _ in self.key_points):
                found.append(SearchEntry(f"{page.address}#{KEY_POINTS}", message("briefing.key-points"), points))
            anchors = Anchors()
            anchors.of(page.title)
            head, *texts = of_prose(self.narrative, anchors, seen)
            opening = head.paragraphs
            found += [
                SearchEntry(f"{page.address}#{section.anchor}", section.title, section.paragraphs) for section in texts
            ]
            for number, article in enumerate(self.articles, start=1):
                summary = chain.from_iterable(
                    section.paragraphs for section in of_prose(article.summary, anchors, seen)
                )
                found.append(
                    SearchEntry(f"{page.address}#{ARTICLE.format(number)}", article.source.words, tuple(summary))
                )
        yield SearchEntry(page.address, page.title, (page.description, *opening))
        yield from found


class EditionView(BriefingView):
    """Everything on the permanent page of an edition, which looks like a briefing page."""

    kind = "edition"
    searched = False  # search finds the newest edition as the briefing; an older one is out of date


def briefing_view(
    briefing: Briefing, index: SiteIndex, today: str, publication: Publication, made: type[BriefingView] = BriefingView
) -> BriefingView:
    """Build the view of a page of a briefing, of the class ``made``.

    ``publication`` is what the page says about its edition or draft.
    """
    cite, settings = publication.citing, index.library.settings
    quotations = index.library.by_briefing.get(briefing.id, ())
    used = Counter(quotation.source.id for quotation in quotations)
    incoming = reverse_relations(briefing)
    rows = {
        claim.id: replace(
            claim_row(claim, briefing, index, incoming.get(Address.of_claim(briefing.id, claim.id), ())),
            history=publication.history.get(claim.id, ()),
            cite=cite.claim(claim.id) if cite else "",
            report=error_in_claim(settings, briefing.id, claim.id, publication.edition)
            if publication.edition
            else None,
        )
        for claim in briefing.claims
    }
    lists = tuple(list_view(briefing.id, member_list, index) for member_list in briefing.lists)
    return made(
        strip=strip(briefing, today, publication),
        known=tuple(
            count_groups(
                briefing.claims,
                sum(index.states[Address.of_claim(briefing.id, claim.id)].is_past for claim in briefing.claims),
            )
        ),
        standing=standing(briefing.claims, index),
        checks=checks(quotations, index),
        question=str(briefing.head.question or ""),
        key_points=tuple(key_points(briefing, index)),
        narrative=prose(briefing.narrative, Address(briefing.id, NARRATIVE), index),
        articles=tuple(
            Article(
                index.sources[name]._replace(words=source.title),
                index.sources[name].title,
                publication_date(source),
                describe_withdrawal(source.withdrawn),
                prose(body, Address(briefing.id, SUMMARY.format(name)), index),
            )
            for name, body in briefing.articles.items()
            if (source := index.library.sources.get(name))
        ),
        count=len(rows),
        groups=tuple(groups(briefing.claims, rows)),
        filters=tuple(filters(briefing.claims, index)),
        lists=lists,
        open_ends=tuple(
            (view.open_end, Link(view.title, f"#{view.anchor}-open"))
            for view in lists
            if view.open_end and not (view.withdrawn or view.open_withdrawn)
        ),
        sources=tuple(
            source_line(index.library.sources[name], index, message("counts.quotes", n=times))
            for name, times in used.items()
        ),
        banner=publication.banner,
        cite=cite.edition if cite else "",
        changes=publication.changes,
        since=publication.since,
    )


def key_points(briefing: Briefing, index: SiteIndex) -> Iterator[tuple[Attributed, tuple[Link, ...]]]:
    """Return the key points that rest on claims which are not withdrawn.

    The first point that rests on a source has the full name of the source.
    """
    named: set[str] = set()
    for point in briefing.head.key_points:
        claims = index.standing(briefing, point.claims)
        if claims:
            sources = {item.source for claim in claims for item in claim.evidence}
            standing = [name for name in point.claims if index.standing(briefing, [name])]
            sentence = index.point(briefing, point, standing, short=sources <= named)
            named |= sources
            yield (
                sentence,
                tuple(index.claim(Address.of_reference(briefing.id, name), briefing.id) for name in standing),
            )


def strip(briefing: Briefing, today: str, publication: Publication) -> tuple[str, ...]:
    """Return the status of a briefing in short phrases, the edition first."""
    head = briefing.head
    due = "strip.review" if (head.review_by or today) >= today else "strip.review-late"
    authors, reviewers = (joined([str(name) for name in names]) for names in (head.authors, head.reviewers))
    return (
        publication.status,
        publication.dated,
        message("strip.reading", n=minutes(briefing)),
        message(due, date=format_date(head.review_by)) if head.review_by else message("strip.no-review"),
        message("strip.authors", names=authors) if authors else message("strip.no-authors"),
        message("strip.reviewers", names=reviewers) if reviewers else message("strip.no-reviewers"),
        *filter(None, (publication.asked,)),
    )


def source_line(source: Source, index: SiteIndex, used: str) -> SourceLine:
    """Build a row in a table of sources."""
    grade = RELIABILITY[source.reliability.grade] if source.reliability else None
    link = index.sources[source.id]
    withdrawn = describe_withdrawal(source.withdrawn)
    return SourceLine(
        link._replace(words=source.title),
        link.title,
        publication_date(source),
        grade,
        used,
        withdrawn,
        reference(source, index.library.settings),
    )


WORDS = 238
"""Words a minute: how fast adults read English non-fiction to themselves (Brysbaert 2019, of 190 studies)."""
CHARACTERS = 255
"""Characters a minute where words have no spaces: Chinese, read aloud (Trauzettel-Klosinski and Dietz 2012)."""
WORD = re.compile(r"\w\S*")


def minutes(briefing: Briefing) -> int:
    """Return the minutes to read key points, narrative and summaries, at least one.

    Readers look tables up and do not read them, so tables do not count.
    """
    points = (str(point.text) for point in briefing.head.key_points)
    text = "\n".join((*points, *map(_text, briefing.prose)))
    characters = len(SPACELESS.findall(text))
    words = len(WORD.findall(SPACELESS.sub(" ", text)))
    return max(1, round(words / WORDS + characters / CHARACTERS))


def _text(prose: Prose) -> str:
    """Return our Markdown without its citations, which nobody reads as words."""
    parts, reached = [], 0
    for start, end in sorted({(cited.start, cited.end) for cited in prose.citations}):
        parts.append(prose.body[reached:start])
        reached = end
    return "".join((*parts, prose.body[reached:]))
