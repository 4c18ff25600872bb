"""No label of a desk says what only the site says: its verdicts, its headings, and the acts of an authority."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.build import check
from generator.model import Tree
from generator.model.reserved import find_reserved
from generator.site.words import entries
from tests.check.desks import QUOTE, TEXT, files, judged, listed, said, source, weighed
from tests.check.desks import claim as claimed
from tests.editions.test_schema import resealed
from tests.projects import EDITION, project, published

STAMPS = ("Established facts", "Claims that are established", "Documented", "Reported only: proven facts", "Status")


def reserved(**parts: Any) -> list[str]:  # noqa: ANN401 - the parts are those of files()
    """Return what of a desk uses a word of the site's own labels."""
    return [each.message for each in judged(**parts).findings if each.rule.name == "word-reserved"]


def test_every_verdict_and_heading_of_the_table_of_words_is_reserved() -> None:
    labels = [
        str(text)
        for key, text in entries().items()
        if (key.startswith(("statuses.", "groups.")) and key.endswith((".label", ".title")))
        or key in {"groups.withdrawn", "groups.others", "tiers.exact.label", "claims.status", "claims.credibility"}
    ]
    assert len(labels) > 15
    assert [label for label in labels if not find_reserved(label)] == []


@pytest.mark.parametrize(
    "label",
    [
        *("Unconfirmed reports", "Where it was reported", "What the two governments deny", "Kinds of ship"),
        *("Undocumented workers", "The establishment of a fund", "Documents", "Proving grounds", "Certificates"),
    ],
)
def test_other_labels_are_not_reserved(label: str) -> None:
    assert find_reserved(label) == ""


DISGUISED = ("Est\u200bablished facts", "Est&#97;blished", "Establishеd", "*Documented*")


@pytest.mark.parametrize("stamp", [*STAMPS, *DISGUISED])
def test_a_section_is_no_verdict_of_the_site(stamp: str) -> None:
    (told,) = reserved(claims=(claimed(section=stamp),))
    assert told.startswith("The section of claim c1 uses a word of the site's own labels: ")


@pytest.mark.parametrize("stamp", STAMPS)
def test_no_title_of_a_list_or_column_is_a_verdict_that_its_source_does_not_word(stamp: str) -> None:
    row = {"name": "the agency", "evidence": [said(quote=QUOTE)], "values": {"v": "Monday"}}
    (titled,) = reserved(lists=(listed({"name": "the storm"}, title=stamp, evidence=[said()]),))
    assert titled.startswith("The title of list l uses")
    (headed,) = reserved(lists=(listed(row, columns=[{"id": "v", "title": stamp}]),))
    assert headed.startswith("The title of column v of list l uses")


def test_a_label_of_a_list_a_speaker_and_a_locator_may_say_what_their_source_words() -> None:
    own = "The confirmed cases are Ari and Bo.\nVerified Ferries replied.\n\nDocumented delays\n\nThere were two.\n"
    spoken = said(speaker="Verified Ferries", locator={"label": "section", "value": "Documented delays"})
    cases = said(quote="The confirmed cases are Ari and Bo")
    lists = (listed({"name": "Bo"}, title="Confirmed cases", evidence=[cases]),)
    text, parts = TEXT + own, {"claims": (claimed(spoken),), "lists": lists}
    assert judged(source(text=text), **parts).findings == ()
    told = reserved(claims=(claimed(spoken),))
    assert [each.partition(" uses")[0] for each in told] == [
        "The speaker of evidence from paper",
        "The locator of evidence from paper",
    ]


def test_sentences_may_say_who_established_or_confirmed_what() -> None:
    said_so = claimed(statement="The court established a fund, which the agency confirmed")
    head = {"title": "How the port was established", "question": "What is documented?"}
    assert judged(claims=(said_so,), head=head).findings == ()


def test_ids_topics_and_origins_are_labels_too() -> None:
    told = reserved(
        claims=(claimed(id="port-closed-as-proved"),), head={"topics": ["proven-crimes"]}, narrative="It [@paper]."
    )
    assert [each.partition(" uses")[0] for each in told] == ["A topic of the briefing", "The id of a claim"]
    assert reserved_origin("fact-checked-by-experts") == [
        "The origin of paper uses a word of the site's own labels: fact checked."
    ]


