"""Takes the text of a Markdown file; gives its front matter, and its body with what is cited and quoted in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from generator.model.places import LINE_END, Run, Text, line_starts, typed
from generator.model.prose import Citation, Prose, Quoted, Target
from generator.read import markdown
from generator.read.markdown import quotation_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

FRONT = re.compile(r"\A---[ \t]*(?:\r\n|\r|\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE)
QUOTES = frozenset({"blockquote_open", "blockquote_close"})
CONTAINERS = QUOTES | {f"{kind}_list_{side}" for kind in ("bullet", "ordered") for side in ("open", "close")}
CELLS = frozenset({"th_open", "td_open"})
HIDDEN, ADDRESS = "\0", "\1"
"""What stands for what no page shows as words; the second for where a link leads."""
ELEMENT = re.compile(r"</?(?:q|blockquote)\b")
"""HTML's own quotation marks, which say what they are although no page shows them."""
BRACKET = re.compile(r"(?<!\\)\[([^\[\]]*)\]")
SOURCE = re.compile(r"(?:^|.*?\s)-?@(?P<name>[^\s,;\[\]]+)(?:[\s,].*)?", re.DOTALL)
CLAIM = re.compile(r"\s*#(?P<name>[^\s,;#\[\]]+)\s*")
GAP = re.compile(r"[*_]{0,3}[.,;:!?]?[*_]{0,3}\s*")
"""What may stand between a closing mark and the citation that follows it: emphasis, one stop, white space."""
DASH = re.compile(r"\s*(?:[—–―]|--?)?\s*\Z")


def split(file: str, text: str) -> tuple[Text | None, Text]:
    """Give the front matter between the two lines of hyphens (None without one) and the body, each in its place."""
    whole = typed(file, text.removeprefix("\ufeff"))
    head = FRONT.match(whole)
    if head is None:
        return None, whole
    return whole.cut(*head.span(1)), whole.cut(head.end(), len(whole))


class Stretch(NamedTuple):
    """A paragraph or heading without its block marks: its text, and where in the body each character stands."""

    text: str
    offsets: Sequence[int]

    def cut(self, start: int, end: int) -> Stretch:
        """Give a part of it."""
        return Stretch(self.text[start:end], self.offsets[start:end])

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Give the body's offsets for ``text[start:end]``, which is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def stripped(self) -> Stretch:
        """Give it without white space at its ends."""
        return self.cut(len(self.text) - len(self.text.lstrip()), len(self.text.rstrip()))

    @classmethod
    def joined(cls, parts: Sequence[Stretch]) -> Stretch:
        """Give several as one, with an empty line between two."""
        text = "\n\n".join(part.text for part in parts)
        offsets: list[int] = []
        for part in parts:
            offsets += [offsets[-1] + 1] * 2 if offsets else []
            offsets += part.offsets
        return cls(text, offsets)

    def typed(self, body: Text) -> Text:
        """Give the text in its place; body marks between its lines are left out."""
        place = body.at(self.offsets[0], self.offsets[-1] + 1) if self.offsets else body.place
        if not body.runs:
            return Text(self.text, place)
        starts = [
            (number, body.at(offset, offset))
            for number, offset in enumerate(self.offsets)
            if not number or self.text[number - 1] == "\n" or offset != self.offsets[number - 1] + 1
        ]
        return Text(self.text, place, tuple(Run(offset, at.line, at.column) for offset, at in starts))


class Words(NamedTuple):
    """The words of a paragraph, a heading or a cell, and what they hold that is not shown as words.

    ``depth`` counts the lists and block quotes around them; ``quote`` is the offset at which the outermost of the
    block quotes begins, or -1 where there is none.
    """

    stretch: Stretch
    marks: Sequence[markdown.Mark]
    heading: bool
    depth: int
    quote: int


def parse(body: str) -> Iterator[Words]:
    """Find the words of each paragraph, heading and cell of a Markdown body; every offset stays what it is."""
    defined: markdown.Environment = {}
    lines = list(zip(line_starts(body), LINE_END.split(body), strict=True))
    depth = quotes = reached = 0
    quote, before = -1, ""
    for token in markdown.blocks(body.replace("\r\n", " \n").replace("\r", "\n"), defined):
        if token.type in CONTAINERS:
            depth += token.nesting
        if token.type in QUOTES:
            quotes += token.nesting
            quote = -1 if not quotes else quote if quote >= 0 or not token.map else lines[token.map[0]][0]
        elif token.type == "tr_open":
            reached = -1
        elif token.type == "inline" and before in CELLS:
            stretch = _cell(token, lines, reached)
            reached = stretch.offsets[-1] + 1 if stretch.offsets else reached
            yield Words(stretch, markdown.marks(stretch.text, defined), heading=False, depth=depth, quote=quote)
        elif token.type == "inline":
            stretch = _stretch(token, lines)
            yield Words(stretch, markdown.marks(stretch.text, defined), before == "heading_open", depth, quote)
        elif token.type == "fence" and quotes and token.content.strip():
            stretch = _stretch(token, lines, opened=1)
            yield Words(stretch, [markdown.Mark("code", 0, len(stretch.text))], heading=False, depth=depth, quote=quote)
        before = token.type


