"""Takes what an edition records of its quotes; gives it for each, and says whether words refused today still stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Library, Quotation, Tier, Verdict, by_any_id
from generator.quotes import stood

if TYPE_CHECKING:
    from generator.model import Past, Verdicts

UNCHECKED = Verdict(Tier.UNCHECKED)


def words_stand(quotation: Quotation, recorded: Verdict, now: Verdict, library: Library) -> bool:
    """Whether the words of a quote that no longer passes still stand: today's rules refuse it, and not its capture."""
    if now.tier is Tier.NOT_FOUND and now.spans:
        return True
    text = library.captures.get(quotation.capture.file, "")
    same = _digest(quotation, library) == quotation.capture.sha256
    return same and stood(quotation.text, text, recorded.spans)


def _digest(quotation: Quotation, library: Library) -> str:
    """Give the digest that the capture of a quote has today."""
    source = by_any_id(library.sources, quotation.source.id)
    held = (each for each in (source.captures if source else ()) if each.file == quotation.capture.file)
    return next((str(each.sha256) for each in held), "")


def recorded_verdicts(name: str, past: Past) -> Verdicts:
    """Give the verdicts that an edition records, and for every other quotation that nobody checked it."""
    recorded = past.edition.contents.verdicts
    return {
        each.id: recorded.get(each.id.partition("#")[2], UNCHECKED) if each.briefing == name else UNCHECKED
        for each in past.library.quotations
    }
