"""What Git keeps elsewhere, leaves out or rewrites is named as that, and nothing of it is told as deleted."""

from __future__ import annotations

import json
import re
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from generator.edges import cli
from tests.architecture import ROOT
from tests.projects import CAPTURE, CLAIMS, MAIN, QUOTE, RECORD, edited, project, written
from tests.read.test_captures import LFS
from tests.repository import committed, repository
from tests.repository import git as run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DESK = project() | {"docs/why.md": "# Why\n\nBecause.\n"}
CHANGED = edited(DESK, [(CLAIMS, "signed a treaty\n", "calmed everybody\n")])
FALSE = edited(DESK, [(CLAIMS, "on Friday", "on Sunday")])
Said = tuple[int, str, str]
FILE = ("-c", "protocol.file.allow=always")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run a command in a folder; return its exit code and what it printed."""

    def call(folder: Path, *arguments: str) -> Said:
        status = cli.main([arguments[0], "-C", str(folder), *arguments[1:]])
        return status, *capsys.readouterr()

    return call


def changed(folder: Path, files: dict[str, str]) -> Path:
    """Commit files on a branch of its own."""
    run(folder, "switch", "--quiet", "--create", "change")
    return committed(folder, files, beside=True)


GONE = re.compile(r"taken out|dropped|no longer|is lost|re-anchored|page removed", re.IGNORECASE)


def leave_out(folder: Path, *paths: str) -> None:
    """Let a sparse checkout leave out paths."""
    run(folder, "sparse-checkout", "set", "--no-cone", "/*", *(f"!/{path}" for path in paths))


def keep_only(folder: Path, *paths: str) -> None:
    """Let a sparse checkout have these folders alone, in the index too."""
    run(folder, "sparse-checkout", "set", "--cone", "--sparse-index", *paths)


def skip(folder: Path, *paths: str) -> None:
    """Mark files for Git as those of a sparse checkout, and delete them."""
    for path in paths:
        run(folder, "update-index", "--skip-worktree", path)
        (folder / path).unlink()


LEFT_OUT = {
    "the captures and the guide": (leave_out, ("seeds/", "docs/"), ("seeds", "docs")),
    "all but the briefings": (keep_only, ("briefings",), ("seeds", "docs")),
    "the captures alone": (leave_out, ("seeds/*.txt",), ("seeds/paper.txt",)),
    "a source record": (leave_out, (RECORD,), (RECORD,)),
    "another briefing": (leave_out, ("briefings/other/",), ("briefings/other",)),
    "a narrative": (skip, (MAIN,), (MAIN,)),
    "a capture": (skip, ("seeds/paper.txt",), ("seeds/paper.txt",)),
}


@pytest.mark.parametrize("part", LEFT_OUT)
def test_what_a_sparse_checkout_leaves_out_is_named_and_is_not_told_as_gone(
    part: str, tmp_path: Path, said: Callable[..., Said]
) -> None:
    way, paths, named = LEFT_OUT[part]
    other = {
        "briefings/other/briefing.md": "---\ntitle: Another\n---\n\nSee [@paper].\n",
        "briefings/other/claims.yml": DESK[CLAIMS],
    }
    folder = changed(repository(tmp_path, DESK | other), {CLAIMS: CHANGED[CLAIMS]})
    way(folder, *paths)
    for command in (("review", "main"), ("check",), ("check", "--changed-since", "main")):
        status, printed, _ = said(folder, *command)
        assert status == 1
        assert all(f"{path} is not checked out here" in printed for path in named)
    status, memo, _ = said(folder, "review", "main")
    assert "calmed everybody" in memo.replace("{+", "").replace("+}", "")
    assert not GONE.search(memo)
    assert status == 1
    status, _, refusal = said(folder, "publish", "pact", "--note", "The first.")
    assert (status, "the check fails" in refusal) == (1, True)


def test_a_review_in_a_sparse_checkout_still_finds_a_false_quote(tmp_path: Path, said: Callable[..., Said]) -> None:
    folder = changed(repository(tmp_path, DESK), {CLAIMS: FALSE[CLAIMS]})
    leave_out(folder, "seeds/")
    assert "quote-not-found" in said(folder, "review", "main")[1]


def test_a_file_that_somebody_deletes_is_told_as_gone(tmp_path: Path, said: Callable[..., Said]) -> None:
    folder = repository(tmp_path, DESK)
    (folder / "docs/why.md").unlink()
    assert "Page taken out" in said(folder, "review", "main")[1]


def test_a_submodule_that_is_empty_is_named_and_one_that_is_checked_out_is_read(
    tmp_path: Path, said: Callable[..., Said]
) -> None:
    captures = {path.removeprefix("seeds/"): text for path, text in DESK.items() if path.startswith("seeds/")}
    other = repository(tmp_path / "other", captures)
    folder = repository(tmp_path / "desk", {path: DESK[path] for path in DESK if not path.startswith("seeds/")})
    run(folder, *FILE, "submodule", "--quiet", "add", str(other), "seeds")
    committed(folder, {}, beside=True)
    assert said(folder, "check")[0] == 0
    assert not GONE.search(said(folder, "review", "HEAD")[1])
    changed(folder, {CLAIMS: FALSE[CLAIMS]})
    status, memo, _ = said(folder, "review", "main", "change")
    assert status == 1
    assert "nobody has checked it. What is here is a submodule" in memo
    run(folder, "submodule", "--quiet", "deinit", "--force", "seeds")
    status, printed, _ = said(folder, "check")
    assert status == 1
    assert "seeds is not checked out here" in printed


def test_a_partial_clone_names_the_file_that_it_lacks_and_what_fetches_it(
    tmp_path: Path, said: Callable[..., Said]
) -> None:
    whole = changed(repository(tmp_path / "whole", DESK), {CLAIMS: CHANGED[CLAIMS]})
    run(whole, "config", "uploadpack.allowFilter", "true")
    run(tmp_path, "clone", "--quiet", "--filter=blob:none", whole.as_uri(), "partial")
    partial = tmp_path / "partial"
    status, _, refusal = said(partial, "review", "origin/main")
    assert status == 2
    assert f"which is {CLAIMS} at origin/main" in refusal
    remedy = re.search("`git (.*)`", refusal)
    assert remedy
    run(partial, *remedy[1].split())
    assert "calmed everybody" in said(partial, "review", "origin/main")[1].replace("{+", "").replace("+}", "")


def test_a_shallow_clone_says_that_it_does_not_know_where_two_branches_part(
    tmp_path: Path, said: Callable[..., Said]
) -> None:
    whole = changed(repository(tmp_path / "whole", DESK), {CLAIMS: CHANGED[CLAIMS]})
    run(whole, "switch", "--quiet", "main")
    committed(whole, {"other.txt": "x\n"}, beside=True)
    run(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", whole.as_uri(), "shallow")
    status, memo, _ = said(tmp_path / "shallow", "review", "origin/main", "origin/change")
    assert status == 0
    assert "this clone knows of no common ancestor" in memo


POINTED = DESK | {"seeds/paper.txt": LFS.decode()}


@pytest.mark.parametrize("form", ["a pointer", "a link", "nothing"])
def test_a_false_quote_is_a_fault_though_neither_commit_has_its_capture(
    form: str, tmp_path: Path, said: Callable[..., Said]
) -> None:
    folder = repository(tmp_path, POINTED)
    if form != "a pointer":
        (folder / "seeds/paper.txt").unlink()
    if form == "a link":
        (folder / "seeds/paper.txt").symlink_to("elsewhere.txt")
    committed(folder, {}, beside=True)
    changed(folder, {CLAIMS: FALSE[CLAIMS]})
    status, memo, _ = said(folder, "review", "main", "change")
    assert status == 1
    why = {"a pointer": "is a pointer of Git LFS.", "a link": "is a link.", "nothing": "There is no file"}[form]
    assert "This quote is new or changed, and nobody has checked it." in memo
    assert why in memo
    run(folder, "switch", "--quiet", "-C", "other", "main")
    committed(folder, {CLAIMS: CHANGED[CLAIMS]}, beside=True)
    assert said(folder, "review", "main", "other")[0] == 0


def test_a_later_line_of_a_quote_that_changes_is_a_changed_quote(tmp_path: Path, said: Callable[..., Said]) -> None:
    """Only its first line would be the same; the capture is not here to tell."""
    hidden = {path: text.replace("rights: full", "rights: hash-only") for path, text in DESK.items()}
    del hidden["seeds/paper.txt"]
    block = "|\n          signed a treaty of mutual\n          defence on Friday\n"
    hidden[CLAIMS] = hidden[CLAIMS].replace(f"{QUOTE}\n", block)
    folder = changed(repository(tmp_path, hidden), {CLAIMS: hidden[CLAIMS].replace("Friday", "Sunday")})
    assert "warning quote-unchecked" in said(folder, "review", "main", "change")[1]


OLD, NEW = "2026/paper.text", "letter"
PINNED = sha256(CAPTURE.encode()).hexdigest()


def test_the_line_of_the_hint_keeps_git_from_changing_captures_wherever_the_desk_is(
    tmp_path: Path, said: Callable[..., Said]
) -> None:
    """In a folder of the repository, with captures in a folder of their own and under another ending."""
    entries = [f"{{id: {name}, file: {file}, sha256: {PINNED}}}" for name, file in (("old", OLD), ("new", NEW))]
    files = {path: text for path, text in DESK.items() if path != "seeds/paper.txt"} | dict.fromkeys(
        (f"seeds/{OLD}", f"seeds/{NEW}"), CAPTURE
    )
    files[RECORD] = f"id: paper\ntitle: T\ncaptures: [{', '.join(entries)}]\nrights: full\n"
    origin = repository(tmp_path / "origin", {f"desks/one/{path}": text for path, text in files.items()})

    def clone(name: str) -> Path:
        run(tmp_path, "clone", "--quiet", "-c", "core.autocrlf=true", str(origin), name)
        return tmp_path / name / "desks/one"

    status, printed, _ = said(clone("before"), "check")
    assert status == 1
    assert printed.count("The line ends of the capture") == len(entries)
    (line,) = set(re.findall("Write `(.*)` into .gitattributes beside mkdocs.yml", printed))
    committed(origin, {"desks/one/.gitattributes": f"{line}\n"}, beside=True)
    assert said(clone("after"), "check")[0] == 0


def test_what_we_ship_keeps_git_from_changing_captures_and_editions(tmp_path: Path) -> None:
    shutil.copy(ROOT / ".gitattributes", repository(tmp_path / "r", {"a": "b"}))
    paths = ("seeds/a.txt", "seeds/2026/a b.md", "seeds/a", "briefings/pact/editions/1.json")
    told = run(tmp_path / "r", "check-attr", "text", "--", *paths)
    assert [line.rpartition(": ")[2] for line in told.splitlines()] == ["unset"] * len(paths)


@pytest.mark.parametrize("place", ["", "teams/Büro eins/", "a,b/100%/c:d/"])
@pytest.mark.parametrize("more", [[], ["--changed-since", "HEAD"]])
def test_a_code_host_finds_the_files_of_a_desk_wherever_it_is_in_a_repository(
    place: str, more: list[str], tmp_path: Path, said: Callable[..., Said]
) -> None:
    top = repository(tmp_path / "r", {"README.md": "x\n"} | {f"{place}{path}": text for path, text in FALSE.items()})
    known = set(run(top, "ls-files", "-z").split("\0"))
    desk = top / place
    log = json.loads(said(desk, "check", "--format", "sarif", *([] if more else more))[1])
    uris = [
        location["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
        for location in (*result["locations"], *result["relatedLocations"])
    ]
    assert {unquote(uri) for uri in uris} == {f"{place}{CLAIMS}", f"{place}seeds/paper.txt"} <= known
    assert all(uri.isascii() and not set(uri) & set(" ,:") for uri in uris) or "," in place
    command = said(desk, "check", "--format", "github", *more)[1].splitlines()[0]
    file = re.search("file=(.*?),line=", command)
    assert file
    assert file[1].replace("%2C", ",").replace("%3A", ":").replace("%25", "%") == f"{place}{CLAIMS}"
    assert json.loads(said(desk, "check", "--format", "json")[1])["diagnostics"][0]["file"] == CLAIMS


def test_a_desk_outside_any_repository_is_named_from_its_own_folder(tmp_path: Path, said: Callable[..., Said]) -> None:
    written(tmp_path, FALSE)
    assert said(tmp_path, "check", "--format", "github")[1].startswith(f"::error file={CLAIMS},")


@pytest.mark.parametrize("command", [("review", "main"), ("serve",)])
def test_settings_that_are_not_checked_out_are_called_so(
    command: tuple[str, ...], tmp_path: Path, said: Callable[..., Said]
) -> None:
    folder = repository(tmp_path / "desk", DESK)
    leave_out(folder, "mkdocs.yml")
    assert said(folder, *command)[2].endswith("contains no project: mkdocs.yml is not checked out here\n")
