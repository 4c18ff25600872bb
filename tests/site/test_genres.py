"""A text is called what its genre or its type says, never more than it is, and nobody who wrote it is misnamed."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from generator.model import Name, Step
from generator.model.forms import CONTROLS
from generator.model.places import Text
from generator.site.index import SiteIndex
from generator.site.naming import citation_name, full_name, short_name
from generator.site.standing import standing
from generator.site.words import entries
from tests.builders import briefing, claim, evidence, library, source


def named(kind: str = "research", author: tuple[Name, ...] = (), **stated: str) -> tuple[str, str, str]:
    """Return the full name, the short name and the citation of a source of these words."""
    fields: dict[str, Any] = {key: Text(value) for key, value in stated.items()}
    of = source("s", source_kind=Text(kind), author=author, **fields)[0]
    return full_name(of), short_name(of), citation_name(of)


def name(**parts: str) -> Name:
    """Return a name by its parts in CSL."""
    return Name(**{part: Text(words) for part, words in parts.items()})


BODY = (name(literal="Harbour Board"),)


def called(kind: str, **stated: str) -> str:
    """Return what a text by a body is called."""
    found = re.fullmatch(r"(.*) by Harbour Board", named(kind, BODY, **stated)[0])
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("genre", "research", "opinion"),
    [
        # What a desk of any trade writes.
        ("case report", "a case report", "an opinion case report"),
        ("Case report", "a case report", "an opinion case report"),
        ("guideline", "a guideline", "an opinion guideline"),
        ("preprint", "a preprint", "an opinion preprint"),
        ("systematic review", "a systematic review", "an opinion systematic review"),
        ("randomised controlled trial", "a randomised controlled trial", "an opinion randomised controlled trial"),
        ("judgment", "a judgment", "an opinion judgment"),
        ("advisory opinion", "an advisory opinion", "an advisory opinion"),
        ("EU directive", "a directive", "an opinion directive"),
        ("PhD thesis", "a thesis", "an opinion thesis"),
        ("hourly bulletin", "an hourly bulletin", "an opinion hourly bulletin"),
        ("uniform act", "a uniform act", "an opinion uniform act"),
        ("unpublished memoir", "an unpublished memoir", "an opinion unpublished memoir"),
        ("letter to the editor", "a letter to the editor", "a letter to the editor"),
        ("fact sheet", "a fact sheet", "an opinion fact sheet"),
        ("Press release", "a press release", "a press release"),
        ("joint statement", "a joint statement", "a joint statement"),
        ("report", "a report", "an opinion report"),
        ("law", "a law", "an opinion law"),
        # What shows by itself that it is an opinion, or says no more than that.
        ("op-ed", "an op-ed", "an op-ed"),
        ("essay", "an essay", "an essay"),
        ("opinion column", "an opinion column", "a statement"),
        ("opinion", "an opinion", "a statement"),
        # What a propagandist writes.
        ("fact", "a study", "a statement"),
        ("Established fact", "a study", "a statement"),
        ("proof", "a study", "a statement"),
        ("TRUTH", "a study", "a statement"),
        ("verified report", "a report", "an opinion report"),
        ("fact-based report", "a report", "an opinion report"),
        ("official independent investigation", "an investigation", "an opinion investigation"),
        ("peer-reviewed study", "a study", "an opinion study"),
        ("expert analysis", "an analysis", "an opinion analysis"),
        ("NATO report", "a report", "an opinion report"),
        ("report by NATO", "a study", "a statement"),
        ("report that proves", "a study", "a statement"),
        ("news", "a study", "a statement"),
        ("news report", "a study", "a statement"),
        ("breaking news", "a study", "a statement"),
        ("fake news", "a study", "a statement"),
        ("“fact”", "a study", "a statement"),
        ("a report which is really quite long", "a study", "a statement"),
        ("form 10", "a study", "a statement"),
    ],
)
def test_a_genre_is_said_in_the_words_of_the_desk_without_what_judges_or_launders(
    genre: str, research: str, opinion: str
) -> None:
    assert (called("research", genre=genre), called("opinion", genre=genre)) == (research, opinion)


@pytest.mark.parametrize(
    ("kind", "type_", "words"),
    [
        ("research", "article-journal", "an article"),
        ("opinion", "article-journal", "an opinion article"),
        ("research", "thesis", "a thesis"),
        ("official", "treaty", "a treaty"),
        ("official", "regulation", "a regulation"),
        ("official", "legal_case", "a judgment"),
        ("official", "legislation", "a law"),
        ("reference", "entry-encyclopedia", "an entry"),
        ("news", "article-newspaper", "a news report"),
        ("unknown", "webpage", "a text"),
        ("unknown", "no-type-of-csl", "a text"),
    ],
)
def test_without_a_genre_the_type_says_what_a_text_is(kind: str, type_: str, words: str) -> None:
    assert called(kind, type=type_) == words
    assert called(kind, type=type_, genre="bulletin") != words


def test_what_the_last_hand_made_is_not_said_twice() -> None:
    of = source("s", genre=Text("excerpt"), author=BODY, provenance=(Step(step=Text("excerpt")),))[0]
    assert short_name(of) == "an excerpt of Harbour Board’s text"


@pytest.mark.parametrize(
    ("author", "full", "short"),
    [
        (name(family="Roy", given="Ann", suffix="Jr."), "Ann Roy Jr.", "Roy"),
        (name(family="Dam", given="Ann", dropping_particle="van"), "Ann van Dam", "Dam"),
        (name(family="Dam", given="Ann", non_dropping_particle="van"), "Ann van Dam", "van Dam"),
        (name(family="Ford", given="A", dropping_particle="de", non_dropping_particle="La"), "A de La Ford", "La Ford"),
        (name(family="Orme", given="Ann", non_dropping_particle="d’"), "Ann d’Orme", "d’Orme"),
        (name(family="王", given="小明"), "王小明", "王"),
        (name(family="김", given="민수"), "김민수", "김"),
        (name(family="ヴァン", given="ジョン"), "ジョン ヴァン", "ヴァン"),
        (name(family="Li", given="An", static_ordering="true"), "Li An", "Li"),
        (name(family="Ли", given="Ан"), "Ан Ли", "Ли"),
        (name(family="Roy"), "Roy", "Roy"),
        (name(given="Ann"), "Ann", "Ann"),
        (name(literal="the Board of Ports"), "the Board of Ports", "the Board of Ports"),
    ],
)
def test_a_name_is_spoken_in_its_own_order_and_shortened_to_its_family(author: Name, full: str, short: str) -> None:
    assert (str(author), author.short) == (full, short)
    assert named("research", (author,))[2] == f"{short}, undated"


AUTHORS = {
    "one": (name(family="Roy", given="Ann"),),
    "two": (name(family="Roy", given="Ann"), name(family="Lee", given="Bo")),
    "many": (*BODY, name(family="Lee", given="Bo"), name(family="Fox", given="Cy")),
    "body": BODY,
    "in s": (name(literal="United Ports"),),
    "none": (),
}
OUTLETS: dict[str, dict[str, str]] = {
    "outlet": {"container_title": "Globe"},
    "publisher": {"publisher": "Port Press"},
    "neither": {},
}
TABLE = {
    ("one", "outlet"): ("a case report by Ann Roy in Globe", "Roy’s case report (Globe)"),
    ("one", "publisher"): ("a case report by Ann Roy from Port Press", "Roy’s case report (Port Press)"),
    ("one", "neither"): ("a case report by Ann Roy", "Roy’s case report"),
    ("two", "outlet"): ("a case report by Ann Roy and Bo Lee in Globe", "the case report by Roy and Lee (Globe)"),
    ("two", "publisher"): (
        "a case report by Ann Roy and Bo Lee from Port Press",
        "the case report by Roy and Lee (Port Press)",
    ),
    ("two", "neither"): ("a case report by Ann Roy and Bo Lee", "the case report by Roy and Lee"),
    ("many", "outlet"): (
        "a case report by Harbour Board and others in Globe",
        "the case report by Harbour Board and others (Globe)",
    ),
    ("many", "publisher"): (
        "a case report by Harbour Board and others from Port Press",
        "the case report by Harbour Board and others (Port Press)",
    ),
    ("many", "neither"): ("a case report by Harbour Board and others", "the case report by Harbour Board and others"),
    ("body", "outlet"): ("a case report by Harbour Board in Globe", "Harbour Board’s case report (Globe)"),
    ("body", "publisher"): (
        "a case report by Harbour Board from Port Press",
        "Harbour Board’s case report (Port Press)",
    ),
    ("body", "neither"): ("a case report by Harbour Board", "Harbour Board’s case report"),
    ("in s", "outlet"): ("a case report by United Ports in Globe", "the case report by United Ports (Globe)"),
    ("in s", "publisher"): (
        "a case report by United Ports from Port Press",
        "the case report by United Ports (Port Press)",
    ),
    ("in s", "neither"): ("a case report by United Ports", "the case report by United Ports"),
    ("none", "outlet"): ("a case report from Globe", "Globe’s case report"),
    ("none", "publisher"): ("a case report from Port Press", "the case report from Port Press"),
    ("none", "neither"): ("an anonymous, undated case report", "an anonymous, undated case report"),
}
"""What every number of authors and every outlet is called; of who controls the outlet, the test says what is added."""


@pytest.mark.parametrize(("authors", "outlet"), list(product(AUTHORS, OUTLETS)))
def test_every_number_of_authors_beside_every_outlet_has_its_name(authors: str, outlet: str) -> None:
    full, short = TABLE[authors, outlet]
    for control in CONTROLS:
        there = named("research", AUTHORS[authors], genre="case report", control=control, **OUTLETS[outlet])
        if control not in {"state", "party"}:
            assert there[:2] == (full, short)
        elif outlet == "neither":
            assert there[0] == f"{full} in a {control}-controlled outlet"
            assert there[1] == (there[0] if authors == "none" else f"{short} ({control}-controlled)")
        else:
            assert there[0] == f"{full}, a {control}-controlled outlet"
            aside = f"{short[:-1]}, {control}-controlled)" if short.endswith(")") else f"{short} ({control}-controlled)"
            assert there[1] == aside


def test_several_texts_of_one_genre_are_counted() -> None:
    one = [claim("c1", "A.", evidence("a"), evidence("b"), evidence("c"))]
    of = [source(each, "words", genre=Text("case report"), author=BODY, origin=Text(each)) for each in "ab"]
    of.append(source("c", "words", genre=Text("guideline"), control=Text("state"), author=BODY, origin=Text("c")))
    line = standing(one, SiteIndex(*library(of, briefing("pact", *one)))).line
    assert line == "1 claim rests on 3 origins: 2 texts (case report), 1 guideline of a state outlet."


def test_the_words_about_genres_are_in_lowercase() -> None:
    for key in ("opinions", "judging", "allowed"):
        words = entries()[f"genres.{key}"]
        assert isinstance(words, str)
        assert words == words.lower()
