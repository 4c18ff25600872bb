"""Every quotation has a verdict, and a finding where it fails or warns."""

from __future__ import annotations

import pytest

from generator.build import check
from generator.check.findings import ACKNOWLEDGEABLE
from generator.model import Caution, Tier, Tree
from generator.model.diagnostics import Severity
from generator.model.rules import BY_NAME
from tests.check.desks import (
    LATER,
    QUOTE,
    TEXT,
    Files,
    Judged,
    capture,
    claim,
    files,
    judged,
    listed,
    said,
    source,
    weighed,
)

BAN = "The agency lifts the ban in May unless the inspectors find new leaks. The ban will then have stood for a year.\n"
CUT = "The agency lifts the ban in May"
WHY = "The condition is quoted in another claim"
CUT_EVIDENCE = said(quote=CUT)
FAIR = said(quote=CUT, acknowledge={"quote-cut-qualifier": WHY})


def without(texts: Files, *names: str) -> Files:
    """Leave out files that are not at hand."""
    return {path: text for path, text in texts.items() if path not in names}


def test_every_quotation_has_a_verdict_with_its_tier_and_its_spans() -> None:
    end = {"text": "other harbours", "evidence": [said(quote="and the ferries waited")]}
    row = {"name": "the port", "evidence": [said(quote="closed on\nMonday")]}
    found = judged(
        lists=(listed(row, evidence=[said(quote=LATER)], **{"open-end": end}),),
        narrative=f'The desk read: "The port was […] closed on Monday" [@paper] and "{LATER}" [@paper].',
    )
    assert found.rules == []
    assert {address: verdict.tier for address, verdict in found.verdicts.items()} == {
        "port#c1-e1": Tier.EXACT,
        "port#l-l-e1": Tier.EXACT,
        "port#m-l-the-port-e1": Tier.LAYOUT,
        "port#l-l-open-e1": Tier.EXACT,
        "port#narrative-q1": Tier.EDITORIAL,
        "port#narrative-q2": Tier.EXACT,
    }
    assert {TEXT[slice(*found.verdict("l-l-e1").spans[0])]} == {LATER}


@pytest.mark.parametrize(
    ("quote", "rule", "tier"),
    [
        ("The port was closed on Sunday after the storm", "quote-not-found", Tier.NOT_FOUND),
        ("The port was", "quote-ambiguous", Tier.AMBIGUOUS),
    ],
)
def test_a_quote_that_fails_is_an_error_at_its_words(quote: str, rule: str, tier: Tier) -> None:
    found = judged(source(text=TEXT + "The port was full.\n"), claims=(claim(said(quote=quote)),))
    assert found.rules == [rule]
    assert found.verdict("c1-e1").tier is tier
    assert found.findings[0].rule.severity is Severity.ERROR
    assert found.findings[0].place == found.library.quotations[0].text.place


def test_a_prefix_singles_out_one_place() -> None:
    text = "The port was closed on Monday.\nThe airport said that the port was closed on Monday.\n"
    assert judged(source(text=text), claims=(claim(said(quote="was closed on Monday")),)).rules == ["quote-ambiguous"]
    second = said(quote="was closed on Monday", prefix="said that the port ")
    found = judged(source(text=text), claims=(claim(second),))
    assert found.rules == []
    assert found.verdict("c1-e1").spans[0][0] == text.rindex("was closed")


TWICE = "The port was closed on Monday. By law, the port was closed on Monday unless the league objected.\n"


def occurring(occurrence: str, text: str = TWICE, **keys: str) -> Judged:
    """Check a quote that stands twice, with the occurrence that its editor states."""
    return judged(
        source(text=text), claims=(claim(said(quote="port was closed on Monday", occurrence=occurrence, **keys)),)
    )


def test_an_occurrence_counts_the_places_in_the_order_of_the_capture() -> None:
    first, second = occurring("1"), occurring("2")
    assert (first.rules, second.rules) == ([], ["quote-cut-qualifier"])
    starts = [found.verdict("c1-e1").spans[0][0] for found in (first, second)]
    assert starts == [TWICE.index("port was"), TWICE.rindex("port was")]


def test_an_occurrence_counts_only_the_places_beside_its_prefix() -> None:
    three = f"{TWICE}In May, the port was closed on Monday.\n"
    assert occurring("2", three, prefix=", the").verdict("c1-e1").spans[0][0] == three.rindex("port was")
    assert occurring("3", three, prefix=", the").rules == ["quote-anchor-wrong"]


