"""Run Git on a repository so that no program but Git itself runs, whatever the repository or its files say.

Git is given a stand-in for the repository's own folder: a folder of ours, in which there is what names commits
(``HEAD``, refs, their logs), a copy of the index, and nothing else. So Git finds no settings of the repository, and
with them no filter, textconv, external diff, hook, monitor, pager, alias, remote or included file; attributes of the
tree may name a filter, and none has that name. The objects stay where they are.
Git LFS is a filter too: its files are compared as they stand, and one that was touched is named as changed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple

from generator.edges.git.repository import Repository, repositories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",  # no settings of the machine, nor of the user (below): both may name programs
    "GIT_ATTR_NOSYSTEM": "1",  # no attributes of the machine
    "GIT_NO_REPLACE_OBJECTS": "1",  # a commit holds what its hash says
    "GIT_NO_LAZY_FETCH": "1",  # what a partial clone lacks is missing …
    "GIT_ALLOW_PROTOCOL": "",  # … and nothing is fetched by an older Git either
    "GIT_TERMINAL_PROMPT": "0",  # nobody is asked for a password
    "GIT_OPTIONAL_LOCKS": "0",  # nothing is written
    "LC_ALL": "C",  # what Git says is read by us
}
"""What Git's environment has; of the caller's it keeps nothing that begins with ``GIT_``."""
KEPT = {
    "core.autocrlf": "true|false|input",
    "core.checkstat": "default|minimal",
    "core.eol": "lf|crlf|native",
    "core.filemode": "true|false",
    "core.ignorecase": "true|false",
    "core.precomposeunicode": "true|false",
    "core.symlinks": "true|false",
    "core.trustctime": "true|false",
}
"""Settings that say how files lie on this disk: the only ones that are kept, each with the values that it may have."""
FORMATS = {"extensions.objectformat": "sha1|sha256", "extensions.refstorage": "files|reftable"}
"""Settings without which the repository cannot be read at all."""
IGNORED = "core.excludesfile"
"""The user's own list of files to ignore, which the user's settings alone may name."""
OWN, SHARED = ("*HEAD", "logs/HEAD", "sharedindex.*"), ("packed-refs", "shallow", "info/exclude")
"""The files of which the stand-in has copies: those of a worktree's own, and those that all worktrees share."""
LENT = ("refs", "logs/refs", "reftable")
"""The folders that stand in the stand-in as they are."""
PATIENCE = 300
"""Seconds for a command: a tree of a few bytes can hold itself so often that Git never comes to its end."""
LISTING = 64 * 1024 * 1024
"""Bytes of a list of files that are read: half a million files have so many."""
USERS = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM")
"""Where the user says which settings are the user's."""


class UnreadableError(Exception):
    """Why a repository or a commit cannot be read, in a sentence."""


