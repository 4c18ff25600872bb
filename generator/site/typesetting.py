"""Write our Markdown as the text of a page: headings as Markdown, all else as blocks of HTML.

No engine reads what an author wrote: anything outside our grammar appears as plain characters.
Citations and quotes are inserted while text is written, so they can appear only in text.
"""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import unescapeAll
from markdown_it.renderer import RendererHTML

from generator.read import markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

    from generator.read.markdown.sections import Anchors
    from generator.site.components import Cited, CitedProse, QuotedHere

SLOT = re.compile("\x02([0-9]+)\x03")
"""The place of an insert in the text: no text that passes the check contains these characters."""
OWN = re.compile("[\x02\x03]")
ESCAPING = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
"""A backslash that escapes the character after it."""
TAG = re.compile(r"<[^>]*>")
DEEPEST = 6
"""The lowest level of a heading in HTML."""
LANGUAGE = re.compile(r"[\w+#.-]{1,30}")
RELATIONS = ' rel="noopener nofollow"'


class Insert(NamedTuple):
    """Our own markup in a text; a ``block`` is not inside a paragraph."""

    markup: str
    block: bool


class Setting(NamedTuple):
    """What a text needs to know about its page.

    ``inserts`` go into the slots.
    ``lead`` returns the address that a link or an image of the text leads to.
    ``inert`` escapes characters, so that neither HTML nor the Markdown of an engine finds a mark in them.
    ``anchors`` are the anchors of the page; each heading states its own, so that no engine has to invent one.
    """

    inserts: Sequence[Insert]
    lead: Callable[[str], str]
    inert: Callable[[str], str]
    anchors: Anchors


class _Page(NamedTuple):
    """What the rules of the renderer need to know about a text."""

    inserts: Sequence[Insert]
    lead: Callable[[str], str]
    inert: Callable[[str], str]
    abbreviations: Mapping[str, str]
    known: re.Pattern[str] | None
    """The pattern that finds an abbreviation; None if the text explains none."""

    def text(self, words: str) -> str:
        """Return words with inserts in their slots and abbreviations explained."""
        parts = []
        for number, part in enumerate(SLOT.split(words)):
            parts.append(self._insert(part) if number % 2 else self._explained(OWN.sub("", part)))
        return "".join(parts)

    def is_block(self, number: str) -> bool:
        """Return whether an insert with that number exists and is a block."""
        return int(number) < len(self.inserts) and self.inserts[int(number)].block

    def _insert(self, number: str) -> str:
        return self.inserts[int(number)].markup if int(number) < len(self.inserts) else ""

    def _explained(self, words: str) -> str:
        parts = self.known.split(words) if self.known else [words]
        return "".join(
            f'<abbr title="{self.attribute(self.abbreviations[part])}">{self.inert(part)}</abbr>'
            if number % 2
            else self.inert(part)
            for number, part in enumerate(parts)
        )

    def attribute(self, value: str) -> str:
        """Return the value of an attribute, escaped."""
        return self.inert(SLOT.sub("", value))


def with_slots(prose: CitedProse) -> tuple[str, list[Cited | QuotedHere]]:
    """Return our Markdown with a slot for each citation and quote, and these by the numbers of their slots."""
    text: list[str] = []
    cited: list[Cited | QuotedHere] = []
    for piece in prose:
        if isinstance(piece, str):
            text.append(OWN.sub("", piece))
            continue
        if text and ESCAPING.search(text[-1]):
            text.append("\\")  # on the page, the backslash is only a character
        text.append(f"\x02{len(cited)}\x03")
        cited.append(piece)
    return "".join(text), cited


def typeset(text: str, setting: Setting, depth: int = 0) -> str:
    """Return Markdown as the text of a page.

    Args:
        text: our Markdown, with a slot for each insert.
        setting: what the text needs to know about its page.
        depth: by how many levels its headings move down.
    """
    tokens, environment = markdown.parse(text)
    for token in tokens:
        if token.type == "inline":
            markdown.words(token, environment)
    abbreviations = markdown.abbreviations(environment)
    page = _Page(setting.inserts, setting.lead, setting.inert, abbreviations, _known(abbreviations))
    parts = []
    for heading, group in groupby(_tops(tokens), key=lambda block: block[0].type == "heading_open"):
        if heading:
            parts += [_heading(top, page, setting.anchors, depth) for top in group]
        else:
            html = "".join(_html(top, page) for top in group)
            parts.append(f'<div class="rb-prose">{html}</div>' if html else "")
    return "\n\n".join(filter(None, parts))