def test_an_occurrence_that_is_not_there_says_how_many_places_there_are() -> None:
    (finding,) = occurring("3").findings
    assert finding.message == "These words stand in 2 places of the capture, so there is no occurrence 3."
    assert finding.place == next(quote.evidence.occurrence.place for quote in occurring("3").library.quotations)  # type: ignore[union-attr]


def test_any_occurrence_is_one_where_nothing_is_left_out_if_there_is_one() -> None:
    turned = "The port was closed on Monday unless the league objected. In May the port was closed on Monday.\n"
    assert occurring("any", turned).verdict("c1-e1").spans[0][0] == turned.rindex("port was")
    assert (occurring("any", turned).rules, occurring("any").rules) == ([], [])
    limited = "The port was closed on Monday unless ice came, and the port was closed on Monday unless fog came.\n"
    assert occurring("any", limited).rules == ["quote-cut-qualifier"]


@pytest.mark.parametrize("wrong", ["0", "-1", "every", "1.5", "1000"])
def test_an_occurrence_is_a_number_or_any(wrong: str) -> None:
    texts = files(source(text=TWICE), claims=(claim(said(quote="port was closed on Monday", occurrence=wrong)),))
    assert "value-form" in {finding.rule.name for finding in check(Tree.of(texts)).findings}


def test_a_wrong_suffix_fails_though_the_words_stand_once() -> None:
    assert judged(claims=(claim(said(suffix=", the navy said")),)).rules == ["quote-anchor-wrong"]


def test_what_was_cut_warns_and_is_kept_as_a_caution() -> None:
    found = judged(source(text=BAN), claims=(claim(CUT_EVIDENCE),))
    assert found.rules == ["quote-cut-qualifier"]
    (caution,) = found.verdict("c1-e1").cautions
    assert caution == Caution("quote-cut-qualifier", found.findings[0].message)


def test_an_acknowledgement_silences_its_warning_and_stays_with_the_caution() -> None:
    found = judged(source(text=BAN), claims=(claim(FAIR),))
    assert found.rules == []
    (caution,) = found.verdict("c1-e1").cautions
    assert (caution.rule, caution.because) == ("quote-cut-qualifier", WHY)


def test_an_acknowledgement_silences_no_other_warning_of_its_quote() -> None:
    text = "The agency reportedly lifts the ban in May unless the inspectors find new leaks.\n"
    cut = said(quote="lifts the ban in May", acknowledge={"quote-cut-qualifier": WHY})
    found = judged(source(text=text), claims=(claim(cut),))
    assert found.rules == ["quote-cut-hedge"]
    assert {caution.rule for caution in found.verdict("c1-e1").cautions} == {"quote-cut-qualifier", "quote-cut-hedge"}


def test_an_acknowledgement_silences_no_other_quote() -> None:
    assert judged(source(text=BAN), claims=(claim(FAIR, CUT_EVIDENCE),)).rules == ["quote-cut-qualifier"]


@pytest.mark.parametrize(
    "name", ["quote-cut-hedge", "quote-short", "quote-not-found", "quote-unchecked", "no-such-rule"]
)
def test_an_acknowledgement_that_answers_nothing_warns_where_it_stands(name: str) -> None:
    found = judged(claims=(claim(said(acknowledge={name: WHY})),))
    assert found.rules == ["acknowledgement-unused"]
    assert name in found.findings[0].message


def test_an_error_cannot_be_acknowledged() -> None:
    wrong = said(quote="The port was closed on Sunday", acknowledge={"quote-not-found": WHY})
    assert judged(claims=(claim(wrong),)).rules == ["quote-not-found", "acknowledgement-unused"]


def test_only_warnings_about_the_quotes_own_words_can_be_acknowledged() -> None:
    assert {BY_NAME[name].severity for name in ACKNOWLEDGEABLE} == {Severity.WARNING}
    assert "quote-unchecked" not in ACKNOWLEDGEABLE


def test_words_quoted_through_a_claim_stand_in_its_evidence() -> None:
    assert judged(narrative='The desk read [@paper]: "closed on Monday" [#c1].').rules == []
    found = judged(narrative='The desk read [@paper]: "opened again on Wednesday" [#c1].')
    assert found.rules == ["quote-outside-evidence"]
    assert found.verdict("narrative-q1").tier is Tier.NOT_FOUND
    assert [remark.place for remark in found.findings[0].also] == [found.library.quotations[0].text.place]


