"""Takes a library; gives a finding where our own words look quoted, attribute, or mix likelihood with confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model import Library, Prose
from generator.model.forms import LIKELIHOODS, Ours
from generator.model.walk import scalars
from generator.places import Text
from generator.rules import claiming, quoting

_OPENING = re.compile(r"[\"“”„‟«»‹›「」『』〝〞＂]|(?<!\w)['‘‚](?=\w[^'’]*\w['’](?!\w))|``")
_ATTRIBUTION = re.compile(
    r"\b(?:according to|reportedly|allegedly|as (?:stated|reported|claimed) by)\b"
    r"|\A(?:[\w'’.-]+\s+){1,5}?(?:says?|said|claims?|claimed|argues?|argued|reports?|reported|alleges?|alleged|writes?|wrote|asserts?|asserted)"
    r"(?:\s+that\b|:)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\w)[^.!?\n]*)*")
_LIKELIHOOD = re.compile(rf"\b(?:{'|'.join(sorted(LIKELIHOODS, key=len, reverse=True))})\b", re.IGNORECASE)
_CONFIDENCE = re.compile(r"\b(?:low|moderate|high)(?:\s+or\s+\w+)?\s+confidence\b", re.IGNORECASE)


def our_words(library: Library) -> Iterator[Text]:
    """Give every scalar that holds words of ours."""
    for record in (*library.sources.values(), *library.entities.values()):
        yield from (text for text, asked in scalars(record) if Ours() in asked)
    for briefing in library.briefings.values():
        for part in (briefing.head, briefing.claims, briefing.lists):
            yield from (text for text, asked in scalars(part) if Ours() in asked)


def our_words_hold_no_quotation_marks(library: Library) -> Iterator[Diagnostic]:
    """What is ours does not look quoted; a title in its own brackets is the source's."""
    for text in our_words(library):
        if found := _OPENING.search(text):
            message = f"A quotation mark stands in words of ours: {found.group()}."
            hint = "Say it without quotation marks; words of others belong into evidence."
            yield Diagnostic(claiming.WORDS_UNQUOTED, text.at(*found.span()), message, hint)


def statements_are_bare(library: Library) -> Iterator[Diagnostic]:
    """A statement does not say who reports it."""
    for claim in library.claims.values():
        if found := _ATTRIBUTION.search(claim.statement):
            message = f"The statement says who reports it: {found.group().strip()}."
            hint = "State the bare claim; name who speaks under speaker in the evidence."
            yield Diagnostic(claiming.STATEMENT_BARE, claim.statement.at(*found.span()), message, hint)


def nothing_looks_quoted_that_is_not(library: Library) -> Iterator[Diagnostic]:
    """Two or more words in quotation marks, and every block quote, are followed by a citation."""
    for prose in proses(library):
        for quoted in prose.quoted:
            if quoted.citation is None and (quoted.block or len(quoted.text.split()) > 1):
                what = "This block quote" if quoted.block else "These words in quotation marks"
                verb = "is" if quoted.block else "are"
                message = f"{what} {verb} not followed by a citation."
                hint = "Put [@source] or [#claim] directly behind, or take the marks out."
                yield Diagnostic(quoting.QUOTE_UNCITED, quoted.text.place, message, hint)


def likelihood_and_confidence_stay_apart(library: Library) -> Iterator[Diagnostic]:
    """No sentence holds both an ICD 203 likelihood and a level of confidence."""
    for text in (*our_words(library), *(prose.body for prose in proses(library))):
        for sentence in _SENTENCE.finditer(text) if "confidence" in text.lower() else ():
            confidence, likelihood = _CONFIDENCE.search(sentence.group()), _LIKELIHOOD.search(sentence.group())
            if confidence and likelihood:
                start = sentence.start() + confidence.start()
                message = f"One sentence holds {likelihood.group().lower()} and {confidence.group().lower()}."
                place = text.at(start, start + len(confidence.group()))
                yield Diagnostic(claiming.LIKELIHOOD_APART, place, message, "Write two sentences.")


def proses(library: Library) -> Iterator[Prose]:
    """Give every Markdown body of every briefing."""
    for briefing in library.briefings.values():
        yield briefing.narrative
        yield from briefing.articles.values()


RULES = (
    our_words_hold_no_quotation_marks,
    statements_are_bare,
    nothing_looks_quoted_that_is_not,
    likelihood_and_confidence_stay_apart,
)
