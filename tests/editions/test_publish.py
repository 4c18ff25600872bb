"""Publishing freezes what was checked, refuses what no reader should get, and leaves the files of the desk alone."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import check, compare_editions, plan
from generator.editions import freeze
from generator.editions.publishing import Particulars, Plan, Refusal
from generator.model import SCHEMA, Edition, Policy, Tree
from generator.model.forms import EDITION_KINDS
from generator.model.places import Text
from generator.read.characters import report_forbidden_characters
from generator.read.edition_files import read_edition
from generator.read.seal import edition_text, seal_edition
from generator.site.history import Compared
from tests.editions.test_changes import STATES, state
from tests.projects import CLAIMS, DESK, MAIN, MEMBERS, REPORT, SALT, edited, project, published
from tests.review.branches import BRANCHES

FIRST = "briefings/pact/editions/1.json"
SECOND = "briefings/pact/editions/2.json"
ONCE = published(DESK)
E2 = "      - id: e2\n        source: paper\n        quote: will bring calm to\n        suffix: the coast\n"
ROW = DESK[MEMBERS][DESK[MEMBERS].index("    members:") : DESK[MEMBERS].index("  - id: doubters")]
REWORDED = (CLAIMS, "The treaty will bring calm.", "The treaty will bring peace.")
REGRADED = (CLAIMS, "grade: 3, because: One paper reports it.", "grade: 4, because: The paper was not there.")
RELAID = (MAIN, "A treaty was signed [@paper].\n", "A treaty\nwas signed [@paper].\n")
RETITLED = (MAIN, "title: The pact", "title: The coast is guilty")
KEY_POINT = (MAIN, "text: A treaty has been signed.", "text: A treaty was signed.")


def refused(files: dict[str, str], name: str = "pact", **particulars: object) -> str:
    """Return the sentence with which publishing is refused."""
    tree = Tree.of(files)
    given = {"date": "2026-11-24", "note": "A note.", "salt": SALT, **particulars}
    outcome = plan(tree, check(tree), name, Particulars(**given))  # type: ignore[arg-type]
    assert isinstance(outcome, Refusal)
    return outcome.sentence


def edition(files: dict[str, str], path: str = FIRST) -> Edition:
    """Read an edition of a project."""
    found, findings = read_edition(path, files[path].encode())
    assert findings == ()
    assert found
    return found


def test_an_edition_holds_what_was_checked() -> None:
    held = edition(ONCE)
    checked = check(Tree.of(DESK))
    assert checked.library
    assert held.contents == freeze(checked.library, checked.verdicts, "pact")
    assert (held.number, held.kind, held.previous) == (1, "major", None)
    assert held.contents.front_matter.authors == ("ada",)
    assert [source.captures[0].sha256 for source in held.contents.sources] == [
        sha256(DESK[f"seeds/{name}.txt"].encode()).hexdigest() for name in ("paper", "report")
    ]
    assert held.contents.verdicts["c2-e2"].spans == ((141, 159),)


PRINTED = st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "S", "Zs"])).filter(
    lambda text: not any(report_forbidden_characters("", text))
)
POLICIES = st.builds(
    Policy,
    reviewers=st.integers(0, 999).map(str).map(Text),
    expedite=st.lists(st.sampled_from(EDITION_KINDS).map(Text), unique=True).map(tuple),
)
SINCE = {1: st.just((None, None)), SCHEMA: st.tuples(POLICIES, st.none() | PRINTED.map(lambda why: Text(f"W{why}")))}


@given(PRINTED, st.sampled_from(list(SINCE)), st.data())
def test_what_is_published_is_read_again_as_the_same_records(note: str, schema: int, data: st.DataObject) -> None:
    policy, expedited = data.draw(SINCE[schema])
    # The states of the gallery have what only editions of today can contain.
    contents = data.draw(STATES) if schema == SCHEMA else state(DESK).contents
    one = seal_edition(
        Edition(
            schema=schema,
            briefing=Text("pact"),
            number=1,
            date=Text("2026-11-24"),
            kind=Text("major"),
            note=Text(f"N{note}"),
            conclusion_changed=False,
            previous=None,
            sha256=Text(),
            contents=contents,
            policy=policy,
            expedited=expedited,
            salts={Text(): Text(SALT)} if schema == SCHEMA else {},
        )
    )
    again, findings = read_edition(FIRST, edition_text(one).encode())
    if schema < SCHEMA and findings:  # a state may have what only a later schema allows
        assert re.search("is not allowed|is newer than its schema", findings[0].message)
        return
    assert findings == ()
    assert again == one


def test_the_same_project_gives_the_same_bytes() -> None:
    backwards = dict(reversed(DESK.items()))
    assert published(backwards)[FIRST] == ONCE[FIRST]


def test_editions_are_a_chain() -> None:
    twice = published(edited(ONCE, [REGRADED]), note="Another grade.")
    assert edition(twice, SECOND).previous == edition(ONCE).sha256
    assert twice[FIRST] == ONCE[FIRST]
    assert check(Tree.of(twice)).findings == ()


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (" \n", "An edition needs a note that tells readers what changed and why."),
        ("_ … _", "An edition needs a note that tells readers what changed and why."),
        ('It was "wrong".', 'The note cannot be published as it is. Our own words contain a quotation mark: ".'),
        ("Not seen \u202e here.", "The note cannot be published as it is."),
    ],
)
def test_a_note_that_readers_cannot_use_is_refused(note: str, said: str) -> None:
    assert refused(DESK, note=note).startswith(said)


def test_a_note_stands_on_one_line() -> None:
    assert edition(published(DESK, note="  Two\n lines. ")).note == "Two lines."


@pytest.mark.parametrize("edits", [(), (RELAID,)])
def test_nothing_is_published_where_a_reader_sees_nothing_new(edits: tuple[tuple[str, str, str], ...]) -> None:
    assert refused(edited(ONCE, edits)) == "Nothing that a reader sees has changed since edition 1."


def test_an_edition_of_an_older_program_may_change_what_no_reader_sees() -> None:
    """What a reader sees is for the program that publishes to say; that something changed holds for ever."""
    twice = published(edited(ONCE, [REWORDED]))
    relaid = check(Tree.of(edited(ONCE, [RELAID])))
    assert relaid.library
    for contents, rules in (
        (freeze(relaid.library, relaid.verdicts, "pact"), []),
        (edition(ONCE).contents, ["edition-forged"]),
    ):
        resealed = edition_text(seal_edition(replace(edition(twice, SECOND), contents=contents)))
        assert [each.rule.name for each in check(Tree.of(twice | {SECOND: resealed})).findings] == rules


def test_a_briefing_that_says_nothing_is_not_published() -> None:
    files = {path: text for path, text in project().items() if path != "briefings/pact/claims.yml"}
    files |= {"briefings/empty/briefing.md": "---\ntitle: Empty\n---\n", CLAIMS: project()[CLAIMS]}
    assert refused(files, "empty") == "This briefing has no claims and no lists, so there is nothing to publish."


def test_a_briefing_that_is_not_there_is_named_with_the_nearest() -> None:
    assert refused(DESK, "pcat") == "There is no briefing `pcat`; did you mean `pact`?"


@pytest.mark.parametrize("kind", ["minor", "correction", "retraction"])
def test_the_first_edition_is_a_major_one(kind: str) -> None:
    assert refused(DESK, kind=kind).startswith("The first edition must be a major one")


def test_the_first_edition_changes_no_conclusion() -> None:
    assert refused(DESK, conclusion_changed=True).startswith("The first edition must be a major one")


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        ((CLAIMS, "    kind: event\n", "    kind: event\n    status: unverifiable\n"), "status lowered (c1)"),
        (REGRADED, "regraded (c1)"),
        ((CLAIMS, "suffix: the coast", "suffix: the islands"), "quote re-anchored (c2-e2)"),
        (("seeds/paper.yml", "publisher: The Paper", "publisher: A Paper"), "source record changed (sources/paper/)"),
        ((MEMBERS, "standing: possible", "standing: suggested"), "standing of the member changed (m-parties-islands)"),
        (KEY_POINT, "key points changed (briefing.md)"),
        (RETITLED, "title changed (briefing.md)"),
        ((MAIN, "question: What is agreed?", "question: Why is it a lie?"), "question changed (briefing.md)"),
        (
            (CLAIMS, "    kind: event\n", "    kind: event\n    section: What is proven\n"),
            "moved to another section (c1)",
        ),
    ],
)
def test_what_is_more_than_wording_cannot_pass_as_minor(edit: tuple[str, str, str], told: str) -> None:
    said = refused(edited(ONCE, [edit]), kind="minor")
    assert said == f"This is more than a minor edition: {told}. Publish it as --major or --correction."


def test_a_minor_edition_changes_no_conclusion() -> None:
    assert refused(edited(ONCE, [REWORDED]), kind="minor", conclusion_changed=True) == (
        "A minor edition cannot change a conclusion."
    )


def test_wording_may_be_minor() -> None:
    assert edition(published(edited(ONCE, [REWORDED]), kind="minor"), SECOND).kind == "minor"


def test_a_minor_edition_that_somebody_forged_is_found() -> None:
    twice = published(edited(ONCE, [REGRADED]))
    forged = edition_text(seal_edition(replace(edition(twice, SECOND), kind=Text("minor"))))
    assert [each.rule.name for each in check(Tree.of(twice | {SECOND: forged})).findings] == ["edition-understated"]


def test_a_retraction_needs_no_change_and_only_a_major_edition_follows_it() -> None:
    retracted = published(ONCE, kind="retraction", note="Nothing of it holds.")
    assert edition(retracted, SECOND).contents == edition(ONCE).contents
    assert refused(edited(retracted, [REWORDED]), kind="correction") == (
        "Edition 2 is a retraction; only a major edition can bring the briefing back."
    )
    assert edition(published(retracted), "briefings/pact/editions/3.json").kind == "major"


@pytest.mark.parametrize(
    ("edits", "edited_since"), [((), False), ((RELAID,), False), ((REWORDED,), True), ((RELAID, REWORDED), True)]
)
def test_what_was_retracted_stays_so_until_readers_would_see_a_change(
    edits: tuple[tuple[str, str, str], ...],
    edited_since: bool,  # noqa: FBT001
) -> None:
    """Lines broken elsewhere bring nothing back."""
    since = compare_editions(check(Tree.of(edited(published(ONCE, kind="retraction"), edits))), "pact")
    assert isinstance(since, Compared)
    assert bool(since.changes) == edited_since


def test_an_edition_is_not_older_than_the_one_before_it() -> None:
    assert refused(edited(ONCE, [REWORDED]), date="2026-11-23") == (
        "Edition 1 is dated 2026-11-24, but by the clock of this machine it is 2026-11-23."
    )


@pytest.mark.parametrize(
    ("file", "gone", "told"),
    [
        (CLAIMS, DESK[CLAIMS][DESK[CLAIMS].index("  - id: c3") :], "Claim c3 of pact"),
        (CLAIMS, E2, "Evidence e2 of claim c2 of pact"),
        (MEMBERS, DESK[MEMBERS][DESK[MEMBERS].index("  - id: doubters") :], "List doubters of pact"),
        (MEMBERS, ROW, "Row islands in list parties of pact"),
    ],
)  # fmt: skip
def test_what_was_published_under_an_id_does_not_vanish(file: str, gone: str, told: str) -> None:
    findings = check(Tree.of(edited(ONCE, [(file, gone, "")]))).findings
    said = [each.message for each in findings if each.rule.name == "id-vanished"]
    assert said == [f"{told}, which edition 1 published, has vanished."]


def test_withdrawing_keeps_the_address_and_can_be_published() -> None:
    line = "        suffix: the coast\n"
    gone = f"{line}        withdrawn: {{on: 2026-11-24, because: It was read wrongly.}}\n"
    assert check(Tree.of(published(edited(ONCE, [(CLAIMS, line, gone)])))).findings == ()


def test_a_source_that_an_edition_names_leaves_a_trace() -> None:
    files = edited(ONCE, [("seeds/report.yml", "id: report", "id: renamed")])
    files = {
        path: re.sub(r"(source: |@)report", r"\1renamed", text) if not path.endswith(".json") else text
        for path, text in files.items()
    }
    assert [each.message for each in check(Tree.of(files)).errors] == [
        "The source report, which this edition names, has vanished."
    ]
    files["seeds/renamed.yml"] = files.pop("seeds/report.yml") + "was: [report]\n"
    assert check(Tree.of(files)).errors == ()


def test_a_briefing_that_was_renamed_keeps_its_editions() -> None:
    moved = {path.replace("briefings/pact/", "briefings/treaty/"): text for path, text in ONCE.items()}
    assert [each.rule.name for each in check(Tree.of(moved)).errors] == ["edition-renumbered"]
    moved = edited(moved, [("briefings/treaty/briefing.md", "title: The pact\n", "title: The pact\nwas: [pact]\n")])
    assert check(Tree.of(moved)).errors == ()
    assert edition(published(edited(moved, [("briefings/treaty/claims.yml", "grade: 3", "grade: 4")]), "treaty"),
                   "briefings/treaty/editions/2.json").briefing == "treaty"  # fmt: skip


UNTOUCHED = """\
# What we claim
claims:   # one so far
  -   id:  c1   # kept for ever
      statement: >-
        Two governments
        signed a treaty
      evidence:
        -   source: paper   # the first piece
            quote: |
              signed a treaty of mutual defence on Friday
        - {source: paper, quote: No other state has been asked to join it so far.}
        - { id: own, source: paper, quote: "The two governments signed a treaty" }
        -
          quote: 'a treaty of mutual defence'
          source: paper
