"""Report our own words that look quoted, contain links, name reporters, imitate the check, or mix two scales."""

from __future__ import annotations

import re
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import normalize

from generator.model.diagnostics import Diagnostic
from generator.model.forms import LIKELIHOODS
from generator.model.requirements import Ours, Theirs
from generator.model.rules import claiming, quoting
from generator.model.schema import scalars
from generator.read.characters import UNSEEN
from generator.read.markdown.links import TYPED
from generator.read.markdown.prose import read
from generator.read.markdown.quotation_marks import find_quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Library, Prose, Quoted
    from generator.model.places import Text


_OURS, _THEIRS = Ours(), Theirs()
_DOUBLE_MARK = re.compile(r"[\"“”„‟«»‹›「」『』〝〞＂]|``")
_CHECK_MARK = re.compile(r"[✓✔☑✅🗸🗹⍻🮱ꪜ]|√(?![\w(])|\bmatch(?:es)?\s+(?:its|their)\s+captures?\b", re.IGNORECASE)
"""The mark of a checked quote, marks that look like it, and the words that stand beside it on the site."""
_PARAGRAPH = re.compile(r"(?<=\n)(?=[ \t]*\r?\n)")
_ATTRIBUTION = re.compile(
    r"\b(?:according to|as (?:stated|reported|claimed) by)\b"
    r"|\A(?:[\w'’.-]+\s+){1,5}?(?:says?|said|claims?|claimed|argues?|argued|reports?|reported|alleges?|alleged|writes?|wrote|asserts?|asserted)"
    r"(?:\s+that\b|:)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\w)|\n(?!\s*(?:\n|[-*+#>|]|\d+[.)]\s)))+")
"""A sentence reaches to its mark, the end of its paragraph, or the end of its list item."""
_LIKELIHOOD = re.compile(rf"\b(?:{'|'.join(sorted(LIKELIHOODS, key=len, reverse=True))})\b", re.IGNORECASE)
_CONFIDENCE = re.compile(r"\b(?:low|moderate|high)(?:\s+or\s+\w+)?\s+confidence\b", re.IGNORECASE)


def find_our_words(library: Library) -> Iterator[Text]:
    """Return every scalar that contains our own words."""
    for record in (*library.sources.values(), *library.entities.values()):
        yield from (text for text, asked in scalars(record) if _OURS in asked)
    for briefing in library.briefings.values():
        for part in (briefing.head, briefing.claims, briefing.lists):
            yield from (text for text, asked in scalars(part) if _OURS in asked)


def only_the_check_sets_its_mark(library: Library) -> Iterator[Diagnostic]:
    """Report our own words that use the mark of a checked quote.

    The words beside the mark on the site count too. Only the check may write them.
    """
    briefings = ((briefing.head, briefing.claims, briefing.lists) for briefing in library.briefings.values())
    records = (*library.sources.values(), *library.entities.values(), *briefings)
    ours = ((text, str(text)) for record in records for text, asked in scalars(record) if _THEIRS not in asked)
    pages = ((text, str(text)) for path, text in library.texts.pages.items() if not path.startswith("docs/"))
    for text, words in chain(ours, ((prose.body, _blank_quotations(prose)) for prose in find_prose(library)), pages):
        if words.isascii() and "match" not in words.lower() and not _MARKED.search(words):
            continue
        found = _CHECK_MARK.search(words)
        if found or (found := _CHECK_MARK.search(reduce_to_latin(words))):
            message = f"Only the check itself may mark a quote with this: {' '.join(found[0].split())}"
            start, end = found.span() if found.string is words else _find_marked_paragraph(words)
            yield Diagnostic(
                claiming.MARK_RESERVED, text.at(start, end), message, "Remove it, or say it in other words."
            )


def _find_marked_paragraph(words: str) -> tuple[int, int]:
    """Find the paragraph that imitates the mark of the check with other characters."""
    start = 0
    for part in _PARAGRAPH.split(words):
        end = start + len(part)
        if _CHECK_MARK.search(reduce_to_latin(part)):
            return start + len(part) - len(part.lstrip()), end
        start = end
    return 0, len(words)


def our_words_hold_no_quotation_marks(ours: Iterable[Text]) -> Iterator[Diagnostic]:
    """Report quotation marks in our own words.

    A title in its own brackets belongs to the source.
    """
    for text in ours:
        # Only a second mark shows that a single mark is not an apostrophe.
        marks = [found.span() for found in _DOUBLE_MARK.finditer(text)] + [
            (pair.start, pair.inner) for pair in find_quoted(text)
        ]
        if marks:
            start, end = min(marks)
            message = f"Our own words contain a quotation mark: {text[start:end]}."
            hint = "Write it without quotation marks; the words of others belong in evidence."
            yield Diagnostic(claiming.WORDS_UNQUOTED, text.at(start, end), message, hint)


def only_markdown_has_links(ours: Iterable[Text]) -> Iterator[Diagnostic]:
    """Report links and images in texts that are not Markdown: a page shows their marks."""
    for text in ours:
        if found := TYPED.search(text):
            message = f"This text is not Markdown, so a page shows this link as it is typed: {found[0]}"
            yield Diagnostic(claiming.LINK_BROKEN, text.at(*found.span()), message, "Write the words alone.")


def statements_are_bare(library: Library) -> Iterator[Diagnostic]:
    """Report statements that say who reports them."""
    for claim in library.claims.values():
        if found := _ATTRIBUTION.search(claim.statement):
            message = f"The statement says who reports it: {found.group().strip()}."
            hint = "State only the claim; name the speaker under `speaker` in the evidence."
            yield Diagnostic(claiming.STATEMENT_BARE, claim.statement.at(*found.span()), message, hint)


