"""Takes the command line; gives what was asked for on stdout, the rest on stderr, and an exit code."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__, disk, engines, git, output, report, rules
from generator.build import Checked, changed, check, reviewed, site, stamp, strictly
from generator.diagnostics import Severity
from generator.publish import Particulars, Refusal, plan
from generator.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from generator.diagnostics import Rule
    from generator.model import Tree
    from generator.review import Memo

SETTINGS = "mkdocs.yml"
CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2

FORMATS: dict[str, Callable[[Checked, Tree], str]] = {
    "text": lambda checked, tree: report.text(checked, tree, colour=_colours(sys.stdout)),
    "github": lambda checked, _: report.github(checked),
    "sarif": lambda checked, _: report.sarif(checked),
    "json": lambda checked, _: report.json(checked),
}
MEMOS: dict[str, Callable[[Memo, int | None], str]] = {
    "text": lambda memo, _: report.memo_text(memo),
    "markdown": report.markdown,
    "json": lambda memo, _: report.memo_json(memo),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 is clean, 1 means findings, 2 that it could not run or was stopped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    # A run makes many records, keeps them all and ends: looking for cycles among them costs a third of its time.
    gc.disable()
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _refuse("stopped")
    except BrokenPipeError:
        # The reader has left; what is still buffered must not fail a second time when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except git.UnreadableError as error:
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
    if options.changed_since:
        since, _ = _apart(options.directory, options.changed_since, "HEAD")
        (before,) = git.read(options.directory, since)
        checked = report.narrowed(checked, before, tree)
    sys.stdout.write(FORMATS[options.format](checked, tree))
    return _status(checked, options.directory)


def _build(options: Namespace) -> int:
    tree = disk.read(options.directory)
    checked = check(tree)
    sys.stderr.write(report.text(checked, tree, colour=_colours(sys.stderr)))
    if status := _status(checked, options.directory):
        return status
    if missing := engines.missing(options.engine):
        return _refuse(missing)
    texts = site(tree, checked, datetime.now(UTC).date().isoformat(), preview=options.drafts)
    done, log = output.build(options.directory, texts, stamp(checked), options.engine, as_files=options.as_files)
    if not done:
        sys.stderr.write(log)
        return _refuse(f"{options.engine} did not build the site; site/ is as it was")
    sys.stdout.write(f"{options.directory / output.SITE}\n")
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
    since, parted = _apart(root, options.base, options.head or "HEAD")
    head = git.commit(root, options.head) if options.head else None
    before, *after = git.read(root, since, *([head] if head else []))
    tree = after[0] if after else disk.read(root)
    if SETTINGS not in tree.files:
        return _refuse(f"{head or root.absolute()} holds no project")
    compared = f"Compared {head or 'the working tree'} with {since}{parted}."
    memo = reviewed(before, tree, compared, git.others_changed(root, since, head))
    sys.stdout.write(MEMOS[options.format](memo, options.fit))
    return FINDINGS if any(finding.rule.severity is Severity.ERROR for finding in memo.faults) else CLEAN


def _apart(root: Path, base: str, head: str) -> tuple[git.Commit, str]:
    """Give the commit to compare with, where the two lines of work part, and say so where this clone knows of none."""
    asked = git.commit(root, base)
    if since := git.parting(root, asked, git.commit(root, head)):
        return since, ""
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
    sys.stdout.write(report.planned(planned.edition, planned.since))
    sys.stdout.flush()
    disk.replace_all(options.directory, planned.files)
    sys.stdout.writelines(f"{options.directory / path}\n" for path in planned.files)
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
    sys.stderr.write(f"briefing: {reason}\n")
    return COULD_NOT_RUN


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        "briefing", description="Check every quotation against its captured source; build the site."
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    project = ArgumentParser(add_help=False)
    project.add_argument("-C", dest="directory", metavar="DIR", type=Path, default=Path(), help="the project's folder")

    def command(name: str, run: Callable[[Namespace], int], line: str) -> ArgumentParser:
        added = commands.add_parser(name, parents=[project], help=line, description=line)
        added.set_defaults(run=run)
        return added

    checking = command("check", _check, "Check every quote, claim and record.")
    checking.add_argument("--format", choices=FORMATS, default="text", help="how to print the outcome (default: text)")
    checking.add_argument("--strict", action="store_true", help="let warnings weigh as much as errors")
    checking.add_argument(
        "--changed-since", metavar="REV", help="print only what stands on lines changed since a commit; all is checked"
    )
    building = command("build", _build, "Check everything, then build the site into site/.")
    building.add_argument(
        "--engine", choices=engines.ENGINES, default="mkdocs", help="what builds it (default: mkdocs)"
    )
    building.add_argument(
        "--drafts",
        action="store_true",
        help="build what the preview shows: unpublished edits, each finding on its page",
    )
    building.add_argument(
        "--as-files", action="store_true", help="let links lead to files, so that site/ opens without a web server"
    )
    publishing = command("publish", _publish, "Freeze a briefing as its next edition, and say what changed with it.")
    publishing.add_argument("id", metavar="ID", help="the briefing, by the name of its folder")
    publishing.add_argument("--note", required=True, help="what changed and why, for readers")
    publishing.set_defaults(kind="major")
    kinds = publishing.add_mutually_exclusive_group()
    for kind, line in (
        ("major", "something of substance changed (this is the default)"),
        ("minor", "wording only: it moves no date and enters no feed"),
        ("correction", "something that was published was wrong"),
        ("retraction", "the briefing no longer stands"),
    ):
        kinds.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, help=line)
    publishing.add_argument("--conclusion-changed", action="store_true", help="say that the conclusion changed")
    publishing.add_argument("--expedite", metavar="REASON", help="why it cannot wait for its reviewers, for readers")
    changing = command("changes", _changes, "Print what changed between two editions, or since the newest.")
    changing.add_argument("id", metavar="ID", help="the briefing, by the name of its folder")
    changing.add_argument("old", metavar="OLD", nargs="?", type=int, help="an edition (default: the newest)")
    changing.add_argument(
        "new", metavar="NEW", nargs="?", type=int, help="another (default: what is not published yet)"
    )
    reviewing = command("review", _review, "Say what a change does to what readers see, riskiest first.")
    reviewing.add_argument("base", metavar="BASE", help="the commit or branch that the change is for")
    reviewing.add_argument("head", metavar="HEAD", nargs="?", help="the change (default: the working tree)")
    reviewing.add_argument("--format", choices=MEMOS, default="text", help="how to print the memo (default: text)")
    reviewing.add_argument(
        "--fit", metavar="BYTES", type=int, help="leave out the least risky where the Markdown would be longer"
    )
    command("serve", _serve, "Show the site, drafts included, and follow every change.")
    explaining = command("explain", _explain, "Print what a rule holds and why; without a name, list all rules.")
    explaining.add_argument("name", nargs="?", metavar="NAME", help="the rule's name, as a finding prints it")
    return parser
