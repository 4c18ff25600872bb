"""Write our Markdown as the text of a page: its headings as Markdown, all else as blocks of HTML.

No engine reads what an author wrote: whatever is not in our grammar arrives as characters.
What stands for citations and quotes is put in as text is written, and so nowhere but in text.
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

SLOT = re.compile("\x02([0-9]+)\x03")
"""Where an insert stands in the text: no text that passes the check holds these characters."""
OWN = re.compile("[\x02\x03]")
TAG = re.compile(r"<[^>]*>")
DEEPEST = 6
"""The lowest level of a heading in HTML."""
LANGUAGE = re.compile(r"[\w+#.-]{1,30}")
RELATIONS = ' rel="noopener nofollow"'


class Insert(NamedTuple):
    """Markup of ours that stands in a text; a ``block`` stands by itself."""

    markup: str
    block: bool


class Setting(NamedTuple):
    """What a text needs to know of its page.

    ``inserts`` are what stands in the slots.
    ``lead`` returns the address for where a link or an image of the text leads.
    ``inert`` writes characters so that neither HTML nor an engine's Markdown reads anything into them.
    ``anchors`` are those of the page; each heading states its own, so that no engine has to find one.
    """

    inserts: Sequence[Insert]
    lead: Callable[[str], str]
    inert: Callable[[str], str]
    anchors: Anchors


class _Page(NamedTuple):
    """What the rules of the renderer need to know of a text."""

    inserts: Sequence[Insert]
    lead: Callable[[str], str]
    inert: Callable[[str], str]
    abbreviations: Mapping[str, str]
    known: re.Pattern[str] | None
    """What finds an abbreviation, where the text spells out any."""

    def text(self, words: str) -> str:
        """Write words, with inserts in their slots and abbreviations spelt out."""
        parts = []
        for number, part in enumerate(SLOT.split(words)):
            parts.append(self._insert(part) if number % 2 else self._spelt(OWN.sub("", part)))
        return "".join(parts)

    def stands_alone(self, number: str) -> bool:
        """Whether there is an insert of that number, and it is a block."""
        return int(number) < len(self.inserts) and self.inserts[int(number)].block

    def _insert(self, number: str) -> str:
        return self.inserts[int(number)].markup if int(number) < len(self.inserts) else ""

    def _spelt(self, words: str) -> str:
        parts = self.known.split(words) if self.known else [words]
        return "".join(
            f'<abbr title="{self.attribute(self.abbreviations[part])}">{self.inert(part)}</abbr>'
            if number % 2
            else self.inert(part)
            for number, part in enumerate(parts)
        )

    def attribute(self, value: str) -> str:
        """Write the value of an attribute."""
        return self.inert(SLOT.sub("", value))


def slot(number: int) -> str:
    """Return what stands in a text for the insert of that number."""
    return f"\x02{number}\x03"


def typeset(text: str, setting: Setting, depth: int = 0) -> str:
    """Write Markdown as the text of a page.

    Args:
        text: our Markdown, with a ``slot`` for each insert.
        setting: what the text needs to know of its page.
        depth: how many levels its headings move down.
    """
    defined: markdown.Environment = {}
    tokens = markdown.blocks(text, defined)
    for token in tokens:
        if token.type == "inline":
            token.children = markdown.inline(token.content, defined)
    short = markdown.abbreviations(defined)
    page = _Page(setting.inserts, setting.lead, setting.inert, short, _known(short))
    parts = []
    for heading, run in groupby(_tops(tokens), key=lambda each: each[0].type == "heading_open"):
        if heading:
            parts += [_heading(top, page, setting.anchors, depth) for top in run]
        else:
            html = "".join(_html(top, page) for top in run)
            parts.append(f'<div class="rb-prose">{html}</div>' if html else "")
    return "\n\n".join(filter(None, parts))


def _known(abbreviations: Mapping[str, str]) -> re.Pattern[str] | None:
    """Return what finds an abbreviation as a word, the longest first; a text is looked through piece by piece."""
    words = "|".join(map(re.escape, sorted(abbreviations, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)({words})(?!\w)") if words else None


def _tops(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut tokens into the blocks that stand in no other."""
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
    """Write a block on one line, which Markdown takes whole."""
    written = _RENDERER.render(list(_unwrapped(tokens, page)), _OPTIONS, {"page": page})
    return written.replace("\n", "")


def _unwrapped(tokens: Sequence[Token], page: _Page) -> Iterator[Token]:
    """Let an insert that stands by itself be no paragraph, and an image with a title be a figure."""
    skipped = -1
    for number, token in enumerate(tokens):
        if number <= skipped:
            continue
        inner = tokens[number + 1] if token.type == "paragraph_open" else None
        alone = SLOT.fullmatch(inner.content) if inner else None
        if inner and ((alone and page.stands_alone(alone[1])) or _is_figure(inner)):
            skipped = number + 2
            yield inner
        else:
            yield token


def _is_figure(inner: Token) -> bool:
    """Whether a paragraph is an image with a title, which is then its caption."""
    words = inner.children or []
    if len(words) != 1 or words[0].type != "image" or not words[0].attrGet("title"):
        return False
    words[0].meta["figure"] = True
    return True


class _Renderer(RendererHTML):
    """The library's renderer, but for what must lead on, be inert or stay on one line."""

    def text(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002 (the library calls all rules alike)
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
        words = page.attribute("".join(each.content for each in token.children or ()))
        if markdown.is_outside(address):  # nothing is fetched from another host
            return f'<a href="{page.attribute(address)}"{RELATIONS}>{words}</a>'
        image = f'<img alt="{words}" src="{page.attribute(page.lead(address))}">'
        if "figure" not in token.meta:
            return image
        return f"<figure>{image}<figcaption>{page.attribute(caption)}</figcaption></figure>"

    def heading_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002
        return f"<{tokens[at].tag}>"

    def th_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: Mapping[str, _Page]) -> str:  # noqa: ARG002
        """Align a column by an attribute: the policy of the page refuses a style."""
        side = str(tokens[at].attrGet("style") or "").removeprefix("text-align:")
        aligned = f' align="{side}"' if side else ""
        return f"<{tokens[at].tag}{aligned}>"

    td_open = th_open


_RENDERER = _Renderer()
_OPTIONS = markdown.OPTIONS