def _known(abbreviations: Mapping[str, str]) -> re.Pattern[str] | None:
    """Return the pattern that finds an abbreviation as a word, longest first; None without abbreviations."""
    words = "|".join(map(re.escape, sorted(abbreviations, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)({words})(?!\w)") if words else None


def _tops(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Split tokens into the blocks that are inside no other block."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0 and token.type != "inline":
            yield block
            block = []


def _heading(tokens: Sequence[Token], page: _Page, anchors: Anchors, depth: int) -> str:
    words = tokens[1].children or []
    own = markdown.ID.search(tokens[1].content)
    written = _RENDERER.renderInline(words, _OPTIONS, {"page": page})
    if own:
        written = written.removesuffix(page.inert(own[0].rstrip()))
    anchor = anchors.stated(own["id"]) if own else anchors.of(unescape(TAG.sub("", written)))
    level = min(int(tokens[0].tag[1:]) + depth, DEEPEST)
    return f"{'#' * level} {written} {{#{anchor}}}"


def _html(tokens: Sequence[Token], page: _Page) -> str:
    """Return a block on one line, which Markdown reads as one block of HTML."""
    written = _RENDERER.render(list(_unwrapped(tokens, page)), _OPTIONS, {"page": page})
    return written.replace("\n", "")


def _unwrapped(tokens: Sequence[Token], page: _Page) -> Iterator[Token]:
    """Remove the paragraph around a block insert and around a figure.

    A figure is an image with a title.
    """
    skipped = -1
    for number, token in enumerate(tokens):
        if number <= skipped:
            continue
        inner = tokens[number + 1] if token.type == "paragraph_open" else None
        insert = SLOT.fullmatch(inner.content) if inner else None
        if inner and ((insert and page.is_block(insert[1])) or _is_figure(inner)):
            skipped = number + 2
            yield inner
        else:
            yield token


def _is_figure(inner: Token) -> bool:
    """Return whether a paragraph is only an image with a title; mark such an image.

    The title is then the caption.
    """
    words = inner.children or []
    if len(words) != 1 or words[0].type != "image" or not words[0].attrGet("title"):
        return False
    words[0].meta["figure"] = True
    return True


class _Renderer(RendererHTML):
    """The renderer of the library, changed where output must follow our links, be escaped or stay on one line."""

    def text(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002 (the library calls every rule with the same arguments)
        return env["page"].text(tokens[at].content.replace("\n", " "))

    text_special = text

    def softbreak(self, *_: object) -> str:
        return " "

    def hardbreak(self, *_: object) -> str:
        return "<br>"

    def html_inline(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:
        return "" if markdown.is_comment(tokens[at].content) else self.text(tokens, at, options, env)

    def code_inline(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002
        return f"<code>{env['page'].attribute(tokens[at].content)}</code>"

    def keys(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002
        return "+".join(f"<kbd>{env['page'].attribute(key)}</kbd>" for key in tokens[at].content.split("+"))

    def fence(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002
        language = LANGUAGE.match(unescapeAll(tokens[at].info).strip())
        of = f' class="language-{language[0]}"' if language else ""
        code = escape(SLOT.sub("", tokens[at].content), quote=False).replace("\n", "&#10;")
        return f"<pre><code{of}>{code}</code></pre>"

    def link_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002
        page, address = env["page"], str(tokens[at].attrGet("href") or "")
        return f'<a href="{page.attribute(page.lead(address))}"{RELATIONS if markdown.is_outside(address) else ""}>'

    def image(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002
        page, token = env["page"], tokens[at]
        address, caption = str(token.attrGet("src") or ""), str(token.attrGet("title") or "")
        words = page.attribute("".join(child.content for child in token.children or ()))
        if markdown.is_outside(address):  # a page loads nothing from another host
            return f'<a href="{page.attribute(address)}"{RELATIONS}>{words}</a>'
        image = f'<img alt="{words}" src="{page.attribute(page.lead(address))}">'
        if "figure" not in token.meta:
            return image
        return f"<figure>{image}<figcaption>{page.attribute(caption)}</figcaption></figure>"

    def heading_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002
        return f"<{tokens[at].tag}>"

    def th_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002
        """Align a column with an attribute, because the content policy forbids inline styles."""
        side = str(tokens[at].attrGet("style") or "").removeprefix("text-align:")
        aligned = f' align="{side}"' if side else ""
        return f"<{tokens[at].tag}{aligned}>"

    td_open = th_open


_RENDERER = _Renderer()
_OPTIONS = markdown.OPTIONS
