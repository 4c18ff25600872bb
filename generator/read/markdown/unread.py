"""Report Markdown that no page shows as meant, and find the links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Leading
from generator.model.bounds import ALL_MARKS, MARKS, NESTING, PARAGRAPH
from generator.model.diagnostics import Diagnostic
from generator.model.places import Place, Text
from generator.model.reserved import find_reserved
from generator.model.rules import claiming, reading
from generator.read.markdown import ATTRIBUTES, ID, count_excess_marks, is_outside, quotation_marks
from generator.read.markdown.links import TYPED
from generator.read.records import SHOWN, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.read.markdown.prose import TextBlock


def report_dense(file: str, text: str, before: int) -> Diagnostic | None:
    """Report a text with too many marks, by itself or with the texts before it.

    Only marks and line ends beyond one in eight characters count. ``before`` is their number in the texts before it.
    """
    here = count_excess_marks(text)
    if here > MARKS:
        message = (
            f"This text has {here:,} marks and line ends beyond one in eight characters; at most {MARKS:,} are allowed."
        )
    elif here and before + here > ALL_MARKS:
        message = f"All texts together have more than {ALL_MARKS:,} marks and line ends beyond one in eight characters."
    else:
        return None
    return Diagnostic(
        reading.MARKDOWN_DENSE, Place(file), message, "Use fewer marks and line ends, or remove the text."
    )


def unread_markup(words: Sequence[TextBlock], body: Text) -> Iterator[Diagnostic]:
    """Report markup that a page shows as text, or not as its author meant it."""
    deep = False
    for block in words:
        if block.depth > NESTING and not deep:
            deep = True
            message = f"Lists and block quotes are nested more than {NESTING} levels deep."
            place = _place(block, body, 0, 1)
            yield Diagnostic(reading.MARKDOWN_NESTING, place, message, "Use fewer levels.")
        if len(block.stretch.text) > PARAGRAPH:
            message = f"This paragraph has {len(block.stretch.text):,} characters; at most {PARAGRAPH:,} are allowed."
            place = _place(block, body, 0, 1)
            yield Diagnostic(reading.MARKDOWN_LONG, place, message, "Split it into several paragraphs.")
        yield from _report_tags(block, body)
        yield from _report_attributes(block, body)
        yield from _report_images(block, body)
        yield from _report_typed_links(block, body)


def _report_tags(words: TextBlock, body: Text) -> Iterator[Diagnostic]:
    """Report only the first tag of a paragraph, because the others mostly belong to it."""
    tag = next((mark for mark in words.marks if mark.kind == "tag"), None)
    if tag:
        message = f"A page shows this tag as text: {shorten(words.stretch.text[tag.start : tag.end])}"
        hint = "Write it in Markdown, or put it between backticks."
        yield Diagnostic(reading.HTML_SHOWN, _place(words, body, tag.start, tag.end), message, hint)


def _report_attributes(words: TextBlock, body: Text) -> Iterator[Diagnostic]:
    """Report each list of attributes that is not the id of a heading."""
    text = words.stretch.text
    own = ID.search(text) if words.heading else None
    end = own.start() if own else len(text)
    hidden = [(mark.start, mark.end) for mark in words.marks if mark.kind in {"code", "comment", "tag"}]
    for found in ATTRIBUTES.finditer(text, 0, end):
        if not any(start <= found.start() < stop for start, stop in hidden):
            message = f"A page shows this list of attributes as text: {found[0][:SHOWN]}"
            hint = "Remove it; only a heading can state an id, as in {#the-treaty}."
            if words.heading:
                hint = "Remove it, or give the heading an id in small letters, as in {#the-treaty}."
            yield Diagnostic(reading.ATTRIBUTES_SHOWN, _place(words, body, *found.span()), message, hint)


def _report_images(words: TextBlock, body: Text) -> Iterator[Diagnostic]:
    """Report each image with quotation marks in its words, or from another host."""
    for mark in words.marks:
        if mark.kind != "image":
            continue
        place = _place(words, body, mark.start, mark.end)
        if quotation_marks.find_quoted(mark.description):
            message = "The description or the caption of this image has a quotation mark."
            hint = "Write it without quotation marks; the words of others belong in evidence."
            yield Diagnostic(claiming.WORDS_UNQUOTED, place, message, hint)
        if found := find_reserved(mark.description):
            message = f"The words of this image use a word of the site's own labels: {found}."
            hint = "Say it in other words, or in a sentence that cites a claim."
            yield Diagnostic(claiming.WORD_RESERVED, place, message, hint)
        if is_outside(mark.target):
            message = f"A page would load this image from another host: {mark.target}."
            hint = "Remove it, or link to it."
            yield Diagnostic(claiming.RESOURCE_REMOTE, place, message, hint)


def _report_typed_links(words: TextBlock, body: Text) -> Iterator[Diagnostic]:
    """Report each link that our Markdown does not read, because its address has a space or another scheme."""
    for found in TYPED.finditer(words.stretch.text):
        if not any(mark.start < found.end() and found.start() < mark.end for mark in words.marks):
            message = f"A page shows this link as it is typed: {shorten(found[0])}"
            hint = "Name a page of the site, or begin the address with https:, http: or mailto:; write %20 for a space."
            yield Diagnostic(claiming.LINK_BROKEN, _place(words, body, *found.span()), message, hint)


def links(words: Sequence[TextBlock], body: Text, home: str) -> Iterator[Leading]:
    """Return the links and images of a text, whose addresses are relative to ``home``.

    ``home`` is a folder of the site.
    """
    for block in words:
        for mark in block.marks:
            if mark.kind in {"address", "image"}:
                yield Leading(Text(mark.target, _place(block, body, mark.start, mark.end)), home)


def _place(words: TextBlock, body: Text, start: int, end: int) -> Place:
    return body.at(*words.stretch.bounds(start, end))
