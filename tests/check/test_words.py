"""Our own words do not look quoted, do not attribute, and keep likelihood and confidence apart."""

from __future__ import annotations

import pytest

from generator.build import check
from generator.model import Tree
from tests.check.desks import Data, claim, judged, listed, said, source
from tests.projects import project

SPOKEN = 'The port was "shut for good" on Monday'


@pytest.mark.parametrize(
    "words",
    [
        "The agency's port was closed",
        "The agency’s port was closed",
        "The harbours' boats and the owners' nets were lost",
        "The harbours’ boats and the owners’ nets were lost",
        "In the '90s the owners' port was closed",
        "The storm of '27 closed the port",
        "L'Aquila and Côte d'Ivoire sent help",
        "Rock 'n' roll was played in the port",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(words: str) -> None:
    assert judged(claims=(claim(statement=words),)).rules == []


@pytest.mark.parametrize(
    "words",
    [
        "The port was 'shut for good'",
        "The port was ‘shut for good’",
        "The port was 'shut by the agency's order'",
        "The port was ‘shut’ on Monday",
        'The port was "shut for good"',
        "The port was “shut for good”",
        "The port was „shut for good“",
        "The port was «shut for good»",
        "The port was 「shut for good」",
        "The port was &quot;shut for good&quot;",
        "The port was shut” for good",
    ],
)
def test_quotation_marks_of_every_kind_are_refused_single_ones_too(words: str) -> None:
    assert judged(claims=(claim(statement=words),)).rules == ["words-unquoted"]


def test_a_quotation_mark_is_reported_where_it_stands() -> None:
    found = judged(claims=(claim(statement="The port's gate was 'shut for good'"),))
    assert found.findings[0].message == "Our own words contain a quotation mark: '."
    assert found.findings[0].place.column == len('{"claims": [{"id": "c1", "statement": "The port\'s gate was ') + 1


@pytest.mark.parametrize(
    "ours",
    [
        {"claims": (claim(statement=SPOKEN),)},
        {"claims": (claim(credibility={"grade": "6", "because": SPOKEN}),)},
        {"claims": (claim(said(speaker=SPOKEN)),)},
        {"claims": (claim(), claim(id="c2", withdrawn={"on": "2026-03-02", "because": SPOKEN}))},
        {"head": {"title": SPOKEN}},
        {"head": {"question": SPOKEN}},
        {"head": {"key-points": [{"text": SPOKEN, "claims": ["c1"]}]}},
        {"lists": (listed({"name": "the port", "evidence": [said()]}, title=SPOKEN),)},
        {"lists": (listed({"name": "the port", "role": SPOKEN, "evidence": [said()]}),)},
        {
            "lists": (
                listed({"name": "it", "evidence": [said()]}, **{"open-end": {"text": SPOKEN, "evidence": [said()]}}),
            )
        },
    ],
)
def test_statements_reasons_titles_questions_key_points_and_roles_are_ours(ours: Data) -> None:
    assert judged(**ours).rules == ["words-unquoted"]


def test_what_is_ours_in_a_source_record_is_held_to_it_too() -> None:
    assert judged(source(desk_note=SPOKEN)).rules == ["words-unquoted"]
    assert judged(source(reliability={"grade": "F", "because": SPOKEN})).rules == ["words-unquoted"]


def test_an_acknowledgement_is_ours() -> None:
    cut = said(quote="The port was closed", acknowledge={"quote-short": SPOKEN})
    assert "words-unquoted" in judged(claims=(claim(cut),)).rules


def test_a_sources_own_title_a_members_name_and_a_translation_stay_as_they_are() -> None:
    translated = said(translation={"language": "fr", "text": "Le port « fermé »", "by": "machine"})
    row = {"name": "the “old” port", "evidence": [said()]}
    found = judged(source(title=SPOKEN, note=SPOKEN), claims=(claim(translated),), lists=(listed(row),))
    assert found.rules == []


@pytest.mark.parametrize(
    "words",
    [
        "According to the agency the port was closed",
        "The port was closed, according to the agency",
        "The port was closed, as reported by the agency",
        "The agency says that the port was closed",
        "The agency of the port reported: it was closed",
        "Officials alleged that the port was closed",
    ],
)
def test_a_statement_that_says_who_reports_it_warns(words: str) -> None:
    assert judged(claims=(claim(statement=words),)).rules == ["statement-bare"]


@pytest.mark.parametrize(
    "words",
    [
        "The port was closed",
        "The port was reportedly closed",
        "The agency reported two losses",
        "The agency claims the port as its own",
        "The port closed after the agency had found that the pier was damaged",
    ],
)
def test_the_bare_claim_does_not(words: str) -> None:
    assert judged(claims=(claim(statement=words),)).rules == []


@pytest.mark.parametrize(
    ("narrative", "rules"),
    [
        ('It was "shut for good", as is said [@paper].', ["quote-uncited"]),
        ("It was 'shut for good' on Monday [@paper].", ["quote-uncited"]),
        ("It was shut [@paper].\n\n> The port was closed\n\nSo it was.", ["quote-uncited"]),
        ('It was a "closure", no more [@paper].', []),
        ("It was the owners' port [@paper] and the agency's pier.", []),
    ],
)
def test_nothing_looks_quoted_that_is_not(narrative: str, rules: list[str]) -> None:
    """One word in quotation marks is a name for a thing; two words are somebody's."""
    assert judged(narrative=narrative).rules == rules


@pytest.mark.parametrize(
    "words",
    [
        "It is likely, with high confidence, that the port closes again",
        "We have moderate confidence that the port is very unlikely to close",
        "With low confidence, the port is almost certain to close",
        "With moderate-to-high confidence a closure is likely",
    ],
)
def test_likelihood_and_confidence_in_one_sentence_fail(words: str) -> None:
    assert judged(narrative=f"On the port [@paper]. {words}.").rules == ["likelihood-apart"]
    assert judged(head={"question": words}).rules == ["likelihood-apart"]


def test_a_sentence_goes_on_over_the_end_of_a_line() -> None:
    narrative = "On the port [@paper]. A closure is likely,\nand we have high confidence in that."
    assert judged(narrative=narrative).rules == ["likelihood-apart"]


@pytest.mark.parametrize(
    "words",
    [
        "A closure is likely. We have high confidence in this",
        "A closure is likely! High confidence goes with it",
        "A closure is likely\n\nWe have high confidence in this",
        "Two things:\n\n- a likely closure\n- high confidence",
        "A closure is likely, and the owners have confidence in the agency",
        "The likelihood is stated with high confidence",
    ],
)
def test_in_two_sentences_they_pass(words: str) -> None:
    assert judged(narrative=f"On the port [@paper]. {words}.").rules == []


def test_what_a_source_says_of_both_in_one_sentence_is_the_sources() -> None:
    theirs = "The owners think it likely, with high confidence, that the port closes again."
    assert (
        judged(source(text=theirs), claims=(claim(said(quote=theirs)),), narrative=f'They: "{theirs}" [@paper]').rules
        == []
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“They&#32;are&nbsp;criminals”", 1),
        ("“They\u2800are\u3164criminals”", 1),
        ("“they_are—criminals”", 1),
        ("“They\n\nare all criminals”", 1),
        ("“\n\nThey are all criminals\n\n”", 1),
        ("他写道「他们签署了共同防御条约」。", 1),
        ("他写道「条约」和“防御条约”。", 0),
        ("The “so-called” pact, a ‘treaty’, and “it’s”.", 0),
        ("A “treaty<!-- of whom? -->” it was.", 0),
    ],
)
def test_two_words_are_two_whatever_parts_them(text: str, found: int) -> None:
    files = project()
    files["briefings/pact/briefing.md"] += f"\n{text}\n"
    assert [each.rule.name for each in check(Tree.of(files)).findings].count("quote-uncited") == found


@pytest.mark.parametrize("text", ["> They are criminals", "“They are criminals”, it says [@paper].", "“They are\n"])
def test_the_home_page_quotes_nobody(text: str) -> None:
    files = project() | {"briefings/index.md": f"# A desk\n\n{text}\n"}
    (told,) = [each for each in check(Tree.of(files)).findings if each.rule.name == "words-unquoted"]
    assert (told.place.file, told.place.line) == ("briefings/index.md", 3)


def test_a_word_in_marks_and_an_apostrophe_may_stand_on_the_home_page() -> None:
    files = project() | {"briefings/index.md": "# A desk\n\nThe desk’s “so-called” briefings.\n"}
    assert "words-unquoted" not in {each.rule.name for each in check(Tree.of(files)).findings}
