"""A review of any branch ends with a memo or a sentence, and nothing in it acts on a code host."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.build import reviewed
from generator.edges import cli, disk, git
from generator.model import Tree
from generator.report import markdown, memo_text
from generator.report.markdown import CUT, escape_markdown
from generator.report.text import escape_unseen
from tests.projects import CLAIMS, MAIN, source, written
from tests.repository import branched, committed, repository
from tests.repository import git as run
from tests.review.branches import BASES, BRANCHES, DESK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from markdown_it.token import Token

EVIL = (
    "::error file=a.yml,line=1::Pwned ##[add-mask]a @editors and @org/team, see #1, GH-12 and o/r#7; "
    "<script>alert(1)</script> <img src=x onerror=y> `code` | a | b | **bold** ~~gone~~ $x^2$ :tada: "
    "[click](https://evil.example) ![i](http://evil.example/i.png) www.evil.example mail@evil.example "
    "<!-- --> deadbeefdeadbeefdeadbeefdeadbeefdeadbeef &lt;b&gt; \\*x\\* "
)
OURS = re.compile(r"</?(?:b|del|ins|code)>|<!-- -->")
GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINKED = re.compile(r"(?<![\w/&;])@\w|#\d|\bgh-\d|\bwww\.|\w://|:\w+:|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
"""What GitHub makes a link or a picture of after Markdown has been read."""


def hostile() -> dict[str, str]:
    """Return the desk with a capture, a claim, a title and a name that try everything."""
    record = source("evil", EVIL, "publisher: '@publisher ::warning::x'\n")
    claim = (
        "  - id: c9\n    statement: The treaty @editors ##[error]x &amp; <b> may lapse.\n    evidence:\n"
        f"      - source: evil\n        quote: '{EVIL[:120].strip()}'\n  - id: c2\n"
    )
    return {
        **DESK,
        "seeds/evil.txt": EVIL,
        "seeds/evil.yml": record,
        CLAIMS: DESK[CLAIMS].replace("  - id: c2\n", claim, 1),
        MAIN: DESK[MAIN].replace("A treaty was signed", "::set-output name=x::y\n\nA treaty was signed [@evil]"),
    }


OUTSIDE = ("a ::error::\n::warning::b <script>", "@x/y.py")
HOSTILE = reviewed(Tree.of(DESK), Tree.of(hostile()), "Compared.", OUTSIDE)


def test_a_hostile_capture_has_no_link_mention_picture_table_or_markup_of_its_own() -> None:
    told = markdown(HOSTILE)
    assert "editors" in told
    assert "evil.example" in told.replace(CUT, "")
    kinds = {token.type for block in GFM.parse(told) for token in (block, *(block.children or ()))}
    assert not kinds & {
        "link_open",
        "image",
        "code_inline",
        "table_open",
        "fence",
        "code_block",
        "html_block",
        "s_open",
    }
    inline = [
        token.content for block in GFM.parse(told) for token in block.children or () if token.type == "html_inline"
    ]
    assert all(OURS.fullmatch(tag) for tag in inline)
    seen = [piece for block in GFM.parse(told) for piece in texts(block.children or ())]
    assert [piece for piece in seen if LINKED.search(piece)] == []


def texts(tokens: Iterable[Token]) -> list[str]:
    """Return the texts between tags, as a host sees them when it looks for what to link."""
    return [token.content for token in tokens if token.type == "text"]


@pytest.mark.parametrize("told", [markdown(HOSTILE), memo_text(HOSTILE)], ids=["markdown", "text"])
def test_no_line_of_a_memo_is_a_command_to_a_runner(told: str) -> None:
    assert not [line for line in told.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@given(st.text())
def test_whatever_is_said_is_shown_letter_for_letter_and_nothing_else_is_read_from_it(words: str) -> None:
    written = escape_markdown(words)
    assert "\n" not in written
    rendered = GFM.renderInline(f"x{written}x")
    said = escape_unseen(" ".join(words.split()))
    assert OURS.sub("", rendered) == html.escape(f"x{said}x", quote=False).replace('"', "&quot;")


@given(st.text(alphabet="@#:/.wWgGhH-0123456789abcdefx $", max_size=60))
def test_nothing_is_left_that_a_host_would_link(words: str) -> None:
    for block in GFM.parse(f"- x {escape_markdown(words)}"):
        assert [piece for piece in texts(block.children or []) if LINKED.search(piece)] == []


@given(st.integers(200, 9000))
def test_a_memo_fits_where_it_must_and_says_what_it_leaves_out(room: int) -> None:
    whole, told = markdown(HOSTILE), markdown(HOSTILE, room)
    assert len(told.encode()) <= max(room, 200)
    assert (told == whole) == (len(whole.encode()) <= room)
    if told != whole:
        assert "the whole memo has" in told


def test_what_fits_keeps_the_riskiest_and_the_questions() -> None:
    memo = reviewed(Tree.of(DESK), Tree.of(BRANCHES["all"].files), "Compared.")
    told = markdown(memo, 6000)
    assert "Settings changed" in told
    assert "## Before you approve" in told
    assert "not shown here, because there is no room" in told


def test_a_base_that_was_pushed_away_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = repository(tmp_path, DESK)
    assert cli.main(["review", "-C", str(folder), "0123456789" * 4]) == 2
    assert "there is no commit 0123456789" in capsys.readouterr().err


def test_without_a_common_ancestor_the_base_is_taken_as_it_is_and_the_memo_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repository(tmp_path, DESK)
    run(folder, "switch", "--quiet", "--orphan", "other")
    committed(folder, BRANCHES["reworded"].files)
    assert cli.main(["review", "-C", str(folder), "main", "other"]) == 0
    told = capsys.readouterr().out
    assert "knows of no common ancestor" in told
    assert "calm everybody" in told


def test_what_the_base_gained_meanwhile_is_no_part_of_the_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = branched(repository(tmp_path, DESK), "change", BRANCHES["reworded"].files)
    committed(folder, BRANCHES["claims"].files)
    assert cli.main(["review", "-C", str(folder), "main", "change"]) == 0
    told = capsys.readouterr().out
    assert "calm everybody" in told
    assert "No other state has been asked to join" not in told


def test_a_shallow_clone_that_has_both_commits_gives_the_same_memo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = branched(repository(tmp_path / "whole", DESK), "change", BRANCHES["all"].files)
    run(folder, "switch", "--quiet", "change")
    run(tmp_path, "clone", "--quiet", "--depth=2", "--branch=change", folder.as_uri(), "shallow")
    told = []
    for clone in (folder, tmp_path / "shallow"):
        assert cli.main(["review", "-C", str(clone), "HEAD^1", "HEAD"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]


def test_the_working_tree_is_reviewed_as_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = repository(tmp_path, DESK)
    (folder / CLAIMS).write_text(BRANCHES["reworded"].files[CLAIMS], encoding="utf-8")
    assert cli.main(["review", "-C", str(folder), "HEAD"]) == 0
    told = capsys.readouterr().out
    assert "calm everybody" in told
    assert "Compared the working tree with HEAD" in told


def test_a_path_with_a_newline_gives_a_memo_of_whole_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = repository(tmp_path, DESK)
    strange = "briefings/pa\n::error::ct/claims.yml"
    committed(folder, {**DESK, strange: "claims: 3\n", "gen\n::error::erator.py": "x\n"})
    assert cli.main(["review", "-C", str(folder), "HEAD^", "--format", "markdown"]) == 1
    told = capsys.readouterr().out
    assert not [line for line in told.splitlines() if line.lstrip().startswith("::")]
    assert cli.main(["check", "-C", str(folder), "--format", "github", "--changed-since", "HEAD^"]) == 1
    commands = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]
    assert commands
    assert all(re.match(r"::(error|warning) file=briefings/pa%0A%3A%3Aerror%3A%3Act/", line) for line in commands)


def test_links_and_submodules_in_a_commit_are_refused_by_name(tmp_path: Path) -> None:
    folder = repository(tmp_path / "desk", DESK)
    (folder / "seeds/link.txt").symlink_to("paper.txt")
    other = repository(tmp_path / "other", {"a": "b"})
    run(folder, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "seeds/module")
    run(folder, "add", "--all")
    run(folder, "commit", "--quiet", "--message", "Links")
    with git.opened(folder) as door:
        (tree,) = git.read(door, git.commit(door, "HEAD"))
    assert tree.refused == {
        "seeds/link.txt": "is a link",
        "seeds/module": "is a submodule, which is another repository",
    }


def test_a_commit_reads_as_its_checkout_does(tmp_path: Path) -> None:
    files = {
        **BASES["published"],
        "docs/a.md": "# A\n",
        "docs/b.png": "no text",
        "README.md": "x",
        "seeds/é\t1.txt": "y",
    }
    folder = repository(tmp_path / "r", {f"desks/one/{path}": text for path, text in files.items()}) / "desks/one"
    with git.opened(folder) as door:
        assert git.read(door, git.commit(door, "main")) == (disk.read(folder),)


def test_what_changed_outside_the_content_is_named_and_asked_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repository(tmp_path, DESK)
    committed(folder, {**DESK, "generator/x.py": "pass\n", ".github/workflows/check.yml": "on: push\n"})
    assert cli.main(["review", "-C", str(folder), "HEAD^"]) == 0
    told = capsys.readouterr().out
    assert "generator/x.py" in told
    assert ".github/workflows/check.yml" in told
    assert "Has an engineer read what changes outside the content?" in told


def test_what_nobody_has_added_yet_is_named_from_the_top_of_the_repository(tmp_path: Path) -> None:
    files = {f"desks/one/{path}": text for path, text in DESK.items()}
    folder = repository(tmp_path / "r", {**files, ".gitignore": "*.log\n", "generator/x.py": ""})
    fresh = ("generator/é new.py", "desks/two.yml", "desks/one/docs/a.png", "desks/one/docs/a.md", "x.log")
    written(folder, dict.fromkeys(fresh, "new\n") | {"generator/x.py": "pass\n"})
    desk = folder / "desks/one"
    told = ("desks/one/docs/a.png", "desks/two.yml", "generator/x.py", "generator/é new.py")
    with git.opened(desk) as door:
        head = git.commit(door, "HEAD")
        assert git.others_changed(door, head, None) == told
        assert git.others_changed(door, head, head) == ()


def test_what_a_partial_clone_lacks_is_told_and_nothing_is_fetched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = branched(repository(tmp_path / "whole", DESK), "change", BRANCHES["reworded"].files)
    run(whole, "config", "uploadpack.allowFilter", "true")
    run(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", whole.as_uri(), "partial")
    assert cli.main(["review", "-C", str(tmp_path / "partial"), "origin/main", "origin/change"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("briefing: this clone does not have the object ")
    assert "warning" not in told


def test_the_first_commit_of_a_project_is_all_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = repository(tmp_path, {"README.md": "Nothing yet.\n"})
    committed(folder, BASES["published"])
    assert cli.main(["review", "-C", str(folder), "HEAD^"]) == 0
    assert "Briefing added" in capsys.readouterr().out


REFUSED = {
    "--output=x": "there is no commit",
    "HEAD:seeds": "there is no commit",
    "nope": "there is no commit nope",
    "": "there is no commit",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_commit_is_a_sentence(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = repository(tmp_path, DESK)
    assert cli.main(["review", "-C", str(folder), "--", name]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert REFUSED[name] in printed.err
    assert printed.err.count("\n") == 1


def test_a_folder_outside_any_repository_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["review", "-C", str(tmp_path), "main"]) == 2
    assert "is not in a Git repository" in capsys.readouterr().err
    assert cli.main(["review", "-C", str(tmp_path / "none"), "main"]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_without_git_there_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cli.main(["review", "-C", str(tmp_path), "main"]) == 2
    assert "Git, which is not installed" in capsys.readouterr().err


def test_a_commit_without_a_project_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = repository(tmp_path, DESK)
    committed(folder, {"README.md": "All gone.\n"})
    assert cli.main(["review", "-C", str(folder), "HEAD^", "HEAD"]) == 2
    assert "contains no project: mkdocs.yml is missing" in capsys.readouterr().err


def test_the_memo_names_the_commit_at_which_the_change_parted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = branched(repository(tmp_path, DESK), "change", BRANCHES["reworded"].files)
    parted = run(folder, "rev-parse", "main")[:10]
    committed(folder, BRANCHES["claims"].files)
    assert cli.main(["review", "-C", str(folder), "main", "change"]) == 0
    assert f"with the commit where it parts from main ({parted})." in capsys.readouterr().out


def test_a_submodule_that_moves_is_named_though_the_branch_says_to_ignore_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = repository(tmp_path / "other", {"a": "b"})
    folder = repository(tmp_path / "desk", DESK)
    run(folder, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "vendor")
    run(folder, "config", "--file", ".gitmodules", "submodule.vendor.ignore", "all")
    committed(folder, {}, beside=True)
    committed(other, {"a": "c"})
    run(folder / "vendor", "-c", "protocol.file.allow=always", "pull", "--quiet", "--ff-only")
    run(folder, "add", "--force", "vendor")
    run(folder, "commit", "--quiet", "--all", "--allow-empty", "--message", "Moved")
    moved = run(folder, "diff", "--ignore-submodules=none", "--name-only", "HEAD^", "HEAD")
    assert moved == "vendor"
    assert cli.main(["review", "-C", str(folder), "HEAD^", "HEAD"]) == 0
    assert "vendor" in capsys.readouterr().out


def test_a_project_in_a_folder_of_an_odd_name_has_its_content_inside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repository(tmp_path, {f" odd/{path}": text for path, text in DESK.items()}) / " odd"
    (folder / CLAIMS).write_text(BRANCHES["reworded"].files[CLAIMS], encoding="utf-8")
    assert cli.main(["review", "-C", str(folder), "HEAD"]) == 0
    assert "Changed outside" not in capsys.readouterr().out


def test_settings_of_git_for_paths_change_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(tmp_path, DESK)
    for how in ("ICASE", "LITERAL"):
        monkeypatch.setenv(f"GIT_{how}_PATHSPECS", "1")
        assert cli.main(["review", "-C", str(folder), "HEAD"]) == 0
    assert capsys.readouterr().err == ""


def test_two_names_of_one_briefing_or_a_long_title_leave_the_verdict_in_place() -> None:
    new = {**DESK, MAIN: DESK[MAIN].replace("title: The pact", f"title: {'long ' * 15_000}")}
    new[CLAIMS] = new[CLAIMS].replace("A third government", "A fourth government")
    told = markdown(reviewed(Tree.of(DESK), Tree.of(new), "Compared."), 20_000)
    assert "Not ready, because 1 error comes with it" in told
    assert "quote-not-found" in told


def test_one_entry_that_is_too_large_keeps_no_other_and_no_file_outside_from_being_shown() -> None:
    new = {**BRANCHES["all"].files, "docs/a.md": "a\n" * 12_000}
    told = markdown(reviewed(Tree.of(DESK), Tree.of(new), "Compared.", ("generator/cli.py",)), 20_000)
    assert "generator/cli.py" in told
    assert "Settings changed" in told
    assert "not shown here, because there is no room" in told


@pytest.mark.parametrize(
    "path", [".github/workflows/check.yml", "Makefile", "own/main.html", "requirements.txt", "x/a.py"]
)
def test_a_file_that_runs_is_named_however_many_others_change(path: str) -> None:
    outside = (*(f"!{number}.txt" for number in range(99)), path)
    assert f"\n{path}\n" in memo_text(reviewed(Tree.of(DESK), Tree.of(DESK), "Compared.", outside))


def test_what_nobody_sees_is_shown_as_what_it_is() -> None:
    told = escape_markdown("calm\u00ad \u3164 \U000e0041 \u200e x\u200dy")
    assert told == r"calm&#92;u00ad &#92;u3164 &#92;ue0041 &#92;u200e x&#92;u200dy"
