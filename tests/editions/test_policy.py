"""Who may publish: an edition goes out when others than its authors have read it, or says why it did not wait."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import check
from generator.edges import cli
from generator.editions.policy import explain_unmet, explain_unreviewed, second_readers
from generator.model import SCHEMA, Contents, FrontMatter, Policy, Prose, Tree
from generator.model.places import Text
from generator.read.seal import edition_text, seal_edition
from tests import projects
from tests.editions.test_publish import FIRST, ONCE, REGRADED, SECOND, edition, refused
from tests.projects import CLAIMS, DESK, MAIN, edited, published

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = "authors: [ada]\nreviewers: [grace]\n"
NONE_STATED = "The policy asks for 1 reviewer who is not an author, but none is stated."
HOW = " Add the reviewer's handle under `reviewers` in briefing.md"
OR = ", or state with --expedite REASON why it cannot wait."
NO_AUTHOR = (
    "The policy asks for 1 reviewer who is not an author, but no author is stated, "
    "so no reviewer can be told apart from the authors. Add the author's handle under `authors` in briefing.md."
)
URGENT = "A number was wrong, and readers act on it."


def desk(people: str, settings: str = "", files: dict[str, str] = DESK) -> dict[str, str]:
    """Return the desk with other people in the front matter, and a policy in its settings."""
    review = f"extra: {{briefings: {{review: {settings}}}}}\n" if settings else ""
    changed = edited(files, [(MAIN, PEOPLE, people)])
    return changed | {"mkdocs.yml": changed["mkdocs.yml"] + review}


def stated(head: FrontMatter) -> Contents:
    """Return contents that have nothing but these people."""
    return Contents(front_matter=head, narrative=Prose(Text()))


ALONE = desk("authors: [ada]\n", files=edited(ONCE, [REGRADED]))
"""A first edition that was reviewed, and a change that nobody but its author has read."""


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ("authors: [ada]\n", NONE_STATED),
        ("authors: [ada]\nreviewers: [ada]\n", NONE_STATED),
        ("authors: [ada]\nreviewers: [ADA]\n", NONE_STATED),
        ('authors: [ada]\nreviewers: ["@Ada"]\n', NONE_STATED),
        ('authors: ["@ada-l", grace]\nreviewers: [grace, Ada-L]\n', NONE_STATED),
    ],
)
def test_nobody_reviews_their_own_work(people: str, said: str) -> None:
    assert refused(desk(people)) == f"{said}{HOW}."


@pytest.mark.parametrize(
    "name", ["@ ada", "@@ada", "@\u200b@ada", "ada\u200b", "ada\ufe0f", "ａｄａ", "＠ada", " ADA "]
)
def test_no_spelling_of_an_author_is_a_second_reader(name: str) -> None:
    for authors, reviewers in (("ada", name), (name, "ada")):
        head = FrontMatter(title=Text("T"), authors=(Text(authors),), reviewers=(Text(reviewers),))
        assert explain_unmet(Policy(), stated(head)) == NONE_STATED


@pytest.mark.parametrize(
    "name", ["@", ".", "аda", "Grace Hopper", "grace-", "-grace", "gr--ace", "gräce", "graße", "·"]
)
def test_what_is_no_handle_is_nobody_and_said_to_be_none(name: str) -> None:
    head = FrontMatter(title=Text("T"), authors=(Text("ada"),), reviewers=(Text(name),))
    assert explain_unmet(Policy(), stated(head)) == f"{NONE_STATED[:-1]}; `{name}` is not a handle."
    assert second_readers(replace(head, reviewers=(*head.reviewers, Text("grace")))) == ("grace",)


def test_several_that_are_no_handles_are_named_together() -> None:
    people = "authors: [ada]\nreviewers: [Grace Hopper, '@']\n"
    assert refused(desk(people)) == f"{NONE_STATED[:-1]}; `Grace Hopper`, `@` are not handles.{HOW}."


@pytest.mark.parametrize("people", ["", "reviewers: [grace]\n"])
@pytest.mark.parametrize("particulars", [{}, {"kind": "correction"}, {"kind": "correction", "expedited": URGENT}])
def test_without_an_author_nobody_can_be_told_apart(people: str, particulars: dict[str, str]) -> None:
    assert refused(desk(people, files=edited(ONCE, [REGRADED])), **particulars) == NO_AUTHOR


def test_an_expedited_edition_without_authors_is_found() -> None:
    files = published(ALONE, kind="correction", expedited=URGENT)
    held = edition(files, SECOND)
    nobody = replace(held.contents.front_matter, authors=())
    ((rule, message),) = sealed_by_hand(contents=replace(held.contents, front_matter=nobody))
    assert rule == "edition-unreviewed"
    assert NO_AUTHOR.startswith(message)


def test_one_person_under_two_spellings_is_one_reviewer() -> None:
    people = 'authors: [ada]\nreviewers: [grace, "@Grace"]\n'
    told = "The policy asks for 2 reviewers who are not authors, but 1 is stated."
    assert refused(desk(people, "{reviewers: 2}")) == f"{told}{HOW}."


@pytest.mark.parametrize(
    ("guarded", "what"),
    [("Coast", "Claim c1 is about The Coast"), ("Islands", "A row of list parties is about The Islands")],
)
@pytest.mark.parametrize("settings", ["", "{reviewers: 0}", "{reviewers: 2}"])
def test_what_is_said_of_a_sensitive_entity_needs_a_second_reviewer_whatever_the_policy(
    guarded: str, what: str, settings: str
) -> None:
    name = f"name: The {guarded},"
    files = edited(desk(PEOPLE, settings), [("briefings/entities.yml", name, f"{name} sensitive: true,")])
    who = "The policy" if "2" in settings else f"{what}, a sensitive entity, which"
    asked = "asks for 2 reviewers who are not authors, but 1 is stated."
    assert refused(files) == f"{who} {asked}{HOW}."
    both = published(edited(files, [(MAIN, "[grace]", "[grace, mary]")]))
    assert check(Tree.of(both)).findings == ()
    held = edition(both)
    alone = replace(held.contents.front_matter, reviewers=held.contents.front_matter.reviewers[:1])
    less = seal_edition(replace(held, contents=replace(held.contents, front_matter=alone)))
    (found,) = check(Tree.of(both | {FIRST: edition_text(less)})).findings
    assert (found.rule.name, found.message) == ("edition-unreviewed", f"{who} {asked}")


GONE = [
    (CLAIMS, "    kind: event\n", "    kind: event\n    withdrawn: {on: 2026-11-23, because: It was read wrongly.}\n"),
    (MAIN, "claims: [c1]", "claims: [c2]"),
]
"""What withdraws the claim about the coast, and the key point on it."""


@pytest.mark.parametrize(("state", "edits"), [("sensitive: false,", []), ("sensitive: true,", GONE)])
def test_only_what_stands_and_is_said_of_what_is_sensitive_needs_more(
    state: str, edits: list[tuple[str, str, str]]
) -> None:
    name = "name: The Coast,"
    files = edited(desk(PEOPLE), [("briefings/entities.yml", name, f"{name} {state}"), *edits])
    assert edition(published(files)).number == 1


@pytest.mark.parametrize(
    ("people", "settings"),
    [
        (PEOPLE, ""),
        ("authors: [Ada Lovelace]\nreviewers: [Grace-h]\n", ""),
        ('authors: [ada]\nreviewers: [ada, Grace Hopper, "@ ＧＲＡＣＥ"]\n', ""),
        ('authors: [ada]\nreviewers: [grace, "@mary"]\n', "{reviewers: 2}"),
        ("authors: [ada]\n", "{reviewers: 0}"),
        ("", "{reviewers: 0}"),
    ],
)
def test_whoever_meets_the_policy_publishes_under_it(people: str, settings: str) -> None:
    files = published(desk(people, settings))
    assert check(Tree.of(files)).findings == ()
    held = edition(files)
    assert held.schema == SCHEMA
    assert held.policy == check(Tree.of(files)).library.settings.review  # type: ignore[union-attr]
    assert held.expedited is None


def test_a_correction_need_not_wait_where_it_says_why() -> None:
    assert refused(ALONE, kind="correction") == f"{NONE_STATED}{HOW}{OR}"
    files = published(ALONE, kind="correction", expedited="  A number was wrong,\n and readers act on it. ")
    assert edition(files, SECOND).expedited == URGENT
    assert check(Tree.of(files)).findings == ()


def test_a_major_edition_waits_unless_the_policy_says_otherwise() -> None:
    told = "An edition of the kind major must wait for its reviewers; the policy expedites "
    assert refused(ALONE) == f"{NONE_STATED}{HOW}."
    assert refused(ALONE, expedited=URGENT) == f"{told}correction, retraction."
    assert refused(desk("authors: [ada]\n", "{expedite: []}"), expedited=URGENT) == f"{told}none."
    allowed = desk("authors: [ada]\n", "{expedite: [major]}")
    assert edition(published(allowed, expedited=URGENT)).expedited == URGENT


@pytest.mark.parametrize("people", [PEOPLE, "authors: [ada]\nreviewers: [mary]\n"])
def test_nothing_is_expedited_that_need_not_wait(people: str) -> None:
    files = desk(people, files=edited(ONCE, [REGRADED]))
    assert refused(files, kind="correction", expedited=URGENT).startswith("There is nothing to expedite: ")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "The reason has no words: it must state why the edition does not wait for its reviewers."),
        (" … \n", "The reason has no words: it must state why the edition does not wait for its reviewers."),
        ("__", "The reason has no words: it must state why the edition does not wait for its reviewers."),
        ('It was "wrong".', 'The reason cannot be published as it is. Our own words contain a quotation mark: ".'),
        ("Not seen \u202e here.", "The reason cannot be published as it is."),
    ],
)
def test_a_reason_that_readers_cannot_use_is_refused(reason: str, said: str) -> None:
    assert refused(ALONE, kind="correction", expedited=reason).startswith(said)


def sealed_by_hand(**fields: Any) -> list[tuple[str, str]]:  # noqa: ANN401 (fields of any type)
    """Return what the check says of an expedited second edition that somebody has changed and sealed again."""
    files = published(ALONE, kind="correction", expedited=URGENT)
    files[SECOND] = edition_text(seal_edition(replace(edition(files, SECOND), **fields)))
    findings = check(Tree.of(files)).findings
    assert {str(each.place) for each in findings} <= {f"{SECOND}:1:1"}
    return [(each.rule.name, each.message) for each in findings]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"expedited": None}, NONE_STATED),
        ({"kind": Text("major")}, "An edition of the kind major must wait for its reviewers; "),
        ({"policy": Policy(reviewers=Text("0"))}, "There is nothing to expedite: "),
        ({"policy": Policy(expedite=())}, "An edition of the kind correction must wait for its reviewers; "),
        ({"expedited": Text("…")}, "The reason has no words: it must state why the edition does not wait"),
    ],
)
def test_an_edition_that_does_not_meet_its_own_policy_is_found(fields: dict[str, Any], said: str) -> None:
    ((rule, message),) = sealed_by_hand(**fields)
    assert rule == "edition-unreviewed"
    assert message.startswith(said)


def test_an_edition_is_never_held_to_a_later_policy() -> None:
    alone = published(desk("", "{reviewers: 0}"))
    tightened = alone | {"mkdocs.yml": DESK["mkdocs.yml"] + "extra: {briefings: {review: {reviewers: 3}}}\n"}
    assert check(Tree.of(tightened)).findings == ()
    told = "The policy asks for 3 reviewers who are not authors, but no author is stated"
    assert refused(edited(tightened, [REGRADED])).startswith(told)


SPELT = ["ada", "Ada", "@ada", "@@ada", "grace", "@GRACE", "ｇrace", "mary", "Mary\u200b"]
BARE = dict(zip(SPELT, ["ada"] * 4 + ["grace"] * 3 + ["mary"] * 2, strict=True))
NAMES = st.lists(st.sampled_from([*SPELT, "Mary Ann", "@"]).map(Text), max_size=4)
HEADS = st.builds(
    lambda authors, reviewers: FrontMatter(title=Text("T"), authors=tuple(authors), reviewers=tuple(reviewers)),
    NAMES,
    NAMES,
)


@given(HEADS, st.integers(0, 3))
def test_reviewers_count_once_each_and_never_as_authors(head: FrontMatter, needed: int) -> None:
    authors, reviewers = ({BARE[name] for name in names if name in BARE} for names in (head.authors, head.reviewers))
    assert len(second_readers(head)) == len(reviewers - authors)
    met = not needed or (head.authors and len(reviewers - authors) >= needed)
    assert (explain_unmet(Policy(reviewers=Text(str(needed))), stated(head)) == "") == bool(met)


@given(HEADS, st.integers(0, 3), st.sampled_from(["major", "minor", "correction", "retraction"]))
def test_an_edition_goes_out_by_one_of_two_ways_and_never_by_both(head: FrontMatter, needed: int, kind: str) -> None:
    policy = Policy(reviewers=Text(str(needed)))
    waited, expedited = (not explain_unreviewed(policy, kind, stated(head), reason) for reason in (None, URGENT))
    assert not (waited and expedited)
    unmet = explain_unmet(policy, stated(head))
    assert (waited or expedited) == (not unmet or bool(head.authors and kind in policy.expedite))


def test_the_command_publishes_what_cannot_wait(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    projects.written(tmp_path, ALONE)
    command = ["publish", "pact", "--note", "A grade.", "--correction", "-C", str(tmp_path)]
    assert cli.main(command) == 2
    assert capsys.readouterr().err == f"briefing: {NONE_STATED}{HOW}{OR}\n"
    assert not (tmp_path / SECOND).exists()
    assert cli.main([*command, "--expedite", URGENT]) == 0
    assert f"\nWent out before a second person had read it: {URGENT}\n" in capsys.readouterr().out
    assert (tmp_path / FIRST).read_text(encoding="utf-8") == ALONE[FIRST]


def test_reviewers_who_read_it_later_are_named_by_a_minor_edition() -> None:
    files = published(ALONE, kind="correction", expedited=URGENT)
    files = published(edited(files, [(MAIN, "authors: [ada]\n", PEOPLE)]), kind="minor")
    assert edition(files, "briefings/pact/editions/3.json").expedited is None
