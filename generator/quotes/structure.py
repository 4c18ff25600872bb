"""Takes a span of a capture; says what it runs across that was never one thought: paragraphs, items, cells, page furniture."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"[\r\n\u2028\u2029]")
_FURNITURE = re.compile(
    r"""^[ \t]*(?:
          leave\ a\ (?:reply|comment) | related\ (?:articles?|posts?|stories|content|news) | latest\ (?:articles?|news|posts?)
        | stay\ connected | buy\ now | subscribe(?:\ now)? | sign\ (?:in|up) | log\ in | share(?:\ this)?(?:\ article)? | tweet
        | -?\ ?advertisement\ ?-?.* | sponsored | newsletter | cookies?\b.* | menu | search | home | skip\ to\ content | print
        | e-?mail | comments? | read\ (?:more|also|next).* | also\ read.* | see\ also.* | continue\ reading.* | click\ here.*
        | page\ \d+(?:\ of\ \d+)? | .*\s{2,}page\ \d+(?:\ of\ \d+)? | page\ \d+(?:\ of\ \d+)?\s{2,}.* | \d{1,4} | -\ ?\d{1,4}\ ?- | all\ rights\ reserved.* | (?:©|copyright).* | follow\ us.*
        | download\ (?:pdf|the\ app) | please\ enter\ your.* | (?:image|photo)(?:\ source|\ credit)?:.* | getty\ images.*
        )[ \t]*$""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_ITEM = re.compile(r"[\r\n][ \t]*(?:[-*+•‣◦▪·–—]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])[ \t]+(?=\S)")
_CELL = re.compile(r"[^\s,a-z][ ]*\t+[ ]*\S|\S[ ]*\t+[ ]*[^\sa-z]|[\r\n]\|")
_PIPE = re.compile(r"\([^()\n]*\)|(\s\|(?=\s|\Z))")


def crosses_paragraph(text: str, start: int, end: int) -> bool:
    """Whether a paragraph ends between two offsets: at a blank line, or at a line end that ends a sentence."""
    hidden = text[start:end]
    if re.search(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)", hidden):
        return True
    for line_end in _LINE_END.finditer(hidden):
        before = text[max(start + line_end.start() - 400, 0) : start + line_end.start()].rstrip()
        if re.search(r"[.!?…:。！？][”’\"'»)\]]*\Z", before) and not _wrapped(text):
            return True
    return False


def _wrapped(text: str) -> bool:
    """Whether a text is broken into lines of a page's width, where a line end means nothing: most stop in mid-sentence."""
    lines = [line.rstrip() for line in _LINE_END.split(text) if line.strip()]
    middling = sum(line[-1].isalnum() or line[-1] in ",-" for line in lines[:-1])
    return middling * 2 > len(lines) - 1


def crosses(text: str, start: int, end: int) -> str:
    """Say what a span runs across that was never one sentence (list items, table cells, page furniture), or nothing."""
    span = text[start:end]
    if span.isprintable() and "|" not in span:
        return ""
    if _ITEM.search(span) and len(_ITEM.findall("\n" + text)) > 1:
        return "list items"
    pipes = [found for found in _PIPE.findall(text) if found] if "|" in span else []
    if _CELL.search(span) or (len(pipes) > 1 and any(_PIPE.findall(span))):
        return "table cells"
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = min((at for at in (text.find("\n", end), text.find("\r", end)) if at >= 0), default=len(text))
    if _FURNITURE.search(text[line_start:line_end]):
        return "the furniture of the page"
    return ""
