"""Takes the command line; gives what was asked for on stdout, the rest on stderr, and an exit code."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from datetime import UTC, datetime
from io import TextIOWrapper
from typing import TYPE_CHECKING

from generator import report
from generator.build import Checked, changed, check, plan, reviewed, since, site, stamp, strictly
from generator.edges import disk, engines, git, output
from generator.edges.options import parser
from generator.editions.publishing import Particulars, Refusal
from generator.model import SETTINGS, rules
from generator.model.diagnostics import Severity
from generator.read.suggestions import nearest

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TextIO

    from generator.edges.git.door import Door
    from generator.model import Tree
    from generator.model.diagnostics import Rule

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 is clean, 1 means findings, 2 that it could not run or was stopped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser(report.FORMATS, report.MEMOS).parse_args(arguments)
    # A run makes many records, keeps them all and ends: looking for cycles among them costs a third of its time.
    gc.disable()
    try:
        status = RUNS[options.command](options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _refuse("stopped")
    except BrokenPipeError:
        # The reader has left; what is still buffered must not fail a second time when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except (git.UnreadableError, disk.ChangedError) as error:
        return _refuse(str(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _refuse(f"{where}{error.strerror or error}")
    return status


def _check(options: Namespace) -> int:
    tree = disk.read(options.directory)
    checked = check(tree)
    if options.strict:
        checked = strictly(checked)
    if options.changed_since is not None:
        with git.opened(options.directory) as door:
            parted, _ = _apart(door, options.changed_since, "HEAD")
            (before,) = git.read(door, parted)
        checked = since(tree, checked, before)
    sys.stdout.write(report.FORMATS[options.format](checked, tree, _colours(sys.stdout)))
    return _status(checked, options.directory)


def _build(options: Namespace) -> int:
    tree = disk.read(options.directory)
    checked = check(tree)
    sys.stderr.write(report.text(checked, tree, colour=_colours(sys.stderr)))
    if status := _status(checked, options.directory):
        return status
    if missing := engines.missing(options.engine):
        return _refuse(missing)
    texts = site(checked, datetime.now(UTC).date().isoformat(), preview=options.drafts)
    done, log = output.build(options.directory, texts, stamp(checked), options.engine, as_files=options.as_files)
    if not done:
        sys.stderr.write(report.visible(log))
        return _refuse(f"{options.engine} did not build the site; site/ is as it was")
    sys.stdout.write(f"{report.visible(str(options.directory / output.SITE))}\n")
    return CLEAN


def _changes(options: Namespace) -> int:
    tree = disk.read(options.directory)
    checked = check(tree)
    if status := _stopped(checked, tree, options.directory):
        return status
    outcome = changed(checked, options.id, options.old, options.new)
    if isinstance(outcome, str):
        return _refuse(outcome)
    sys.stdout.write(report.changes(outcome))
    return CLEAN


def _review(options: Namespace) -> int:
    root = options.directory
    if options.fit is not None and options.format != "markdown":
        return _refuse("--fit is for --format markdown")
    with git.opened(root) as door:
        base, parted = _apart(door, options.base, options.head or "HEAD")
        head = git.commit(door, options.head) if options.head else None
        before, *after = git.read(door, base, *([head] if head else []))
        tree = after[0] if after else disk.read(root)
        if SETTINGS not in tree.files:
            return _refuse(f"{head or root.absolute()} holds no project")
        outside = git.others_changed(door, base, head)
    compared = f"Compared {head or 'the working tree'} with {base}{parted}."
    memo = reviewed(before, tree, compared, outside)
    sys.stdout.write(report.MEMOS[options.format](memo, options.fit))
    return FINDINGS if any(finding.rule.severity is Severity.ERROR for finding in memo.faults) else CLEAN


def _apart(door: Door, base: str, head: str) -> tuple[git.Commit, str]:
    """Give the commit to compare with, where the two lines of work part, and say so where this clone knows of none."""
    asked = git.commit(door, base)
    if parted := git.parting(door, asked, git.commit(door, head)):
        return parted, ""
    return asked, ", as it is: this clone knows of no common ancestor, so what the base gained since counts as a change"


def _publish(options: Namespace) -> int:
    with disk.alone(options.directory) as alone:
        return _published(options) if alone else _refuse("something else is being published here; try again")


def _published(options: Namespace) -> int:
    tree = disk.read(options.directory)
    checked = check(tree)
    if status := _stopped(checked, tree, options.directory):
        return status
    particulars = Particulars(
        date=datetime.now(UTC).date().isoformat(),
        note=options.note,
        kind=options.kind,
        conclusion_changed=options.conclusion_changed,
        expedited=options.expedite,
    )
    planned = plan(tree, checked, options.id, particulars)
    if isinstance(planned, Refusal):
        return _refuse(planned.sentence)
    since = changed(checked, options.id)
    sys.stdout.write(report.planned(planned.edition, None if isinstance(since, str) else since))
    sys.stdout.flush()
    disk.replace_all(options.directory, tree, planned.files)
    sys.stdout.writelines(f"{report.visible(str(options.directory / path))}\n" for path in planned.files)
    return CLEAN


def _stopped(checked: Checked, tree: Tree, folder: Path) -> int:
    """Print the findings where errors stand in the way; give the exit code, 0 where none do."""
    if status := _status(checked, folder):
        sys.stderr.write(report.text(checked, tree, colour=_colours(sys.stderr)))
        _refuse("the check fails, so nothing was done")
        return status
    return CLEAN


def _serve(options: Namespace) -> int:
    settings = options.directory / SETTINGS
    if not settings.is_file():
        return _refuse(f"{options.directory.absolute()} holds no project")
    try:
        quiet = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
        return subprocess.call(engines.mkdocs.serve(settings), env=quiet)  # noqa: S603 (the command is ours)
    except KeyboardInterrupt:  # which is how one ends a preview
        return CLEAN


def _explain(options: Namespace) -> int:
    if options.name is None:
        width = max(len(rule.name) for rule in rules.ALL)
        sys.stdout.writelines(f"{rule.name:{width}}  {rule.severity:7}  {rule.summary}\n" for rule in rules.ALL)
        return CLEAN
    named = rules.BY_NAME | {rule.code: rule for rule in rules.ALL}
    if rule := named.get(options.name):
        sys.stdout.write(_page(rule))
        return CLEAN
    near = nearest(options.name, named)
    meant = f"did you mean {near}?" if near else "`briefing explain` lists them all."
    return _refuse(f"there is no rule named {options.name}; {meant}")


def _page(rule: Rule) -> str:
    return f"{rule.name} ({rule.code}, {rule.severity})\n\n{rule.summary}\n\n{rule.page.strip()}\n"


def _status(checked: Checked, folder: Path) -> int:
    if checked.library is None:
        return _refuse(f"{folder.absolute()} {'holds no project' if folder.is_dir() else 'is no folder'}")
    return FINDINGS if checked.errors else CLEAN


def _colours(stream: TextIO) -> bool:
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _refuse(reason: str) -> int:
    sys.stderr.write(f"briefing: {report.visible(' '.join(reason.split()))}\n")
    return COULD_NOT_RUN


RUNS: dict[str, Callable[[Namespace], int]] = {
    "check": _check,
    "build": _build,
    "publish": _publish,
    "changes": _changes,
    "review": _review,
    "serve": _serve,
    "explain": _explain,
}
"""What each command runs."""