"""
WITH_IDS = """\
# What we claim
claims:   # one so far
  -   id:  c1   # kept for ever
      statement: >-
        Two governments
        signed a treaty
      evidence:
        -   id: e1
            source: paper   # the first piece
            quote: |
              signed a treaty of mutual defence on Friday
        - {id: e2, source: paper, quote: No other state has been asked to join it so far.}
        - { id: own, source: paper, quote: "The two governments signed a treaty" }
        -
          id: e3
          quote: 'a treaty of mutual defence'
          source: paper
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ids_are_written_back_and_nothing_else_is_touched(end: str, mark: str) -> None:
    files = project() | {CLAIMS: mark + UNTOUCHED.replace("\n", end)}
    assert published(files)[CLAIMS] == mark + WITH_IDS.replace("\n", end)


def test_rows_of_lists_get_their_ids_as_well() -> None:
    bare = re.sub(r"^( *)(- )?id: (e1|islands)\n( *)", r"\1\2", DESK[MEMBERS], flags=re.MULTILINE)
    bare = bare.replace("- source", "- source").replace("-   ", "- ")
    assert "id: e1" not in bare
    assert published(DESK | {MEMBERS: bare})[MEMBERS].count("id: e1") == 4


def test_what_has_its_ids_is_not_written_again() -> None:
    assert {path for path, text in ONCE.items() if DESK.get(path) != text} == {FIRST}


