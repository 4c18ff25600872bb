"""Words are taken out of every edition, draft and capture, and the chain of editions still verifies."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from hashlib import sha256, shake_256
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import check, plan_redaction, plan_run, reviewed
from generator.edges import cli, disk
from generator.editions.leftovers import NOTHING
from generator.editions.publishing import Particulars
from generator.editions.redacting import Demand, Redacted
from generator.editions.wanted import Wanted, wanted_quote, wanted_source, wanted_words
from generator.model import Lost, Redaction, Tree
from generator.model.places import Text
from generator.model.redactions import find_words, with_bars
from generator.read.seal import derive_salts, edition_text, seal_edition, sealed_words, second_digest, write
from generator.report import MEMOS
from tests.editions.test_publish import edition
from tests.projects import CLAIMS, DESK, MAIN, MEMBERS, SALT, edited, own, published, written
from tests.sites import site

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, THIRD = (f"briefings/pact/editions/{number}.json" for number in (1, 2, 3))
EVERY = (FIRST, SECOND, THIRD)
NAME = "Harbour Office"
WHY = "A court ordered it."
REPORT = "seeds/report.txt"
OWN = [
    "32588ad13710d8e0b72fcc00a02676030c66cbc299eb8157838122d678035741",
    "87311f9aaf518f3bf0e68998cfa8279881d98eadb35799edd30441c4c926486e",
]
"""The digests of the files of the two editions that this repository has published."""


def named() -> dict[str, str]:
    """Return the desk with a body in a capture, quotes, a statement, the narrative and the name of an entity."""
    files = {path: text.replace("Fishermen doubt", f"Members of the {NAME} doubt") for path, text in DESK.items()}
    was, now = (sha256(each[REPORT].encode()).hexdigest() for each in (DESK, files))
    files["seeds/report.yml"] = files["seeds/report.yml"].replace(was, now)
    return edited(
        files,
        [
            (MAIN, "Some doubt it [@report].", f"Some of the **{NAME}** doubt it [@report]."),
            (CLAIMS, "The islands may ask to join.", f"The islands and the {NAME}’s members may ask to join."),
            ("briefings/entities.yml", "name: The Coast", f"name: The {NAME}"),
        ],
    )


def as_older(files: dict[str, str], path: str, schema: int) -> dict[str, str]:
    """Return the files with an edition as an older program would have published it."""
    return files | {path: edition_text(seal_edition(replace(edition(files, path), schema=schema, salts={})))}


@cache
def thrice() -> dict[str, str]:
    """Return the desk with three editions, the first of which has an older schema."""
    files = as_older(published(named()), FIRST, 4)
    files = published(edited(files, [(CLAIMS, "will bring calm.", "will bring peace.")]), note="A better word.")
    return published(edited(files, [(CLAIMS, "will bring peace.", "may bring peace.")]), note="A weaker word.")


def redact(files: dict[str, str], wanted: Wanted, because: str = WHY) -> Redacted:
    """Plan a redaction of a sound project."""
    tree = Tree.of(files)
    checked = check(tree)
    assert not checked.errors
    return plan_redaction(tree, checked, Demand(wanted=wanted, date="2026-12-01", because=because))


@cache
def redacted() -> dict[str, str]:
    """Return the desk after the name was taken out."""
    outcome = redact(thrice(), wanted_words("harbour office"))
    assert outcome.refusals == ()
    assert outcome.left == NOTHING
    return thrice() | dict(outcome.files)


def test_one_redaction_goes_through_three_editions_with_the_chain_whole() -> None:
    files = redacted()
    assert not check(Tree.of(files)).errors
    before, after = ([json.loads(each[path]) for path in EVERY] for each in (thrice(), files))
    assert [each["schema"] for each in after] == [4, 5, 5]
    assert [each["sha256"] for each in after] == [each["sha256"] for each in before]
    assert [each["previous"] for each in after[1:]] == [each["sha256"] for each in after[:-1]]
    assert all({entry["because"] for entry in each["redactions"]} == {WHY} for each in after)


def seal(text: str) -> str:
    """Compute the seal of an edition as the guide describes it, without the program."""
    data = json.loads(text)
    salts, gone = data.pop("salts"), data.pop("redactions", [])
    del data["sha256"]
    known = {
        (each["at"], *span): found for each in gone for span, found in zip(each["spans"], each["digests"], strict=True)
    }
    parts: list[tuple[str, list[str], list[str]]] = []

    def walk(value: Any, at: str) -> Any:  # noqa: ANN401 (JSON's own types)
        if isinstance(value, dict):
            return {
                name: walk(value[name], f"{at}/{name.replace('~', '~0').replace('/', '~1')}") for name in sorted(value)
            }
        if isinstance(value, list):
            return [walk(item, f"{at}/{number}") for number, item in enumerate(value)]
        if isinstance(value, str):
            spans = [word.span() for word in re.finditer(WORDS, value)]
            parts.append((at, [value[a:b] for a, b in spans], [known.get((at, a, b), "") for a, b in spans]))
            return f"<{len(parts) - 1}>"
        return value

    shape = json.dumps(walk(data, ""), ensure_ascii=False, separators=(",", ":"))
    total, number = sum(len(words) for _, words, _ in parts), 0
    for place, (_, words, digests) in enumerate(parts):
        joined = b""
        for word, found in zip(words, digests, strict=True):
            joined += (
                bytes.fromhex(found)
                if found
                else sha256(salt(salts, f"{number:0{len(f'{total - 1:x}')}x}") + word.encode()).digest()
            )
            number += 1
        shape = shape.replace(f'"<{place}>"', f'"{sha256(joined).hexdigest()}"', 1)
    return sha256(shape.encode()).hexdigest()


WORDS = "█+[^\\w█]*|[⺀-\U0003ffff][^\\w█]*|[^\\W⺀-\U0003ffff]+[^\\w█]*|[^\\w█]+"


def salt(salts: dict[str, str], name: str) -> bytes:
    """Return the salt of a word."""
    above = next(name[:length] for length in range(len(name) + 1) if name[:length] in salts)
    found = bytes.fromhex(salts[above])
    for digit in name[len(above) :]:
        found = shake_256(found).digest(256)[16 * int(digit, 16) :][:16]
    return found


@pytest.mark.parametrize("path", [SECOND, THIRD])
def test_anybody_can_compute_the_seal_before_and_after_a_redaction(path: str) -> None:
    assert seal(thrice()[path]) == seal(redacted()[path]) == json.loads(redacted()[path])["sha256"]


def test_no_file_and_no_page_has_the_words_after_a_redaction() -> None:
    files = redacted()
    assert NAME in "".join(thrice().values())
    pages = site(check(Tree.of(files)), "2026-12-02")
    for path, text in {**files, **pages}.items():
        assert not re.search("harbour|office", text, re.IGNORECASE), path
    assert "███████ ██████" in pages["pact/index.md"]


def test_a_redaction_that_covers_another_change_is_found_in_review() -> None:
    """The check alone accepts it for an older edition: everybody can compute the second digest."""
    old, new = thrice(), dict(redacted())
    data = json.loads(new[FIRST])
    data["contents"]["claims"][0]["statement"] = "Three governments signed a treaty."
    data["resealed"] = ""
    data["resealed"] = second_digest(write(data))
    new[FIRST] = write(data)
    assert not check(Tree.of(new)).errors
    memo = reviewed(Tree.of(old), Tree.of(new), "Compared.")
    assert [(each.rule.name, each.place.file) for each in memo.errors] == [("edition-forged", FIRST)]


def test_words_that_were_taken_out_cannot_be_put_back_unseen() -> None:
    memo = reviewed(Tree.of(redacted()), Tree.of(thrice()), "Compared.")
    assert {each.place.file for each in memo.errors if each.rule.name == "edition-forged"} == set(EVERY)


@pytest.mark.parametrize("path", [SECOND, THIRD])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"statement": "Two', '"statement": "███'),
        ("███████", "Harbour"),
        ('"on": "2026-12-01",\n   "spans": [\n    [\n     120', '"on": "2026-12-01",\n   "spans": [\n    [\n     119'),
        ('"digests": [\n    "', '"digests": [\n    "00'),
    ],
)
def test_a_seal_covers_everything_but_the_words_that_were_taken_out(path: str, old: str, new: str) -> None:
    files = edited(redacted(), [(path, old, new)])
    assert ("edition-changed", path) in {(each.rule.name, each.place.file) for each in check(Tree.of(files)).errors}


def test_no_salt_of_a_word_that_was_taken_out_can_be_derived() -> None:
    data = json.loads(redacted()[SECOND])
    words = [word for _, words in sealed_words(data, edition(redacted(), SECOND).redactions) for word in words]
    salts = derive_salts(data["salts"], range(len(words)))
    assert [number for number, (_, gone) in enumerate(words) if gone] == sorted({*range(len(words))} - {*salts})


def test_the_memo_names_the_places_and_the_reason_but_not_the_words() -> None:
    memo = reviewed(Tree.of(thrice()), Tree.of(redacted()), "Compared.")
    assert not memo.errors
    assert [item.risk.name for item in memo.items[:3]] == ["taken-out"] * 3
    for form in MEMOS.values():
        printed = form(memo, None)
        assert not re.search("harbour|office", printed, re.IGNORECASE)
        assert WHY in printed
        assert "/contents/claims/2/statement" in printed


def test_quotes_are_still_checked_around_the_bars() -> None:
    checked = check(Tree.of(redacted()))
    assert checked.counts == check(Tree.of(thrice())).counts
    assert all(worth.lost == Lost() for history in checked.worth.values() for worth in history)


def test_readers_are_told_when_and_why_on_the_page_of_each_edition() -> None:
    pages = site(check(Tree.of(redacted())), "2026-12-02")
    for number in (1, 2, 3):
        page = pages[f"pact/editions/{number}/index.md"]
        assert "Words taken out" in page
        assert f"1 December 2026: 8 words were replaced by bars (█). {WHY}" in page
        assert ("can no longer be checked" in page) == (number == 1)


def test_a_second_redaction_adds_to_the_first() -> None:
    outcome = redact(redacted(), wanted_words("neighbour"), "It was wrong.")
    assert outcome.refusals == ()
    files = redacted() | dict(outcome.files)
    reasons = [[str(each.because) for each in edition(files, path).redactions] for path in EVERY]
    assert [list(dict.fromkeys(each)) for each in reasons] == [[WHY, "It was wrong."]] * 3
    assert seal(files[THIRD]) == json.loads(files[THIRD])["sha256"]
    assert not reviewed(Tree.of(redacted()), Tree.of(files), "Compared.").errors


def test_a_quote_is_taken_out_everywhere_and_counts_as_unchecked() -> None:
    outcome = redact(thrice(), wanted_quote(check(Tree.of(thrice())), "pact#l-doubters-e1"))
    assert outcome.refusals == ()
    files = thrice() | dict(outcome.files)
    assert not any("doubt that the treaty will bring" in text for text in files.values())
    checked = check(Tree.of(files))
    assert not checked.errors
    lost = [worth.lost.barred for worth in checked.worth["pact"]]
    assert lost == [("pact#l-doubters-e1",)] * 3
    assert "can no longer be checked, because words were taken out" in site(checked, "2026-12-02")["pact/index.md"]
    assert [each.message for each in checked.findings if each.rule.name == "quote-unchecked"] == [
        "This quote could not be checked: all its words were taken out."
    ] * 2


def test_a_source_is_taken_out_with_its_quotes_its_summary_and_its_capture() -> None:
    outcome = redact(thrice(), wanted_source(check(Tree.of(thrice())), "paper"))
    assert outcome.refusals == ()
    files = thrice() | dict(outcome.files)
    assert not check(Tree.of(files)).errors
    kept = ("seeds/paper.txt", "seeds/paper.yml", "briefings/pact/articles/paper.md", *EVERY)
    for words in ("From the second page", "mutual defence", "The paper reports", "It corrects its mistakes"):
        assert not any(words in files[path] for path in kept), words
    assert not any("mutual defence" in page for page in site(check(Tree.of(files)), "2026-12-02").values())


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("…", "The reason has no words: it must tell readers why something was taken out."),
        ("The Harbour  Office asked.", "The reason contains the words that it takes out."),
        ('A court called it "wrong".', "The reason cannot be published as it is."),
    ],
)
def test_a_reason_that_readers_cannot_be_given_is_refused(because: str, said: str) -> None:
    (refusal,) = redact(thrice(), wanted_words(NAME), because).refusals
    assert refusal.startswith(said)


def test_addresses_that_have_the_words_are_named_and_stay() -> None:
    files = {
        path.replace("islands", "the-isles"): text.replace("id: islands,", "id: the-isles,").replace(
            "entity: islands", "entity: the-isles"
        )
        for path, text in named().items()
    }
    outcome = redact(published(files), wanted_words("isles"), WHY)
    assert outcome.refusals == ("Nothing that can be taken out has these words.",)
    assert outcome.left.by_hand == outcome.left.other == ()
    assert [*outcome.left.names] == ["the-isles"]


def test_our_own_editions_stay_as_they_are() -> None:
    tree = own()
    found = [sha256(tree.files[f"briefings/china-and-nato/editions/{number}.json"]).hexdigest() for number in (1, 2)]
    assert found == OWN


def test_a_web_address_with_bars_leads_nowhere() -> None:
    files = edited(
        DESK, [("seeds/report.yml", "origin: report", "URL: https://harbour.example/office\norigin: report")]
    )
    before = published(files)
    files = before | dict(redact(before, wanted_words("harbour")).files)
    assert "URL: https://███████.example/office" in files["seeds/report.yml"]
    pages = site(check(Tree.of(files)), "2026-12-02")
    assert not any("███████.example" in page for page in pages.values())


def test_a_quote_is_taken_out_of_a_capture_that_is_typed_and_broken_otherwise() -> None:
    said = "The treaty “will bring\n calm” to the coast; nobody doubts it.\nThe treaty has ten parts.\n"
    record = re.sub(r"sha256: \w+", f"sha256: {sha256(said.encode()).hexdigest()}", DESK["seeds/report.yml"])
    quotes = (
        "claims:\n"
        "  - id: c1\n    statement: The treaty will bring calm.\n    evidence:\n"
        "      - {id: e1, source: report, quote: 'The treaty \"will bring calm\" to the coast; nobody doubts it.'}\n"
        "  - id: c2\n    statement: The treaty is not doubted.\n    evidence:\n"
        "      - {id: e1, source: report, quote: nobody doubts it.}\n"
        "  - id: c3\n    statement: The treaty has ten parts.\n    evidence:\n"
        "      - {id: e1, source: report, quote: The treaty has ten parts.}\n"
    )
    other = "briefings/other/claims.yml"
    before = {path: text for path, text in DESK.items() if not re.search("pact|paper|entities", path)}
    before |= {REPORT: said, "seeds/report.yml": record, other: quotes}
    before = published(before, "other")
    outcome = redact(before, wanted_quote(check(Tree.of(before)), "other#c1-e1"))
    assert outcome.refusals == ()
    files = before | dict(outcome.files)
    assert files[REPORT] == (
        "███ ██████ “████ █████\n ████” ██ ███ █████; ██████ ██████ ██.\nThe treaty has ten parts.\n"
    )
    assert "quote: ██████ ██████ ██.}" in files[other]
    assert [worth.lost.barred for worth in check(Tree.of(files)).worth["other"]] == [("other#c1-e1", "other#c2-e1")]


def run(folder: Path, *arguments: str) -> int:
    """Run the command in a folder, as a shell would."""
    return cli.main(["redact", "-C", str(folder), "--because", WHY, *arguments])


def test_the_command_writes_all_files_and_prints_no_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, thrice())
    assert run(tmp_path, "--words", NAME, "--dry-run") == 0
    dry = capsys.readouterr()
    assert disk.read(tmp_path) == Tree.of(dict(sorted(thrice().items())))
    assert run(tmp_path, "--words", NAME) == 0
    printed = capsys.readouterr()
    assert printed.out == dry.out
    assert "editions/1.json: 8 words taken out" in printed.out
    assert not re.search("harbour|office", printed.out + printed.err, re.IGNORECASE)
    assert not any(b"Harbour" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_words_can_come_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, thrice())
    monkeypatch.setattr("sys.stdin", StringIO(f"{NAME}\n"))
    assert run(tmp_path, "--words", "-") == 0
    assert NAME not in (tmp_path / SECOND).read_text(encoding="utf-8")


def test_the_command_says_which_places_still_have_the_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comment = edited(thrice(), [(CLAIMS, "claims:\n", f"claims:  # ask the {NAME}\n")])
    written(tmp_path, comment)
    assert run(tmp_path, "--words", NAME) == 1
    assert f"briefing: {CLAIMS}:1:20 still has the words: change it by hand\n" in capsys.readouterr().err


@pytest.mark.parametrize("asked", [[], ["--words", "a", "--source", "paper"]])
def test_the_command_takes_out_one_thing(asked: list[str], tmp_path: Path) -> None:
    assert run(tmp_path, *asked) == 2


@pytest.mark.parametrize("asked", [["--quote", "pact#c9-e9"], ["--source", "nobody"], ["--words", "submarine"]])
def test_what_is_not_there_cannot_be_taken_out(asked: list[str], tmp_path: Path) -> None:
    written(tmp_path, thrice())
    assert run(tmp_path, *asked) == 2


@pytest.mark.parametrize(
    ("asked", "near"),
    [(["--quote", "pact#c3"], "pact#c3-e1"), (["--source", "papr"], "paper"), (["--quote", ""], "")],
)
def test_the_command_suggests_what_was_probably_meant(
    asked: list[str], near: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, thrice())
    assert run(tmp_path, *asked) == 2
    advice = f"; did you mean {near}?" if near else ""
    assert capsys.readouterr().err == f"briefing: no edition and no draft has that{advice}\n"


def test_a_redaction_alone_is_nothing_to_publish() -> None:
    tree = Tree.of(redacted())
    particulars = Particulars(date="2026-12-02", note="A note.", salt=SALT)
    run = plan_run(tree, check(tree), ["pact"], particulars)
    assert [each.sentence for each in run.refusals] == ["Nothing that a reader sees has changed since edition 3."]


def test_the_memo_repeats_no_words_of_a_warning_that_is_gone_with_them() -> None:
    """The warning names the word that the quote leaves out: it holds “doubt”."""
    quoted = f"quote: Members of the {NAME} doubt that the treaty will bring calm."
    warned = edited(named(), [(MEMBERS, quoted, "quote: that the treaty will bring calm.")])
    tree = Tree.of(warned)
    assert "“doubt”" in "".join(each.message for each in check(tree).findings)
    outcome = redact(warned, wanted_words("doubt"))
    memo = reviewed(tree, Tree.of(warned | dict(outcome.files)), "Compared.")
    assert [each.rule.name for each in memo.mended] == ["quote-cut-negation"]
    for form in MEMOS.values():
        assert "doubt" not in form(memo, None).replace("doubters", "")


@pytest.mark.parametrize(
    "form",
    [
        "captures:\n  - id: second\n    sha256: '{}'  # as received\n    file: report.txt\n",
        "captures: [{{id: second, sha256: {}, file: report.txt}}]\n",
        'capture:\n  file: report.txt\n  sha256: "{}"\n',
    ],
)
def test_a_record_states_each_redaction_of_its_capture_however_it_is_written(form: str) -> None:
    files = named()
    record = files["seeds/report.yml"]
    (digest,) = re.findall(r"sha256: (\w+)", record)
    files["seeds/report.yml"] = re.sub(r"capture: .*\n", lambda _: form.format(digest), record)
    before = published(files)
    once = before | dict(redact(before, wanted_words("harbour")).files)
    twice = once | dict(redact(once, wanted_words("office")).files)
    library = check(Tree.of(twice)).library
    assert library
    (capture,) = library.sources["report"].captures
    assert [str(gone.was) for gone in capture.redacted] == [
        sha256(once[REPORT].encode()).hexdigest(),
        digest,
    ]
    assert capture.sha256 == sha256(twice[REPORT].encode()).hexdigest()
    assert not reviewed(Tree.of(before), Tree.of(twice), "Compared.").errors


@given(st.text(alphabet="aé1 \n—’“”.*_█李明。가", max_size=30), st.data())
def test_words_beside_those_that_are_gone_stay_the_same(text: str, data: st.DataObject) -> None:
    words = find_words(text)
    assert "".join(text[start:end] for start, end in words) == text
    lettered = [(start, end) for start, end in words if with_bars(text, [(start, end)]) != text]
    gone = sorted(data.draw(st.sets(st.sampled_from(lettered)))) if lettered else []
    taken = Redaction(
        at=Text("/contents"),
        spans=tuple(gone),
        on=Text("2026-12-01"),
        because=Text(WHY),
        digests=(Text("ab"),) * len(gone),
    )
    barred = with_bars(text, gone)
    ((_, found),) = sealed_words({"contents": barred}, [taken] if gone else [])
    kept = [span for span in words if span not in gone]
    assert [word for word, digest in found if not digest] == [text[start:end] for start, end in kept]
    assert {*kept} & {*lettered} <= {*find_words(barred)}
