"""Parse our Markdown: CommonMark with tables and three additions, without HTML.

The check and the pages both use this one grammar.
A tag is shown as text, and reported as a finding; a closed comment is left out.
The additions replace the HTML that authors would otherwise need:
``![a map](map.png "The caption")`` alone in its paragraph is a figure with a caption,
``*[NATO]: North Atlantic Treaty Organization`` spells out an abbreviation wherever it appears as a word,
and ``++ctrl+c++`` is a key to press.
Indented text is prose; only fences mark code.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model.bounds import MARKS, NAME, PARAGRAPH
from generator.read.markdown.quotation_marks import find_quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it.parser_inline import RuleFuncInlineType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

DEEPEST = 100
"""The nesting level at which the parser stops.

It is well above ``NESTING``, so that nesting deeper than ``NESTING`` is still seen and reported.
"""
COMMENT = 10_000
"""The most characters in a comment; a longer comment is text."""
ABBREVIATIONS = 200
"""The most abbreviations that one text can spell out."""

SCHEMES = frozenset({"", "http", "https", "mailto"})
"""The schemes that a link may have: none (a place of the site), the web, or a mail address."""
ID = re.compile(rf"\s*\{{#(?=[\w-]{{1,{NAME}}}\}})(?P<id>[a-z0-9]+(?:[_-][a-z0-9]+)*)\}}\s*\Z")
"""The id that a heading states: the only attribute that our Markdown sets."""
ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}|\{ ?[.#][^{}\n]*\}")
"""A list of attributes in other dialects of Markdown."""

_ABBREVIATION = re.compile(
    r"\*\[(?P<short>[^\[\]\n]{1,40})\]:[ \t]+(?P<long>[^\s\x02\"“”„«»`<>][^\x02\"“”„«»`<>\n]{0,199})"
)
"""An abbreviation and its long form, which contains no quotation mark and no slot of a page."""
SPARSE = 8
"""Characters for each mark in the densest ordinary texts, which are tables of short words."""
_MARK = re.compile(r"[\[\]!*_`<>&\\|~\n]")
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_WORDS, _MARKS = "words", "marks"
_KEYS = re.compile(r"\+\+(?P<keys>\w[\w .]{0,19}(?:\+\w[\w .]{0,19}){0,4})\+\+")

Environment = MutableMapping[str, Any]
"""The link addresses and the abbreviations that one text defines for itself."""


def blocks(text: str, environment: Environment) -> list[Token]:
    """Return the blocks of a text as tokens, without parsing their words.

    The words of a block are in a token of the type ``inline``.
    A text with too many marks becomes one paragraph.
    """
    if count_excess_marks(text) > MARKS:
        opened, closed = Token("paragraph_open", "p", 1, block=True), Token("paragraph_close", "p", -1, block=True)
        return [
            opened,
            Token("inline", "", 0, content=text, map=[0, text.count("\n") + 1], level=1, block=True),
            closed,
        ]
    return _PARSER.parse(text, environment)


@lru_cache(maxsize=64)
def parse(text: str) -> tuple[list[Token], Environment]:
    """Return the blocks of a text and its environment; the same text is often read several times in a row."""
    environment: Environment = {}
    return blocks(text, environment), environment


def words(token: Token, environment: Environment) -> list[Token]:
    """Return the words of a block of a parsed text as tokens, which are parsed when they are first asked for."""
    if token.children is None or (not token.children and token.content):
        token.children = inline(token.content, environment)
    return token.children


def count_excess_marks(text: str) -> int:
    """Return how many more marks and line ends a text has than ordinary prose.

    Ordinary prose has at most one for every eight characters.
    """
    return max(len(_MARK.findall(text)) - len(text) // SPARSE, 0)


def inline(words: str, environment: Environment) -> list[Token]:
    """Return the words of a block as tokens.

    Words that are too long for a paragraph become one token of text.
    """
    if len(words) > PARAGRAPH:
        return [Token("text", "", 0, content=words)]
    tokens: list[Token] = []
    _PARSER.inline.parse(words, _PARSER, environment, tokens)
    return tokens


def abbreviations(environment: Environment) -> dict[str, str]:
    """Return the abbreviations that a text spells out, each with its long form."""
    known: dict[str, str] = environment.setdefault("abbreviations", {})
    return known


def is_outside(address: str) -> bool:
    """Return whether an address leads out of the site."""
    return bool(_OUTSIDE.match(address))


def is_comment(tag: str) -> bool:
    """Return whether a tag is a comment."""
    return tag.startswith("<!--")


class Mark(NamedTuple):
    """A part of a block's words that is not shown as words.

    It is from ``start`` to ``end`` of the words.
    ``kind`` is ``code``, ``comment``, ``tag``, ``address`` (of a link, after its words) or ``image``.
    ``target`` is the address that a link or an image leads to; ``description`` is the description and the caption of an
    image.
    """

    kind: str
    start: int
    end: int
    target: str = ""
    description: str = ""


def marks(words: str, environment: Environment) -> list[Mark]:
    """Return the parts of a block's words that are not shown as words, in order."""
    if not any(character in words for character in "`[<"):
        return []
    found: list[Mark] = []
    inline(words, {**environment, _WORDS: words, _MARKS: found})
    return sorted(found, key=lambda mark: mark.start)