def read(file: str, body: str, words: Iterable[Words] | None = None) -> Prose:
    """Find the citations, and the words that look quoted, in a Markdown body; never raises.

    A quote is words between quotation marks of any kind, or a block quote; marks within it belong to it.
    Code, comments and the addresses of links are not read.
    Of several citations in one bracket, each has the bounds of the bracket, and a quote before it has the first.
    ``words`` are those of the body, where somebody has parsed it already.
    """
    body = body if isinstance(body, Text) else typed(file, body)
    citations: list[Citation] = []
    quoted: list[Quoted] = []
    block = _Block()
    for each in parse(body) if words is None else words:
        seen = _seen(each)
        found = dict(_citations(each.stretch, seen, body))
        citations += (citation for several in found.values() for citation in several)
        if each.quote < 0:
            quoted += block.quoted(body, found.get(0, [None])[0])
            block = _Block()
            quoted += _quotes(each.stretch, seen, body, found)
            continue
        if each.quote != block.start:
            quoted += block.quoted(body)
            block = _Block(each.quote)
        block.parts.append(each.stretch)
        block.citations += (several[0] for several in found.values())
    quoted += block.quoted(body)
    return Prose(body, tuple(citations), tuple(quoted))


class _Block:
    """A block quote while it is read."""

    def __init__(self, start: int = -1) -> None:
        self.start = start
        self.parts: list[Stretch] = []
        self.citations: list[Citation] = []

    def quoted(self, body: Text, behind: Citation | None = None) -> Iterator[Quoted]:
        """Give the quote: its words, and the citation that ends it or else the one ``behind`` it."""
        words = Stretch.joined(self.parts).stripped()
        if not words.text:
            return
        end = words.offsets[-1] + 1
        citation = None
        for last in reversed(self.citations):
            if not words.text or last.end != words.offsets[-1] + 1:
                break
            citation = last
            words = words.cut(0, bisect_left(words.offsets, last.start))
            words = words.cut(0, DASH.search(words.text).start())  # type: ignore[union-attr]  # it can match nothing
        yield Quoted(words.typed(body), citation or behind, block=True, start=self.start, end=end)


def _stretch(token: Token, lines: Sequence[tuple[int, str]], opened: int = 0) -> Stretch:
    """Find where the words of a block stand, behind the lines that have ``opened`` it."""
    text: list[str] = []
    offsets: list[int] = []
    number, stop = token.map or (0, 1)
    number = min(number + opened, len(lines) - 1)
    for content in token.content.split("\n"):
        # A line's content is its end, but for the marks that close a heading and the tabs that Markdown widens.
        # The first lines of a paragraph may hold nothing but spaces of other kinds, which are no content of it.
        while content.strip() not in lines[number][1] and number < stop - 1:
            number += 1
        start, line = lines[number]
        shown = content if content in line else content.strip()
        column = line.rfind(shown)
        if column < 0:  # what is not found is read with its marks, rather than not at all
            column, shown = 0, line
        if text:
            text.append("\n")
            offsets.append(offsets[-1] + 1 if offsets else start - 1)
        text.append(line[column : column + len(shown)])
        offsets += range(start + column, start + column + len(shown))
        number = min(number + 1, len(lines) - 1)
    return Stretch("".join(text), offsets)


def _cell(token: Token, lines: Sequence[tuple[int, str]], reached: int) -> Stretch:
    """Find where the words of a cell stand: behind ``reached``, where the cell before it ended."""
    start, line = lines[token.map[0] if token.map else 0]
    words = re.compile(re.escape(token.content).replace(r"\|", r"\\?\|"))
    found = words.search(line, max(reached - start, 0)) if token.content else None
    column, end = found.span() if found else (0, len(line) if token.content else 0)
    return Stretch(line[column:end], range(start + column, start + end))


def _seen(words: Words) -> str:
    """Put characters that say nothing in place of what a page does not show as words."""
    text, seen, reached = words.stretch.text, [], 0
    for mark in words.marks:
        if mark.start >= reached and not ELEMENT.match(text, mark.start):
            instead = ADDRESS if mark.kind == "address" else HIDDEN
            seen += [text[reached : mark.start], instead * (mark.end - mark.start)]
            reached = mark.end
    return "".join((*seen, text[reached:]))


def _citations(stretch: Stretch, seen: str, body: Text) -> Iterator[tuple[int, list[Citation]]]:
    for bracket in BRACKET.finditer(seen):
        if seen.startswith(ADDRESS, bracket.end()):
            continue  # it is the text of a link
        start, end = stretch.bounds(*bracket.span())
        several = []
        at = bracket.start(1)
        for item in bracket.group(1).split(";"):
            source, claim = SOURCE.fullmatch(item), CLAIM.fullmatch(item)
            match = source or claim
            if match:
                name = stretch.cut(at + match.start("name"), at + match.end("name")).typed(body)
                several.append(Citation(Target.SOURCE if source else Target.CLAIM, name, start, end))
            at += len(item) + 1
        if several:
            yield bracket.start(), several


def _quotes(stretch: Stretch, seen: str, body: Text, found: dict[int, list[Citation]]) -> Iterator[Quoted]:
    def behind(end: int) -> int:
        gap = GAP.match(seen, end)
        return gap.end() if gap else end

    for mark in quotation_marks.quoted(seen, lambda end: behind(end) in found):
        citation = found.get(behind(mark.end), [None])[0]
        start, end = stretch.bounds(mark.start, mark.end)
        words = stretch.cut(mark.inner, mark.last).typed(body)
        yield Quoted(words, citation, block=False, start=start, end=end)
