"""Find the front matter, the citations and the quotes in a Markdown file."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.model.places import LINE_END, Run, Text, line_starts, typed
from generator.model.prose import Citation, Prose, Quoted, Target
from generator.read import markdown
from generator.read.markdown import quotation_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

FRONT_MATTER = re.compile(
    r"\A---[ \t]*(?:\r\n|\r|\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE
)
QUOTES = frozenset({"blockquote_open", "blockquote_close"})
CONTAINERS = QUOTES | {f"{kind}_list_{side}" for kind in ("bullet", "ordered") for side in ("open", "close")}
CELLS = frozenset({"th_open", "td_open"})
HIDDEN, ADDRESS = "\0", "\1"
"""Characters that replace what no page shows as words; ``ADDRESS`` replaces the address of a link."""
ELEMENT = re.compile(r"</?(?:q|blockquote)\b")
"""HTML's own elements for quotes, which mark a quote although no page shows them."""
BRACKET = re.compile(r"(?<!\\)\[([^\[\]]*)\]")
SOURCE = re.compile(r"(?:^|.*?\s)-?@(?P<name>[^\s,;\[\]]+)(?:[\s,].*)?", re.DOTALL)
CLAIM = re.compile(r"\s*#(?P<name>[^\s,;#\[\]]+)\s*")
GAP = re.compile(r"[*_]{0,3}[.,;:!?]?[*_]{0,3}\s*")
"""What may be between a closing mark and its citation: emphasis, one punctuation mark, white space."""
DASH = re.compile(r"\s*(?:[—–―]|--?)?\s*\Z")


def split_front_matter(file: str, text: str) -> tuple[Text | None, Text]:
    """Return the front matter and the body of a file, with their places.

    The front matter is between two lines of hyphens; it is None if there is none.
    """
    whole = typed(file, text.removeprefix("\ufeff"))
    head = FRONT_MATTER.match(whole)
    if head is None:
        return None, whole
    return whole.cut(*head.span(1)), whole.cut(head.end(), len(whole))


class BodyText(NamedTuple):
    """The text of a paragraph or heading without its block marks.

    ``offsets`` contains the offset of each character in the body.
    """

    text: str
    offsets: Sequence[int]

    def cut(self, start: int, end: int) -> BodyText:
        """Return the part from ``start`` to ``end``."""
        return BodyText(self.text[start:end], self.offsets[start:end])

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return the start and the end in the body of ``text[start:end]``, which is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def stripped(self) -> BodyText:
        """Return the text without white space at its ends."""
        return self.cut(len(self.text) - len(self.text.lstrip()), len(self.text.rstrip()))

    @classmethod
    def joined(cls, parts: Sequence[BodyText]) -> BodyText:
        """Return several texts as one, with an empty line between two of them."""
        text = "\n\n".join(part.text for part in parts)
        offsets: list[int] = []
        for part in parts:
            offsets += [offsets[-1] + 1] * 2 if offsets else []
            offsets += part.offsets
        return cls(text, offsets)

    def typed(self, body: Text) -> Text:
        """Return the text with its place, without the body's marks between its lines."""
        place = body.at(self.offsets[0], self.offsets[-1] + 1) if self.offsets else body.place
        if not body.runs:
            return Text(self.text, place)
        starts = [
            (number, body.at(offset, offset))
            for number, offset in enumerate(self.offsets)
            if not number or self.text[number - 1] == "\n" or offset != self.offsets[number - 1] + 1
        ]
        return Text(self.text, place, tuple(Run(offset, at.line, at.column) for offset, at in starts))


class TextBlock(NamedTuple):
    """The words of a paragraph, a heading or a cell.

    ``marks`` are the parts that are not shown as words.
    ``depth`` counts the lists and block quotes around them.
    ``quote`` is the offset at which the outermost block quote begins, or -1 if there is no block quote.
    """

    stretch: BodyText
    marks: Sequence[markdown.Mark]
    heading: bool
    depth: int
    quote: int


