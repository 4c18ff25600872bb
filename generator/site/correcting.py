"""Build what readers are told of a correction: what was wrong, what is right, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model.addresses import Address
from generator.site.components import Link
from generator.site.dates import describe_withdrawal, format_date
from generator.site.words import message, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.editions.corrections import Corrected
    from generator.site.changes import Side


class CorrectionView(NamedTuple):
    """A correction: a link to what was wrong, and in sentences what was wrong and what is right."""

    link: Link
    wrong: str
    right: str

    def __str__(self) -> str:
        """Return everything in sentences, as feeds print it."""
        return f"{message('corrections.label', what=self.link.words)} {self.wrong} {self.right}"


def correction_views(corrected: Iterable[Corrected], side: Side, page: str) -> Iterator[CorrectionView]:
    """Return each correction as it is told; what is right, the claim or row says now.

    ``page`` is the address of the page that shows this state of the briefing.
    """
    for anchor, correction in corrected:
        address = Address(side.briefing.id, anchor)
        words, now = _describe(address, side)
        yield CorrectionView(
            Link(words, f"{page}#{anchor}"),
            sentence(message("corrections.wrong", wrong=correction.text)),
            sentence(message("corrections.right", date=format_date(correction.on), sentence=now)),
        )


def _describe(address: Address, side: Side) -> tuple[str, str]:
    """Return the name of a claim or a row, and how it reads: attributed, that it is withdrawn, or that it is gone."""
    index = side.index
    if claim := index.library.claims.get(address):
        return str(claim.id), describe_withdrawal(claim.withdrawn) or str(index.sentences[address])
    if address not in index.members:
        return address.anchor, message("corrections.gone")
    listed, member = index.members[address]
    name = message("corrections.row", row=index.member_name(member), list=listed.title)
    return name, describe_withdrawal(member.withdrawn or listed.withdrawn) or str(index.row_sentences[address])
