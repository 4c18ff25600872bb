"""What a desk states of a source is shown with its addresses and cited, in its style too, and no style launders it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from generator.build import check, reviewed
from generator.model import Name, Settings, Source, Tree, Withdrawal, csl
from generator.model.places import Text
from generator.model.schema import slots
from generator.read.styles import read_style
from generator.report import memo_text
from generator.site import variables
from generator.site.citing import reference
from generator.site.words import capitalised, message
from tests.builders import column, source
from tests.projects import RECORD, SETTINGS, project, published
from tests.sites import site

STYLES = ("apa", "chicago-author-date", "modern-language-association", "vancouver", "oscola", "chicago-notes")
SETTING: dict[str, Settings] = {name: Settings(style=read_style(Text(name), Tree({}))[0]) for name in STYLES}


def person(family: str, given: str, **more: str) -> Name:
    return Name(family=Text(family), given=Text(given), **{part: Text(words) for part, words in more.items()})


def stated(**variables: object) -> dict[Text, Any]:
    """Return variables of CSL as they are read."""
    return {Text(name.replace("_", "-")): value for name, value in variables.items()}


BOARD = Name(literal=Text("Harbour Board"))
STUDY = source(
    "study",
    title=Text("Tides and trade"),
    type=Text("article-journal"),
    author=(person("Quay", "Ann"), person("Wharf", "Bo", dropping_particle="van")),
    container_title=Text("Journal of Harbours"),
    issued=Text("2024-05-01"),
    source_kind=Text("research"),
    url=Text("https://harbours.example/1"),
    csl=stated(volume="12", issue="3", page="45-50", DOI="10.1000/xyz", PMID="12345"),
)[0]
ACT = source(
    "act",
    title=Text("Harbour Act"),
    type=Text("legislation"),
    author=(BOARD,),
    issued=Text("2020"),
    csl=stated(number="7", authority="Harbour Senate"),
)[0]
CAPTURED = f"SHA-256 {STUDY.captures[0].sha256}"


def cited(of: Source, style: str) -> str:
    return reference(of, SETTING[style]).replace(CAPTURED, "…")


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (
            "apa",
            "Quay, A., & Wharf, B. van. (2024). Tides and trade. Journal of Harbours, 12(3), 45–50. https://doi.org/10.1000/xyz",
        ),
        (
            "chicago-author-date",
            "Quay, Ann, and Bo van Wharf. 2024. “Tides and Trade.” Journal of Harbours 12 (3): 45–50. https://doi.org/10.1000/xyz.",
        ),
        (
            "modern-language-association",
            "Quay, Ann, and Bo van Wharf. “Tides and Trade.” Journal of Harbours, vol. 12, no. 3, May 2024, pp. 45–50, https://doi.org/10.1000/xyz.",
        ),
        (
            "vancouver",
            (
                "Quay A, Wharf B van. Tides and trade. Journal of Harbours. 2024 May 1;12(3):45–50. doi:10.1000/xyz"
                " PubMed PMID: 12345."
            ),
        ),
        (
            "oscola",
            "Quay A and Wharf B van, ‘Tides and Trade’ (2024) 12 Journal of Harbours 45 <https://doi.org/10.1000/xyz>",
        ),
        (
            "chicago-notes",
            "Ann Quay and Bo van Wharf, “Tides and Trade,” Journal of Harbours 12, no. 3 (2024): 45–50, https://doi.org/10.1000/xyz.",
        ),
    ],
)
def test_a_source_is_cited_in_the_style_of_the_desk(style: str, words: str) -> None:
    assert cited(STUDY, style) == f"{words} [captured 21 November 2026; …]"


def test_our_own_reference_states_what_is_stated_and_is_unchanged_without_it() -> None:
    bare = replace(STUDY, csl={})
    first, last = (
        "Ann Quay and Bo van Wharf: Tides and trade. Journal of Harbours.",
        "1 May 2024. https://harbours.example/1.",
    )
    taken = f"Captured 21 November 2026, {CAPTURED}"
    assert reference(bare, Settings()) == f"{first} {last} {taken}"
    more = "Volume 12, issue 3, page 45-50, https://doi.org/10.1000/xyz, PMID 12345."
    assert reference(STUDY, Settings()) == f"{first} {more} {last} {taken}"
    assert "Authority Harbour Senate, number 7." in reference(ACT, Settings())


GONE = Withdrawal(on=Text("2026-05-01"), because=Text("It was made up."))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("of", "qualities"),
    [
        (source("anon")[0], ["anonymous", "undated; not later than 21 November 2026"]),
        (column()[0], ["a machine-translated repost of this text", "original unseen", "undated; not later than"]),
        (column(issued=Text("../2023-06-03"))[0], ["not later than 3 June 2023"]),
        (replace(STUDY, withdrawn=GONE), ["withdrawn"]),
        (column(provenance=column()[0].provenance[:1])[0], ["a text given as this text", "original unseen"]),
    ],
)
def test_no_style_leaves_out_what_readers_must_know_of_a_source(style: str, of: Source, qualities: list[str]) -> None:
    found = cited(of, style)
    added = found[found.rindex(" [") :]
    assert [quality for quality in qualities if quality not in added] == []
    assert of.title.casefold() in found.casefold()
    assert found.casefold().count(of.title.casefold()) == 1
    assert "2023" not in found.removesuffix(added), "a bound is not a date of publication"


def test_a_genre_that_judges_is_in_no_reference() -> None:
    for genre, words in {
        "established fact": "",
        "verified case report": "Case report",
        "case report": "Case report",
    }.items():
        of = replace(STUDY, type=Text("report"), genre=Text(genre), container_title=None)
        found = cited(of, "apa")
        assert (words in found, "fact" in found, "verified" in found) == (True, False, False), found
    opinion = replace(STUDY, source_kind=Text("opinion"), type=Text("report"), genre=Text("report"))
    assert "opinion report" in cited(opinion, "apa").casefold()


ODD: dict[str, object] = {
    "title": Text("“A” <script>alert(1)</script> <i>&amp; {{ x }}"),
    "issued": Text("2023-05/2024"),
    "author": (Name(given=Text("Ann")), Name(family=Text("王"), given=Text("小明")), BOARD),
    "csl": stated(
        volume="IX",
        page="e12 f.",
        issue="",
        edition="2nd, revised",
        editor="not a list",
        translator=[{"family": "<b>"}, "x", {}],
        accessed={"date-parts": [["2026", "1", "2"], ["9"]]},
        submitted="yesterday",
        custom={"a": ["b", {"c": "d"}]},
        DOI="<10.1>",
        number_of_pages="many",
        collection_title="Ports “n” quays",
        chapter_number="0",
        event_date="2023~",
        keyword=["a", "b"],
        chair=[{"family": "Quay"}],
        available_date="2024",
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_odd_values_are_cited_as_text_and_stop_no_build(style: str) -> None:
    for type_ in ("article-journal", "legal_case", "no-type"):
        found = cited(replace(STUDY, type=Text(type_), **ODD), style)  # type: ignore[arg-type]
        assert "<script>alert(1)</script>".casefold() in found.casefold()
        assert found.endswith("…]")


OWN = {"id", "title", "URL", "language", "issued"}
"""The variables that the page shows otherwise, and those in another form."""
IN_FORM = {"DOI": "10.1000/x<y", "PMID": "PMID 123", "PMCID": "PMC45", "ISSN": "1234-567X"}


def typed(name: str) -> str:
    """Return a variable as a desk writes it."""
    if name in csl.NAMES:
        return f"{name}: [{{family: Quay, given: {name}}}]\n"
    if name in csl.DATES:
        return f"{name}: {{date-parts: [[2024, 5, 1]]}}\n"
    return f"{name}: {IN_FORM.get(name, f'value of {name}')}\n"


def test_the_page_of_a_source_shows_every_variable_of_csl_and_links_what_has_an_address() -> None:
    files = project(settings="")
    files[RECORD] += "".join(map(typed, sorted(csl.VARIABLES - OWN)))
    files[RECORD] += "license: CC-BY-SA-4.0\nrights-holder: Port <b>Press\n"
    checked = check(Tree.of(files))
    assert checked.findings == ()
    page = site(checked, "2026-11-24")["sources/paper/index.md"]
    assert "<b>Press" not in page
    facts = dict(re.findall(r"<dt>([^<]*)</dt><dd>(.*?)</dd>", page))
    shown = " ".join(facts.values())
    for name in csl.VARIABLES - slots(Source).keys():
        value = f"{name} Quay" if name in csl.NAMES else "1 May 2024" if name in csl.DATES else f"value of {name}"
        fact = facts[capitalised(message(f"variables.{name}"))]
        assert value in fact or name in IN_FORM, name
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/123/"' in shown
    assert 'href="https://pmc.ncbi.nlm.nih.gov/articles/PMC45/"' in shown
    assert 'href="https://portal.issn.org/resource/ISSN/1234-567X"' in shown
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/"' in shown
    assert facts["DOI"] == "10.1000/x&#60;y"
    assert "Licence: CC-BY-SA-4.0. Rights: Port &#60;b&#62;Press." in page


@pytest.mark.parametrize(
    ("name", "value", "address"),
    [
        ("DOI", "10.1000/xyz", "https://doi.org/10.1000/xyz"),
        ("DOI", "https://doi.org/10.1000/xyz", "https://doi.org/10.1000/xyz"),
        ("DOI", "doi: 10.1000/xyz", "https://doi.org/10.1000/xyz"),
        ("DOI", '10.1000/x"onclick=', ""),
        ("DOI", "javascript:alert(1)", ""),
        ("PMID", "none", ""),
        ("PMCID", "PMC12", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12/"),
        ("ISBN", "978-3-16-148410-0", ""),
        ("license", "MIT", ""),
        ("license", "CC-BY-NC-ND-4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("license", "https://terms.example/", "https://terms.example/"),
    ],
)
def test_an_address_follows_only_from_a_value_of_its_form(name: str, value: str, address: str) -> None:
    assert variables.address(name, value) == address


def test_a_search_finds_a_source_by_its_identifiers() -> None:
    assert variables.identifiers(STUDY) == "10.1000/xyz 12345"


def test_pages_of_a_desk_with_a_style_cite_in_it_and_an_edition_in_that_of_today() -> None:
    files = published({**project(), RECORD: project()[RECORD] + "author: [{literal: Harbour Board}]\nissued: 2024\n"})
    plain = site(check(Tree.of(files)), "2026-11-24")
    files[SETTINGS] = files[SETTINGS].replace("contract: 1", "contract: 1, reference-style: apa")
    styled = site(check(Tree.of(files)), "2026-11-24")
    words = "Harbour Board. (2024). Two governments sign."
    changed = {path for path in plain if plain[path] != styled[path]}
    cited_on = ("sources/", "sources/paper/", "pact/", "pact/editions/1/")
    assert changed == {f"{page}index.md" for page in cited_on}
    assert all(words in styled[path] for path in changed)
    assert not any(words in text for text in plain.values())
    edition = "The pact, edition 1. (2026, November 24). A Desk. /pact/editions/1/"
    assert f"{edition} [SHA-256 " in styled["pact/index.md"]
    assert f"{edition} [claim c1, /pact/editions/1/#c1]" in styled["pact/index.md"]


def test_a_memo_tells_changed_names_and_dates_of_csl_in_words() -> None:
    head = project()[RECORD]
    before = f"{head}editor: [{{family: Quay, given: Ann}}]\naccessed: {{date-parts: [[2026, 1, 2]]}}\n"
    after = f"{head}editor: [{{family: Quay, given: Ann, non-dropping-particle: van}}]\naccessed: 2026-01-03\n"
    old, new = (Tree.of({**project(), RECORD: text}) for text in (before, after))
    memo = memo_text(reviewed(old, new, "Compared."))
    assert "Before, editor: Ann Quay\n" in memo
    assert "Now, editor: Ann {+van+} Quay\n" in memo
    assert "Before, accessed: [-2-] January 2026\n" in memo