@lru_cache(maxsize=256)
def parse(body: str) -> tuple[TextBlock, ...]:
    """Return each paragraph, heading, table cell and quoted code block of a Markdown body.

    All offsets are those of the body.
    It is cached, because a review, a publication and a preview read the same texts several times.
    """
    return tuple(_parse(body))


def _parse(body: str) -> Iterator[TextBlock]:
    defined: markdown.Environment = {}
    lines = list(zip(line_starts(body), LINE_END.split(body), strict=True))
    depth = quotes = reached = 0
    quote, previous = -1, ""
    for token in markdown.blocks(body.replace("\r\n", " \n").replace("\r", "\n"), defined):
        if token.type in CONTAINERS:
            depth += token.nesting
        if token.type in QUOTES:
            quotes += token.nesting
            quote = -1 if not quotes else quote if quote >= 0 or not token.map else lines[token.map[0]][0]
        elif token.type == "tr_open":
            reached = -1
        elif token.type == "inline" and previous in CELLS:
            stretch = _cell(token, lines, reached)
            reached = stretch.offsets[-1] + 1 if stretch.offsets else reached
            yield TextBlock(stretch, markdown.marks(stretch.text, defined), heading=False, depth=depth, quote=quote)
        elif token.type == "inline":
            stretch = _stretch(token, lines)
            yield TextBlock(stretch, markdown.marks(stretch.text, defined), previous == "heading_open", depth, quote)
        elif token.type == "fence" and quotes and token.content.strip():
            stretch = _stretch(token, lines, opened=1)
            yield TextBlock(
                stretch, [markdown.Mark("code", 0, len(stretch.text))], heading=False, depth=depth, quote=quote
            )
        previous = token.type


def read(file: str, body: str, words: Iterable[TextBlock] | None = None) -> Prose:
    """Return the citations of a Markdown body, and its words that look quoted.

    No body makes this function raise an exception.
    A quote is words between quotation marks of any kind, or a block quote; marks inside a quote belong to it.
    Code, comments and the addresses of links are not read.
    If one bracket contains several citations, all have its bounds, and a quote before it has the first citation.
    ``words`` are the text blocks of the body, if it is parsed already.
    """
    body = body if isinstance(body, Text) else typed(file, body)
    citations: list[Citation] = []
    quoted: list[Quoted] = []
    block = _BlockQuote()
    for part in parse(body) if words is None else words:
        visible = _visible(part)
        brackets = dict(_citations(part.stretch, visible, body))
        citations += (citation for inside in brackets.values() for citation in inside)
        if part.quote < 0:
            quoted += block.quoted(body, brackets.get(0, [None])[0])
            block = _BlockQuote()
            quoted += _quotes(part.stretch, visible, body, brackets)
            continue
        if part.quote != block.start:
            quoted += block.quoted(body)
            block = _BlockQuote(part.quote)
        block.parts.append(part.stretch)
        block.citations += (inside[0] for inside in brackets.values())
    quoted += block.quoted(body)
    return Prose(body, tuple(citations), tuple(quoted))


class _BlockQuote:
    """A block quote whose parts are being gathered."""

    def __init__(self, start: int = -1) -> None:
        self.start = start
        self.parts: list[BodyText] = []
        self.citations: list[Citation] = []

    def quoted(self, body: Text, after: Citation | None = None) -> Iterator[Quoted]:
        """Return the quote with its citation, if there are words.

        The citation is the one at the end of the quote, or else the one ``after`` it.
        """
        words = BodyText.joined(self.parts).stripped()
        if not words.text:
            return
        end = words.offsets[-1] + 1
        citation = None
        for last in reversed(self.citations):
            if not words.text or last.end != words.offsets[-1] + 1:
                break
            citation = last
            words = words.cut(0, bisect_left(words.offsets, last.start))
            words = words.cut(0, DASH.search(words.text).start())  # type: ignore[union-attr]  # it also matches empty text
        yield Quoted(words.typed(body), citation or after, block=True, start=self.start, end=end)