def test_any_of_the_claims_evidence_will_do() -> None:
    found = judged(claims=(claim(said(), said(quote=LATER)),), narrative=f'The desk read [@paper]: "{LATER}" [#c1].')
    assert found.rules == []
    assert found.verdict("narrative-q1").spans == found.verdict("c1-e2").spans


def test_words_that_the_evidence_leaves_out_do_not_stand_in_it() -> None:
    """They stand in the capture, between the pieces of the evidence."""
    elided = (claim(said(quote="The port was closed […] after the storm")),)
    assert judged(claims=elided, narrative='The desk read [@paper]: "was closed" [#c1].').rules == []
    found = judged(claims=elided, narrative='The desk read [@paper]: "on Monday" [#c1].')
    assert found.rules == ["quote-outside-evidence"]
    whole = judged(claims=elided, narrative=f'The desk read [@paper]: "{QUOTE}" [#c1].')
    assert whole.rules == ["quote-outside-evidence"]


def test_words_quoted_through_a_claim_are_found_in_its_place_alone() -> None:
    """The same words stand earlier in the capture too."""
    text = "The agency spoke of a closed port.\nIn May the mayor spoke of a closed port and of open roads.\n"
    evidence = claim(said(quote="the mayor spoke of a closed port and of open roads"))
    found = judged(source(text=text), claims=(evidence,), narrative='Thus [@paper]: "a closed port" [#c1].')
    assert found.rules == []
    assert found.verdict("narrative-q1").spans == ((text.rindex("a closed"), text.rindex(" and of")),)


def test_words_that_stand_twice_in_the_evidence_have_the_place_of_the_evidence() -> None:
    text = "The port was closed, and with the port the pier that the port pays for.\n"
    evidence = claim(said(quote=text.strip()))
    found = judged(source(text=text), claims=(evidence,), narrative='Thus [@paper]: "the port" [#c1].')
    assert found.rules == []
    assert found.verdict("narrative-q1").tier is Tier.EXACT
    assert text[slice(*found.verdict("narrative-q1").spans[0])] == "the port"


def test_words_quoted_through_a_claim_inherit_its_cautions() -> None:
    """The claim's acknowledgement is theirs as well: nothing warns."""
    found = judged(source(text=BAN), claims=(claim(FAIR),), narrative='Thus [@paper]: "lifts the ban" [#c1].')
    assert found.rules == []
    assert found.verdict("narrative-q1").cautions == found.verdict("c1-e1").cautions
    assert found.verdict("narrative-q1").cautions[0].because == WHY


def test_a_coined_term_is_not_too_short_to_be_quoted_through_its_claim() -> None:
    assert judged(narrative='Thus [@paper]: "the storm" [#c1].').rules == []
    assert judged(narrative='Thus [@paper]: "the storm" [@paper].').rules == ["quote-short"]


def test_what_a_quote_through_a_claim_puts_in_or_joins_is_its_own() -> None:
    text = "The port was closed on Monday after the storm. The roads were opened again for all on Tuesday.\n"
    evidence = claim(said(quote=text.strip()))
    for quote, rule in (
        ("The port was closed [secretly] on Monday", "quote-gloss-unfounded"),
        ("The port was closed […] for all on Tuesday", "quote-splices-sentences"),
    ):
        found = judged(source(text=text), claims=(evidence,), narrative=f'Thus [@paper]: "{quote}" [#c1].')
        assert found.rules == [rule]
        assert [caution.rule for caution in found.verdict("narrative-q1").cautions] == [rule]


def test_what_a_quote_through_a_claim_leaves_out_is_its_own_unless_it_is_only_a_term() -> None:
    text = "The port reportedly stays closed for a year, unless the league of harbours objects.\n"
    line = 'Thus [@paper]: "{}" [#c1].'
    for quote, rules in (
        ("The port […] stays closed for a year, unless", ["quote-cut-hedge"]),
        ("stays closed for a year", ["quote-cut-hedge", "quote-cut-qualifier"]),
        ("stays closed", []),
    ):
        found = judged(source(text=text), claims=(claim(said(quote=text.strip())),), narrative=line.format(quote))
        assert sorted(found.rules) == rules, quote
    reasons = {"quote-cut-hedge": WHY, "quote-cut-qualifier": WHY}
    evidence = claim(said(quote=text.strip(), acknowledge=reasons))
    quote = line.format("stays closed for a year")
    assert judged(source(text=text), claims=(evidence,), narrative=quote).rules == []
    assert judged(source(text=text), claims=(evidence,)).rules == ["acknowledgement-unused"] * 2


