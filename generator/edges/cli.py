"""Run the ``briefing`` command: print results on stdout, everything else on stderr, and return an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from io import TextIOWrapper
from secrets import token_hex
from typing import TYPE_CHECKING

import click

from generator import report
from generator.build import check, compare_editions, plan_run, raise_warnings, reviewed, since, site, stamp
from generator.edges import disk, engines, git, output, preview
from generator.edges.answers import (
    CLEAN,
    COULD_NOT_RUN,
    FINDINGS,
    exit_code,
    refuse,
    refuse_errors,
    refuse_without_settings,
    tell,
    use_colours,
    watch,
)
from generator.edges.commands import briefing, command, refuse_option
from generator.edges.forking import share
from generator.edges.redact import redact
from generator.editions.publishing import Particulars
from generator.model import SETTINGS, rules
from generator.read.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from generator.edges.git.door import Door
    from generator.model.diagnostics import Rule

LEAST = 20_000
"""The least limit for a memo, in bytes: the verdict and the questions may not fit into less."""

KINDS = {
    "major": "something of substance changed (this is the default)",
    "minor": "only the wording changed: no date and no feed changes",
    "correction": "something that was published was wrong",
    "retraction": "the briefing no longer stands",
}
FOR_NAMED = ("correction", "retraction")
"""The kinds that state what was wrong with a briefing, so an editor must name each briefing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    It is 0 if there are no findings, 1 if there are, and 2 if the command could not run or was stopped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # A run makes many records, keeps them all and ends: to look for cycles among them takes a third of its time.
    gc.disable()
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return refuse("stopped")
    except BrokenPipeError:
        # The reader has closed the pipe; the output in the buffer must not fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except (git.UnreadableError, disk.ChangedError) as error:
        return refuse(str(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return refuse(f"{where}{error.strerror or error}")
    return status


def _run(arguments: list[str]) -> int:
    try:
        with briefing.make_context("briefing", arguments) as context:
            status: int = briefing.invoke(context)
    except click.exceptions.Exit as error:  # after --help or --version
        return error.exit_code
    except click.UsageError as error:
        # An argument may be the name of a branch: print nothing that a terminal or a runner would act on.
        click.UsageError(report.escape_unseen(" ".join(error.format_message().split())), error.ctx).show()
        return COULD_NOT_RUN
    return status


@command("check", "--changed-since main")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(report.FORMATS)),
    default="text",
    help="the format of the output (default: text)",
)
@click.option("--strict", is_flag=True, help="count warnings as errors")
@click.option(
    "--changed-since",
    metavar="REV",
    callback=refuse_option,
    help="check everything, but print only findings that are new since a commit or on lines changed since it",
)
def _check(*, folder: Path, form: str, strict: bool, changed_since: str | None) -> int:
    """Check every quote, claim and record."""
    with nullcontext() if changed_since is None else _repository(folder) as door:
        tree = git.read_folder(folder, door)
        checked = check(tree, _today(), share)
        if strict:
            checked = raise_warnings(checked)
        if door and changed_since:
            parting = git.find_base(door, changed_since, "HEAD")
            before, present = git.read(door, parting.commit, parting.tip)
            checked = since(tree, checked, before, present)
    if form in report.FOR_HOSTS:
        checked = checked.below(git.find_prefix(folder))
    sys.stdout.write(report.FORMATS[form](checked, tree, use_colours(sys.stdout)))
    return exit_code(checked, folder)


@command("build", "--drafts")
@click.option(
    "--engine",
    type=click.Choice(tuple(engines.ENGINES)),
    default="mkdocs",
    help="the program that builds the site (default: mkdocs)",
)
@click.option("--drafts", is_flag=True, help="build the preview: with unpublished edits, and each finding on its page")
@click.option("--as-files", is_flag=True, help="make links lead to files, so that site/ opens without a web server")
@click.option("--stock", is_flag=True, help="let the engine build every page itself; the pages are the same")
def _build(*, folder: Path, engine: str, drafts: bool, as_files: bool, stock: bool) -> int:
    """Check everything, then build the site into site/."""
    tree = git.read_folder(folder)
    checked = check(tree, _today(), share)
    sys.stderr.write(report.text(checked, tree, colour=use_colours(sys.stderr)))
    if status := exit_code(checked, folder):
        return status
    if missing := engines.missing(engine):
        return refuse(missing)
    if checked.library and not drafts and (held := report.describe_embargoes(checked.library, _today())):
        tell(held)
    made = site(checked, _today(), preview=drafts, as_files=as_files)
    done, log = output.build(folder, made, stamp(checked, _today()), engine, stock=stock)
    sys.stderr.write(report.escape_unseen(log))
    if not done:
        return refuse(f"{engine} did not build the site; site/ is as it was")
    sys.stdout.write(f"{report.escape_unseen(str(folder / output.SITE))}\n")
    return CLEAN


