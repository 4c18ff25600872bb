"""Editions of every schema stay readable for ever; a sample of each, never written again, is read here."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import check
from generator.model import SCHEMA, SCHEMAS, Edition, Tree
from generator.read.edition_files import read_edition
from generator.read.seal import digest, edition_text
from tests.editions.test_publish import FIRST, ONCE, SECOND
from tests.projects import DESK
from tests.sites import site

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).parent / "samples"
EVERY = {number: (SAMPLES / f"{number}.json").read_text(encoding="utf-8") for number in SCHEMAS}
SAMPLE = EVERY[SCHEMA]


def resealed(held: dict[str, Any]) -> str:
    """Write JSON as an edition is written, with the digest that it should have."""
    held = held if held.get("schema") == SCHEMA else {name: value for name, value in held.items() if name != "salts"}
    text = json.dumps(held | {"sha256": ""}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return text.replace(' "sha256": ""', f' "sha256": "{digest(text)}"', 1)


def test_there_is_a_sample_of_every_schema() -> None:
    assert {path.name for path in SAMPLES.iterdir()} == {f"{number}.json" for number in range(1, SCHEMA + 1)}


def kept(number: int) -> Edition:
    """Read the sample of a schema."""
    edition, findings = read_edition(FIRST, EVERY[number].encode())
    assert findings == ()
    assert edition
    return edition


@pytest.mark.parametrize("number", EVERY)
def test_an_edition_of_every_schema_says_what_it_said(number: int) -> None:
    edition = kept(number)
    assert edition.schema == number
    assert (edition.briefing, edition.number, edition.date, edition.kind) == ("pact", 1, "2026-11-24", "major")
    assert edition.note == "What the desk had to say."
    contents = edition.contents
    assert contents.front_matter.title == "The pact"
    assert [point.text for point in contents.front_matter.key_points] == ["A treaty has been signed."]
    assert contents.narrative.body.startswith("\n## The treaty")
    assert [quoted.text for quoted in contents.narrative.quoted] == ["will bring calm to the coast"]
    assert {claim.id: (claim.kind, claim.status) for claim in contents.claims} == {
        "c1": ("event", "reported"),
        "c2": ("forecast", "reported"),
        "c3": ("forecast", "reported"),
    }
    assert contents.claims[1].evidence[1].suffix == "the coast"
    assert contents.lists[0].members[0].standing == "possible"
    assert contents.lists[0].open_end
    assert contents.sources[0].captures[0].sha256 == sha256(DESK["seeds/paper.txt"].encode()).hexdigest()
    assert contents.verdicts["narrative-q1"].tier == "exact"


def test_an_edition_of_schema_1_knows_of_no_policy() -> None:
    assert (kept(1).policy, kept(1).expedited) == (None, None)


def test_an_edition_of_schema_2_keeps_the_policy_that_it_went_out_under() -> None:
    edition = kept(2)
    assert edition.policy
    assert (edition.policy.reviewers, edition.policy.expedite) == ("1", ("correction", "retraction"))
    assert edition.contents.front_matter.reviewers == ("grace",)
    assert edition.expedited is None


@pytest.mark.parametrize("number", EVERY)
def test_an_edition_of_every_schema_is_written_again_the_same_to_the_byte(number: int) -> None:
    assert edition_text(kept(number)) == EVERY[number]


@pytest.mark.parametrize("number", EVERY)
def test_an_edition_of_every_schema_is_still_shown(number: int) -> None:
    tree = Tree.of(DESK | {FIRST: EVERY[number]})
    checked = check(tree)
    assert checked.findings == ()
    page = site(checked, "2026-11-24")["pact/editions/1/index.md"]
    assert "Two governments signed a treaty." in page


def test_the_sample_was_written_by_the_program_as_it_is() -> None:
    """When this fails, the schema has changed: raise its number, and keep this sample for the reader of the old one."""
    assert ONCE[FIRST] == SAMPLE


def forged(path: str, value: object, sample: str = SAMPLE) -> str:
    """Change one value of an edition and seal it again, as somebody would who knows how."""
    held = json.loads(sample)
    inside: Any = held
    *steps, last = (int(step) if step.isdecimal() else step for step in path.split("/"))
    for step in steps:
        inside = inside[step]
    inside[last] = value
    return resealed(held)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("kind", "huge", "`kind` is `huge`; one of major, minor, correction, retraction was expected."),
        ("date", "soon", "`date` is `soon`, which is not a day."),
        ("number", "one", "`number`"),
        ("number", 1.5, "`number`"),
        ("contents/claims/0/status", "true", "`status` is `true`"),
        ("contents/claims/0/colour", "red", "the key `contents.claims.0.colour` is not allowed."),
        ("contents/claims", "none", "`contents.claims` has a value of the wrong type."),
        ("contents/verdicts/c1-e1/tier", "certain", "`contents.verdicts.c1-e1.tier`"),
        ("contents/verdicts/c1-e1/spans", [[1]], "`contents.verdicts.c1-e1.spans.0.1` is missing."),
        ("contents/sources/0/captures", [], "`captures` is empty; at least one entry is needed."),
        ("contents/lists/0/members/0/standing", "king", "`standing` is `king`"),
        ("contents", None, "`contents`"),
        ("note", None, "`note`"),
        ("schema", 1, "the key `policy` is not allowed."),
        ("policy", None, "it is not written as publishing writes an edition."),
        ("policy/reviewers", "-1", "`reviewers` is `-1`, which is not a whole number."),
        ("policy/reviewers", 1, "`policy.reviewers` has a value of the wrong type."),
        (
            "policy/expedite/1",
            "huge",
            "`expedite` is `huge`; one of major, minor, correction, retraction was expected.",
        ),
        ("policy/quorum", "1", "the key `policy.quorum` is not allowed."),
        ("expedited", "", "`expedited` has no value."),
    ],
)
def test_a_forged_edition_is_refused_with_a_sentence(path: str, value: object, said: str) -> None:
    edition, (finding,) = read_edition(FIRST, forged(path, value).encode())
    assert edition is None
    assert finding.rule.name == "edition-unreadable"
    assert finding.message.startswith(f"This edition does not match schema {1 if path == 'schema' else SCHEMA}: ")
    assert said in finding.message


@pytest.mark.parametrize(
    ("number", "changed", "said"),
    [
        (1, {"policy": {"expedite": [], "reviewers": "0"}}, "the key `policy` is not allowed."),
        (1, {"policy": None}, "the key `policy` is not allowed."),
        (1, {"expedited": "It was urgent."}, "the key `expedited` is not allowed."),
        (2, {"policy": ...}, "`policy` is missing."),
        (2, {"policy": {"expedite": ["major"]}}, "it is not written as publishing writes an edition."),
    ],
)
def test_the_keys_of_an_edition_are_those_of_its_schema(number: int, changed: dict[str, object], said: str) -> None:
    held = {name: value for name, value in (json.loads(EVERY[number]) | changed).items() if value is not ...}
    edition, (finding,) = read_edition(FIRST, resealed(held).encode())
    assert edition is None
    assert finding.message == f"This edition does not match schema {number}: {said}"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("claims/0/valid", {"from": "2026"}, "the key `contents.claims.0.valid` is not allowed."),
        ("claims/0/corrections", [{"on": "2026-11-24", "text": "No."}], "claims.0.corrections` is not allowed."),
        ("claims/0/relations", [{"claim": "c2", "kind": "supersedes"}], "has the value `supersedes`, which is newer"),
        ("lists/0/members/0/corrections", [{"on": "2026-11-24", "text": "No."}], "corrections` is not allowed."),
        ("front-matter/not-before", "2026-11-24", "the key `contents.front-matter.not-before` is not allowed."),
        ("claims/0/status", "denied", "`contents.claims.0.status` has the value `denied`, which is newer"),
        ("claims/0/evidence/0/stance", "supports-in-part", "has the value `supports-in-part`, which is newer"),
        ("claims/0/relations", [{"claim": "c2", "kind": "causes"}], "has the value `causes`, which is newer"),
        ("claims/0/section", "What was signed", "the key `contents.claims.0.section` is not allowed."),
        ("claims/0/evidence/0/note", "It bears.", "the key `contents.claims.0.evidence.0.note` is not allowed."),
        ("entities/0/sensitive", "true", "the key `contents.entities.0.sensitive` is not allowed."),
        ("entities/0/kind", "medicine", "the kind `medicine` of coast is newer than its schema."),
        ("lists/0/members/0/evidence", [], "the row islands of parties has no evidence."),
        ("lists/0/columns", [{"id": "n", "title": "N"}], "the key `contents.lists.0.columns` is not allowed."),
    ],
)
def test_an_older_edition_has_nothing_that_only_schema_5_allows(path: str, value: object, said: str) -> None:
    edition, (finding,) = read_edition(FIRST, forged(f"contents/{path}", value, EVERY[4]).encode())
    assert edition is None
    assert finding.rule.name == "edition-unreadable"
    assert said in finding.message


def test_no_edition_follows_an_older_schema_than_the_one_before_it() -> None:
    """So nobody can leave the policy out of the next edition by writing it as the first ones were."""
    back = json.loads(EVERY[1]) | {"number": 2, "previous": json.loads(EVERY[2])["sha256"]}
    findings = check(Tree.of(DESK | {FIRST: EVERY[2], SECOND: resealed(back)})).findings
    assert [(each.rule.name, each.message) for each in findings] == [
        ("edition-unchained", "This edition has schema 1, which is older than schema 2 of edition 1.")
    ]


def test_an_edition_that_names_no_digest_of_the_one_before_it_is_unchained() -> None:
    second = json.loads(SAMPLE) | {"number": 2, "previous": None}
    named = json.loads(SAMPLE)["sha256"]
    findings = check(Tree.of(DESK | {FIRST: SAMPLE, SECOND: resealed(second)})).findings
    (finding,) = (found for found in findings if found.rule.name == "edition-unchained")
    assert finding.message == (f"This edition names no digest of edition 1, but the digest of that file is {named}.")
    assert finding.hint == "Restore both files from the version history."


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
PATHS = """
    kind date note number briefing previous schema conclusion-changed contents contents/front-matter contents/narrative
    contents/narrative/body contents/narrative/quoted contents/narrative/citations/0 contents/articles contents/claims
    contents/claims/0 contents/claims/0/id contents/claims/0/evidence contents/claims/0/evidence/0
    contents/claims/0/evidence/0/source contents/claims/0/about contents/claims/0/valid
    contents/claims/0/corrections contents/claims/0/relations
    contents/lists contents/lists/0/members/0
    contents/lists/0/open-end contents/sources contents/sources/0 contents/sources/0/captures/0 contents/entities
    contents/verdicts contents/verdicts/c1-e1 contents/verdicts/c1-e1/spans contents/front-matter/key-points
    contents/front-matter/authors contents/front-matter/reviewers/0 policy policy/reviewers policy/expedite expedited
