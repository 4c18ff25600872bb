"""Find what our Markdown holds that no page reads, such as tags, and its links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Leading
from generator.model.bounds import ALL_MARKS, MARKS, NESTING, PARAGRAPH
from generator.model.diagnostics import Diagnostic
from generator.model.places import Place, Text
from generator.model.rules import claiming, reading
from generator.read.markdown import ATTRIBUTES, ID, excess, is_outside, quotation_marks
from generator.read.records import SHOWN, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.read.markdown.prose import Words


def dense(file: str, text: str, before: int) -> Diagnostic | None:
    """Report a text that holds more marks than are read, by itself or with the ``before`` of other texts."""
    here = excess(text)
    if here > MARKS:
        message = (
            f"Beyond one in eight characters, this text holds {here:,} marks and line ends; at most {MARKS:,} are read."
        )
    elif here and before + here > ALL_MARKS:
        message = f"Beyond one in eight characters, all texts hold more than {ALL_MARKS:,} marks and line ends."
    else:
        return None
    return Diagnostic(reading.MARKDOWN_DENSE, Place(file), message, "Write it plainer, or take it out.")


def unread_markup(words: Sequence[Words], body: Text) -> Iterator[Diagnostic]:
    """Report what a page shows as text, or not as its author meant it."""
    deep = False
    for each in words:
        if each.depth > NESTING and not deep:
            deep = True
            message = f"Lists and block quotes stand more than {NESTING} levels deep inside each other."
            place = _place(each, body, 0, 1)
            yield Diagnostic(reading.MARKDOWN_NESTING, place, message, "Write it flatter.")
        if len(each.stretch.text) > PARAGRAPH:
            message = f"This paragraph holds {len(each.stretch.text):,} characters; at most {PARAGRAPH:,} are read."
            place = _place(each, body, 0, 1)
            yield Diagnostic(reading.MARKDOWN_LONG, place, message, "Write several paragraphs.")
        yield from _tags(each, body)
        yield from _attributes(each, body)
        yield from _images(each, body)


def _tags(words: Words, body: Text) -> Iterator[Diagnostic]:
    """Report the first tag of a paragraph: the others belong to it, or are gone when it is."""
    tag = next((mark for mark in words.marks if mark.kind == "tag"), None)
    if tag:
        message = f"A page shows this tag as text: {cut(words.stretch.text[tag.start : tag.end])}"
        hint = "Write it in Markdown, or put it between backticks."
        yield Diagnostic(reading.HTML_SHOWN, _place(words, body, tag.start, tag.end), message, hint)


def _attributes(words: Words, body: Text) -> Iterator[Diagnostic]:
    text = words.stretch.text
    own = ID.search(text) if words.heading else None
    end = own.start() if own else len(text)
    hidden = [(mark.start, mark.end) for mark in words.marks if mark.kind in {"code", "comment", "tag"}]
    for found in ATTRIBUTES.finditer(text, 0, end):
        if not any(start <= found.start() < stop for start, stop in hidden):
            message = f"A page shows this list of attributes as text: {found[0][:SHOWN]}"
            hint = "Take it out; a heading alone states its id, as in {#the-treaty}."
            yield Diagnostic(reading.ATTRIBUTES_SHOWN, _place(words, body, *found.span()), message, hint)


def _images(words: Words, body: Text) -> Iterator[Diagnostic]:
    for mark in words.marks:
        if mark.kind != "image":
            continue
        place = _place(words, body, mark.start, mark.end)
        if quotation_marks.quoted(mark.says):
            message = "A quotation mark stands in the description or the caption of this image."
            hint = "Say it without quotation marks; words of others belong into evidence."
            yield Diagnostic(claiming.WORDS_UNQUOTED, place, message, hint)
        if is_outside(mark.leads):
            message = f"This would be fetched from another host: {mark.leads}."
            hint = "Take it out, or link to it."
            yield Diagnostic(claiming.RESOURCE_REMOTE, place, message, hint)


def links(words: Sequence[Words], body: Text, home: str) -> Iterator[Leading]:
    """Find the links and images; they count from the folder ``home`` of the site."""
    for each in words:
        for mark in each.marks:
            if mark.leads:
                yield Leading(Text(mark.leads, _place(each, body, mark.start, mark.end)), home)


def _place(words: Words, body: Text, start: int, end: int) -> Place:
    return body.at(*words.stretch.bounds(start, end))
