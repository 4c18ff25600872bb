"""List what a change takes out of published editions: where and why, but not what."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from generator.check.published import edition_place
from generator.editions.diff.kinds import TAKEN_OUT
from generator.model import edition_address
from generator.model.english import counted, listed
from generator.model.redactions import BAR, only_bars_differ, with_bars
from generator.review.items import build_item
from generator.review.memo import OwnKind
from generator.site.components import Link
from generator.site.differences import difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Past, Tree
    from generator.model.diagnostics import Diagnostic
    from generator.review.change import Comparison
    from generator.review.memo import Item


WORDS = re.compile(r"[^\W_]+")


def list_redactions(change: Comparison) -> Iterator[Item]:
    """List each edition that loses words, with the places and the reasons."""
    had = {str(past.edition.sha256): past for pasts in change.old.library.editions.values() for past in pasts}
    for name, pasts in change.new.library.editions.items():
        for past in pasts:
            before = had.get(str(past.edition.sha256))
            known = before.edition.redactions if before else ()
            if fresh := past.edition.redactions[len(known) :]:
                words = counted(sum(len(redaction.spans) for redaction in fresh), "word")
                rows = (
                    difference("taken out", "", f"{words}: {listed([str(redaction.at) for redaction in fresh])}"),
                    difference("because", "", listed(list(dict.fromkeys(str(gone.because) for gone in fresh)), ";")),
                )
                yield build_item(OwnKind.EDITION_REDACTED, TAKEN_OUT, _link(name, past), rows, change.new.title(name))


def _link(name: str, past: Past) -> Link:
    return Link(edition_place(name, past.edition).file, edition_address(name, past.edition.number))


def find_taken_words(old: Tree, new: Tree) -> frozenset[str]:
    """Return the words, in lowercase, that bars replace in any line of any file."""
    taken: set[str] = set()
    for path, data in old.files.items():
        now = new.files.get(path, b"")
        if BAR.encode() in now and data != now:
            lines = zip(*(each.decode("utf-8", "replace").split("\n") for each in (data, now)), strict=False)
            for before, after in lines:
                if before != after and only_bars_differ(before, after):
                    taken |= {
                        word.group().lower()
                        for word in WORDS.finditer(before)
                        if after[word.start() : word.end()] != word.group()
                    }
    return frozenset(taken)


def without_taken_words(item: Item, taken: frozenset[str]) -> Item:
    """Return an item whose side before the change does not repeat words that were taken out."""
    changes = (
        replace(view, rows=tuple(replace(row, before=_with_bars(row.before, taken)) for row in view.rows))
        for view in item.changes
    )
    return replace(item, before=_with_bars(item.before, taken), changes=tuple(changes)) if taken else item


def with_bars_in(finding: Diagnostic, taken: frozenset[str]) -> Diagnostic:
    """Return a finding that does not repeat words which were taken out."""
    return replace(finding, message=_with_bars(finding.message, taken))


T = TypeVar("T")


def _with_bars(value: T, taken: frozenset[str]) -> T:
    """Return a value with bars in place of these words in all its texts."""
    result: object = value
    if isinstance(value, str):
        spans = [word.span() for word in WORDS.finditer(value) if word.group().lower() in taken]
        result = with_bars(value, spans) if spans else value
    elif isinstance(value, tuple):
        parts = [_with_bars(part, taken) for part in value]
        result = type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return result  # type: ignore[return-value] # the type of the result is that of the value
