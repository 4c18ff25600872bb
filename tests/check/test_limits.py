"""What is quoted and shown of a source stays an excerpt."""

from __future__ import annotations

import pytest

from generator.check.limits import SHORTEST_EXCERPTED, find_excerpts, merge_spans
from tests.check.desks import LATER, QUOTE, TEXT, claim, judged, said, source

SENTENCES = [
    f"On day {day} of the talks the two sides met in hall {day + 40} and spoke of trade." for day in range(1, 31)
]
LONG = "\n".join(SENTENCES) + "\n"
PAGE = source(text=LONG, rights="excerpt")


def spread(count: int) -> tuple[dict[str, object], ...]:
    """Return a claim that quotes so many sentences of the page, each in part."""
    return (claim(*(said(quote=each.removesuffix(" and spoke of trade.")) for each in SENTENCES[:count])),)


@pytest.mark.parametrize(
    ("spans", "merged"),
    [
        ([], []),
        ([(5, 9), (0, 2)], [(0, 2), (5, 9)]),
        ([(0, 5), (3, 9)], [(0, 9)]),
        ([(0, 5), (5, 9)], [(0, 9)]),
        ([(0, 9), (2, 3)], [(0, 9)]),
    ],
)
def test_spans_that_touch_or_overlap_are_one(spans: list[tuple[int, int]], merged: list[tuple[int, int]]) -> None:
    assert merge_spans(spans) == merged


def test_a_quote_is_shown_with_its_own_sentence_around_it() -> None:
    found = judged(claims=(claim(said(quote="closed on Monday")),))
    ((start, end),) = find_excerpts(found.library, found.verdicts)["paper.txt"]
    assert TEXT[start:end] == "The port was closed on Monday after the storm, and the ferries waited."


def test_overlapping_quotes_are_shown_once() -> None:
    twice = (claim(said(), said(quote="closed on Monday after the storm, and the ferries waited")),)
    found = judged(claims=twice, narrative=f'Thus [@paper]: "{QUOTE}" [#c1].')
    assert find_excerpts(found.library, found.verdicts) == {"paper.txt": [(0, TEXT.index("\n"))]}


def test_a_quote_that_fails_shows_nothing() -> None:
    found = judged(claims=(claim(said(quote="The port was opened on Monday after the storm")),))
    assert found.rules == ["quote-not-found"]
    assert find_excerpts(found.library, found.verdicts) == {}


def test_a_quote_has_no_more_words_than_the_limit() -> None:
    nine = QUOTE
    assert judged(source(rights="excerpt"), claims=(claim(said(quote=nine)),), limits={"quote-words": "9"}).rules == []
    found = judged(source(rights="excerpt"), claims=(claim(said(quote=nine)),), limits={"quote-words": "8"})
    assert found.rules == ["excerpt-quote-limit"]
    assert found.findings[0].message == "This quote has 9 words; the desk's limit is 8."


def test_the_words_quoted_from_a_source_are_counted_over_the_whole_site() -> None:
    """Nine words and six, in evidence and in Markdown."""
    parts = {"claims": (claim(said(quote=QUOTE)),), "narrative": f'They said: "{LATER}" [@paper].'}
    assert judged(source(rights="excerpt"), **parts, limits={"source-words": "15"}).rules == []
    assert judged(source(rights="excerpt"), **parts, limits={"source-words": "14"}).rules == ["excerpt-word-limit"]


def test_words_that_several_quotes_share_count_once() -> None:
    """Nine words, five of which are quoted twice and two thrice."""
    twice = (claim(said(), said(quote="closed on Monday after the storm"), said(quote="after the storm, and the")),)
    assert judged(source(rights="excerpt"), claims=twice, limits={"source-words": "11"}).rules == []
    assert judged(source(rights="excerpt"), claims=twice, limits={"source-words": "10"}).rules == ["excerpt-word-limit"]


def test_the_site_shows_at_most_the_share_that_the_desk_allows() -> None:
    """Half of thirty sentences of almost one length."""
    assert judged(PAGE, claims=spread(14)).rules == []
    found = judged(PAGE, claims=spread(16))
    assert found.rules == ["excerpt-share-limit"]
    assert found.findings[0].message == "The site would show 52.4% of paper.txt; the desk's limit is 50%."
    assert judged(PAGE, claims=spread(16), limits={"source-share": "0.6"}).rules == []


def test_the_share_counts_a_sentence_once_however_often_it_is_quoted() -> None:
    parts = (claim(*(said(quote=each) for each in SENTENCES[:14]), *spread(14)[0]["evidence"]),)  # type: ignore[misc]
    assert judged(PAGE, claims=parts, limits={"source-words": "1000"}).rules == []


def test_a_short_capture_may_be_quoted_whole() -> None:
    post = "\n".join(SENTENCES[:10]) + "\n"
    assert len(post) < SHORTEST_EXCERPTED < len(LONG)
    assert judged(source(text=post, rights="excerpt"), claims=spread(10)).rules == []


def test_a_source_that_may_be_shown_in_full_has_no_limits() -> None:
    limits = {"quote-words": "5", "source-words": "5"}
    assert judged(source(text=LONG), claims=spread(30), limits=limits).rules == []


def test_a_capture_that_is_kept_elsewhere_is_held_to_them_where_it_is_at_hand() -> None:
    """Of such a capture the quoted words stand alone, so that their sentences do not count."""
    elsewhere = source(text=LONG, rights="hash-only")
    assert judged(elsewhere, claims=spread(16)).rules == []
    assert judged(elsewhere, claims=spread(16), limits={"source-share": "0.1"}).rules == ["excerpt-share-limit"]