class Door(NamedTuple):
    """Git, pinned to the repository that holds a desk."""

    desk: Path
    holder: Repository
    stand_in: Path
    settings: tuple[str, ...]

    @property
    def prefix(self) -> str:
        """What the paths of the desk begin with in the repository."""
        return self.holder.prefix(self.desk)

    def started(
        self, *arguments: str, given: bytes = b"", into: IO[bytes] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command of Git's that reads."""
        where = {} if self.holder.bare else {"GIT_WORK_TREE": str(self.holder.top)}
        return _run(
            [*self.settings, *arguments],
            where | {"GIT_OBJECT_DIRECTORY": str(self.holder.shared / "objects")},
            self.stand_in,
            self.stand_in if self.holder.bare else self.desk,
            given=given,
            into=into,
        )


@contextmanager
def opened(desk: Path) -> Iterator[Door]:
    """Open the repository that holds a desk; raise UnreadableError where there is none.

    A repository within another that holds the same files is no repository: Git never makes such a thing.
    """
    if not desk.is_dir():
        message = f"{desk.absolute()} is no folder"
        raise UnreadableError(message)
    _program()
    found = list(repositories(desk))
    if not found:
        message = f"{desk.absolute()} is not in a Git repository, so nothing can be compared"
        raise UnreadableError(message)
    with TemporaryDirectory(prefix="briefing-") as folder:
        doors = [_door(desk, holder, Path(folder, str(number))) for number, holder in enumerate(found)]
        chosen = doors[0]
        for above in doors[1:]:
            if _tracks(above, chosen.holder.top):
                chosen = above
        yield chosen


def _tracks(door: Door, folder: Path) -> bool:
    """Say whether a repository holds files below a folder, which is then no submodule."""
    listed = door.started("ls-files", "--stage", "-z", "--", f":(top,literal){door.holder.prefix(folder)}")
    return any(entry and not entry.startswith(b"160000") for entry in listed.stdout.split(b"\0"))


def _door(desk: Path, holder: Repository, stand_in: Path) -> Door:
    stand_in.mkdir()
    for folder, patterns in ((holder.shared, SHARED), (holder.own, OWN)):
        for file in (file for pattern in patterns for file in folder.glob(pattern)):
            _copied(file, stand_in / file.relative_to(folder))
    for name in LENT:
        if (holder.shared / name).is_dir():
            _lent(holder.shared / name, stand_in / name)
    _copied(_index(holder), stand_in / "index")
    config = f"[core]\n\trepositoryformatversion = 1\n\tbare = {str(holder.bare).lower()}\n"
    (stand_in / "config").write_text(config, encoding="utf-8")
    theirs = _said(stand_in, "--file", str(holder.shared / "config"), "--no-includes")
    formats = [f"\t{key.partition('.')[2]} = {value}\n" for key, value in theirs.items() if _fits(FORMATS, key, value)]
    (stand_in / "config").write_text("".join((config, "[extensions]\n", *formats)), encoding="utf-8")
    users = _said(stand_in, "--includes", users=True)
    kept = {key: value for key, value in (users | theirs).items() if _fits(KEPT, key, value)}
    if IGNORED in users:
        kept[IGNORED] = users[IGNORED]
    return Door(desk, holder, stand_in, tuple(part for each in kept.items() for part in _option(*each)))


def _option(key: str, value: str) -> tuple[str, str]:
    return "-c", f"{key}={value}"


def _fits(allowed: dict[str, str], key: str, value: str) -> bool:
    return key in allowed and re.fullmatch(allowed[key], value.lower()) is not None


def _said(stand_in: Path, *which: str, users: bool = False) -> dict[str, str]:
    """Return settings of the user's, or of a file, as text: Git only reads them here."""
    listed = _run(["config", *which, "--list", "-z"], {}, stand_in, stand_in, users=users).stdout
    pairs = (os.fsdecode(entry).partition("\n") for entry in listed.split(b"\0") if entry)
    return {key: value for key, _, value in pairs}


def _index(holder: Repository) -> Path:
    """Return the index: that of a commit which is being made, where a hook names one of this repository."""
    named = os.environ.get("GIT_INDEX_FILE")
    if named and (index := Path(named).resolve()).is_relative_to(holder.own.resolve()):
        return index
    return holder.own / "index"


def _copied(file: Path, target: Path) -> None:
    """Copy a file with its time, by which Git tells whether the index is older than what it lists."""
    if file.is_file():
        target.parent.mkdir(exist_ok=True)
        shutil.copy2(file, target)


def _lent(folder: Path, target: Path) -> None:
    """Let a folder stand at another place too; where the system makes no links, a copy of it."""
    target.parent.mkdir(exist_ok=True)
    try:
        target.symlink_to(folder, target_is_directory=True)
    except OSError:
        shutil.copytree(folder, target)


def _run(  # noqa: PLR0913 (all that differs from call to call)
    arguments: list[str],
    where: dict[str, str],
    stand_in: Path,
    folder: Path,
    *,
    users: bool = False,
    given: bytes = b"",
    into: IO[bytes] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    own = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    settings = {name: os.environ[name] for name in USERS if name in os.environ} if users else {}
    nothing = {"GIT_CONFIG_GLOBAL": str(stand_in / "none")}
    pinned = {"GIT_DIR": str(stand_in), **where}
    with TemporaryFile() as asked, TemporaryFile() as said:
        asked.write(given)
        asked.seek(0)
        process = subprocess.Popen(  # noqa: S603 (the arguments are ours, and names of commits cannot be options)
            [_program(), *arguments],
            cwd=folder,
            env=own | (settings if users else ENVIRONMENT | nothing) | pinned,
            stdin=asked,
            stdout=into or subprocess.PIPE,
            stderr=said,
        )
        with process, _watched(process) as late:
            answer = process.stdout.read(LISTING) if process.stdout else b""
            if len(answer) == LISTING:
                process.kill()
            process.wait()
        if late or len(answer) == LISTING:
            bound = f"takes more than {PATIENCE} seconds" if late else f"lists more than {LISTING:,} bytes"
            message = f"Git {bound} in {folder} and was stopped; a tree may hold itself again and again"
            raise UnreadableError(message)
        said.seek(0)
        return subprocess.CompletedProcess(process.args, process.returncode, answer, said.read(LISTING))


@contextmanager
def _watched(process: subprocess.Popen[bytes]) -> Iterator[list[bool]]:
    """End a process that takes too long; what is given holds something then."""
    late: list[bool] = []

    def end() -> None:
        late.append(True)
        process.kill()

    timer = Timer(PATIENCE, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _program() -> str:
    """Find Git on the path, but never in a folder that the path names by where one happens to be, such as the desk."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in map(Path, os.environ.get("PATH", os.defpath).split(os.pathsep)):
        with suppress(OSError):
            if folder.is_absolute() and os.access(folder / name, os.X_OK) and (folder / name).is_file():
                return str(folder / name)
    message = "this needs Git, which is not installed"
    raise UnreadableError(message)
