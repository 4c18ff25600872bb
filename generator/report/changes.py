"""Write changes, as readers see them, for a terminal, and mark the words that were deleted and added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.wording import mark_added, mark_deleted
from generator.model.english import counted
from generator.report.text import escape_unseen
from generator.site.dates import format_date
from generator.site.history import describe_review
from generator.site.labels import EDITION_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.editions.publishing import Plans
    from generator.model import Edition
    from generator.site.changes import ChangeView
    from generator.site.differences import Marked
    from generator.site.history import Compared


def changes(since: Compared) -> str:
    """Return a line for each change, with the words before and after.

    The last line states how many claims the changes touch.
    """
    lines = [line for view in since.changes for line in _write_lines(view)]
    return "".join(f"{escape_unseen(line)}\n" for line in (*lines, since.share if lines else NOTHING))


def describe_plan(edition: Edition, since: Compared | None) -> str:
    """Describe an edition to publish, and what changed since the one before.

    Of a first edition it states the numbers of claims, lists and quotes.
    """
    contents = edition.contents
    kind = EDITION_KINDS[edition.kind].label
    head = f"Edition {edition.number} of {edition.briefing}, a {kind} of {format_date(edition.date)}: {edition.note}\n"
    head = f"{escape_unseen(head.strip())}\n{escape_unseen(describe_review(edition))}\n"
    if since:
        return head + changes(since)
    counts = ((len(contents.claims), "claim"), (len(contents.lists), "list"), (len(contents.verdicts), "quote"))
    return f"{head}{', '.join(counted(*pair) for pair in counts)}.\n"


def list_run(run: Plans) -> str:
    """Return a line for each edition of a run, and how many briefings were left as they are."""
    lines = []
    for planned in run.plans:
        contents = planned.edition.contents
        counts = (
            [(len(planned.seen), "change")]
            if planned.edition.previous
            else [(len(contents.claims), "claim"), (len(contents.lists), "list"), (len(contents.verdicts), "quote")]
        )
        told = ", ".join(counted(*pair) for pair in counts)
        lines.append(f"Edition {planned.edition.number} of {planned.edition.briefing}: {told}.")
    total = f"{counted(len(run.plans), 'edition')} published"
    held = f"; {counted(run.embargoed, 'briefing')} under embargo left out" if run.embargoed else ""
    left = f"; {counted(run.unchanged, 'briefing')} without changes" if run.unchanged else ""
    return "".join(f"{escape_unseen(line)}\n" for line in (*lines, f"{total}{left}{held}."))


NOTHING = "Nothing that a reader sees has changed."


def _write_lines(view: ChangeView) -> Iterator[str]:
    where = f"{view.link.words}  {view.link.address}" if view.link.words not in view.link.address else view.link.address
    yield f"{view.kind}: {where}"
    if view.sentence:
        yield f"    {view.sentence}"
    if view.reason:
        yield f"    {view.reason}"
    for row in view.rows:
        name = f"{row.name}: " if row.name else ""
        if row.before:
            yield f"  - {name}{_write_marked(row.before, mark_deleted)}"
        if row.after:
            yield f"  + {name}{_write_marked(row.after, mark_added)}"


def _write_marked(pieces: Marked, mark: Callable[[str], str]) -> str:
    return "".join(mark(words) if only else words for words, only in pieces)