@command("changes", "china-and-nato 1 2")
@click.argument("name", metavar="ID", help="the briefing, by the name of its folder")
@click.argument("old", required=False, type=int, help="an edition (default: the newest)")
@click.argument("new", required=False, type=int, help="another edition (default: what is not published yet)")
def _changes(*, folder: Path, name: str, old: int | None, new: int | None) -> int:
    """Print what changed between two editions, or since the newest."""
    tree = git.read_folder(folder)
    checked = check(tree, _today(), share)
    if status := refuse_errors(checked, tree, folder):
        return status
    outcome = compare_editions(checked, name, old, new, today=_today())
    if isinstance(outcome, str):
        return refuse(outcome)
    sys.stdout.write(report.changes(outcome))
    return CLEAN


def _refuse_small(_context: click.Context, _parameter: click.Parameter, given: int | None) -> int | None:
    """Refuse a limit that is too small for a memo."""
    if given is not None and given < LEAST:
        message = f"a memo needs at least {LEAST} bytes"
        raise click.BadParameter(message)
    return given


@command("review", "main my-branch --format markdown")
@click.argument("base", help="the commit or branch that the change is for")
@click.argument("head", required=False, help="the change (default: the working tree)")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(report.MEMOS)),
    default="text",
    help="the format of the memo (default: text)",
)
@click.option(
    "--fit",
    metavar="BYTES",
    type=int,
    callback=_refuse_small,
    help="leave out the least risky items if the Markdown would be longer",
)
def _review(*, folder: Path, base: str, head: str | None, form: str, fit: int | None) -> int:
    """Report what a change does to what readers see, riskiest first."""
    if fit is not None and form != "markdown":
        return refuse("--fit works only with --format markdown")
    with _repository(folder) as door:
        parting = git.find_base(door, base, head or "HEAD")
        target = parting.head if head else None
        before, present, *after = git.read(door, parting.commit, parting.tip, *([target] if target else []))
        tree = after[0] if after else git.read_folder(folder, door)
        if SETTINGS not in tree.files:
            return refuse_without_settings(target or folder.absolute(), tree)
        outside = git.others_changed(door, parting.commit, target)
        if parting.tip != parting.commit:
            still = git.others_changed(door, parting.tip, target)
            outside = tuple(path for path in outside if path in still)
    compared = f"Compared {target or 'the working tree'} with {parting.commit}{parting.remark}"
    memo = reviewed(before, tree, compared, outside, present, _today())
    sys.stdout.write(report.MEMOS[form](memo, fit))
    return FINDINGS if memo.errors else CLEAN


@contextmanager
def _repository(folder: Path) -> Iterator[Door]:
    """Open the repository that contains a folder, and print what Git warns of."""
    with git.opened(folder) as door:
        try:
            yield door
        finally:
            for warning in door.warnings:
                tell(f"Git says: {warning}")


def _add_kinds(publish: Callable[..., int]) -> Callable[..., int]:
    """Add an option for each kind of edition."""
    for kind, meaning in reversed(KINDS.items()):
        publish = click.option(f"--{kind}", is_flag=True, help=meaning)(publish)
    return publish


