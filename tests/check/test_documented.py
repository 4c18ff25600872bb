"""A documented claim repeats what a named instrument provides, and nobody can make it say more."""

from __future__ import annotations

import pytest

from generator.site.attribution import attribute_key_point
from generator.site.index import SiteIndex
from generator.site.standing import standing
from tests.check.decrees import ANNEXED, ARTICLE, DECREE, NAMED, READ, instrument, provided, read
from tests.check.desks import Data, Files, claim, judged, said, source


def test_a_provision_is_read_behind_the_instrument_that_provides_it() -> None:
    found = judged(instrument(issued="2026-03-01"), claims=(provided(),))
    assert found.findings == ()
    assert read(found) == READ
    full = "Decree on the Eastern Province (Council of Northmark, 1 March 2026), article 1, provides:"
    assert read(found, short=False) == f"{full} {ANNEXED}"


def test_an_annexation_by_decree_is_counted_beside_what_is_established_and_lifts_no_other_claim() -> None:
    second = claim(
        said("decree", ANNEXED), id="c2", statement="The Eastern Province is Northmark's.", status="reported"
    )
    found = judged(instrument(), claims=(provided(), second))
    assert found.findings == ()
    line = standing(found.library.claims.values(), SiteIndex(found.library, found.verdicts)).line
    assert line == ("2 claims rest on 1 origin: 1 law. 1 of them says only what a named instrument provides.")
    echo = source("echo", DECREE, publisher="A paper", origin="echo", control="independent")
    lifted = claim(said("decree", ANNEXED), said("echo", ANNEXED), id="c2", status="corroborated")
    twice = judged(instrument(), echo, claims=(provided(), lifted))
    assert twice.rules == ["claim-corroborated"]
    assert "decree is an official source and is under public control" in twice.findings[0].message


