"""A review runs no program and reads the right repository, whatever a repository, a branch or the environment contains.

Each test plants programs that leave a mark with their own name. If plain Git runs a program, the test shows that first:
so the program would run if the door was open.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator.edges import cli, git
from tests.projects import CLAIMS, edited, project, written
from tests.repository import committed, repository
from tests.repository import git as run

if TYPE_CHECKING:
    from collections.abc import Mapping

DESK = project()
CHANGED = edited(DESK, [(CLAIMS, "signed a treaty\n", "calmed everybody\n")])
NEWS = "calmed everybody"
"""Words that the change brings into the claims."""
COMMANDS = {
    "the working tree": ("review", "main"),
    "two commits": ("review", "main", "HEAD"),
    "a check": ("check", "--changed-since", "main"),
}
FILE = ("-c", "protocol.file.allow=always")


class Planted(NamedTuple):
    """A desk whose branch changes a claim, and the folder in which planted programs leave their marks."""

    desk: Path
    marks: Path

    def program(self, name: str) -> Path:
        """Write a program that leaves a mark with this name and fails."""
        file = self.marks.with_name("programs") / name
        if not file.exists():
            self.marks.mkdir(exist_ok=True)
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"#!/bin/sh\ntouch '{self.marks / name}'\nexit 1\n", encoding="utf-8")
            file.chmod(0o755)
        return file

    @property
    def ran(self) -> set[str]:
        """The names of the programs that ran."""
        return {file.name for file in self.marks.iterdir()} if self.marks.exists() else set()

    def acts(self, *command: str) -> set[str]:
        """Run plain Git in the desk, with more to compare than times; return the names of the programs that ran."""
        touched(self.desk)
        subprocess.run(
            ["git", *command], cwd=self.desk, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=30
        )
        found = self.ran
        for name in found:
            (self.marks / name).unlink()
        return found

    @property
    def shared(self) -> Path:
        """The folder of Git's that holds the settings and the objects of the desk's repository."""
        return self.desk / run(self.desk, "rev-parse", "--git-common-dir")


TIMES = count(1_700_000_000)


def touched(desk: Path) -> None:
    """Return every file a time that it never had, so that Git has to compare what the files hold."""
    now = next(TIMES)
    for file in desk.rglob("*"):
        if file.is_file() and ".git" not in file.parts:
            os.utime(file, (now, now))


def as_settings(settings: Mapping[str, str]) -> str:
    """Write settings as a file of Git's settings has them."""
    parts = ((*key.partition(".")[::2], value) for key, value in settings.items())
    named = ((section, *rest.rpartition(".")[::2], value) for section, rest, value in parts)
    return "".join(
        f'[{section} "{inner}"]\n\t{name} = "{value}"\n' if inner else f'[{section}]\n\t{name} = "{value}"\n'
        for section, inner, name, value in named
    )


def changed(desk: Path) -> Path:
    """Commit the change of a claim on a branch of its own."""
    run(desk, "switch", "--quiet", "--create", "change")
    return committed(desk, {CLAIMS: CHANGED[CLAIMS]}, beside=True)


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
Laying = Callable[[Callable[[Path], Path]], Planted]


@pytest.fixture(scope="session")
def layouts(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Callable[[Path], Path]], tuple[Path, Path]]:
    """Make a desk at its place in a repository, once: the folder of all that was made, and the desk in it."""

    @cache
    def lay(layout: Callable[[Path], Path]) -> tuple[Path, Path]:
        folder = tmp_path_factory.mktemp(layout.__name__)
        return folder, changed(layout(folder)).relative_to(folder)

    return lay


