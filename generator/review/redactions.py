"""List what a change takes out of published editions: where and why, but not what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.published import edition_place
from generator.editions.diff.kinds import TAKEN_OUT
from generator.model import edition_address
from generator.model.english import counted, listed
from generator.review.items import build_item
from generator.review.memo import OwnKind
from generator.site.components import Link
from generator.site.differences import difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Past
    from generator.review.change import Comparison
    from generator.review.memo import Item


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
