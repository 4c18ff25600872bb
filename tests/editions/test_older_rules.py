"""An edition is judged by the rules that it passed; where today's ask for more, that is said and nobody accused."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from generator.build import check, raise_warnings, reviewed
from generator.check import evidence
from generator.check.quotes import still_stands
from generator.editions import changes
from generator.model import SCHEMA, Tree
from generator.model.diagnostics import Diagnostic, Severity
from generator.model.rules import claiming
from generator.read.edition_files import read_edition
from tests.editions.test_publish import RETITLED, SECOND
from tests.editions.test_schema import resealed
from tests.projects import CAPTURE, DESK, edited, project, published
from tests.sites import site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library

FIRST = "briefings/pact/editions/1.json"
PLAIN = "signed a treaty of mutual defence on Friday"
START = CAPTURE.index(PLAIN)
END = START + len(PLAIN)
DRAFT = published(project())


def older(quote: str, *spans: tuple[int, int], schema: int = 2, tier: str = "editorial") -> dict[str, str]:
    """Return a project whose only edition was published under older rules with a quote; its draft quotes plainly."""
    held = json.loads(DRAFT[FIRST])
    held["schema"] = schema
    held["contents"]["claims"][0]["evidence"][0]["quote"] = quote
    held["contents"]["verdicts"]["c1-e1"] = {"tier": tier, "spans": [list(span) for span in spans or [(START, END)]]}
    return DRAFT | {FIRST: resealed(held)}


def found(files: dict[str, str]) -> list[tuple[str, str]]:
    """Return the rules that a project breaks and the sentences."""
    return [(each.rule.name, each.message) for each in check(Tree.of(files)).findings]


def page(files: dict[str, str]) -> str:
    """Return the page of the first edition."""
    tree = Tree.of(files)
    return site(check(tree), "2026-11-24", preview=True)["pact/editions/1/index.md"]


RULES = "Today's rules are stricter than those that edition 1 passed"
SPLIT = (START, CAPTURE.index(" of mutual")), (CAPTURE.index("asked to join"), CAPTURE.index(" so far"))
OLDER = {
    "a gloss that warns": (older("signed a [secret] treaty of mutual defence on Friday"), "warn of a quote (c1-e1)"),
    "a verb that was not known as one": (
        older("signed a treaty [and opposes] of mutual defence on Friday"),
        "refuse a quote (c1-e1)",
    ),
    "a bracket alone between elisions": (
        older(
            "The two governments […] [never] […] of mutual defence on Friday",
            (0, 19),
            (CAPTURE.index("of mutual"), END),
        ),
        "refuse a quote (c1-e1)",
    ),
    "more marks than are read": (
        older(f"signed a treaty {'[Japan] ' * 61}of mutual defence on Friday"),
        "refuse a quote (c1-e1)",
    ),
    "a word that the lists have held all along": (
        older("signed a treaty [not] of mutual defence on Friday"),
        "refuse a quote (c1-e1)",
    ),
}


@pytest.mark.parametrize(("files", "told"), OLDER.values(), ids=OLDER)
def test_a_quote_that_passed_and_stands_is_held_to_more_today_and_nothing_else_is_said(
    files: dict[str, str], told: str
) -> None:
    assert found(files) == [("edition-rules-older", f"{RULES}: they would {told}.")]
    assert raise_warnings(check(Tree.of(files))).errors == ()


@pytest.mark.parametrize(("files", "told"), OLDER.values(), ids=OLDER)
def test_its_page_keeps_the_tick_with_the_caution_beside_it(files: dict[str, str], told: str) -> None:  # noqa: ARG001
    shown = page(files)
    figure = shown[shown.index('<figure class="rb-quote"') :]
    figure = figure[: figure.index("</figure>")]
    assert "✓" in figure
    assert "✗" not in figure
    assert '<p class="rb-caution">' in figure
    assert "Rules since made stricter" in shown
    assert "no longer" not in shown


def test_its_page_shows_the_brackets_that_it_does_not_record() -> None:
    shown = page(OLDER["a gloss that warns"][0])
    assert 'signed a <ins class="rb-gloss">[secret]</ins> treaty' in shown
    assert "In brackets, by the desk and not in the source: [secret] is added." in shown


DEFENCE = "signed a treaty of mutual defence"
LATER = {
    "a splice": (1, f"They {DEFENCE}. Both are to pay for the harbour", "They", "pay for the harbour"),
    "a limit that the lists learnt": (
        3,
        f"Both are to pay for the pier, not counting sand. They {DEFENCE}",
        "Both are",
        "pay for the pier",
    ),
    "an elided limit": (
        3,
        f"Both are to pay, in May only, for the pier. They {DEFENCE}",
        "Both are to pay",
        "for the pier",
    ),
    "an elided denial": (3, f"Both have yet to pay for the pier. They {DEFENCE}", "Both", "pay for the pier"),
}


@pytest.mark.parametrize(("schema", "text", "first", "last"), LATER.values(), ids=LATER)
def test_what_only_newer_rules_find_is_only_told(schema: int, text: str, first: str, last: str) -> None:
    held = project(DEFENCE)
    was, now = (sha256(each.encode()).hexdigest() for each in (CAPTURE, text))
    record = held["seeds/paper.yml"].replace(was, now)
    made = published(held | {"seeds/paper.txt": text, "seeds/paper.yml": record})
    edition = json.loads(made[FIRST])
    edition["schema"] = schema
    if schema == 1:
        del edition["policy"]
    edition["contents"]["claims"][0]["evidence"][0]["quote"] = f"{first} […] {last}"
    spans = [[text.index(piece), text.index(piece) + len(piece)] for piece in (first, last)]
    edition["contents"]["verdicts"]["c1-e1"] = {"tier": "editorial", "spans": spans}
    ((rule, message),) = found(made | {FIRST: resealed(edition)})
    assert rule == "edition-rules-older"
    assert message in {f"{RULES}: they would {does} a quote (c1-e1)." for does in ("warn of", "refuse")}


def test_an_answer_that_an_edition_holds_still_answers() -> None:
    files = older("signed a [secret] treaty of mutual defence on Friday")
    held = json.loads(files[FIRST])
    held["contents"]["claims"][0]["evidence"][0]["acknowledge"] = {"quote-gloss-unfounded": "It was never printed."}
    assert found(files | {FIRST: resealed(held)}) == []


def test_words_that_never_stood_are_lost_whatever_the_rules() -> None:
    files = older("signed a [secret] treaty of mutual offence on Friday")
    assert [name for name, _ in found(files)] == ["quote-lost"]
    assert "✗" in page(files)


def test_too_many_marks_hide_no_word_that_is_not_there() -> None:
    files = older(f"signed a treaty {'[Japan] ' * 61}of mutual offence on Friday")
    assert [name for name, _ in found(files)] == ["quote-lost"]


def test_an_edition_of_today_that_breaks_the_rules_of_today_has_no_tick() -> None:
    files = older("signed a treaty [and opposes] of mutual defence on Friday", schema=SCHEMA)
    assert [name for name, _ in found(files)] == ["edition-rules-older"]
    assert "✗" in page(files)


def established(schema: int, **keys: str) -> dict[str, str]:
    """Return a project whose only edition, of a schema, says that two sources of these keys corroborate its claim."""
    files = DRAFT
    held = json.loads(files[FIRST])
    held["schema"] = schema
    contents = held["contents"]
    (paper,), (claim,) = contents["sources"], contents["claims"]
    paper |= {"publisher": "The Paper", "origin": "paper", **keys}
    contents["sources"].append(paper | {"id": "report", "title": "The report", "origin": "report"})
    claim["evidence"].append(claim["evidence"][0] | {"id": "e2", "source": "report"})
    claim["status"] = "corroborated"
    contents["verdicts"]["c1-e2"] = contents["verdicts"]["c1-e1"]
    report = files["seeds/paper.yml"].replace("id: paper", "id: report")
    return files | {"seeds/report.yml": report, FIRST: resealed(held)}


UNDER = [
    {"control": "unknown"},
    {"control": "independent", "source-kind": "official"},
    {"control": "independent", "source-kind": "unknown"},
]


@pytest.mark.parametrize("keys", UNDER)
def test_a_claim_that_older_conditions_established_keeps_its_status_and_readers_are_told(keys: dict[str, str]) -> None:
    files = established(4, **keys)
    assert [each for each in found(files) if each[0].startswith("edition-")] == [
        ("edition-rules-older", f"{RULES}: they would refuse the status of c1.")
    ]
    shown = page(files)
    assert ">corroborated</dd>" in shown
    assert "The status of a claim in it passed the rules of its day; today’s rules ask for more: c1." in shown


def test_a_claim_of_an_older_edition_falls_with_its_source_by_the_rules_of_its_day() -> None:
    files = established(4, control="unknown")
    told = "A claim in it no longer has the sources that its status needs: c1."
    assert told not in page(files)
    files["seeds/report.yml"] += "withdrawn: {on: 2026-11-25, because: It was a forgery.}\n"
    assert told in page(files)


@pytest.mark.parametrize("keys", UNDER)
def test_no_edition_of_today_establishes_what_today_s_conditions_do_not(keys: dict[str, str]) -> None:
    ((rule, message),) = (each for each in found(established(SCHEMA, **keys)) if each[0].startswith("edition-"))
    assert rule == "edition-forged"
    assert "Claim c1 is corroborated, but no independent origin supports it" in message


@pytest.mark.parametrize("schema", [2, 4])
@pytest.mark.parametrize(
    ("path", "value"),
    [("sources.0.control", "public"), ("claims.0.kind", "provision"), ("claims.0.status", "documented")],
)
def test_no_older_edition_holds_a_word_that_came_later(schema: int, path: str, value: str) -> None:
    held = json.loads(DRAFT[FIRST])
    held["schema"] = schema
    records, _, key = path.split(".")
    held["contents"][records][0][key] = value
    edition, (finding,) = read_edition(FIRST, resealed(held).encode())
    assert edition is None
    assert f"`contents.{path}` has the value `{value}`, which is newer than its schema." in finding.message


def stricter(library: Library, _: object) -> Iterator[evidence.Refusal]:
    """Refuse every status, as a rule might that is to come."""
    for address, claim in library.claims.items():
        message = f"Claim {claim.id} is too bold."
        yield address, Diagnostic(claiming.CLAIM_CORROBORATED, claim.id.place, message, "Wait.")


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        (2, [("edition-rules-older", f"{RULES}: they would refuse the status of c1.")]),
        (SCHEMA, [("edition-forged", "This edition says more than its evidence supports. Claim c1 is too bold.")]),
    ],
)
def test_a_stricter_rule_of_a_status_accuses_no_edition_that_is_older(
    schema: int, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = older(PLAIN, schema=schema, tier="exact")
    coming = evidence.StatusRule(stricter, since=SCHEMA)
    monkeypatch.setattr(evidence, "STATUS_RULES", (*evidence.STATUS_RULES, coming))
    assert [each for each in found(files) if each[0].startswith("edition-")] == told


def test_a_rule_of_a_status_that_was_replaced_still_holds_older_editions(monkeypatch: pytest.MonkeyPatch) -> None:
    files = older(PLAIN, schema=2, tier="exact")
    gone = evidence.StatusRule(stricter, until=SCHEMA)
    monkeypatch.setattr(evidence, "STATUS_RULES", (*evidence.STATUS_RULES, gone))
    assert [name for name, _ in found(files)] == ["edition-forged"]


@pytest.mark.parametrize("schema", [1, 2])
@pytest.mark.parametrize("key", ["glosses", "newer"])
def test_no_older_edition_holds_what_came_later(schema: int, key: str) -> None:
    held = json.loads(older(PLAIN, schema=schema, tier="exact")[FIRST])
    if schema == 1:
        del held["policy"]
    held["contents"]["verdicts"]["c1-e1"][key] = (
        [{"words": "Japan"}] if key == "glosses" else [{"rule": "quote-short", "message": "So short."}]
    )
    edition, (finding,) = read_edition(FIRST, resealed(held).encode())
    assert edition is None
    assert finding.message == (
        f"This edition does not match schema {schema}: the key `contents.verdicts.c1-e1.{key}` is not allowed."
    )


def test_no_edition_holds_what_newer_rules_say() -> None:
    held = json.loads(DRAFT[FIRST])
    held["contents"]["verdicts"]["c1-e1"]["newer"] = [{"rule": "quote-short", "message": "So short."}]
    edition, (finding,) = read_edition(FIRST, resealed(held).encode())
    assert edition is None
    assert "the key `contents.verdicts.c1-e1.newer` is not allowed." in finding.message


def test_an_edition_of_today_holds_what_each_bracket_stands_for() -> None:
    quote = "No other state has been asked to join [the treaty] so far."
    files = published(project(quote))
    verdict = json.loads(files[FIRST])["contents"]["verdicts"]["c1-e1"]
    assert verdict["glosses"] == [{"instead": "it", "words": "the treaty"}]
    assert found(files) == []


def test_brackets_that_an_older_edition_does_not_record_may_be_recorded_by_a_minor_one() -> None:
    quote = "No other state has been asked to join [the treaty] so far."
    files = published(project(quote))
    held = json.loads(files[FIRST])
    held["schema"] = 2
    del held["contents"]["verdicts"]["c1-e1"]["glosses"]
    older_one, _ = read_edition(FIRST, resealed(held).encode())
    newer_one, _ = read_edition(FIRST, files[FIRST].encode())
    assert older_one
    assert newer_one
    made = changes(older_one.contents, newer_one.contents)
    assert [(each.kind.name, each.kind.minor) for each in made] == [("caution-changed", True)]


def forged(files: dict[str, str], **verdict: object) -> dict[str, str]:
    """Return the same project with another verdict on the one quote of its edition."""
    held = json.loads(files[FIRST])
    held["contents"]["verdicts"]["c1-e1"] |= verdict
    return files | {FIRST: resealed(held)}


def acknowledged(files: dict[str, str]) -> dict[str, str]:
    """Return the same project with an answer to what cannot be answered."""
    held = json.loads(files[FIRST])
    held["contents"]["claims"][0]["evidence"][0]["acknowledge"] = {"quote-mark-unfair": "It is fair."}
    return files | {FIRST: resealed(held)}


def told_in_review(files: dict[str, str]) -> list[str]:
    """Return the errors of a review of a change that brings the edition to a project without any."""
    memo = reviewed(Tree.of(project()), Tree.of(files), "a change")
    return [each.rule.name for each in memo.faults if each.rule.severity is Severity.ERROR]


WHOLE = (0, len(CAPTURE.strip()))
AMISS = {
    "pieces in another order": older(
        "asked to join it […] signed a treaty of mutual",
        (CAPTURE.index("asked to join it"), CAPTURE.index(" so far")),
        (START, CAPTURE.index(" defence on")),
    ),
    "brackets over whole sentences": older("The two governments [x] join [x] so far.", WHOLE),
    "part of a word": older("signed a treat", (START, START + 14), tier="exact"),
    "spans beyond the capture": older(f"{PLAIN}s [x]", (START, 10**6)),
}


@pytest.mark.parametrize("files", AMISS.values(), ids=AMISS)
def test_spans_written_by_hand_let_no_words_stand_that_never_stood(files: dict[str, str]) -> None:
    assert [name for name, _ in found(files)] == ["quote-lost"]
    assert "✗" in page(files)


def test_pieces_too_far_apart_stood_under_no_rules() -> None:
    filling = "The harbour was calm. " * 60
    assert not still_stands(
        "signed a treaty […] asked to join", f"signed a treaty {filling}asked to join", ((0, 15), (1336, 1349))
    )
    assert still_stands("signed a treaty […] asked to join", "signed a treaty, was asked to join", ((0, 15), (21, 34)))


ESCAPES = {
    "a verb that only newer rules know": older("signed a treaty [and opposes] of mutual defence on Friday"),
    "the same, acknowledged": acknowledged(older("signed a treaty [and opposes] of mutual defence on Friday")),
    "a caution taken out": older("signed a [secret] treaty of mutual defence on Friday", schema=SCHEMA),
    "another tier": forged(older(PLAIN, schema=SCHEMA, tier="exact"), tier="layout"),
    "a gloss told otherwise": forged(
        older("signed a [the] treaty of mutual defence on Friday", schema=SCHEMA),
        glosses=[{"words": "the", "instead": "it"}],
    ),
}


@pytest.mark.parametrize("files", ESCAPES.values(), ids=ESCAPES)
def test_a_new_edition_that_follows_older_rules_or_hides_a_caution_is_found_in_review(files: dict[str, str]) -> None:
    assert told_in_review(files) == ["edition-forged"]


def test_no_answer_of_an_editor_silences_what_no_answer_can() -> None:
    files = ESCAPES["the same, acknowledged"]
    assert found(files) == [("edition-rules-older", f"{RULES}: they would refuse a quote (c1-e1).")]


def test_a_caution_that_an_edition_does_not_record_is_shown_on_its_page() -> None:
    files = ESCAPES["a caution taken out"]
    assert found(files) == [("edition-rules-older", f"{RULES}: they would warn of a quote (c1-e1).")]
    assert '<p class="rb-caution">' in page(files)


def test_a_minor_edition_that_changed_a_title_before_this_was_refused_is_accused_of_nothing() -> None:
    twice = published(edited(published(DESK), [RETITLED]))
    first, second = (json.loads(twice[path]) | {"schema": 4} for path in (FIRST, SECOND))
    old = resealed(first)
    older = resealed(second | {"kind": "minor", "previous": json.loads(old)["sha256"]})
    assert check(Tree.of(twice | {FIRST: old, SECOND: older})).findings == ()