@pytest.fixture
def laid(layouts: Callable[[Callable[[Path], Path]], tuple[Path, Path]], tmp_path: Path) -> Laying:
    """Copy a desk at its place in a repository into the folder of a test."""

    def copy(layout: Callable[[Path], Path]) -> Planted:
        folder, desk = layouts(layout)
        shutil.copytree(folder, tmp_path, symlinks=True, dirs_exist_ok=True)
        if layout is in_worktree:  # these two files name each other by their whole paths
            for file in (tmp_path / "w/.git", tmp_path / "r/.git/worktrees/w/gitdir"):
                file.write_text(file.read_text(encoding="utf-8").replace(str(folder), str(tmp_path)), encoding="utf-8")
        return Planted(tmp_path / desk, tmp_path / "marks")

    return copy


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout.__name__)
def planted(request: pytest.FixtureRequest, laid: Laying) -> Planted:
    """A desk at each place in a repository, on a branch that changes a claim."""
    return laid(request.param)


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[[Planted], None]:
    """Run every command that starts Git; check that nothing planted ran and that each command says the right thing."""

    def hold(planted: Planted) -> None:
        for name, (command, *arguments) in COMMANDS.items():
            touched(planted.desk)
            status = cli.main([command, "-C", str(planted.desk), *arguments])
            printed = capsys.readouterr()
            assert not planted.ran, name
            assert (status, printed.err) == (0, ""), name
            assert command == "check" or NEWS in printed.out, name

    return hold


class Kind(NamedTuple):
    """What a repository's settings say, and the command of Git's that runs the program; none is known for some."""

    settings: dict[str, str]
    control: tuple[str, ...] = ()


DIFF = ("diff", "main")
KINDS = {
    "clean": Kind({"filter.x.clean": "{}"}, DIFF),
    "smudge": Kind({"filter.x.smudge": "{}"}, ("archive", "HEAD")),
    "process": Kind({"filter.x.process": "{}", "filter.x.required": "true"}, DIFF),
    "textconv": Kind({"diff.x.textconv": "{}"}, DIFF),
    "one-diff": Kind({"diff.x.command": "{}"}, DIFF),
    "all-diffs": Kind({"diff.external": "{}"}, DIFF),
    "monitor": Kind({"core.fsmonitor": "{}"}, ("status",)),
    "hooks": Kind({"core.hooksPath": "{hooks}"}, ("update-index", "--refresh")),
    "pager": Kind({"core.pager": "{}", "pager.diff": "{}", "pager.ls-tree": "{}"}),
    "alias": Kind({f"alias.{name}": "!{}" for name in ("diff", "ls-tree", "cat-file", "rev-parse", "x")}, ("x",)),
    "alternates": Kind({"core.alternateRefsCommand": "{}"}, (*FILE, "fetch", "{other}")),
    "included": Kind({"include.path": "{included}"}, DIFF),
    "passwords": Kind({"credential.helper": "!{}", "core.askPass": "{}"}),
    "signatures": Kind({"gpg.program": "{}", "log.showSignature": "true"}),
}
"""Ways in which the settings of a repository name a program; the program leaves a mark with the name of its kind."""


def test_nothing_in_the_settings_of_a_repository_runs(
    planted: Planted, tmp_path: Path, told: Callable[[Planted], None]
) -> None:
    """Plain Git runs the program of each kind that has a control; then all kinds are planted at once."""
    places = {"hooks": tmp_path / "hooks", "included": tmp_path / "included", "other": tmp_path / "another"}
    written(tmp_path, {"included": as_settings({"filter.x.clean": str(planted.program("included"))})})
    written(tmp_path, {"hooks/README": ""})
    shutil.copy2(planted.program("hooks"), tmp_path / "hooks/post-index-change")
    repository(tmp_path / "another", {"a": "b"})
    shutil.copytree(tmp_path / "another/.git", tmp_path / "lender.git")
    shared = planted.shared
    written(shared, {"objects/info/alternates": f"{tmp_path / 'lender.git/objects'}\n"})
    written(planted.desk, {".gitattributes": "* filter=x diff=x\n"})
    written(shared, {"info/attributes": "* filter=x diff=x\n"})
    own = (shared / "config").read_text(encoding="utf-8")
    settings = {
        name: as_settings({key: value.format(planted.program(name), **places) for key, value in kind.settings.items()})
        for name, kind in KINDS.items()
    }
    for name, kind in KINDS.items():
        if kind.control:
            written(shared, {"config": own + settings[name]})
            assert planted.acts(*(each.format(**places) for each in kind.control)) == {name}
    written(shared, {"config": own + "".join(settings.values())})
    told(planted)