@command("publish", 'china-and-nato --note "The first edition."')
@click.argument("names", metavar="ID...", nargs=-1, help="briefings, by the names of their folders")
@click.option("--all", "every", is_flag=True, help="instead of IDs: every briefing with unpublished changes")
@click.option("--note", metavar="NOTE", required=True, callback=refuse_option, help="what changed and why, for readers")
@_add_kinds
@click.option("--conclusion-changed", is_flag=True, help="tell readers that the conclusion changed")
@click.option(
    "--expedite", metavar="REASON", callback=refuse_option, help="why it cannot wait for its reviewers, for readers"
)
def _publish(  # noqa: PLR0913 (the options of the command)
    *,
    folder: Path,
    names: tuple[str, ...],
    every: bool,
    note: str,
    conclusion_changed: bool,
    expedite: str | None,
    **kinds: bool,
) -> int:
    """Publish briefings as their next editions, all or none, and print what changed."""
    kind, *others = [kind for kind, given in kinds.items() if given] or ["major"]
    if others:
        message = f"--{others[0]} is not allowed with --{kind}"
        raise click.UsageError(message)
    if every == bool(names):
        message = "--all is not allowed with an ID" if every else "Missing argument 'ID...', or --all"
        raise click.UsageError(message)
    if every and (stated := "conclusion-changed" if conclusion_changed else kind if kind in FOR_NAMED else ""):
        message = f"--{stated} is not allowed with --all; name the briefings for which it is true"
        raise click.UsageError(message)
    with disk.lock_folder(folder) as locked:
        if not locked:
            return refuse("another publication is running here; try again when it has ended")
        particulars = Particulars(
            date=_today(),
            note=note,
            kind=kind,
            conclusion_changed=conclusion_changed,
            expedited=expedite,
            salt=token_hex(16),
        )
        return _publish_editions(folder, None if every else names, particulars)


def _publish_editions(folder: Path, names: tuple[str, ...] | None, particulars: Particulars) -> int:
    """Publish the named briefings, or all that have changed if ``names`` is None."""
    watch("checking the project")
    tree = git.read_folder(folder)
    checked = check(tree, _today(), share)
    if status := refuse_errors(checked, tree, folder):
        return status
    watch("freezing the editions, and checking the project with them")
    run = plan_run(tree, checked, names, particulars, share)
    alone = names is not None and len(names) == 1
    if run.refusals:
        for refusal in run.refusals:
            tell(refusal.sentence if alone or not refusal.briefing else f"{refusal.briefing}: {refusal.sentence}")
        return COULD_NOT_RUN
    if alone:
        since = compare_editions(checked, run.plans[0].edition.briefing, today=particulars.date)
        sys.stdout.write(report.describe_plan(run.plans[0].edition, None if isinstance(since, str) else since))
        sys.stdout.flush()
    watch(f"writing {len(run.files)} files")
    disk.replace_all(folder, tree, run.files)
    if alone:
        sys.stdout.writelines(f"{report.escape_unseen(str(folder / path))}\n" for path in run.files)
    else:
        sys.stdout.write(report.list_run(run))
    return CLEAN


briefing.add_command(redact)


@command("serve", "--address 127.0.0.1:8080")
@click.option(
    "--address",
    metavar="HOST:PORT",
    callback=refuse_option,
    help="where to serve (default: dev_addr of mkdocs.yml, or else 127.0.0.1:8000)",
)
def _serve(*, folder: Path, address: str | None) -> int:
    """Serve the site with its drafts, and build it again after every change."""
    if not (folder / SETTINGS).is_file():
        return refuse_without_settings(folder.absolute(), git.read_folder(folder))
    if missing := engines.missing("mkdocs"):
        return refuse(missing)
    try:
        return COULD_NOT_RUN if preview.serve(folder.absolute(), address) else CLEAN
    except preview.AddressError as error:
        return refuse(str(error))
    except KeyboardInterrupt:  # the usual way to end a preview
        return CLEAN


@command("explain", "quote-not-found")
@click.argument("name", required=False, help="the rule's name, as a finding prints it")
def _explain(*, folder: Path, name: str | None) -> int:  # noqa: ARG001 (every command has a folder)
    """Print what a rule demands and why; without a name, list all rules."""
    if name is None:
        width = max(len(rule.name) for rule in rules.ALL)
        sys.stdout.writelines(f"{rule.name:{width}}  {rule.severity:7}  {rule.summary}\n" for rule in rules.ALL)
        return CLEAN
    known = rules.BY_NAME | {rule.code: rule for rule in rules.ALL}
    if rule := known.get(name):
        sys.stdout.write(_write_rule(rule))
        return CLEAN
    near = nearest(name, known)
    advice = f"did you mean {near}?" if near else "`briefing explain` lists them all."
    return refuse(f"there is no rule named {name}; {advice}")


def _write_rule(rule: Rule) -> str:
    return f"{rule.name} ({rule.code}, {rule.severity})\n\n{rule.summary}\n\n{rule.page.strip()}\n"


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
