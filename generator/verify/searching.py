"""Takes the captures of a run; gives what looking for a quotation in its capture finds, while the run may search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.model import Quotation, Span, Tier, Verdict
from generator.quotes import MOST_EFFORT, NEAREST_SHOWN, CaptureText, Result, check
from generator.rules import quoting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNSEARCHED = Verdict(Tier.UNCHECKED)
"""The verdict on a quotation that was not looked for although its capture is at hand; it is known by its identity."""


class Captures:
    """The captures of a run, each folded once; the same words are looked for in the same way only once.

    Editions repeat most of their quotes, so that most of a long history is known after its first edition.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Prepare the captures, by file."""
        self.by_file = {file: CaptureText(text) for file, text in texts.items()}
        self.known: dict[tuple[str | tuple[Span, ...] | None, ...], Result] = {}
        self.failed = self.effort = 0
        self.most = MOST_EFFORT
        self.exhausted: Quotation | None = None
        """The first quotation that was not looked for, because those before it took all the searching of a run."""

    def check(
        self, quotation: Quotation, within: tuple[Span, ...] = (), place: Quotation | None = None
    ) -> Result | None:
        """Look for a quotation in its capture, which must be here, or ``within`` stretches of that of another.

        None is what comes of it once a run has searched as much as it does.
        """
        evidence = quotation.evidence if place is None else None
        prefix, suffix = (evidence.prefix, evidence.suffix) if evidence else (None, None)
        there = place or quotation
        key = (there.capture.file, quotation.text, language_of(there), prefix, suffix, within)
        if key not in self.known:
            if self.effort > self.most:
                self.exhausted = self.exhausted or quotation
                return None
            capture = self.by_file[there.capture.file]
            before = capture.effort
            self.known[key] = check(
                quotation.text,
                capture,
                language=language_of(there),
                prefix=prefix,
                suffix=suffix,
                inside=within,
                suggest=self.failed < NEAREST_SHOWN,
            )
            self.failed += not self.known[key].found.passes
            self.effort += capture.effort - before
        return self.known[key]


def language_of(quotation: Quotation) -> str:
    """Give the language tag of the words of a quotation; empty where none is stated."""
    return (quotation.evidence and quotation.evidence.language) or quotation.source.language or ""


def all_were_searched(captures: Captures) -> Iterator[Diagnostic]:
    """No quote is left out for want of time."""
    if captures.exhausted:
        message = "From this quote on, quotes are not looked for: those before it took all the searching of a run."
        hint = "Quote whole sentences, or split the captures."
        yield Diagnostic(quoting.QUOTE_SEARCH_LONG, captures.exhausted.text.place, message, hint)
