"""Run ``briefing redact``: take words out of everything that a project publishes."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from generator import report
from generator.build import check, plan_redaction
from generator.edges import disk, git
from generator.edges.answers import CLEAN, COULD_NOT_RUN, FINDINGS, refuse, refuse_errors, tell, watch
from generator.edges.commands import command, refuse_option
from generator.edges.forking import share
from generator.editions.redacting import Demand
from generator.editions.wanted import wanted_quote, wanted_source, wanted_words
from generator.model.english import counted
from generator.read.suggestions import nearest

if TYPE_CHECKING:
    from pathlib import Path

    from generator.editions.leftovers import Left
    from generator.editions.redacting import Redacted
    from generator.editions.wanted import Wanted
    from generator.model import Library, Tree
    from generator.model.library import Checked


@command("redact", '--quote pact#c1-e2 --because "A court ordered it."')
@click.option(
    "--words",
    metavar="WORDS",
    help="these words wherever they stand; - reads them from standard input",
)
@click.option(
    "--quote",
    metavar="ADDRESS",
    callback=refuse_option,
    help="a quote, by the address of its evidence, as in pact#c1-e2",
)
@click.option(
    "--source", metavar="ID", callback=refuse_option, help="everything that is from a source, and what its record says"
)
@click.option(
    "--because", metavar="REASON", required=True, callback=refuse_option, help="why, for readers, without telling what"
)
@click.option("--dry-run", is_flag=True, help="only print what would be written")
def redact(  # noqa: PLR0913 (the options of the command)
    *, folder: Path, words: str | None, quote: str | None, source: str | None, because: str, dry_run: bool
) -> int:
    """Take words out of every edition, draft and capture, all or none; bars and the reason stay."""
    if sum(given is not None for given in (words, quote, source)) != 1:
        message = "Name one thing to take out: --words, --quote or --source"
        raise click.UsageError(message)
    with disk.lock_folder(folder) as locked:
        if not locked:
            return refuse("another publication is running here; try again when it has ended")
        watch("checking the project")
        tree = git.read_folder(folder)
        checked = check(tree, share=share)
        if status := refuse_errors(checked, tree, folder):
            return status
        if checked.library is None:
            return COULD_NOT_RUN
        wanted = _find_wanted(checked, sys.stdin.read() if words == "-" else words, quote, source)
        if not (wanted.texts or wanted.whole or wanted.source):
            near = _find_near(checked.library, quote, source)
            return refuse(f"no edition and no draft has that{f'; did you mean {near}?' if near else ''}")
        watch("taking the words out, and checking the project without them")
        day = datetime.now(UTC).date().isoformat()
        demand = Demand(wanted=wanted, date=day, because=" ".join(because.split()))
        return _write(folder, tree, plan_redaction(tree, checked, demand, share), dry_run=dry_run)


def _find_wanted(checked: Checked, words: str | None, quote: str | None, source: str | None) -> Wanted:
    if words is not None:
        return wanted_words(words)
    return wanted_quote(checked, quote) if quote is not None else wanted_source(checked, source or "")


def _find_near(library: Library, quote: str | None, source: str | None) -> str | None:
    """Return the address of a quote or the id of a source that was probably meant by an unknown one."""
    libraries = (library, *(past.library for history in library.editions.values() for past in history))
    if quote is not None:
        known = dict.fromkeys(str(each.address) for one in libraries for each in one.quotations)
        return next((each for each in known if each.startswith(f"{quote}-")), None) or nearest(quote, known)
    return nearest(source or "", dict.fromkeys(name for one in libraries for name in one.sources))


def _write(folder: Path, tree: Tree, planned: Redacted, *, dry_run: bool) -> int:
    """Write what was planned, and name the places that still have the words; only addresses are printed."""
    for refusal in planned.refusals:
        tell(refusal)
    if planned.refusals:
        _tell_left(planned.left)
        return COULD_NOT_RUN
    if not dry_run:
        watch(f"writing {len(planned.files)} files")
        disk.replace_all(folder, tree, planned.files)
    for path in planned.files:
        lost = f": {counted(planned.counts[path], 'word')} taken out" if planned.counts[path] else ": new digest"
        sys.stdout.write(f"{report.escape_unseen(str(folder / (tree.outside or {}).get(path, path)))}{lost}\n")
    _tell_left(planned.left)
    return FINDINGS if any(planned.left) else CLEAN


def _tell_left(left: Left) -> None:
    """Name where the words still stand, and what an editor can do."""
    for place in left.by_hand:
        tell(f"{place} still has the words: change it by hand")
    for place in left.other:
        tell(f"{place} has the words in another form: if they must go, redact that form with --words too")
    for name, n in left.names.items():
        tell(f"{name}, an address, a handle or a kind, has the words in {counted(n, 'place')}, and stays")
    if left.names:
        tell("Addresses stay in editions; in drafts, give a source or an entity a new id and list the old one as `was`")