def test_no_git_is_started_within_a_submodule(laid: Laying, told: Callable[[Planted], None]) -> None:
    planted = laid(beside_submodule)
    for key in ("filter.x.clean", "core.fsmonitor"):
        run(planted.desk / "vendor", "config", key, str(planted.program(key)))
    written(planted.desk, {"vendor/a.txt": "changed\n"})
    assert planted.acts("diff", "main") == {"filter.x.clean", "core.fsmonitor"}
    told(planted)


REMOTES = {
    "program": {"url": "ext::{}"},
    "shell": {"url": "ssh://evil.example/x"},
    "far-side": {"url": "{far}", "uploadpack": "{}"},
    "helper": {"vcs": "ext", "url": "{}"},
}
"""Ways in which a remote repository names a program; Git asks each remote of a partial clone in turn."""


def test_what_is_missing_is_not_fetched(planted: Planted, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = planted.desk
    far = repository(tmp_path / "far", {"a": "b"})
    settings = {"core.repositoryFormatVersion": "1", "extensions.partialClone": "program"}
    settings |= {f"protocol.{name}.allow": "always" for name in ("ext", "ssh", "file")}
    settings["core.sshCommand"] = str(planted.program("shell"))
    for name, remote in REMOTES.items():
        settings[f"remote.{name}.promisor"] = "true"
        settings |= {
            f"remote.{name}.{key}": value.format(planted.program(name), far=far) for key, value in remote.items()
        }
    shared = planted.shared
    with (shared / "config").open("a", encoding="utf-8") as file:
        file.write(as_settings(settings))
    blob = run(desk, "rev-parse", f"HEAD:./{CLAIMS}")
    (shared / "objects" / blob[:2] / blob[2:]).unlink()
    assert planted.acts("cat-file", "-p", blob) == {*REMOTES}
    assert cli.main(["review", "-C", str(desk), "main", "HEAD"]) == 2
    assert f"this clone does not have the object {blob}" in capsys.readouterr().err
    assert cli.main(["review", "-C", str(desk), f"{blob}~1"]) == 2
    assert "there is no commit" in capsys.readouterr().err
    assert not planted.ran


def look_alike(folder: Path, planted: Planted, inside: str = "") -> None:
    """Put what looks like a repository into a folder; its history says that nothing changes, its filter runs."""
    other = planted.marks.with_name("forged")
    if not other.exists():
        repository(other, {CLAIMS: CHANGED[CLAIMS]})
        written(other, {".git/info/attributes": "* filter=x\n"})
        with (other / ".git/config").open("a", encoding="utf-8") as file:
            file.write(
                as_settings({"core.worktree": str(planted.desk), "filter.x.clean": str(planted.program("clean"))})
            )
        run(other, "update-ref", "refs/heads/change", "HEAD")
    shutil.copytree(other / ".git", folder / inside, dirs_exist_ok=True)


def test_what_looks_like_a_bare_repository_is_none(planted: Planted, told: Callable[[Planted], None]) -> None:
    """In the desk itself, and in a folder of its own there."""
    for place in ("", "forged.git"):
        look_alike(planted.desk / place, planted)
    if not (planted.desk / ".git").exists():
        assert planted.acts("diff") == {"clean"}
    told(planted)


def test_what_looks_like_a_bare_repository_among_the_content_is_none(
    planted: Planted, capsys: pytest.CaptureFixture[str]
) -> None:
    """These files are no content, and the check says so."""
    for place in ("briefings", "briefings/pact/articles", "seeds/bare"):
        look_alike(planted.desk / place, planted)
    assert cli.main(["review", "-C", str(planted.desk), "main"]) in {0, 1}
    assert NEWS in capsys.readouterr().out
    assert not planted.ran


@pytest.mark.parametrize("form", ["a folder", "a file", "a file that leads elsewhere", "a link"])
def test_a_git_folder_below_the_repository_of_the_desk_is_none(
    form: str, laid: Laying, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the desk, in its briefings and in its sources."""
    planted = laid(in_sub_folder)
    desk = planted.desk
    for place in ("", "briefings", "seeds"):
        folder = desk / place
        if form == "a folder":
            look_alike(folder, planted, ".git")
            continue
        elsewhere = tmp_path / "r/evil" if "elsewhere" in form else folder / "evil"
        look_alike(elsewhere, planted)
        if form == "a link":
            (folder / ".git").symlink_to(elsewhere)
        else:
            written(folder, {".git": f"gitdir: {elsewhere}\n"})
    assert planted.acts("diff") == {"clean"}
    for arguments in (("main",), ("main", "HEAD")):
        assert cli.main(["review", "-C", str(desk), *arguments]) in {0, 1}
        assert NEWS in capsys.readouterr().out
    assert cli.main(["check", "-C", str(desk), "--changed-since", "main"]) in {0, 1}
    assert not planted.ran


def test_a_git_program_in_the_desk_is_not_the_one_that_is_run(
    planted: Planted, monkeypatch: pytest.MonkeyPatch, told: Callable[[Planted], None]
) -> None:
    shutil.copy2(planted.program("git"), planted.desk / "git")
    monkeypatch.setenv("PATH", os.pathsep.join(("", ".", os.environ["PATH"])))
    monkeypatch.chdir(planted.desk)
    told(planted)


def redirecting(planted: Planted, elsewhere: Path) -> dict[str, str]:
    """Return what an environment may hold that has Git read something else, or run a program."""
    other = str(elsewhere / ".git")
    programs = ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_EDITOR", "GIT_SSH_COMMAND", "GIT_CONFIG_VALUE_0")
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
        "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor={planted.program('GIT_CONFIG_PARAMETERS')}'",
        "GIT_ATTR_SOURCE": "HEAD",
        "GIT_PREFIX": "briefings/",
        **{name: str(planted.marks / name) for name in ("GIT_TRACE", "GIT_TRACE2")},
        **{name: str(planted.program(name)) for name in programs},
    }


def test_the_environment_redirects_nothing(
    planted: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Callable[[Planted], None]
) -> None:
    elsewhere = repository(tmp_path / "elsewhere", {"a": "b"})
    run(elsewhere, "config", "core.fsmonitor", str(planted.program("elsewhere")))
    for name, value in redirecting(planted, elsewhere).items():
        monkeypatch.setenv(name, value)
    told(planted)


def test_no_variable_of_the_environment_alone_redirects_anything(
    laid: Laying, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = laid(in_root)
    elsewhere = repository(tmp_path / "elsewhere", {"a": "b"})
    run(elsewhere, "config", "core.fsmonitor", str(planted.program("elsewhere")))
    for name, value in redirecting(planted, elsewhere).items():
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            touched(planted.desk)
            with git.opened(planted.desk) as door:
                main, head = git.commit(door, "main"), git.commit(door, "HEAD")
                (tree,) = git.read(door, head)
                assert git.others_changed(door, main, None) == (), name
        assert NEWS in tree.files[CLAIMS].decode(), name
        assert not planted.ran, name


def test_a_commit_is_what_its_hash_says(planted: Planted, told: Callable[[Planted], None]) -> None:
    run(planted.desk, "replace", "HEAD", "main")
    told(planted)


@pytest.mark.parametrize("place", ["named by the environment", "in the home of the user"])
def test_settings_of_the_user_run_nothing_and_say_which_files_are_ignored(
    place: str, planted: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Callable[[Planted], None]
) -> None:
    programs = {key: str(planted.program(key)) for key in ("filter.x.clean", "core.fsmonitor")}
    settings = as_settings(programs | {"core.excludesFile": f"{tmp_path}/not"})
    written(tmp_path, {".gitconfig": settings, "not": "*.swp\n"})
    written(planted.desk, {".gitattributes": "* filter=x\n", "a.swp": "a", "b.swap": "b"})
    if place == "in the home of the user":
        monkeypatch.delenv("GIT_CONFIG_GLOBAL")
        monkeypatch.setenv("HOME", str(tmp_path))
    else:
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / ".gitconfig"))
    assert planted.acts("diff", "main") == {*programs}
    told(planted)
    with git.opened(planted.desk) as door:
        named = git.others_changed(door, git.commit(door, "HEAD"), None)
    assert named == tuple(f"{door.prefix}{name}" for name in (".gitattributes", "b.swap"))


def test_what_only_this_clone_ignores_is_ignored(planted: Planted) -> None:
    written(planted.shared, {"info/exclude": "*.log\n"})
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


NAMES = """
    main HEAD HEAD~1 main^{commit} refs/heads/main v1 FETCH_HEAD main@{0} HEAD@{0} HEAD^{/A.state}
""".split()


def test_every_name_of_a_commit_is_known(planted: Planted) -> None:
    run(planted.desk, "tag", "--annotate", "v1", "--message", "A tag")
    run(planted.desk, "fetch", "--quiet", ".", "main")
    with git.opened(planted.desk) as door:
        known = {name: git.commit(door, name).id for name in NAMES}
    assert known == {name: run(planted.desk, "rev-parse", f"{name}^{{commit}}") for name in NAMES}


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
    desk = changed(repository(tmp_path / "r", DESK | {"other/a.txt": "a\n"}))
    run(desk, *FORMS[form])
    told(Planted(desk, tmp_path / "marks"))


def test_a_repository_with_longer_hashes_is_read(tmp_path: Path, told: Callable[[Planted], None]) -> None:
    (tmp_path / "r").mkdir()
    run(tmp_path / "r", "init", "--quiet", "--object-format=sha256")
    told(Planted(changed(committed(tmp_path / "r", DESK)), tmp_path / "marks"))


def test_a_bare_repository_is_read_where_it_is_named_itself(
    laid: Laying, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    planted = laid(in_root)
    run(tmp_path, "clone", "--quiet", "--bare", str(planted.desk), "bare.git")
    run(tmp_path / "bare.git", "config", "core.fsmonitor", str(planted.program("monitor")))
    assert cli.main(["review", "-C", str(tmp_path / "bare.git"), "main", "change"]) == 0
    assert NEWS in capsys.readouterr().out
    assert not planted.ran


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
    monkeypatch.setattr("generator.edges.git.door.PATIENCE", 0.3)
    desk = in_root(tmp_path)
    bomb(desk, f"040000 tree {given(desk, 'mktree', '')}", "docs")
    assert cli.main(["review", "-C", str(desk), "main", "bomb"]) == 2
    assert "takes more than 0.3 seconds" in capsys.readouterr().err


def test_no_more_of_a_commit_is_held_than_a_project_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = in_root(tmp_path)
    for bound, what in (("FILES", "files"), ("PROJECT", "bytes")):
        with monkeypatch.context() as patch:
            patch.setattr(f"generator.edges.git.{bound}", 3)
            assert cli.main(["review", "-C", str(desk), "main", "HEAD"]) == 2
        assert f"has more than 3 {what}, which is too many to read" in capsys.readouterr().err


def test_objects_that_another_clone_lends_are_read(
    laid: Laying, tmp_path: Path, told: Callable[[Planted], None]
) -> None:
    planted = laid(in_root)
    run(tmp_path, "clone", "--quiet", "--shared", str(planted.desk), "clone")
    run(tmp_path / "clone", "branch", "--quiet", "main", "origin/main")
    told(Planted(tmp_path / "clone", planted.marks))
