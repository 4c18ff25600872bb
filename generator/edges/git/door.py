"""Run Git on a repository so that only Git itself runs, whatever the repository or its files state.

Git gets a stand-in for the repository's own folder: a folder of ours with what names commits (``HEAD``, refs and
their logs) and a copy of the index. So Git finds no settings of the repository, and with them no filter, textconv,
external diff, hook, monitor, pager, alias, remote or included file. Attributes of the tree may name a filter, but no
filter has that name. The objects stay where they are.
Git LFS is a filter too: its files are compared as they are on the disk, and a file that was touched counts as changed.
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
    "GIT_CONFIG_NOSYSTEM": "1",  # no settings of the machine or of the user (below), because both may name programs
    "GIT_ATTR_NOSYSTEM": "1",  # no attributes of the machine
    "GIT_NO_REPLACE_OBJECTS": "1",  # a commit contains what its hash names
    "GIT_NO_LAZY_FETCH": "1",  # what a partial clone lacks is missing …
    "GIT_ALLOW_PROTOCOL": "",  # … and an older Git fetches nothing either
    "GIT_TERMINAL_PROMPT": "0",  # Git asks nobody for a password
    "GIT_OPTIONAL_LOCKS": "0",  # Git writes nothing
    "LC_ALL": "C",  # this program reads Git's messages
}
"""Git's environment variables, which replace all variables of the caller that begin with ``GIT_``."""
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
"""The only settings that are kept, with their allowed values: they describe how files are stored on this disk."""
FORMATS = {"extensions.objectformat": "sha1|sha256", "extensions.refstorage": "files|reftable"}
"""Settings without which the repository cannot be read at all."""
QUIET = {"core.safecrlf": "false"}
"""The setting without which Git warns of line ends that it would change if it wrote a file."""
IGNORED = "core.excludesfile"
"""The setting for the user's list of files to ignore, which only the user's settings may name."""
OWN, SHARED = ("*HEAD", "logs/HEAD", "sharedindex.*"), ("packed-refs", "shallow", "info/exclude")
"""The files that are copied into the stand-in: files of one worktree, and files that all worktrees share."""
LENT = ("refs", "logs/refs", "reftable")
"""The folders that the stand-in links to."""
PATIENCE = 300
"""The most seconds for a command: a tree of a few bytes can contain itself so often that Git never finishes."""
LISTING = 64 * 1024 * 1024
"""The most bytes of output that are read: a list of half a million files has this size."""
USERS = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM")
"""The variables with which the user selects the files of the user's settings."""
MARKS = re.compile(r"^(?:fatal|error|hint):\s?", re.MULTILINE)
"""What Git puts before its sentences; a warning keeps its mark."""


class UnreadableError(Exception):
    """An error: a repository or a commit cannot be read; the message explains why."""


def explain(errors: bytes) -> str:
    """Return all that Git says about an error or a warning, with the command that it advises, on one line."""
    lines = [line.rstrip() for line in MARKS.sub("", os.fsdecode(errors)).splitlines() if line.strip()]
    return " ".join(_end_sentence(line) for line in lines)


def refuse(desk: Path, errors: bytes) -> UnreadableError:
    """Return the error for a command that failed, in Git's own words."""
    return UnreadableError(f"Git cannot read {desk.absolute()}: {explain(errors) or 'no reason given'}")


def _end_sentence(line: str) -> str:
    """Return a line of Git's as a sentence; Git indents commands and lists."""
    if line[0].isspace():
        return f"`{line.strip()}`"
    return line if line[-1] in ".:;,!?" else f"{line}."


