"""Takes a published quote that the check refuses today; says whether its words still stand in their capture."""

from __future__ import annotations

from generator.model import Library, Quotation, Tier, Verdict, by_any_id
from generator.quotes import stood


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
