"""What a reader will see otherwise is told, by whatever way it changes, and nobody slips an edition past the review."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest

from generator.build import check, reviewed
from generator.model import Tree
from generator.read.seal import digest
from generator.report import memo_text
from generator.review import Comparison, Snapshot, review, scope
from tests.projects import CLAIMS, MAIN, MEMBERS, PAPER, REPORT, edited, published, source
from tests.review.branches import BASES, DESK

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.review import Memo

Files = dict[str, str]
PUBLISHED = BASES["published"]
EDITION = "briefings/pact/editions/1.json"
OTHER = "briefings/other/claims.yml"
ENTITIES = "briefings/entities.yml"
SETTINGS = "mkdocs.yml"
ASKING = DESK[SETTINGS] + "extra:\n  briefings:\n    review:\n      reviewers: 2\n      expedite: []\n"


def memo(old: Files, new: Files) -> Memo:
    """Return the memo of two states."""
    return reviewed(Tree.of(old), Tree.of(new), "Compared.")


def told(old: Files, new: Files) -> str:
    """Return the memo of two states as text."""
    return memo_text(memo(old, new))


def errors(old: Files, new: Files) -> list[str]:
    """Return the rules that the errors of a memo break."""
    return [each.rule.name for each in memo(old, new).faults if each.rule.severity == "error"]


def everything(old: Files, new: Files) -> Memo:
    """Return the memo that comes of checking both trees whole."""
    before, after = Tree.of(old), Tree.of(new)
    return review(
        Comparison(Snapshot(before, check(before)), Snapshot(after, check(after)), scope(before, after)), "Compared."
    )


def changed(files: Files, *edits: tuple[str, str, str]) -> Files:
    """Return the files with words in place of others."""
    return edited(files, edits)


def resealed(text: str, **parts: Any) -> str:  # noqa: ANN401 (of any type)
    """Seal an edition by hand, as anybody can."""
    data = {**json.loads(text), **parts}
    plain = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return json.dumps({**data, "sha256": digest(plain)}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


SILENT = {
    "settings-indented": (
        {**DESK, SETTINGS: ASKING},
        {**DESK, SETTINGS: ASKING.replace("    review:", "  review:")},
        "review reviewers: [-2-]",
    ),
    "heading-joined": (DESK, changed(DESK, (MAIN, "## The treaty\n\nA", "## The treaty A")), ""),
    "entity-unnamed": (
        DESK,
        changed(DESK, (ENTITIES, "entities:\n", "entities:\n  - {id: gulf, name: The Gulf, kind: state}\n")),
        "The Gulf, state",
    ),
    "entity-alias": (
        changed(DESK, (MEMBERS, "        entity: islands\n", "        name: Isles\n")),
        changed(
            DESK,
            (MEMBERS, "        entity: islands\n", "        name: Isles\n"),
            (ENTITIES, "kind: state}\n", "kind: state, aliases: [Isles]}\n"),
        ),
        "names: {+The Islands+}",
    ),
    "draft-dated": (
        DESK,
        changed(DESK, (MAIN, "title: The pact\n", "title: The pact\nupdated: 2026-11-23\n")),
        "23 November 2026",
    ),
    "address-lost": (
        changed(DESK, (MAIN, "title: The pact\n", "title: The pact\nwas: [treaty]\n")),
        DESK,
        "Old address no longer leads here",
    ),
    "control": (
        DESK,
        changed(DESK, ("seeds/paper.yml", "control: independent", "control: state")),
        "2 claims and 2 key points",
    ),
    "guide-indented": (
        {**DESK, "docs/a.md": "# A\n\nWords.\n"},
        {**DESK, "docs/a.md": "# A\n\n    Words.\n"},
        "indented differently",
    ),
    "blank-line": ({**DESK, "docs/a.md": "A\n\nB\n"}, {**DESK, "docs/a.md": "A\nB\n"}, "Text edited"),
}


@pytest.mark.parametrize("name", SILENT)
def test_what_readers_will_see_is_never_passed_over_in_silence(name: str) -> None:
    old, new, words = SILENT[name]
    memo = told(old, new)
    assert not memo.startswith("Nothing a reader sees")
    assert words in memo


def test_the_evidence_of_a_claim_of_another_briefing_is_that_claims() -> None:
    old = changed(DESK, ("briefings/other/briefing.md", "See [@report].", "See [@report] and [#pact/c1]."))
    new = changed(old, (CLAIMS, "    statement: Two governments signed", "    statement: Two states signed"))
    item = next(each for each in memo(old, new).items if each.home == "“Another”")
    assert [quote.pieces[0][0] for quote in item.after] == [PAPER.splitlines()[0]]


def test_a_new_briefing_that_names_an_old_claim_changes_nothing_about_it() -> None:
    new = {**DESK, "briefings/third/briefing.md": "---\ntitle: Third\n---\n\nSee [#pact/c1].\n"}
    assert "claim of another briefing" not in told(DESK, new)


def test_the_evidence_of_an_edition_is_what_the_edition_has_and_not_what_the_draft_has_by_now() -> None:
    draft = changed(
        PUBLISHED, (CLAIMS, "quote: A third government, that of the islands,", "quote: that of the islands,")
    )
    items = [each for each in memo(DESK, draft).items if each.title == "c3"]
    of_draft, of_edition = (each.after[0].pieces for each in items)
    assert of_draft[0] == ("A third government, ", False)
    assert of_edition == ((REPORT.splitlines()[1], True),)
    assert "not published with it" in items[0].home


def test_lists_whose_names_begin_alike_keep_their_evidence_apart() -> None:
    lists = (
        "  - id: {0}\n    title: {0}\n    members:\n      - id: x\n        entity: islands\n        evidence:\n"
        "          - source: report\n            quote: {1}\n"
    )
    new = {
        **DESK,
        MEMBERS: DESK[MEMBERS]
        + lists.format("asia", "Fishermen doubt that the treaty")
        + lists.format("asia-pacific", "A third government, that of the islands"),
    }
    item = next(each for each in memo(DESK, new).items if each.title == "asia")
    assert [quote.address for quote in item.after] == ["m-asia-x-e1"]


DERIVED = {
    **DESK,
    "seeds/orig.txt": REPORT,
    "seeds/orig.yml": source("orig", REPORT, "publisher: The Origin\norigin: report\n"),
    "seeds/report.yml": DESK["seeds/report.yml"].replace("origin: report\n", "derived-from: orig\n"),
}
NESTED = {re.sub("^seeds/paper", "seeds/2026/paper", path): text for path, text in DESK.items()} | {
    "seeds/2026/paper.yml": DESK["seeds/paper.yml"].replace("file: paper", "file: 2026/paper")
}
SCOPES = {
    "nested": (NESTED, changed(NESTED, ("seeds/2026/paper.yml", "control: independent", "control: state"))),
    "nested-claim": (NESTED, changed(NESTED, (CLAIMS, "will bring calm.\n    kind", "brings calm.\n    kind"))),
    "id-below": (
        changed(DESK, ("seeds/report.yml", "id: report\n", "id:\n  report\n")),
        changed(
            DESK, ("seeds/report.yml", "id: report\n", "id:\n  report\nwithdrawn: {on: 2026-11-23, because: No.}\n")
        ),
    ),
    "id-escaped": (
        changed(DESK, ("seeds/report.yml", "id: report\n", '"i\\u0064": report\n')),
        changed(
            DESK,
            ("seeds/report.yml", "id: report\n", '"i\\u0064": report\nwithdrawn: {on: 2026-11-23, because: No.}\n'),
        ),
    ),
    "source-escaped": (
        {**DESK, OTHER: DESK[OTHER].replace("source: report", 'source: "re\\x70ort"')},
        {
            **changed(DESK, ("seeds/report.yml", "language", "withdrawn: {on: 2026-11-23, because: No.}\nlanguage")),
            OTHER: DESK[OTHER].replace("source: report", 'source: "re\\x70ort"'),
        },
    ),
    "capture-escaped": (
        changed(DESK, ("seeds/report.yml", "file: report.txt", 'file: "r\\u0065port.txt"')),
        changed(
            DESK,
            ("seeds/report.yml", "file: report.txt", 'file: "r\\u0065port.txt"'),
            ("seeds/report.txt", "doubt", "believe"),
        ),
    ),
    "derived-upwards": (DERIVED, changed(DERIVED, ("seeds/orig.yml", "origin: report", "origin: elsewhere"))),
    "derived-new": (
        DESK,
        {**DESK, "seeds/copy.txt": REPORT, "seeds/copy.yml": source("copy", REPORT, "derived-from: report\n")},
    ),
    "entity": (DESK, changed(DESK, (ENTITIES, "name: The Islands", "name: The Isles"))),
}


@pytest.mark.parametrize("name", SCOPES)
def test_what_is_read_of_the_trees_is_enough(name: str) -> None:
    old, new = SCOPES[name]
    narrow, whole = memo(old, new), everything(old, new)
    for part in ("faults", "items", "falls", "captures", "mended"):
        assert getattr(narrow, part) == getattr(whole, part), part
    assert narrow.items or narrow.faults


def test_a_file_that_cannot_be_read_is_not_told_as_what_it_held_being_taken_out() -> None:
    broken = memo(DESK, {**DESK, CLAIMS: DESK[CLAIMS] + "  - [\n"})
    assert not [view.kind for item in broken.items for view in item.changes if "taken out" in view.kind]
    assert "Not read in full" in " ".join(broken.counts)
    settings = memo(DESK, {**DESK, SETTINGS: "a: [\n"})
    assert settings.verdict.startswith("Not ready, because 1 error comes with it")
    assert not settings.falls


def test_a_fault_that_is_mended_in_one_place_and_made_in_another_is_a_new_one() -> None:
    invented = "Nobody ever wrote these words here"
    old = changed(
        DESK, (CLAIMS, "quote: A third government, that of the islands, may ask to join it.", f"quote: {invented}")
    )
    new = changed(DESK, (OTHER, "quote: Fishermen doubt that the treaty will bring calm.", f"quote: {invented}"))
    found = memo(old, new)
    assert [each.place.file for each in found.faults if each.rule.name == "quote-not-found"] == [OTHER]
    assert [each.place.file for each in found.mended if each.rule.name == "quote-not-found"] == [CLAIMS]


def test_a_retraction_takes_what_others_rest_on_it_with_it() -> None:
    old = changed(
        PUBLISHED,
        (OTHER, "    kind: opinion\n", "    kind: opinion\n    relations: [{claim: pact/c1, kind: depends-on}]\n"),
    )
    new = published(old, note="It was wrong.", kind="retraction")
    assert "c1 of “The pact”: retracted." in told(old, new)
    assert "In “Another”, what still rests on it: c1" in told(old, new)


def test_readers_who_lose_an_edition_are_told_of() -> None:
    told_so = "could ask to join.\n    corrections: [{on: 2026-11-24, text: It was too strong.}]\n"
    softer = changed(PUBLISHED, (CLAIMS, "may ask to join.\n", told_so))
    second = published(softer, note="Softer.", kind="correction")
    memo = told(second, {path: text for path, text in second.items() if not path.endswith("2.json")})
    assert "Not ready, because 1 error comes with it" in memo
    assert "Edition 2 of “The pact” (correction) is lost: Softer." in memo
    assert "Readers of the briefing see edition 1 instead." in memo
    assert "The islands {+may+} ask to join" in memo


def test_a_rename_that_names_no_old_address_is_known_by_its_content() -> None:
    new = {path.replace("/pact/", "/treaty/"): text for path, text in PUBLISHED.items()}
    memo = told(PUBLISHED, new)
    assert "the old one is lost" in memo
    assert "claim taken out" not in memo
    assert told(DESK, {path.replace("/pact/", "/treaty/"): text for path, text in DESK.items()}).count("taken out") == 0


def test_a_replaced_capture_is_an_error_and_its_words_are_compared() -> None:
    text = REPORT.replace("may ask", "will ask")
    new = {
        **changed(
            DESK,
            (CLAIMS, "that of the islands, may ask", "that of the islands, will ask"),
            (MEMBERS, "may ask", "will ask"),
        ),
        "seeds/report.txt": text,
        "seeds/report.yml": DESK["seeds/report.yml"].replace(
            sha256(REPORT.encode()).hexdigest(), sha256(text.encode()).hexdigest()
        ),
    }
    assert "capture-changed" in errors(DESK, new)
    assert "the islands, {+will+} ask to join it." in told(DESK, new)
    assert "Who replaced the text of a capture" in told(DESK, new)


def test_a_forged_edition_in_the_place_of_one_that_was_published_is_an_error_whatever_else_is_found() -> None:
    data = json.loads(PUBLISHED[EDITION])
    data["contents"]["claims"][0]["evidence"][0]["quote"] = "The minister admitted that he was bribed."
    new = {**PUBLISHED, EDITION: resealed(PUBLISHED[EDITION], contents=data["contents"])}
    assert "edition-changed" in errors(PUBLISHED, new)
    assert errors(new, {**new, EDITION: resealed(new[EDITION], note="Another.")}) == [
        "edition-changed",
        "edition-forged",
    ]


def test_a_new_edition_whose_quote_stands_nowhere_is_an_error_and_is_shown_as_it_is() -> None:
    data = json.loads(PUBLISHED[EDITION])
    data["contents"]["claims"][0]["evidence"][0]["quote"] = "The minister admitted that he was bribed."
    data["contents"]["verdicts"]["c1-e1"] = {"tier": "unchecked"}
    second = resealed(
        PUBLISHED[EDITION], contents=data["contents"], number=2, previous=data["sha256"], kind="correction"
    )
    new = {**PUBLISHED, EDITION.replace("1.json", "2.json"): second}
    assert "edition-forged" in errors(PUBLISHED, new)
    item = next(each for each in memo(PUBLISHED, new).items if each.title == "c1")
    assert item.after[0].pieces == (("The minister admitted that he was bribed.", True),)
    assert not item.after[0].passes


UNREAD = changed(DESK, (MAIN, "reviewers: [grace]\n", ""))


def test_a_policy_that_is_lowered_in_the_same_change_does_not_publish() -> None:
    lowered = {**UNREAD, SETTINGS: DESK[SETTINGS] + "extra: {briefings: {review: {reviewers: 0}}}\n"}
    new = published(lowered, note="A first look.")
    assert check(Tree.of(new)).errors == ()
    assert errors(UNREAD, new) == ["edition-unreviewed"]
    assert errors(lowered, new) == []


def test_an_edition_of_an_older_schema_does_not_go_round_the_policy() -> None:
    data = json.loads(PUBLISHED[EDITION])
    del data["policy"], data["salts"]
    data["contents"]["front-matter"].pop("reviewers")
    plain = json.dumps({**data, "schema": 1}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    new = {**UNREAD, EDITION: resealed(plain)}
    assert errors(UNREAD, new) == ["edition-unreviewed"]
    assert "It was published under no policy" in told(UNREAD, new)


def test_kinds_that_only_the_edition_itself_expedites_are_an_error() -> None:
    eager = {**UNREAD, SETTINGS: DESK[SETTINGS] + "extra: {briefings: {review: {expedite: [major]}}}\n"}
    new = {**published(eager, note="A first look.", expedited="In a hurry"), SETTINGS: UNREAD[SETTINGS]}
    assert errors(UNREAD, new) == ["edition-unreviewed"]


def test_two_briefings_of_one_title_are_told_apart() -> None:
    both = changed(DESK, ("briefings/other/briefing.md", "title: Another", "title: The pact"))
    new = changed(
        both, (CLAIMS, "Two governments signed a treaty.", "Two states signed."), (OTHER, "doubt the", "fear the")
    )
    assert {each.home for each in memo(both, new).items} == {"“The pact” (pact)", "“The pact” (other)"}


def test_quotes_that_only_move_with_their_capture_are_told_in_one_line() -> None:
    text = "A line before.\n" + REPORT
    record = DESK["seeds/report.yml"].replace(sha256(REPORT.encode()).hexdigest(), sha256(text.encode()).hexdigest())
    moved = [
        each
        for each in memo(DESK, {**DESK, "seeds/report.txt": text, "seeds/report.yml": record}).items
        if "quote" in each.title
    ]
    assert {each.title for each in moved} == {"3 quotes", "1 quote"}
    assert all(not each.changes[0].rows for each in moved)


def test_no_line_of_a_hash_only_capture_leaves_it() -> None:
    text = "Subscribe\nThe ministers met.\nAll rights reserved 2026\n"
    new = {
        **DESK,
        "seeds/secret.txt": text,
        "seeds/secret.yml": source("secret", text, "").replace("rights: full", "rights: hash-only"),
    }
    assert "All rights" not in told(DESK, new)
    assert "2 lines look like furniture" in told(DESK, new)


def test_what_is_deep_in_escapes_or_brackets_takes_no_time_to_look_up() -> None:
    start = process_time()
    scope(Tree.of(DESK), Tree.of({**DESK, "seeds/evil.yml": "id: evil\n" + "was: [\n" * 100_000}))
    assert process_time() - start < 20  # seconds; it took minutes when each bracket was looked for to the end


def forged(**parts: Any) -> Files:  # noqa: ANN401 (of any type)
    """Return the published project with a second edition that somebody wrote by hand, like the first but for parts."""
    first = json.loads(PUBLISHED[EDITION])
    second = resealed(PUBLISHED[EDITION], **{"number": 2, "previous": first["sha256"], "kind": "correction", **parts})
    return {**PUBLISHED, EDITION.replace("1.json", "2.json"): second}


def with_contents(change: Callable[[Any], None], **parts: Any) -> Files:  # noqa: ANN401
    """Return a second edition whose contents somebody changed."""
    contents = json.loads(PUBLISHED[EDITION])["contents"]
    change(contents)
    return forged(contents=contents, **parts)


def quote_of_c1(contents: Any, words: str = "The minister admitted that he was bribed.") -> None:  # noqa: ANN401
    contents["claims"][0]["evidence"][0]["quote"] = words


def capture_away(contents: Any) -> None:  # noqa: ANN401
    quote_of_c1(contents)
    for each in contents["sources"]:
        each["captures"][0]["file"] = "elsewhere.txt"


def spans_elsewhere(spans: list[list[int]]) -> Callable[[Any], None]:
    def change(contents: Any) -> None:  # noqa: ANN401
        contents["claims"][0]["statement"] = "Two governments signed."
        contents["verdicts"]["c1-e1"]["spans"] = spans

    return change


def other_people(contents: Any) -> None:  # noqa: ANN401
    contents["claims"][0]["statement"] = "Two governments signed."
    contents["front-matter"] |= {"authors": ["zed"], "reviewers": ["ada"]}


def reworded(contents: Any) -> None:  # noqa: ANN401
    contents["claims"][0]["statement"] = "Two governments signed."


FORGED = {
    "capture-away": with_contents(capture_away),
    "spans-far": with_contents(spans_elsewhere([[999_999, 1]])),
    "spans-elsewhere": with_contents(spans_elsewhere([[81, 142]])),
    "spans-negative": with_contents(spans_elsewhere([[-9, -1]])),
    "people": with_contents(other_people),
    "nothing-changed": forged(),
    "no-note": with_contents(reworded, note="…"),
    "minor-conclusion": with_contents(reworded, kind="minor", **{"conclusion-changed": True}),
}


@pytest.mark.parametrize("name", FORGED)
def test_an_edition_that_publishing_would_have_refused_is_an_error_and_no_evidence_is_made_up_for_it(name: str) -> None:
    found = memo(PUBLISHED, FORGED[name])
    assert {each.rule.name for each in found.faults} & {"edition-forged", "edition-unreviewed"}
    assert found.verdict.startswith("Not ready")
    for item in found.items:
        for quote in item.after:
            assert not quote.passes or any(quoted and words in PAPER + REPORT for words, quoted in quote.pieces)


def test_a_minor_edition_does_not_bring_back_what_was_retracted() -> None:
    retracted = published(PUBLISHED, note="It was wrong.", kind="retraction")
    second = json.loads(retracted[EDITION.replace("1.json", "2.json")])
    third = resealed(json.dumps(second), number=3, previous=second["sha256"], kind="minor")
    assert "edition-forged" in errors(retracted, {**retracted, EDITION.replace("1.json", "3.json"): third})


def test_what_nobody_can_check_here_of_a_new_edition_is_said() -> None:
    secret = {path: text for path, text in DESK.items() if path != "seeds/report.txt"}
    secret["seeds/report.yml"] = secret["seeds/report.yml"].replace("rights: full", "rights: hash-only")
    found = memo(secret, published(secret, note="A first look."))
    assert "quote-unchecked" in {each.rule.name for each in found.faults}
    assert "without their captures: c3-e1" in memo_text(found)


BROKEN = {
    ENTITIES: "entities: [\n",
    SETTINGS: "a: [\n",
    MAIN: "---\ntitle: [\n---\n\nText.\n",
    "seeds/report.yml": "id: [\n",
    MEMBERS: "lists: [\n",
}


@pytest.mark.parametrize("path", BROKEN)
def test_nothing_is_told_as_gone_because_its_file_cannot_be_read(path: str) -> None:
    found = memo(DESK, {**DESK, path: BROKEN[path]})
    told = [view.kind for item in found.items for view in item.changes]
    assert not [kind for kind in told if kind.endswith(("taken out", "dropped", "left"))], told
    assert not [kind for kind in told if kind.startswith(("title", "question", "key points", "reads differently"))], (
        told
    )
    assert not found.falls
    assert "taken out" not in " ".join(found.counts)


def test_a_page_that_holds_nothing_yet_is_told_of_and_so_is_a_line_that_ends() -> None:
    assert "Page added" in told(DESK, {**DESK, "docs/why.md": "---\ntitle: Why\n---\n"})
    old = {**DESK, "docs/how.md": "# How\n\nSo\nand so.\n"}
    assert "Text edited" in told(old, {**old, "docs/how.md": "# How\n\nSo  \nand so.\n"})


def test_a_warning_is_named_where_nothing_else_is_to_be_told() -> None:
    verdict = memo(DESK, {**DESK, "briefings/pact/extra.md": "x\n"}).verdict
    assert verdict.endswith("; 1 warning comes with it, which nobody has answered.")


def test_evidence_that_denies_or_only_helps_is_said_to_do_so_in_whole_sentences() -> None:
    for stance, sentence in (
        ("context", "Helps to read the claim; neither supports nor denies it."),
        ("contradicts", "Denies what the claim says."),
    ):
        more = f"        suffix: the coast\n        stance: {stance}\n"
        assert f"20 November 2026. {sentence}\n" in told(
            DESK, changed(DESK, (CLAIMS, "        suffix: the coast\n", more))
        )


def test_lines_of_an_excerpted_capture_are_named_by_their_first_words_or_not_at_all() -> None:
    text = "Subscribe now\nThe ministers met.\nMenu\nAll rights reserved 2026 by the owner of this page\n"
    new = {
        **DESK,
        "seeds/page.txt": text,
        "seeds/page.yml": source("page", text, "").replace("rights: full", "rights: excerpt"),
    }
    (captured,) = memo(DESK, new).captures
    assert captured.furniture == ("All rights reserved…",)
    assert "3 lines look like furniture" in captured.sentence