def _grammar() -> MarkdownIt:
    """Return the parser: CommonMark with our additions, and rules that note what they read."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST})
    parser.disable(["code", "html_block", "inline", "text_join"])
    parser.enable("table")
    ends = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", "comment", _comment, {"alt": ends})
    parser.block.ruler.before("reference", "abbreviation", _abbreviation)
    parser.inline.ruler.before("emphasis", "keys", _keys)
    for name, describe in _NOTED.items():
        function = next(rule.fn for rule in parser.inline.ruler.__rules__ if rule.name == name)
        parser.inline.ruler.at(name, _noting(function, describe))
    parser.validateLink = _is_link  # type: ignore[assignment,method-assign]  # how the library is given another rule
    return parser


def _is_link(address: str) -> bool:
    """Return whether an address can be parsed and has a scheme that a link may have."""
    try:
        return urlsplit(address.strip()).scheme.lower() in SCHEMES
    except ValueError:
        return False


def _comment(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 (the library calls it)
    """Return whether a comment that ends at a line end begins here, and skip it."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("<!--", start):
        return False
    end = state.src.find("-->", start + len("<!--"), start + COMMENT)
    if end < 0:
        return False
    while line < last and state.eMarks[line] < end:
        line += 1
    if line == last or state.src[end + len("-->") : state.eMarks[line]].strip():
        return False
    if not silent:
        state.line = line + 1
    return True


def _abbreviation(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 (likewise)
    """Return whether a line spells out an abbreviation, and record it."""
    start = state.bMarks[line] + state.tShift[line]
    found = _ABBREVIATION.fullmatch(state.src, start, state.eMarks[line])
    known = abbreviations(state.env)
    if found is None or len(known) >= ABBREVIATIONS or find_quoted(found["long"]):
        return False
    if not silent:
        known.setdefault(found["short"], found["long"].strip())
        state.line = line + 1
    return True


def _keys(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (likewise)
    """Return whether keys to press begin here, and add their token."""
    found = _KEYS.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("keys", "kbd", 0)
        token.content = found["keys"]
        token.markup = "++"
    state.pos = found.end()
    return True


def _noting(function: RuleFuncInlineType, describe: Callable[[StateInline, int], Mark | None]) -> RuleFuncInlineType:
    """Return a rule of the library that also notes what it reads.

    Marks are noted only if the caller collects them.
    """

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (likewise)
        start = state.pos
        matched = function(state, silent)
        # The words of an image are parsed separately, so their offsets are not those of the block.
        if matched and not silent and state.src is state.env.get(_WORDS) and (mark := describe(state, start)):
            state.env[_MARKS].append(mark)
        return matched

    return run


def _code(state: StateInline, start: int) -> Mark | None:
    # Backticks that are not closed are text.
    return Mark("code", start, state.pos) if state.tokens[-1:] and state.tokens[-1].type == "code_inline" else None


def _tag(state: StateInline, start: int) -> Mark:
    return Mark("comment" if is_comment(state.src[start : start + 4]) else "tag", start, state.pos)


def _address(state: StateInline, start: int) -> Mark | None:
    after = state.md.helpers.parseLinkLabel(state, start, True) + 1  # noqa: FBT003 (the library's own order)
    opened = next(token for token in reversed(state.tokens) if token.type == "link_open")
    start = min(after, state.pos - 1)  # a link such as [map] has only its bracket behind its words
    return Mark("address", start, state.pos, str(opened.attrGet("href") or ""))


def _image(state: StateInline, start: int) -> Mark:
    token = state.tokens[-1]
    says = f"{token.content} {token.attrGet('title') or ''}"
    return Mark("image", start, state.pos, str(token.attrGet("src") or ""), says)


_NOTED: Mapping[str, Callable[[StateInline, int], Mark | None]] = {
    "backticks": _code,
    "html_inline": _tag,
    "link": _address,
    "image": _image,
}
"""The function that describes what a rule read, by the library's name of the rule."""
_PARSER = _grammar()
OPTIONS = _PARSER.options
"""The options that the library's renderer needs."""