def test_an_answer_in_the_evidence_answers_for_a_quote_through_its_claim() -> None:
    evidence = claim(said(quote="The port was closed [secretly] on Monday", acknowledge={"quote-gloss-unfounded": WHY}))
    found = judged(claims=(evidence,), narrative='Thus [@paper]: "closed [secretly] on Monday" [#c1].')
    assert found.rules == []


def test_a_bracket_that_is_fair_passes_through_a_claim() -> None:
    assert judged(narrative='Thus [@paper]: "The port [of Elin] was closed on Monday" [#c1].').rules == []


def test_words_quoted_through_a_claim_whose_evidence_fails_are_not_failed_again() -> None:
    wrong = claim(said(quote="The port was closed on Sunday after the storm"))
    found = judged(claims=(wrong,), narrative='Thus [@paper]: "closed on Sunday" [#c1].')
    assert found.rules == ["quote-not-found"]
    assert found.verdict("narrative-q1").tier is Tier.UNCHECKED


def test_evidence_that_holds_serves_though_other_evidence_of_the_claim_fails() -> None:
    mixed = claim(said(quote="The port was closed on Sunday after the storm"), said(quote=LATER))
    found = judged(claims=(mixed,), narrative='Thus [@paper]: "on Wednesday morning" [#c1].')
    assert found.rules == ["quote-not-found"]
    assert found.verdict("narrative-q1").tier is Tier.EXACT


OLD = "The port was closed on Monday.\nTwo ships were lost in the storm.\n"


def corrected() -> Files:
    """Return a source whose page was captured twice."""
    both = [capture("old.txt", OLD, id="first"), capture("paper.txt", TEXT, id="second")]
    return {**source(capture=None, captures=both), "seeds/old.txt": OLD}


def test_evidence_that_names_an_older_capture_is_checked_against_that_one() -> None:
    lost = "Two ships were lost in the storm"
    assert judged(corrected(), claims=(claim(said(quote=lost, capture="first")),)).rules == []
    assert judged(corrected(), claims=(claim(said(quote=lost)),)).rules == ["quote-not-found"]
    assert judged(corrected(), claims=(claim(said(capture="second")),)).rules == []
    assert judged(corrected(), claims=(claim(said(capture="first")),)).rules == ["quote-not-found"]


def test_a_capture_of_which_only_the_digest_is_kept_leaves_its_quotes_unchecked() -> None:
    texts = files(source(rights="hash-only"), narrative='Thus [@paper]: "closed on Monday" [#c1].')
    assert weighed(texts).rules == []
    found = weighed(without(texts, "seeds/paper.txt"))
    assert found.rules == ["quote-unchecked"]
    assert "only its digest is kept here" in found.findings[0].message
    assert {verdict.tier for verdict in found.verdicts.values()} == {Tier.UNCHECKED}


def test_a_capture_that_should_be_there_is_missed_once() -> None:
    """Its quotes are unchecked, and the missing file alone is reported."""
    found = check(Tree.of(without(files(), "seeds/paper.txt")))
    assert [finding.rule.name for finding in found.findings] == ["capture-missing"]
    assert found.counts.unchecked == found.counts.quotes == 1


def test_a_withdrawn_capture_leaves_its_quotes_unchecked() -> None:
    gone = source("gone", withdrawn={"on": "2026-03-02", "because": "The publisher took it back"})
    texts = files(source(), gone, claims=(claim(said(), said("gone")),))
    assert weighed(texts).rules == []
    found = weighed(without(texts, "seeds/gone.txt"))
    assert found.rules == ["quote-unchecked"]
    assert "its source is withdrawn" in found.findings[0].message
    assert found.verdict("c1-e1").tier is Tier.EXACT
    assert found.verdict("c1-e2").tier is Tier.UNCHECKED