def test_publishing_counts_the_ids_on() -> None:
    """A piece of evidence that comes first in its claim later on does not take the id of an older one."""
    once = published(project())
    piece = "      - source: paper\n        quote: No other state has been asked to join it so far.\n      - id: e1\n"
    twice = published(edited(once, [(CLAIMS, "      - id: e1\n", piece)]))
    assert "- id: e2\n        source: paper\n        quote: No other state" in twice[CLAIMS]


def test_a_plan_that_would_break_the_check_is_refused() -> None:
    """Here the chain on disk is one that the new edition cannot continue."""
    twice = published(edited(ONCE, [REGRADED]))
    del twice[FIRST]
    tree = Tree.of(edited(twice, [REWORDED]))
    outcome = plan(tree, check(tree), "pact", Particulars(date="2026-11-24", note="A note.", salt=SALT))
    assert isinstance(outcome, Refusal)
    assert outcome.sentence.startswith("After publication, the check would fail: ")


def test_a_plan_says_what_changes_and_writes_the_edition_last() -> None:
    tree = Tree.of(project())
    outcome = plan(tree, check(tree), "pact", Particulars(date="2026-11-24", note="A note.", salt=SALT))
    assert isinstance(outcome, Plan)
    assert list(outcome.files) == [CLAIMS, FIRST]


