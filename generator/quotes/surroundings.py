"""Takes the span of a quote in its capture; gives the sentence around it, and what was cut or hidden that matters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.folding import BREAK, DIGIT_BREAK, fold
from generator.model import Span
from generator.quotes.languages import Language

LONGEST_SENTENCE = 300
"""A sentence ends after 300 characters even without a mark: what stands further away is another matter."""

_LINE_END = re.compile(r"[\r\n\u2028\u2029]")
_SENTENCE_MARK = re.compile(
    r"""(?: [!?…।؟۔]+ | (?P<stop>\.+) ) [”’"'»)\]]* (?:\[\w{1,3}\]|[¹²³⁰⁴-⁹†‡])* (?= \s | \Z | (?<=[a-z]\.)[A-Z“"] | [“"„«] )
      | [。！？｡]+ [”’」』）]*""",
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"""(?:^|[\s(“"'‘])(?: [^\W\d_] | (?:[^\W\d_]\.)+[^\W\d_]
        | Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Pres|Rev|Hon|Messrs|vs|cf|e\.g|i\.e|etc|al|No|Nos|Art|Sec|Fig|pp?
        | approx|ca|est|dept|univ|Inc|Ltd|Corp|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|bzw|usw|z\.B|M|Mme|Sr|Sra|Nr|Abs )\Z""",
    re.VERBOSE,
)
_ALWAYS_FOLLOWED = re.compile(r"(?:^|[\s(“\"'‘])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|vs|cf|e\.g|i\.e|No|Nos|Art|Fig|Mme|Nr|Abs|[A-Z])\Z")


def sentence_ends(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the marks and line ends between ``start`` and ``end`` that end a sentence, as spans with what closes behind them."""
    stretch = text[start : end + 8]
    found = [(each.start(), each.end()) for each in _LINE_END.finditer(stretch)]
    for each in _SENTENCE_MARK.finditer(stretch):
        if not (each.group("stop") and _is_abbreviation(text, start + each.start(), start + each.end())):
            found.append(each.span())
    for first, last in sorted(found):
        if start + first < end:
            yield start + first, start + last


def _is_abbreviation(text: str, stop: int, after: int) -> bool:
    before = text[max(stop - 12, 0) : stop]
    if not _ABBREVIATION.search(before) or text[stop:after] != ".":
        return False
    following = text[after : after + 3].lstrip()
    # "the U.S. The office" ends a sentence, "the U.S. is known" and "Mr. Smith" do not.
    return not following[:1].isupper() or bool(_ALWAYS_FOLLOWED.search(before))


def sentence(text: str, start: int, end: int) -> Span:
    """Give the span of the quote's own sentence (or sentences, where it holds several).

    A sentence ends at its mark, at a line end, or after 300 characters, whichever comes first.
    """
    floor, ceiling = max(start - LONGEST_SENTENCE, 0), min(end + LONGEST_SENTENCE, len(text))
    first = max((over for _, over in sentence_ends(text, floor, start) if over <= start), default=floor)
    while first < start and text[first].isspace():
        first += 1
    # The mark that ends the sentence may stand in the quote, before a closing mark that does not.
    last = next((over for _, over in sentence_ends(text, max(start, end - 8), ceiling) if over >= end), ceiling)
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


_CLAUSE_MARK = re.compile(r"[;:—()]|\s[–-]\s|\.\s")
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where|qui|dont|der|die|das|que)\s[^,;:.]+,", re.IGNORECASE)


def _clause_before(cut: str, words: Language) -> str:
    """Give the part of what stands before the quote that is in the quote's own clause."""
    cut = _RELATIVE.sub(" ", cut)
    breaks = [found.end() for found in _CLAUSE_MARK.finditer(cut)]
    breaks += [
        found.start() + 1
        for found in re.finditer(r",\s+(?=(\w+))", cut)
        if words.words["coordination"].fullmatch(found.group(1))
    ]
    opening = re.sub(r"\A\W*(?:(?:so|but|and|yet)\s+)?", "", cut, flags=re.IGNORECASE)
    if words.words["concession"].match(opening) and "," in cut:
        breaks.append(cut.rindex(",") + 1)
    return cut[max(breaks) :] if breaks else cut


def _clause_behind(cut: str, words: Language) -> str:
    """Give the part of what stands behind the quote that is in the quote's own clause."""
    cut = _RELATIVE.sub(" ", cut)
    breaks = [found.start() for found in _CLAUSE_MARK.finditer(cut)]
    breaks += [found.start() for found in words.words["coordination"].finditer(cut)]
    breaks += [found.start() for found in re.finditer(r",", cut)]
    return cut[: min(breaks)] if breaks else cut


def plainly(text: str) -> str:
    """Give text as it is read: without what a page's layout or typography does to a word."""
    return fold(text).text.replace(BREAK, "").replace(DIGIT_BREAK, "-")


def denied_by(hidden: str, words: Language) -> str:
    """Give the word by which hidden text denies, or nothing."""
    hidden = plainly(hidden)
    for name in ("denial", "negation"):
        if found := words.words[name].search(hidden):
            return found.group()
    return ""


def read_cut(before: str, behind: str, words: Language) -> Iterator[tuple[str, str]]:
    """Give what the rest of the sentence holds against the quote: ``("qualifier" | "negation" | "hedge", the words)``."""
    before, behind = plainly(before), plainly(behind)
    near, far = _clause_before(before, words), _clause_behind(behind, words)
    lists = words.words
    looks = {
        "negation": ((lists["denial"], near), (lists["negation"], near), (lists["denial"], behind), (lists["negation"], far)),
        "qualifier": ((lists["limits_before"], before), (lists["limits_behind"], behind)),
        "hedge": ((lists["hedge"], near), (lists["modal"], near), (lists["hedge"], behind), (lists["modal"], far)),
    }
    for kind, places in looks.items():
        if found := next(filter(None, (_found(*place) for place in places)), ""):
            yield kind, found


def read_hidden(hidden: str, words: Language) -> Iterator[tuple[str, str]]:
    """Give what an elision hides that limits or weakens the sentence."""
    hidden = plainly(hidden)
    for kind, names in (("qualifier", ("limits_before", "limits_behind")), ("hedge", ("hedge", "modal"))):
        if found := next(filter(None, (_found(words.words[name], hidden) for name in names)), ""):
            yield kind, found


def _found(expression: re.Pattern[str], stretch: str) -> str:
    """Give the first word found; a capital May is the month or a name."""
    return next((each.group() for each in expression.finditer(stretch) if each.group() != "May"), "")


_FURNITURE = re.compile(
    r"""^[ \t]*(?: leave\ a\ (?:reply|comment)|related\ (?:articles?|posts?|stories|content|news)|stay\ connected|latest\ (?:articles?|news|posts?)
        |buy\ now|subscribe(?:\ now)?|sign\ (?:in|up)|log\ in|share(?:\ this)?(?:\ article)?|tweet|advertisement|-?\ ?advertisement\ ?-?.*|sponsored
        |read\ (?:more|also|next).*|also\ read.*|see\ also.*|newsletter|cookies?\b.*|menu|search|home|skip\ to\ content|print|e-?mail|comments?
        |page\ \d+(?:\ of\ \d+)?|\d{1,4}|-\ ?\d{1,4}\ ?-|all\ rights\ reserved.*|(?:©|copyright).*|follow\ us.*|download\ (?:pdf|the\ app)
        |please\ enter\ your.*|continue\ reading.*|click\ here.*|image(?:\ source|\ credit)?:.*|photo(?:\ credit)?:.*|getty\ images.*
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
    """Whether a text is broken into lines of a page's width, so that a line end means nothing: most lines stop in mid-sentence."""
    lines = [line.rstrip() for line in _LINE_END.split(text) if line.strip()]
    middling = sum(line[-1].isalnum() or line[-1] in ",-" for line in lines[:-1])
    return middling * 2 > len(lines) - 1


def crosses(text: str, start: int, end: int) -> str:
    """Say what a span runs across that was never one sentence: list items, table cells or page furniture; or nothing."""
    span = text[start:end]
    if "\n" not in span and "\r" not in span and "\t" not in span and "|" not in span:
        return ""
    if _ITEM.search(span) and len(_ITEM.findall("\n" + text)) > 1:
        return "list items"
    pipes = [found for found in _PIPE.findall(text) if found]
    if _CELL.search(span) or (len(pipes) > 1 and any(_PIPE.findall(span))):
        return "table cells"
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = min((at for at in (text.find("\n", end), text.find("\r", end)) if at >= 0), default=len(text))
    if _FURNITURE.search(text[line_start:line_end]):
        return "the furniture of the page"
    return ""
