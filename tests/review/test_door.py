"""Whatever a repository, a branch or the environment says, a review runs no program and reads the right repository.

Each test plants a program that writes a file. Where plain Git runs it, that is shown first: so the plant is a live one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator.edges import cli, git
from tests.editions.desk import CLAIMS
from tests.projects import written
from tests.repository import committed, repository
from tests.repository import git as run
from tests.review.branches import BRANCHES, DESK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS = {
    "the working tree": ("review", "main"),
    "two commits": ("review", "main", "HEAD"),
    "a check": ("check", "--changed-since", "main"),
}
NEWS = "calm everybody"
"""Words that the change brings into the claims."""
FILE = ("-c", "protocol.file.allow=always")


class Planted(NamedTuple):
    """A desk whose branch changes a claim, and the file that a planted program writes."""

    desk: Path
    ran: Path

    @property
    def program(self) -> Path:
        """A program that writes the file and fails."""
        file = self.ran.with_name("program")
        if not file.exists():
            file.write_text(f"#!/bin/sh\ntouch '{self.ran}'\nexit 1\n", encoding="utf-8")
            file.chmod(0o755)
        return file

    def acts(self, *command: str) -> bool:
        """Run plain Git in the desk, with more to compare than times; say whether the planted program ran."""
        touched(self.desk)
        subprocess.run(
            ["git", *command], cwd=self.desk, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=30
        )
        found = self.ran.exists()
        self.ran.unlink(missing_ok=True)
        return found


def touched(desk: Path) -> None:
    """Give every file another time, so that Git has to compare what they hold."""
    for file in desk.rglob("*"):
        if file.is_file() and ".git" not in file.parts:
            os.utime(file, (1_700_000_000, 1_700_000_000))


def in_root(folder: Path) -> Path:
    return repository(folder / "r", DESK)


def in_sub_folder(folder: Path) -> Path:
    return repository(folder / "r", {f"desks/one/{path}": text for path, text in DESK.items()}) / "desks/one"


def in_worktree(folder: Path) -> Path:
    run(repository(folder / "r", DESK), "worktree", "add", "--quiet", "--detach", str(folder / "w"))
    return folder / "w"


def in_submodule(folder: Path) -> Path:
    repository(folder / "r", DESK)
    over = repository(folder / "over", {"README.md": "Above.\n"})
    run(over, *FILE, "submodule", "--quiet", "add", str(folder / "r"), "desk")
    committed(over, {}, beside=True)
    return over / "desk"


def beside_submodule(folder: Path) -> Path:
    desk = repository(folder / "r", DESK)
    other = repository(folder / "other", {"a.txt": "a\n", ".gitattributes": "* filter=x diff=x\n"})
    run(desk, *FILE, "submodule", "--quiet", "add", str(other), "vendor")
    return committed(desk, {}, beside=True)


LAYOUTS = (in_root, in_sub_folder, in_worktree, in_submodule, beside_submodule)


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout.__name__)
def planted(request: pytest.FixtureRequest, tmp_path: Path) -> Planted:
    """A desk at its place in a repository, on a branch that changes a claim."""
    desk = request.param(tmp_path)
    run(desk, "switch", "--quiet", "--create", "change")
    committed(desk, {CLAIMS: BRANCHES["reworded"].files[CLAIMS]}, beside=True)
    return Planted(desk, tmp_path / "ran")


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[[Planted], None]:
    """Run every command that starts Git, and hold that nothing planted ran and each says the right thing."""

    def hold(planted: Planted) -> None:
        for name, (command, *arguments) in COMMANDS.items():
            touched(planted.desk)
            status = cli.main([command, "-C", str(planted.desk), *arguments])
            printed = capsys.readouterr()
            assert not planted.ran.exists(), name
            assert (status, printed.err) == (0, ""), name
            assert command == "check" or NEWS in printed.out, name

    return hold


class Kind(NamedTuple):
    """What a repository's settings say, and the command of Git's that runs the program; none is known for some."""

    settings: dict[str, str]
    control: tuple[str, ...] = ()


DIFF = ("diff", "main")
KINDS = {
    "a filter that cleans": Kind({"filter.x.clean": "{}"}, DIFF),
    "a filter that smudges": Kind({"filter.x.smudge": "{}"}, ("archive", "HEAD")),
    "a filter that is a process": Kind({"filter.x.process": "{}", "filter.x.required": "true"}, DIFF),
    "a text conversion": Kind({"diff.x.textconv": "{}"}, DIFF),
    "a program of a diff": Kind({"diff.x.command": "{}"}, DIFF),
    "a program of all diffs": Kind({"diff.external": "{}"}, DIFF),
    "a monitor": Kind({"core.fsmonitor": "{}"}, ("status",)),
    "hooks": Kind({"core.hooksPath": "{hooks}"}, ("update-index", "--refresh")),
    "a pager": Kind({"core.pager": "{}", "pager.diff": "{}", "pager.ls-tree": "{}"}),
    "an alias": Kind({f"alias.{name}": "!{}" for name in ("diff", "ls-tree", "cat-file", "rev-parse", "x")}, ("x",)),
    "refs of alternates": Kind({"core.alternateRefsCommand": "{}"}, (*FILE, "fetch", "{other}")),
    "an included file": Kind({"include.path": "{included}"}, DIFF),
    "a helper for passwords": Kind({"credential.helper": "!{}", "core.askPass": "{}"}),
    "a program that checks signatures": Kind({"gpg.program": "{}", "log.showSignature": "true"}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_the_settings_of_a_repository_runs(
    kind: str, planted: Planted, tmp_path: Path, told: Callable[[Planted], None]
) -> None:
    program = planted.program
    places = {"hooks": tmp_path / "hooks", "included": tmp_path / "included", "other": tmp_path / "another"}
    written(tmp_path, {"included": f'[filter "x"]\n\tclean = {program}\n', "hooks/README": ""})
    shutil.copy2(program, tmp_path / "hooks/post-index-change")
    if "other" in str(KINDS[kind].control):
        repository(tmp_path / "another", {"a": "b"})
        shared = planted.desk / run(planted.desk, "rev-parse", "--git-common-dir")
        shutil.copytree(tmp_path / "another/.git", tmp_path / "lender.git")
        written(shared, {"objects/info/alternates": f"{tmp_path / 'lender.git/objects'}\n"})
    own = planted.desk / run(planted.desk, "rev-parse", "--git-common-dir")
    written(planted.desk, {".gitattributes": "* filter=x diff=x\n"})
    written(own, {"info/attributes": "* filter=x diff=x\n"})
    for key, value in KINDS[kind].settings.items():
        run(planted.desk, "config", key, value.format(program, **places))
    if control := KINDS[kind].control:
        assert planted.acts(*(each.format(**places) for each in control))
    told(planted)


@pytest.mark.parametrize("key", ["filter.x.clean", "core.fsmonitor"])
def test_no_git_is_started_within_a_submodule(key: str, tmp_path: Path, told: Callable[[Planted], None]) -> None:
    desk = beside_submodule(tmp_path)
    run(desk, "switch", "--quiet", "--create", "change")
    committed(desk, {CLAIMS: BRANCHES["reworded"].files[CLAIMS]}, beside=True)
    planted = Planted(desk, tmp_path / "ran")
    run(desk / "vendor", "config", key, str(planted.program))
    written(desk, {"vendor/a.txt": "changed\n"})
    assert planted.acts("diff", "main")
    told(planted)


REMOTES = {
    "a program": {"remote.evil.url": "ext::{}", "protocol.ext.allow": "always"},
    "a shell": {"remote.evil.url": "ssh://evil.example/x", "core.sshCommand": "{}", "protocol.ssh.allow": "always"},
    "the far side": {
        "remote.evil.url": "{far}",
        "remote.evil.uploadpack": "{}",
        "protocol.file.allow": "always",
    },
    "a helper": {"remote.evil.vcs": "ext", "remote.evil.url": "{}", "protocol.ext.allow": "always"},
}


@pytest.mark.parametrize("remote", REMOTES)
def test_what_is_missing_is_not_fetched(
    remote: str, planted: Planted, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, program = planted.desk, planted.program
    far = repository(tmp_path / "far", {"a": "b"})
    settings = {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "evil",
        "remote.evil.promisor": "true",
        **REMOTES[remote],
    }
    for key, value in settings.items():
        run(desk, "config", key, value.format(program, far=far))
    blob = run(desk, "rev-parse", f"HEAD:./{CLAIMS}")
    shared = desk / run(desk, "rev-parse", "--git-common-dir")
    (shared / "objects" / blob[:2] / blob[2:]).unlink()
    assert planted.acts("cat-file", "-p", blob)
    assert cli.main(["review", "-C", str(desk), "main", "HEAD"]) == 2
    assert f"this clone does not have the object {blob}" in capsys.readouterr().err
    assert cli.main(["review", "-C", str(desk), f"{blob}~1"]) == 2
    assert "there is no commit" in capsys.readouterr().err
    assert not planted.ran.exists()


def look_alike(folder: Path, planted: Planted, inside: str = "") -> None:
    """Put what looks like a repository into a folder; its history says that nothing changes, its filter runs."""
    other = repository(planted.ran.with_name("forged"), {CLAIMS: BRANCHES["reworded"].files[CLAIMS]})
    for key, value in (("core.worktree", str(planted.desk)), ("filter.x.clean", str(planted.program))):
        run(other, "config", key, value)
    written(other, {".git/info/attributes": "* filter=x\n"})
    run(other, "update-ref", "refs/heads/change", "HEAD")
    shutil.copytree(other / ".git", folder / inside, dirs_exist_ok=True)


PLACES = {
    "in the desk": "",
    "in its briefings": "briefings",
    "in a folder of a briefing": "briefings/pact/articles",
    "in its sources": "seeds/bare",
    "as a folder of its own": "forged.git",
}


@pytest.mark.parametrize("place", PLACES)
def test_what_looks_like_a_bare_repository_is_none(
    place: str, planted: Planted, told: Callable[[Planted], None], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = planted.desk / PLACES[place]
    look_alike(folder, planted)
    if not (planted.desk / ".git").exists() and not PLACES[place]:
        assert planted.acts("diff")
    if PLACES[place].startswith(("briefings/", "seeds")):  # these files are no content, and the check says so
        assert cli.main(["review", "-C", str(planted.desk), "main"]) in {0, 1}
        assert NEWS in capsys.readouterr().out
        assert not planted.ran.exists()
    else:
        told(planted)


@pytest.mark.parametrize("form", ["a folder", "a file", "a file that leads elsewhere", "a link"])
@pytest.mark.parametrize("place", ["", "briefings", "seeds"])
def test_a_git_folder_that_stands_below_the_repository_of_the_desk_is_none(
    form: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = in_sub_folder(tmp_path)
    run(desk, "switch", "--quiet", "--create", "change")
    committed(desk, {CLAIMS: BRANCHES["reworded"].files[CLAIMS]}, beside=True)
    planted = Planted(desk, tmp_path / "ran")
    folder = desk / place
    if form == "a folder":
        look_alike(folder, planted, ".git")
    else:
        elsewhere = tmp_path / "r/evil" if "elsewhere" in form else folder / "evil"
        look_alike(elsewhere, planted)
        if form == "a link":
            (folder / ".git").symlink_to(elsewhere)
        else:
            written(folder, {".git": f"gitdir: {elsewhere}\n"})
    if not place:
        assert planted.acts("diff")
    for arguments in (("main",), ("main", "HEAD")):
        assert cli.main(["review", "-C", str(desk), *arguments]) in {0, 1}
        assert NEWS in capsys.readouterr().out
    assert cli.main(["check", "-C", str(desk), "--changed-since", "main"]) in {0, 1}
    assert not planted.ran.exists()


def test_a_git_program_in_the_desk_is_not_the_one_that_is_run(
    planted: Planted, monkeypatch: pytest.MonkeyPatch, told: Callable[[Planted], None]
) -> None:
    shutil.copy2(planted.program, planted.desk / "git")
    monkeypatch.setenv("PATH", os.pathsep.join(("", ".", os.environ["PATH"])))
    monkeypatch.chdir(planted.desk)
    told(planted)


def redirecting(planted: Planted, elsewhere: Path) -> dict[str, str]:
    """Give what an environment may hold that has Git read something else, or run a program."""
    program, other = str(planted.program), str(elsewhere / ".git")
    return {
        "GIT_DIR": other,
        "GIT_WORK_TREE": str(elsewhere),
        "GIT_COMMON_DIR": other,
        "GIT_INDEX_FILE": f"{other}/index",
        "GIT_OBJECT_DIRECTORY": f"{other}/objects",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": f"{other}/objects",
        "GIT_NAMESPACE": "other",
        "GIT_REPLACE_REF_BASE": "refs/heads/",
        "GIT_SHALLOW_FILE": f"{other}/HEAD",
        "GIT_CONFIG_GLOBAL": f"{other}/config",
        "GIT_CONFIG_SYSTEM": f"{other}/config",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": program,
        "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor={program}'",
        "GIT_ATTR_SOURCE": "HEAD",
        "GIT_EXTERNAL_DIFF": program,
        "GIT_PAGER": program,
        "GIT_EDITOR": program,
        "GIT_SSH_COMMAND": program,
        "GIT_PREFIX": "briefings/",
        "GIT_TRACE2": str(planted.ran),
        "GIT_TRACE": str(planted.ran),
    }


def test_the_environment_redirects_nothing(
    planted: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Callable[[Planted], None]
) -> None:
    elsewhere = repository(tmp_path / "elsewhere", {"a": "b"})
    run(elsewhere, "config", "core.fsmonitor", str(planted.program))
    for name, value in redirecting(planted, elsewhere).items():
        monkeypatch.setenv(name, value)
        told(planted)
        monkeypatch.delenv(name)
    for name, value in redirecting(planted, elsewhere).items():
        monkeypatch.setenv(name, value)
    told(planted)


def test_a_commit_is_what_its_hash_says(planted: Planted, told: Callable[[Planted], None]) -> None:
    run(planted.desk, "replace", "HEAD", "main")
    told(planted)


def test_settings_of_the_user_run_nothing_and_say_which_files_are_ignored(
    planted: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Callable[[Planted], None]
) -> None:
    program = planted.program
    settings = f'[filter "x"]\n\tclean = {program}\n[core]\n\tfsmonitor = {program}\n\texcludesFile = {tmp_path}/not\n'
    written(tmp_path, {"settings": settings, "not": "*.swp\n"})
    written(planted.desk, {".gitattributes": "* filter=x\n", "a.swp": "a", "b.swap": "b"})
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    assert planted.acts("diff", "main")
    told(planted)
    with git.opened(planted.desk) as door:
        named = git.others_changed(door, git.commit(door, "HEAD"), None)
    assert named == tuple(f"{door.prefix}{name}" for name in (".gitattributes", "b.swap"))


def test_what_only_this_clone_ignores_is_ignored(planted: Planted) -> None:
    shared = planted.desk / run(planted.desk, "rev-parse", "--git-common-dir")
    written(shared, {"info/exclude": "*.log\n"})
    written(planted.desk, {"a.log": "a"})
    with git.opened(planted.desk) as door:
        assert git.others_changed(door, git.commit(door, "HEAD"), None) == ()


def test_a_file_that_was_only_touched_is_not_named(planted: Planted) -> None:
    committed(planted.desk, {"other.txt": "other\n"}, beside=True)
    touched(planted.desk)
    with git.opened(planted.desk) as door:
        assert git.others_changed(door, git.commit(door, "HEAD"), None) == ()


def test_a_review_writes_nothing_into_the_repository(planted: Planted, told: Callable[[Planted], None]) -> None:
    own = planted.desk / run(planted.desk, "rev-parse", "--absolute-git-dir")
    before = {file: file.read_bytes() for file in own.rglob("*") if file.is_file()}
    told(planted)
    assert {file: file.read_bytes() for file in own.rglob("*") if file.is_file()} == before


def test_the_index_of_the_commit_that_a_hook_is_for_is_the_one_that_counts(
    planted: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = planted.desk
    written(desk, {".gitignore": "*.log\n", "a.log": "a"})
    committed(desk, {}, beside=True)
    own = desk / run(desk, "rev-parse", "--absolute-git-dir")
    for index in (own / "next-index-1.lock", tmp_path / "foreign"):
        shutil.copy2(own / "index", index)
        monkeypatch.setenv("GIT_INDEX_FILE", str(index))
        run(desk, "add", "--force", "a.log")
        with git.opened(desk) as door:
            named = git.others_changed(door, git.commit(door, "HEAD"), None)
        assert named == ((f"{door.prefix}a.log",) if index.is_relative_to(own) else ())


NAMES = (
    "main",
    "HEAD",
    "HEAD~1",
    "main^{commit}",
    "refs/heads/main",
    "v1",
    "FETCH_HEAD",
    "main@{0}",
    "HEAD@{0}",
    "HEAD^{/A state}",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_a_commit_is_known(name: str, planted: Planted) -> None:
    run(planted.desk, "tag", "--annotate", "v1", "--message", "A tag")
    run(planted.desk, "fetch", "--quiet", ".", "main")
    with git.opened(planted.desk) as door:
        assert git.commit(door, name).id == run(planted.desk, "rev-parse", f"{name}^{{commit}}")


FORMS = {
    "packed": ("pack-refs", "--all"),
    "with a split index": ("update-index", "--split-index"),
    "with an older index": ("update-index", "--index-version", "4"),
    "sparse": ("sparse-checkout", "set", "--cone", "--sparse-index", "briefings", "seeds"),
    "with other settings in each worktree": ("config", "extensions.worktreeConfig", "true"),
    "detached": ("switch", "--quiet", "--detach"),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_repository_in_any_form_is_read(form: str, tmp_path: Path, told: Callable[[Planted], None]) -> None:
    desk = repository(tmp_path / "r", DESK | {"other/a.txt": "a\n"})
    run(desk, "switch", "--quiet", "--create", "change")
    committed(desk, {CLAIMS: BRANCHES["reworded"].files[CLAIMS]}, beside=True)
    run(desk, *FORMS[form])
    told(Planted(desk, tmp_path / "ran"))


def test_a_repository_with_longer_hashes_is_read(tmp_path: Path, told: Callable[[Planted], None]) -> None:
    (tmp_path / "r").mkdir()
    run(tmp_path / "r", "init", "--quiet", "--object-format=sha256")
    desk = committed(tmp_path / "r", DESK)
    run(desk, "switch", "--quiet", "--create", "change")
    committed(desk, {CLAIMS: BRANCHES["reworded"].files[CLAIMS]}, beside=True)
    told(Planted(desk, tmp_path / "ran"))


def test_a_bare_repository_is_read_where_it_is_named_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = in_root(tmp_path)
    run(desk, "switch", "--quiet", "--create", "change")
    committed(desk, {CLAIMS: BRANCHES["reworded"].files[CLAIMS]}, beside=True)
    run(tmp_path, "clone", "--quiet", "--bare", str(desk), "bare.git")
    planted = Planted(desk, tmp_path / "ran")
    run(tmp_path / "bare.git", "config", "core.fsmonitor", str(planted.program))
    assert cli.main(["review", "-C", str(tmp_path / "bare.git"), "main", "change"]) == 0
    assert NEWS in capsys.readouterr().out
    assert not planted.ran.exists()


def bomb(desk: Path, leaf: str, place: str) -> None:
    """Commit on ``bomb`` a tree of a few bytes that holds itself so often that nobody can list it."""
    many = "".join(f"{leaf}\t{number}.md\n" for number in range(10))
    for _ in range(12):
        tree = given(desk, "mktree", many)
        many = "".join(f"040000 tree {tree}\t{number}\n" for number in range(10))
    listed = [line for line in run(desk, "ls-tree", "main").splitlines() if not line.endswith(f"\t{place}")]
    root = given(desk, "mktree", "\n".join([*listed, f"040000 tree {tree}\t{place}\n"]))
    run(desk, "branch", "bomb", run(desk, "commit-tree", root, "-p", "main", "-m", "A bomb"))


def given(desk: Path, command: str, text: str, *options: str) -> str:
    """Run Git with a text to read, and give what it prints."""
    return subprocess.run(
        ["git", command, *options], cwd=desk, input=text, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.parametrize("place", ["docs", "briefings", "elsewhere"])
def test_a_tree_that_holds_itself_without_end_is_a_sentence(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generator.edges.git.door.LISTING", 100_000)
    desk = in_root(tmp_path)
    bomb(desk, f"100644 blob {given(desk, 'hash-object', 'A line.', '-w', '--stdin')}", place)
    assert cli.main(["review", "-C", str(desk), "main", "bomb"]) == 2
    assert "Git lists more than 100,000 bytes" in capsys.readouterr().err


def test_a_tree_of_nothing_but_folders_without_end_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generator.edges.git.door.PATIENCE", 2)
    desk = in_root(tmp_path)
    bomb(desk, f"040000 tree {given(desk, 'mktree', '')}", "docs")
    assert cli.main(["review", "-C", str(desk), "main", "bomb"]) == 2
    assert "takes more than 2 seconds" in capsys.readouterr().err


def test_no_more_of_a_commit_is_held_than_a_project_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = in_root(tmp_path)
    for bound, what in (("FILES", "files"), ("PROJECT", "bytes")):
        with monkeypatch.context() as patch:
            patch.setattr(f"generator.edges.git.{bound}", 3)
            assert cli.main(["review", "-C", str(desk), "main", "HEAD"]) == 2
        assert f"has more than 3 {what}, which is too many to read" in capsys.readouterr().err


def test_objects_that_another_clone_lends_are_read(tmp_path: Path, told: Callable[[Planted], None]) -> None:
    desk = in_root(tmp_path)
    run(desk, "switch", "--quiet", "--create", "change")
    committed(desk, {CLAIMS: BRANCHES["reworded"].files[CLAIMS]}, beside=True)
    run(tmp_path, "clone", "--quiet", "--shared", str(desk), "clone")
    run(tmp_path / "clone", "branch", "--quiet", "main", "origin/main")
    told(Planted(tmp_path / "clone", tmp_path / "ran"))