def _stretch(token: Token, lines: Sequence[tuple[int, str]], opened: int = 0) -> BodyText:
    """Return the words of a block, with their offsets in the body.

    ``opened`` is the number of lines that open the block before its words.
    """
    text: list[str] = []
    offsets: list[int] = []
    number, stop = token.map or (0, 1)
    number = min(number + opened, len(lines) - 1)
    for content in token.content.split("\n"):
        # A line ends with its content, except for the marks that close a heading and the tabs that Markdown widens.
        # The first lines of a paragraph may contain only spaces of other kinds, which are not its content.
        while content.strip() not in lines[number][1] and number < stop - 1:
            number += 1
        start, line = lines[number]
        shown = content if content in line else content.strip()
        column = line.rfind(shown)
        if column < 0:  # content that is not found is read with its marks, which is better than not at all
            column, shown = 0, line
        if text:
            text.append("\n")
            offsets.append(offsets[-1] + 1 if offsets else start - 1)
        text.append(line[column : column + len(shown)])
        offsets += range(start + column, start + column + len(shown))
        number = min(number + 1, len(lines) - 1)
    return BodyText("".join(text), offsets)


def _cell(token: Token, lines: Sequence[tuple[int, str]], reached: int) -> BodyText:
    """Return the words of a cell, with their offsets in the body.

    ``reached`` is the offset at which the cell before it ended.
    """
    start, line = lines[token.map[0] if token.map else 0]
    words = re.compile(re.escape(token.content).replace(r"\|", r"\\?\|"))
    found = words.search(line, max(reached - start, 0)) if token.content else None
    column, end = found.span() if found else (0, len(line) if token.content else 0)
    return BodyText(line[column:end], range(start + column, start + end))


def _visible(words: TextBlock) -> str:
    """Return the text of a block, with placeholders for what a page does not show as words.

    A placeholder is as long as what it replaces.
    """
    text, visible, reached = words.stretch.text, [], 0
    for mark in words.marks:
        if mark.start >= reached and not ELEMENT.match(text, mark.start):
            placeholder = ADDRESS if mark.kind == "address" else HIDDEN
            visible += [text[reached : mark.start], placeholder * (mark.end - mark.start)]
            reached = mark.end
    return "".join((*visible, text[reached:]))


def _citations(stretch: BodyText, visible: str, body: Text) -> Iterator[tuple[int, list[Citation]]]:
    """Find the brackets that contain citations: where each bracket begins, and its citations."""
    for bracket in BRACKET.finditer(visible):
        if visible.startswith(ADDRESS, bracket.end()):
            continue  # it is the text of a link
        start, end = stretch.bounds(*bracket.span())
        citations = []
        at = bracket.start(1)
        for item in bracket.group(1).split(";"):
            source, claim = SOURCE.fullmatch(item), CLAIM.fullmatch(item)
            match = source or claim
            if match:
                name = stretch.cut(at + match.start("name"), at + match.end("name")).typed(body)
                citations.append(Citation(Target.SOURCE if source else Target.CLAIM, name, start, end))
            at += len(item) + 1
        if citations:
            yield bracket.start(), citations


def _quotes(stretch: BodyText, visible: str, body: Text, brackets: dict[int, list[Citation]]) -> Iterator[Quoted]:
    """Find the quotes between quotation marks, each with its citation, if any.

    The citation of a quote is the first one in the bracket after it.
    """

    def after(end: int) -> int:
        gap = GAP.match(visible, end)
        return gap.end() if gap else end

    for mark in quotation_marks.find_quoted(visible, lambda end: after(end) in brackets):
        citation = brackets.get(after(mark.end), [None])[0]
        start, end = stretch.bounds(mark.start, mark.end)
        words = stretch.cut(mark.inner, mark.last).typed(body)
        yield Quoted(words, citation, block=False, start=start, end=end)