def test_evidence_in_another_language_than_its_source_is_read_in_its_own() -> None:
    """French has a word list of its own for what limits a sentence."""
    text = "Le port reste fermé sauf autorisation du capitaine.\n"
    quote = "Le port reste fermé"
    assert judged(source(text=text, language="fr"), claims=(claim(said(quote=quote)),)).rules == ["quote-cut-qualifier"]
    english = source(text=text, language="en")
    assert judged(english, claims=(claim(said(quote=quote)),)).rules == []
    assert judged(english, claims=(claim(said(quote=quote, language="fr")),)).rules == ["quote-cut-qualifier"]


def test_a_language_that_nobody_states_is_recognised() -> None:
    text = "Le port reste fermé sauf pour les pêcheurs de la ville.\n"
    found = judged(source(text=text), claims=(claim(said(quote="Le port reste fermé")),))
    assert found.rules == ["quote-cut-qualifier"]


OTHER = "Ministers denied on Tuesday that the harbour had been sold to a foreign company.\n"


def test_words_through_a_claim_belong_to_the_evidence_that_holds_them() -> None:
    """Of two sources, the one that has the words is the one whose passage is shown."""
    narrative = 'Two papers [@paper; @other]: "Ministers denied on Tuesday that the harbour had been sold" [#c1].'
    found = judged(
        source(), source("other", OTHER), claims=(claim(said(), said("other", OTHER.strip())),), narrative=narrative
    )
    assert found.rules == []
    (quotation,) = (each for each in found.library.quotations if each.inside)
    assert quotation.source.id == "other"
    start, end = found.verdict("narrative-q1").spans[0]
    assert OTHER[start:end] == "Ministers denied on Tuesday that the harbour had been sold"


def test_words_that_unchecked_evidence_does_not_hold_are_a_mistake() -> None:
    """Of evidence whose capture is not at hand, the quoted words themselves are known."""
    texts = files(
        source(), source("far", OTHER, rights="hash-only"), claims=(claim(said(), said("far", OTHER.strip())),)
    )
    del texts["seeds/far.txt"]
    line = 'The papers [@paper; @far]: "{}" [#c1].'
    path = "briefings/port/briefing.md"
    head = texts[path].partition("\n\n")[0]
    invented = {**texts, path: f"{head}\n\n{line.format('the minister sold the harbour to his own brother')}\n"}
    held = {**texts, path: f"{head}\n\n{line.format('the harbour had been sold to a foreign company')}\n"}
    assert weighed(invented).rules == ["quote-unchecked", "quote-outside-evidence"]
    assert weighed(held).rules == ["quote-unchecked"]


def test_what_only_its_digest_is_kept_of_shows_no_passage_in_a_message() -> None:
    (shown,) = judged(claims=(claim(said(quote="The port was opened on Monday after the storm")),)).findings
    hidden = judged(
        source(rights="hash-only"), claims=(claim(said(quote="The port was opened on Monday after the storm")),)
    ).findings[0]
    assert "Nearest passage" in shown.message
    assert "Nearest passage" not in hidden.message


def test_what_only_its_digest_is_kept_of_shows_no_word_beside_a_quote() -> None:
    """The label that is glued to the quote is a word of the capture that nobody quotes."""
    text = "SecretThe port was closed on Monday after the storm, and the ferries waited.\n"
    shown, hidden = (
        judged(source(text=text, rights=rights), claims=(claim(said()),)) for rights in ("full", "hash-only")
    )
    assert shown.rules == hidden.rules == ["quote-edge-unclear"]
    assert "Secret" in shown.findings[0].message
    for told in (hidden.findings[0].message, hidden.verdict("c1-e1").cautions[0].message):
        assert told == "Something stands directly before the quote and may belong to its first word."


def test_a_quote_through_a_claim_shows_no_word_of_what_only_its_digest_is_kept_of() -> None:
    text = "The notes were published. SecretThe port was closed on Monday after the storm, and the ferries waited.\n"
    whole = claim(said(quote=text.strip()))
    narrative = f'Thus [@paper]: "{QUOTE}" [#c1].'
    shown, hidden = (
        judged(source(text=text, rights=rights), claims=(whole,), narrative=narrative)
        for rights in ("full", "hash-only")
    )
    assert shown.rules == hidden.rules == ["quote-edge-unclear"]
    assert "Secret" in shown.findings[0].message
    assert "Secret" not in hidden.findings[0].message