ATTACKS: dict[str, tuple[Files, Data, str]] = {
    "a free statement under a provision": (
        instrument(),
        provided("The Eastern Province belongs to Northmark.", ANNEXED),
        "does not have the word “belongs” of the statement",
    ),
    "a statement that drops a negation": (
        instrument(),
        provided(
            "office of the Eastern Province shall keep a register of its own.",
            "No office of the Eastern Province shall keep a register of its own.",
        ),
        "does not have the statement as whole sentences",
    ),
    "the same words in another order": (
        instrument(),
        provided("Northmark is part of The Eastern Province.", ANNEXED),
        "does not have the statement as whole sentences",
    ),
    "a quote that drops a negation": (
        instrument(),
        provided("office of the Eastern Province shall keep a register of its own."),
        "has a warning that nobody has answered (quote-cut-negation)",
    ),
    "a quote that drops a limit": (
        instrument(),
        provided("The governor shall keep a register of all offices"),
        "has a warning that nobody has answered (quote-cut-qualifier)",
    ),
    "a quote that drops a limit, with an answer to the warning": (
        instrument(),
        provided(
            "The governor shall keep a register of all offices",
            acknowledge={"quote-cut-qualifier": "The council has never met."},
        ),
        "has a quote that ends inside a sentence of the source",
    ),
    "an item without the words that introduce it": (
        instrument(),
        provided("close the gates of the valley"),
        "has a quote that begins inside a sentence of the source",
    ),
    "what a party declares, without the party": (
        instrument(),
        provided("the toll has been paid."),
        "has a quote that begins inside a sentence of the source",
    ),
    "a recital that is called one": (
        instrument(),
        provided(
            "The people of the Eastern Province have asked for this decree.", locator={"label": "recital", "value": "2"}
        ),
        "has the locator recital 2 (“recital” names no provision)",
    ),
    "a recital that is called an article": (
        instrument(),
        provided("The people of the Eastern Province have asked for this decree."),
        "has words from before “Article 1”",
    ),
    "a recital in an instrument without articles": (
        instrument("Whereas the Eastern Province has always been part of Northmark;\n"),
        provided("Whereas the Eastern Province has always been part of Northmark;"),
        "has words from a recital, which begins with “Whereas”",
    ),
    "a page, on which recitals stand too": (
        instrument(),
        provided(locator={"label": "page", "value": "1"}),
        "has the locator page 1 (“page” names no provision, as article, section or paragraph does)",
    ),
    "a place that says more than where": (
        instrument(),
        provided(locator={"label": "article, which all states recognise,", "value": "1"}),
        "(“article, which all states recognise,” names no provision, as article, section or paragraph does)",
    ),
    "no place at all": (instrument(), provided(locator=None), "has no locator"),
    "the annex of what a party submits": (
        instrument(type="legal_case"),
        provided(locator={"label": "annex", "value": "3 to the memorial of Northmark"}),
        "(“memorial” names no provision)",
    ),
    "a register that the party filed itself": (
        instrument(type="standard", genre="filing", author=[{"literal": "Northmark Land Company"}]),
        provided(),
        "has the genre filing (“filing” names no instrument) and has an author, Northmark Land Company, who is not",
    ),
    "the words of somebody whom the instrument cites": (
        instrument(),
        provided(speaker="the governor"),
        "has the words of a speaker, the governor",
    ),
    "a blog about the decree": (
        instrument(type="post-weblog"),
        provided(),
        "has the type post-weblog, not one of legislation, regulation, treaty, legal_case, standard",
    ),
    "nobody's decree": (instrument(authority=None), provided(), "states no authority"),
    "the decree in a newspaper of the state": (instrument(control="state"), provided(), "is under state control"),
    "the decree of nobody knows whom": (instrument(control=None), provided(), "states no control"),
    "a text of nothing": (instrument(original=None), provided(), "states no digest of its original"),
    "a repost": (
        instrument(provenance=[{"step": "original", "seen": True}, {"step": "repost", "seen": True}]),
        provided(),
        "passed through another hand (repost)",
    ),
    "an original that nobody has seen": (
        instrument(provenance=[{"step": "original"}]),
        provided(),
        "has an original that nobody of the desk has seen",
    ),
    "a decree that was withdrawn": (
        instrument(withdrawn={"on": "2026-03-02", "because": "It is a forgery"}),
        provided(),
        "is withdrawn",
    ),
    "a claim of fact": (instrument(), {**provided(), "kind": "fact"}, "its kind is fact, not provision"),
    "what evidence denies": (
        instrument(),
        {
            **provided(),
            "evidence": [
                said("decree", ANNEXED, locator=ARTICLE),
                said("decree", "The applicant declares that the toll has been paid.", stance="contradicts"),
            ],
        },
        "evidence contradicts it",
    ),
    "what supports only a part": (
        instrument(),
        {
            **provided(),
            "evidence": [
                said("decree", ANNEXED, locator=ARTICLE),
                said("decree", ANNEXED, stance="supports-in-part", locator=ARTICLE),
            ],
        },
        "e2 supports only a part of it",
    ),
    "context alone": (instrument(), provided(stance="context"), "no evidence supports it"),
    "a translation that says what the provision does not": (
        instrument(language="de"),
        provided(
            "The Eastern Province has joined freely.",
            ANNEXED,
            translation={"language": "en", "text": "The Eastern Province has joined Northmark.", "by": "the desk"},
        ),
        "does not have the word “freely” of the statement",
    ),
}
"""What a propagandist would try: a decree, the claim on it, and the condition that the message names."""


