"""Whatever is sent is checked or refused with a sentence, at its bound and past it; the work grows with its size."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile_quotes import HOSTILE, tree
from generator.build import check as checked
from generator.check import ladder
from generator.check.normalize import CAPTURE, fold
from generator.check.quotes import CaptureText, bounds, check, paragraph
from generator.model import Tier, Tree
from generator.model import bounds as most
from generator.read import load
from generator.read.resolve import resolve
from generator.report.text import write_closing
from tests.projects import CAPTURE as PACT
from tests.projects import project

HARBOUR = "The council of the islands met, and it told them that they were to patrol the harbour. "


def rules(quote: str, capture: str | CaptureText = PACT, **options: str) -> set[str]:
    """Return the names of the rules that a quote breaks."""
    return {fault.rule.name for fault in check(quote, capture, language="en", **options).faults}  # type: ignore[arg-type]


def test_a_quote_at_the_bound_of_its_length_is_read_and_past_it_is_not() -> None:
    capture = "word " * most.LONGEST_QUOTE
    longest = ("word " * most.LONGEST_QUOTE)[: most.LONGEST_QUOTE]
    assert "quote-too-long" not in rules(longest.strip(), capture)
    assert rules(f"{longest}more", capture) == {"quote-too-long"}


def test_an_old_edition_keeps_a_quote_that_is_too_long_today_if_it_stands() -> None:
    middle = "The fleet sailed on and the\nharbour lay be-\nhind it. " * 700
    text = f"It began. {middle}It ended there."
    result = check(text, text)
    assert result.tier is Tier.NOT_FOUND
    assert result.under(2).tier is Tier.TYPOGRAPHY
    assert not check(text.replace("ended", "began"), text).under(2).tier.passes


@pytest.mark.parametrize("anchor", ["prefix", "suffix"])
def test_a_prefix_or_suffix_past_its_bound_is_named(anchor: str) -> None:
    result = check("signed a treaty", PACT, **{anchor: "word " * most.LONGEST_ANCHOR})  # type: ignore[arg-type]
    fault = result.faults[0]
    assert (fault.rule.name, fault.of) == ("quote-too-long", anchor)
    assert fault.message == f"This {anchor} has 2,500 characters; at most 500 are allowed."


def test_the_place_of_a_prefix_past_its_bound_is_its_own() -> None:
    files = project()
    files["briefings/pact/claims.yml"] += f"        prefix: {'word ' * 200}\n"
    (finding,) = checked(Tree.of(files)).findings
    assert (finding.rule.name, str(finding.place)) == ("quote-too-long", "briefings/pact/claims.yml:7:17")


def test_brackets_at_their_bound_are_read_and_past_it_are_not() -> None:
    marked = "signed a treaty {} of mutual defence"
    assert rules(marked.format("[Japan] " * most.MOST_MARKS)) == set()
    assert rules(marked.format("[Japan] " * (most.MOST_MARKS + 1))) == {"quote-marks-many"}


def test_brackets_of_the_source_do_not_count() -> None:
    redacted = f"{HARBOUR}It shipped {'[***] and ' * 200}nothing else."
    assert rules(redacted, redacted) == set()


def test_elisions_of_the_same_words_end_in_a_sentence() -> None:
    assert rules(" […] ".join(["patrol the harbour"] * 1200), HARBOUR * 2000) == {"quote-marks-many"}


@given(st.integers(1, 25), st.integers(0, 40))
def test_brackets_over_pronouns_are_read_whatever_their_number(brackets: int, pronouns: int) -> None:
    capture = f"Officials said {'it ' * pronouns}went away for good."
    result = check(f"Officials said {'[Japan] ' * brackets}went away for good.", capture, language="en")
    assert result.tier.passes == (pronouns <= brackets)
    assert sum(each.instead == "it" for each in result.glosses) == (pronouns if result.tier.passes else 0)


def test_readings_of_brackets_past_their_bound_end_in_a_sentence() -> None:
    quote = " ".join(["[x] it"] * 55) + " [x] they"
    capture = CaptureText("it " * 20_000)
    assert rules(quote, capture) == {"quote-marks-many"} or rules(quote, capture) == {"quote-not-found"}
    assert capture.effort < 4 * most.MOST_READINGS


def test_places_of_one_word_past_their_bound_are_not_counted() -> None:
    result = check("harbour", "harbour " * 100_000)
    assert result.tier is Tier.AMBIGUOUS
    assert len(result.spans) == bounds.MOST_PLACES
    assert result.faults[0].message == "These words stand in 100 places or more of the capture."
    assert check("harbour", "harbour " * 30).faults[0].message == "These words stand in 30 places of the capture."


def test_a_prefix_singles_out_a_place_past_those_that_are_counted() -> None:
    capture = "the harbour, " * 400 + "at last the harbour."
    assert check("the harbour", capture, prefix="at last").spans == ((len(capture) - 12, len(capture) - 1),)


def test_a_finding_names_a_few_places_of_many() -> None:
    (finding,) = checked(tree(["harbour"], f"{HARBOUR}harbour " * 90)).findings[:1]
    assert finding.rule.name == "quote-ambiguous"
    assert len(finding.also) == bounds.PLACES_SHOWN


def test_quotes_past_what_a_run_searches_are_left_unchecked_with_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "MOST_EFFORT", 2)
    monkeypatch.setattr(ladder, "EFFORT_A_QUOTE", 0)
    outcome = checked(tree(["met, and it told", "were to patrol", "council of the islands", "told them"], HARBOUR * 3))
    (finding,) = (each for each in outcome.findings if each.rule.name == "quote-search-long")
    assert str(finding.place).startswith("briefings/pact/claims.yml:3:")
    assert (outcome.counts.failed, outcome.counts.unchecked) == (1, 3)
    assert "3 quotes not checked: other quotes used up the search limit of a run" in write_closing(outcome)
    assert outcome.errors


@pytest.mark.parametrize("name", HOSTILE)
def test_the_work_of_a_hostile_tree_grows_with_its_size(name: str) -> None:
    efforts = []
    for size in (8_000, 32_000):
        library, _ = resolve(load(HOSTILE[name](size))[0])
        captures = ladder.Captures(library.captures)
        ladder.check_quotations(library, captures)
        efforts.append(captures.effort)
    assert efforts[1] <= max(6 * efforts[0], captures.most + most.MOST_READINGS)


MARKS = st.sampled_from(
    ["`", "[", "]", "*", "_", "&", "![", "](", "a-\n", "²", ".", "\u0301\u0323", "\u00ad", "|", "\n"]
)


@settings(max_examples=60)
@given(st.lists(st.tuples(MARKS, st.integers(1, 400)), min_size=1, max_size=6))
def test_runs_of_marks_are_folded_and_every_offset_leads_back(runs: list[tuple[str, int]]) -> None:
    text = "".join(mark * count for mark, count in runs)
    folded = fold(text, CAPTURE)
    assert folded.back(0, len(folded.text))[1] <= len(text)
    check(text, text)
    start, end = paragraph(text, len(text) // 2, len(text) // 2)
    assert 0 <= start <= end <= len(text)


def test_accents_past_those_of_any_script_are_left_as_they_are() -> None:
    folded = fold("e" + "\u0323\u0301" * 400).text
    assert folded.startswith("ẹ")
    assert len(folded) == 800


def test_looking_through_a_large_capture_counts_for_what_it_is() -> None:
    """Thousands of quotes that stand nowhere each take a look at all of it, and find no place that would count."""
    capture = CaptureText("The survey boat left the harbour at dawn. " * 10_000)
    check("Nothing of this kind stands here.", capture, language="en", suggest=False)
    assert capture.effort >= len(capture.text) // 10_000