def nothing_looks_quoted_that_is_not(library: Library) -> Iterator[Diagnostic]:
    """Report block quotes, and two or more words in quotation marks, that no citation follows."""
    for prose in find_prose(library):
        for passage in prose.quoted:
            if passage.citation is None and (
                passage.block or not _is_closed(prose, passage) or has_several_words(passage.text)
            ):
                subject = "This block quote" if passage.block else "These words in quotation marks"
                verb = "is" if passage.block else "are"
                message = f"{subject} {verb} not followed by a citation."
                hint = "Put [@source] or [#claim] directly after the quote, or remove the marks."
                place = passage.text.place if passage.text.strip() else prose.body.at(passage.start, passage.end)
                yield Diagnostic(quoting.QUOTE_UNCITED, place, message, hint)


def the_home_page_quotes_nobody(library: Library) -> Iterator[Diagnostic]:
    """Report words on the home page that look quoted: no quote there is checked."""
    for path, page in library.texts.pages.items():
        for passage in () if path.startswith("docs/") else read(path, page).quoted:
            if passage.block or has_several_words(passage.text):
                message = "These words of the home page look quoted, and nothing checks them."
                hint = "Write them without quotation marks; the words of others belong in a briefing."
                yield Diagnostic(claiming.WORDS_UNQUOTED, page.at(passage.start, passage.end), message, hint)


def _is_closed(prose: Prose, passage: Quoted) -> bool:
    """Return whether a mark closes words that look quoted.

    Without a closing mark, the words reach to the end of their paragraph.
    """
    inner, whole = passage.text.at(0, len(passage.text)), prose.body.at(passage.start, passage.end)
    return bool(passage.text.strip()) and (inner.end_line, inner.end_column) != (whole.end_line, whole.end_column)


def likelihood_and_confidence_stay_apart(library: Library, ours: Iterable[Text]) -> Iterator[Diagnostic]:
    """Report sentences that contain both an ICD 203 likelihood and a level of confidence."""
    for text, words in (
        *((text, str(text)) for text in ours),
        *((prose.body, _blank_quotations(prose)) for prose in find_prose(library)),
    ):
        for sentence in _SENTENCE.finditer(words) if "confidence" in words.lower() else ():
            confidence, likelihood = _CONFIDENCE.search(sentence.group()), _LIKELIHOOD.search(sentence.group())
            if confidence and likelihood:
                start = sentence.start() + confidence.start()
                message = f"One sentence contains both {likelihood.group().lower()} and {confidence.group().lower()}."
                place = text.at(start, start + len(confidence.group()))
                yield Diagnostic(claiming.LIKELIHOOD_APART, place, message, "Write two sentences.")


def _blank_quotations(prose: Prose) -> str:
    """Return a body with spaces in place of every quotation that has a citation."""
    words, reached = [], 0
    for passage in prose.quoted:
        if passage.citation is None:
            continue
        words += [prose.body[reached : passage.start], " " * (passage.end - max(passage.start, reached))]
        reached = max(passage.end, reached)
    return "".join((*words, prose.body[reached:]))


def find_prose(library: Library) -> Iterator[Prose]:
    """Return every Markdown body of every briefing."""
    for briefing in library.briefings.values():
        yield briefing.narrative
        yield from briefing.articles.values()


def check_our_words(library: Library) -> Iterator[Diagnostic]:
    """Report everything that our own words do against their rules."""
    ours = tuple(find_our_words(library))
    yield from our_words_hold_no_quotation_marks(ours)
    yield from only_markdown_has_links(ours)
    yield from only_the_check_sets_its_mark(library)
    yield from statements_are_bare(library)
    yield from nothing_looks_quoted_that_is_not(library)
    yield from the_home_page_quotes_nobody(library)
    yield from likelihood_and_confidence_stay_apart(library, ours)


PHRASE = 4
"""The most Han characters that may be one word; a word in a South-East Asian script may have three times as many."""

_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->))*-->")
_MARKUP = re.compile(rf"\]\([^()\s]*\)|[*~`\\\[\]\u0300-\u036f\ufe00-\ufe0f]|{UNSEEN.pattern}")
_MARKED = re.compile(r"[&<\\*~`\[\]\x00-\x08\x0b-\x1f\x7f]")
"""The characters of ASCII that ``reduce_to_latin`` reads or removes; without them, words of ASCII look as they are."""
_SEPARATOR = re.compile("[\u2800\u3164\u115f\u1160\uffa0_\u2013\u2014]")
"""Characters that separate words and are not white space: fillers, underscores and dashes."""
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_SOUTH_EAST = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_LOOKALIKES = str.maketrans(
    "асеһімрѕтгυαϲειρτυսıᴀᴄᴇʜɪᴍᴘʀꜱᴛᴜ",
    "acehimpstruaceiptuuiacehimprstu",
)
"""Letters that look like the Latin letters of the words beside the mark of the check, and those Latin letters."""


def reduce_to_latin(words: str) -> str:
    """Return how the words of our Markdown look, in lower-case Latin letters and without markup."""
    shown = normalize("NFKD", _MARKUP.sub("", unescape(_remove_comments(words)))).lower()
    return _MARKUP.sub("", shown).translate(_LOOKALIKES)


def has_several_words(words: str) -> bool:
    """Return whether a text is more than one word.

    In a script without spaces, a text with more characters than one word has is more than one word.
    """
    shown = _SEPARATOR.sub(" ", unescape(_remove_comments(words)))
    signs = len(_HAN.findall(shown)) + len(_SOUTH_EAST.findall(shown)) / 3
    return len(shown.split()) > 1 or signs > PHRASE


def _remove_comments(words: str) -> str:
    end = words.rfind("-->") + len("-->")  # a comment that is not closed is shown
    return _COMMENT.sub("", words[:end]) + words[end:] if "<!--" in words else words