""".split()


@settings(max_examples=25)  # each is two whole sites; what reads an edition gets hundreds of other forgeries here
@given(st.sampled_from(PATHS), JSON)
def test_whatever_is_forged_there_is_a_finding_or_a_page_and_never_a_traceback(path: str, value: object) -> None:
    files = DESK | {FIRST: forged(path, value)}
    tree = Tree.of(files)
    checked = check(tree)
    site(checked, "2026-11-24", preview=True)
    if not checked.errors:
        site(checked, "2026-11-24")


def texts(held: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 (JSON's own types)
    """Return the path of every text in JSON."""
    if isinstance(held, str):
        yield path
    elif isinstance(held, dict | list):
        for step, inner in held.items() if isinstance(held, dict) else enumerate(held):
            yield from texts(inner, f"{path}/{step}".lstrip("/"))


def test_no_text_of_an_edition_is_empty_but_markdown_that_nobody_has_written() -> None:
    paths = sorted({*texts(json.loads(SAMPLE))} - {"sha256"})
    assert len(paths) > 100
    for path in paths:
        edition, findings = read_edition(FIRST, forged(path, "").encode())
        assert (edition is None) == bool(findings) == (not path.endswith("/body")), path


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_stands_in_the_place_of_an_edition_is_read_or_refused(data: bytes) -> None:
    edition, findings = read_edition(FIRST, data)
    assert edition is None
    assert len(findings) == 1


@given(st.integers(0, len(SAMPLE) - 1), st.characters(codec="utf-8"))
def test_one_changed_character_is_found(at: int, character: str) -> None:
    changed = SAMPLE[:at] + character + SAMPLE[at + 1 :]
    edition, findings = read_edition(FIRST, changed.encode())
    assert (edition is None) == (changed != SAMPLE)
    assert len(findings) == (changed != SAMPLE)


def test_an_edition_of_a_newer_schema_asks_for_a_newer_program() -> None:
    newer = resealed(json.loads(SAMPLE) | {"schema": SCHEMA + 1})
    _, (finding,) = read_edition(FIRST, newer.encode())
    assert finding.rule.name == "edition-newer"