@pytest.mark.parametrize("status", ["documented", "corroborated"])
def test_an_edition_may_name_a_claim_that_another_briefing_has_more_than_reported(status: str) -> None:
    words, held = "The islands are part of the coast.\n", f"{REPORT}The islands are part of the coast.\n"
    files = edited(
        BRANCHES["documented"].files,
        [
            (
                "briefings/other/claims.yml",
                "    kind: opinion\n",
                "    kind: opinion\n    relations: [{claim: pact/c6, kind: refines}]\n",
            )
        ],
    )
    if status == "corroborated":
        second = f"        quote: {words}      - source: report\n        quote: {words}"
        edits = [
            (
                "seeds/decree.yml",
                "type: legislation\nauthority: Council of the Coast\ncontrol: public\nsource-kind: official\n",
                "publisher: The Coast\ncontrol: independent\nsource-kind: news\norigin: decree\n",
            ),
            ("seeds/report.txt", REPORT, held),
            ("seeds/report.yml", sha256(REPORT.encode()).hexdigest(), sha256(held.encode()).hexdigest()),
            (CLAIMS, "    kind: provision\n    status: documented\n", "    status: corroborated\n"),
            (CLAIMS, f"        quote: {words}", second),
        ]
        files = edited(files, edits)
    both = published(published(files), "other")
    assert check(Tree.of(both)).findings == ()