@pytest.mark.parametrize(("decree", "held", "condition"), ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_refused_with_the_condition_that_it_misses(decree: Files, held: Data, condition: str) -> None:
    found = judged(decree, claims=(held,))
    (message,) = (each.message for each in found.findings if each.rule.name == "claim-documented")
    assert condition in message


@pytest.mark.parametrize(("decree", "held", "condition"), ATTACKS.values(), ids=ATTACKS)
def test_even_what_is_refused_is_never_read_as_a_fact(decree: Files, held: Data, condition: str) -> None:  # noqa: ARG001
    said_by, colon, _ = read(judged(decree, claims=(held,))).partition(": ")
    assert colon
    assert any(verb in said_by for verb in ("provides", "says", "mentions", "denies"))


def test_a_second_source_that_is_no_instrument_is_named_with_all_that_it_lacks() -> None:
    blog = source("blog", DECREE, publisher="A company", origin="company")
    held = {
        **provided(),
        "evidence": [said("decree", ANNEXED, locator=ARTICLE), said("blog", ANNEXED, locator=ARTICLE)],
    }
    (finding,) = judged(instrument(), blog, claims=(held,)).findings
    assert finding.message == (
        "Claim c1 is documented, but e2 from blog states no type, states no authority, states no control and states no "
        "digest of its original."
    )


def test_a_provision_may_leave_words_out_if_it_shows_that_and_begin_in_lowercase() -> None:
    shortened = provided(
        "3. The offices shall not: […] (b) levy a toll on the river.",
        locator={"label": "article", "value": "2(3)"},
        acknowledge=dict.fromkeys(("quote-crosses-paragraph", "quote-crosses-items"), "The other item is left out."),
    )
    found = judged(instrument(), claims=(shortened,))
    assert found.rules == []
    assert read(found).startswith(f"{NAMED}, article 2(3), provides: 3. The offices shall not: […]")
    lowercase = provided("the Eastern Province is part of Northmark.", ANNEXED)
    assert judged(instrument(), claims=(lowercase,)).rules == []


def test_a_statement_in_translation_says_that_it_is_one() -> None:
    translated = provided(
        "Die Ostprovinz gehört zu Nordmark.",
        ANNEXED,
        translation={"language": "de", "text": "Die Ostprovinz gehört zu Nordmark.", "by": "the desk"},
    )
    found = judged(instrument(), claims=(translated,))
    assert found.rules == []
    assert read(found).startswith(f"{NAMED}, article 1, provides, in translation: ")


def test_a_provision_that_is_only_reported_is_reported() -> None:
    found = judged(instrument(), claims=({**provided(), "status": "reported"},))
    assert found.rules == []
    assert read(found) == f"Council of Northmark’s law says: {ANNEXED}"


def test_a_key_point_that_is_worded_freely_is_drawn_from_what_the_instrument_provides() -> None:
    second = {**provided("No office of the Eastern Province shall keep a register of its own."), "id": "c2"}
    report = claim(said("decree", ANNEXED), id="c3", statement="It is so.")
    found = judged(instrument(), claims=(provided(), second, report))
    claims, sources = list(found.library.claims.values()), found.library.sources

    def point(text: str, *numbers: int) -> str:
        return str(attribute_key_point(text, [claims[number] for number in numbers], sources, short=True))

    assert point("The Eastern Province is part of Northmark", 0) == READ.removesuffix(".")
    free = "The Eastern Province belongs to Northmark."
    assert point(free, 0) == f"Drawn from what {NAMED}, article 1, provides: {free}"
    assert point(free, 0, 1) == f"Drawn from what {NAMED}, article 1, provides: {free}"
    assert point(free, 0, 2) == f"Drawn from {NAMED}, article 1; and Council of Northmark’s law: {free}"


def test_a_title_that_names_the_authority_does_not_name_it_twice() -> None:
    found = judged(instrument(title="Decree 5 of the Council of Northmark"), claims=(provided(),))
    assert read(found) == f"Decree 5 of the Council of Northmark, article 1, provides: {ANNEXED}"


def test_rows_have_the_short_title_of_an_instrument() -> None:
    found = judged(instrument(title_short="Province Decree"), claims=(provided(),))
    assert read(found) == f"Province Decree (Council of Northmark), article 1, provides: {ANNEXED}"