class Door(NamedTuple):
    """Runs Git on the repository that contains a desk, without the settings of that repository."""

    desk: Path
    holder: Repository
    stand_in: Path
    settings: tuple[str, ...]
    warnings: list[str]

    @property
    def prefix(self) -> str:
        """The beginning of the desk's paths in the repository."""
        return self.holder.prefix(self.desk)

    def run(
        self, *arguments: str, given: bytes = b"", into: IO[bytes] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a Git command that only reads, and return what it printed."""
        work_tree = {} if self.holder.bare else {"GIT_WORK_TREE": str(self.holder.top)}
        return _run(
            [*self.settings, *arguments],
            work_tree | {"GIT_OBJECT_DIRECTORY": str(self.holder.shared / "objects")},
            self.stand_in,
            self.stand_in if self.holder.bare else self.desk,
            given=given,
            into=into,
        )

    def read(self, *arguments: str, given: bytes = b"", into: IO[bytes] | None = None) -> bytes:
        """Run a Git command that only reads and must succeed, and return its output.

        Raises an UnreadableError with Git's own words if it fails. What Git warns of is kept in ``warnings``.
        """
        done = self.run(*arguments, given=given, into=into)
        if done.returncode:
            raise refuse(self.desk, done.stderr)
        if (warning := explain(done.stderr)) and warning not in self.warnings:
            self.warnings.append(warning)
        return done.stdout


@contextmanager
def opened(desk: Path) -> Iterator[Door]:
    """Open the repository that contains a desk; raise an UnreadableError if there is none.

    A repository inside another one that tracks the same files does not count, because Git never makes one.
    """
    if not desk.is_dir():
        message = f"{desk.absolute()} is not a folder"
        raise UnreadableError(message)
    _find_git()
    found = list(repositories(desk))
    if not found:
        message = f"{desk.absolute()} is not in a Git repository, so nothing can be compared"
        raise UnreadableError(message)
    with TemporaryDirectory(prefix="briefing-") as folder:
        chosen = _make_door(desk, found[0], Path(folder, "0"))
        for number, holder in enumerate(found[1:], start=1):
            with suppress(UnreadableError):  # a repository above that cannot be read changes nothing about this one
                above = _make_door(desk, holder, Path(folder, str(number)))
                chosen = above if _tracks(above, chosen.holder.top) else chosen
        yield chosen


def _tracks(door: Door, folder: Path) -> bool:
    """Return whether a repository tracks files below a folder, which is then not a submodule."""
    listed = door.run("ls-files", "--stage", "-z", "--", f":(top,literal){door.holder.prefix(folder)}")
    return any(entry and not entry.startswith(b"160000") for entry in listed.stdout.split(b"\0"))


def _make_door(desk: Path, holder: Repository, stand_in: Path) -> Door:
    stand_in.mkdir()
    for folder, patterns in ((holder.shared, SHARED), (holder.own, OWN)):
        for file in (file for pattern in patterns for file in folder.glob(pattern)):
            _copy(file, stand_in / file.relative_to(folder))
    for name in LENT:
        if (holder.shared / name).is_dir():
            _lend(holder.shared / name, stand_in / name)
    _copy(_find_index(holder), stand_in / "index")
    config = f"[core]\n\trepositoryformatversion = 1\n\tbare = {str(holder.bare).lower()}\n"
    (stand_in / "config").write_text(config, encoding="utf-8")
    own = holder.shared / "config"
    theirs = _read_settings(desk, stand_in, "--file", str(own), "--no-includes") if own.is_file() else {}
    formats = [
        f"\t{key.partition('.')[2]} = {value}\n" for key, value in theirs.items() if _is_allowed(FORMATS, key, value)
    ]
    (stand_in / "config").write_text("".join((config, "[extensions]\n", *formats)), encoding="utf-8")
    users = _read_settings(desk, stand_in, "--includes", users=True)
    kept = {key: value for key, value in (users | theirs).items() if _is_allowed(KEPT, key, value)}
    if IGNORED in users:
        kept[IGNORED] = users[IGNORED]
    kept |= QUIET
    return Door(desk, holder, stand_in, tuple(part for pair in kept.items() for part in _to_option(*pair)), [])


def _to_option(key: str, value: str) -> tuple[str, str]:
    return "-c", f"{key}={value}"


def _is_allowed(allowed: dict[str, str], key: str, value: str) -> bool:
    return key in allowed and re.fullmatch(allowed[key], value.lower()) is not None


def _read_settings(desk: Path, stand_in: Path, *which: str, users: bool = False) -> dict[str, str]:
    """Return the values of the user's Git settings, or of a settings file, by key.

    This run of Git only lists them.
    """
    done = _run(["config", *which, "--list", "-z"], {}, stand_in, stand_in, users=users)
    if done.returncode:
        raise refuse(desk, done.stderr)
    pairs = (os.fsdecode(entry).partition("\n") for entry in done.stdout.split(b"\0") if entry)
    return {key: value for key, _, value in pairs}


def _find_index(holder: Repository) -> Path:
    """Return the path of the index.

    A hook may name the index of a commit in progress, which counts if it is in this repository.
    """
    named = os.environ.get("GIT_INDEX_FILE")
    if named and (index := Path(named).resolve()).is_relative_to(holder.own.resolve()):
        return index
    return holder.own / "index"


def _copy(file: Path, target: Path) -> None:
    """Copy a file with its time, if the file exists.

    By its time Git knows whether the index is older than the files that it lists.
    """
    if file.is_file():
        target.parent.mkdir(exist_ok=True)
        shutil.copy2(file, target)


def _lend(folder: Path, target: Path) -> None:
    """Link to a folder from another place.

    The folder is copied if the system makes no links.
    """
    target.parent.mkdir(exist_ok=True)
    try:
        target.symlink_to(folder, target_is_directory=True)
    except OSError:
        shutil.copytree(folder, target)


def _run(  # noqa: PLR0913 (everything that differs between calls)
    arguments: list[str],
    variables: dict[str, str],
    stand_in: Path,
    folder: Path,
    *,
    users: bool = False,
    given: bytes = b"",
    into: IO[bytes] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    own = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    settings = {name: os.environ[name] for name in USERS if name in os.environ} if users else {}
    no_settings = {"GIT_CONFIG_GLOBAL": str(stand_in / "none")}
    pinned = {"GIT_DIR": str(stand_in), **variables}
    with TemporaryFile() as standard_input, TemporaryFile() as errors:
        standard_input.write(given)
        standard_input.seek(0)
        process = subprocess.Popen(  # noqa: S603 (the arguments are ours, and names of commits cannot be options)
            [_find_git(), *arguments],
            cwd=folder,
            env=own | (settings if users else ENVIRONMENT | no_settings) | pinned,
            stdin=standard_input,
            stdout=into or subprocess.PIPE,
            stderr=errors,
        )
        with process, _time_limit(process) as late:
            answer = process.stdout.read(LISTING) if process.stdout else b""
            if len(answer) == LISTING:
                process.kill()
            process.wait()
        if late or len(answer) == LISTING:
            bound = f"takes more than {PATIENCE} seconds" if late else f"lists more than {LISTING:,} bytes"
            why = "the repository may be very large, or a tree in it may contain itself"
            message = f"Git {bound} in {folder} and was stopped: {why}"
            raise UnreadableError(message)
        errors.seek(0)
        return subprocess.CompletedProcess(process.args, process.returncode, answer, errors.read(LISTING))


@contextmanager
def _time_limit(process: subprocess.Popen[bytes]) -> Iterator[list[bool]]:
    """End a process that takes too long; the list that this yields is then not empty."""
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


def _find_git() -> str:
    """Find Git in the folders of the path.

    Relative folders do not count, because they could be in the desk.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for folder in map(Path, os.environ.get("PATH", os.defpath).split(os.pathsep)):
        with suppress(OSError):
            if folder.is_absolute() and os.access(folder / name, os.X_OK) and (folder / name).is_file():
                return str(folder / name)
    message = "this needs Git, which is not installed or not on the PATH"
    raise UnreadableError(message)