def reserved_origin(origin: str) -> list[str]:
    """Return what is reported of an origin."""
    found = judged(source(origin=origin)).findings
    return [each.message for each in found if each.rule.name == "word-reserved"]


@pytest.mark.parametrize(
    ("title", "grade", "told"),
    [
        ("Status", "high", "The title of the scale truth uses a word of the site's own labels: status."),
        (
            "Strength",
            "established-by-independent-experts",
            "A grade of the scale truth uses a word of the site's own labels: established.",
        ),
        ("Strength", "high", ""),
    ],
)
def test_a_scale_of_the_desk_does_not_look_like_the_status(title: str, grade: str, told: str) -> None:
    scale = {"id": "truth", "title": title, "of": "claim", "grades": [{"id": grade, "meaning": "Two origins say so."}]}
    texts = files(claims=(claimed(grades=[{"scale": "truth", "grade": grade, "because": "They say so."}]),))
    texts["mkdocs.yml"] = json.dumps({"site_name": "A desk", "extra": {"briefings": {"scales": [scale]}}})
    assert [each.message for each in weighed(texts).findings] == [told] * bool(told)


@pytest.mark.parametrize("keys", [{"source_kind": "news"}, {"source_kind": "official", "control": "state"}])
@pytest.mark.parametrize(
    "stated",
    [
        *({"genre": genre} for genre in ("judgment", "court finding", "UN resolution", "Verdict", "systematic review")),
        *({"type": kind} for kind in ("legal_case", "legislation")),
    ],
)
def test_what_no_authority_said_is_not_called_its_act(keys: dict[str, str], stated: dict[str, str]) -> None:
    told = [each.message for each in judged(source(**keys, **stated)).findings]
    assert len(told) == 1
    assert told[0].endswith(f", so its {next(iter(stated))} cannot be {told[0].rpartition(' be ')[2]}")
    assert judged(source(source_kind="official", control="public", **stated)).findings == ()


def test_a_source_without_a_kind_may_have_the_type_of_an_instrument_and_not_its_genre() -> None:
    assert judged(source(type="legislation")).findings == ()
    (told,) = judged(source(type="legislation", control="party")).findings
    assert told.message == "paper is controlled by a party, so its type cannot be legislation."
    (told,) = judged(source(genre="law")).findings
    assert told.message == "paper has the source-kind unknown, so its genre cannot be law."


@pytest.mark.parametrize("genre", ["news report", "law blog", "judgment summary", "review", "column"])
def test_a_genre_that_is_no_act_is_free(genre: str) -> None:
    assert judged(source(genre=genre, source_kind="news")).findings == ()


@pytest.mark.parametrize("status", ["reported", "corroborated", "documented"])
def test_credibility_1_needs_two_independent_origins(status: str) -> None:
    graded = {"credibility": {"grade": "1", "because": "It is known."}, "status": status}
    pair = [
        source(name, f"{TEXT}{name}\n", origin=name, publisher=name, source_kind="news", control="independent")
        for name in ("paper", "other")
    ]
    alone = judged(*pair[:1], claims=(claimed(**graded),)).rules
    both = judged(*pair, claims=(claimed(said(), said("other"), **graded),)).rules
    assert "grade-fits" in alone
    assert ("grade-fits" in both) == (status == "documented")


def test_a_claim_that_an_edition_has_keeps_its_id_and_its_edition_keeps_its_section() -> None:
    texts = {path: text.replace("c1", "as-proved") for path, text in project().items()}
    assert [each.rule.name for each in check(Tree.of(texts)).findings] == ["word-reserved"]
    held = json.loads(published(project())[EDITION].replace('"c1"', '"as-proved"').replace("#c1", "#as-proved"))
    held["contents"]["verdicts"] = {
        name.replace("c1", "as-proved"): verdict for name, verdict in held["contents"]["verdicts"].items()
    }
    held["contents"]["claims"][0]["section"] = "Established facts"
    found = check(Tree.of({**texts, EDITION: resealed(held)})).findings
    assert found == ()
