"""Takes what a quote leaves out of its sentence; gives the words in it that deny, limit or weaken what is quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.normalize import BREAK, DIGIT_BREAK, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.quotes.languages import Language

_CLAUSE_MARK = re.compile(r"[;:—()]|\s[–-]\s")
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where|qui|dont|der|die|das|que)\s[^,;:.]+,", re.IGNORECASE)


def _without_asides(cut: str) -> str:
    """Put spaces in place of relative clauses between commas: what they say is not said of the quote."""
    return _RELATIVE.sub(lambda aside: " " * len(aside[0]), cut)


def _clause_start(cut: str, words: Language) -> int:
    """Give the offset in what stands before the quote at which the quote's own clause begins."""
    starts = [found.end() for found in _CLAUSE_MARK.finditer(cut)]
    starts += [
        found.start() + 1 for found in re.finditer(r",\s+(?=(\w+))", cut) if words["coordination"].fullmatch(found[1])
    ]
    opening = re.sub(r"\A\W*(?:(?:so|but|and|yet)\s+)?", "", cut, flags=re.IGNORECASE)
    if words["concession"].match(opening) and "," in cut:
        starts.append(cut.rindex(",") + 1)
    return max(starts, default=0)


def _clause_end(cut: str, words: Language) -> int:
    """Give the offset in what stands behind the quote at which the quote's own clause ends."""
    ends = [found.start() for found in _CLAUSE_MARK.finditer(cut)]
    ends += [found.start() for found in words["coordination"].finditer(cut)]
    return min((*ends, cut.find(",") % (len(cut) + 1)), default=len(cut))


def plainly(text: str) -> str:
    """Give text as it is read: without what a page's layout or typography does to a word."""
    if text.isascii() and "&" not in text and "-" not in text:
        return text
    return fold(text).text.replace(BREAK, "").replace(DIGIT_BREAK, "-")


def denied_by(hidden: str, words: Language) -> str:
    """Give the word by which hidden text denies, or nothing."""
    return next((hit.words for hit in words.hits(plainly(hidden)) if hit.list in {"denial", "negation"}), "")


_TAIL = 160
"""Characters before a quote that are looked at for what the quote goes on from."""
_ONWARD = re.compile(r"\W*(to|as|for|que|comme|como|als)\b")
"""A word with which a quote goes on from what was cut."""


def expected_before(before: str, quote: str, words: Language) -> str:
    """Give the words right before a quote that say it is only believed, or nothing: ``is expected``, ``seen as``."""
    before = plainly(before[-_TAIL:])
    onward = _ONWARD.match(quote)
    for cut in (before, f"{before} {onward[1]}" if onward else ""):
        if found := words.closing("expected", cut):
            return found.removesuffix(f" {onward[1]}") if onward else found
    return ""


def read_cut(before: str, behind: str, words: Language) -> Iterator[tuple[str, str]]:
    """Give what the rest of the sentence holds against the quote: its kind, as the rules name it, and the word."""
    before, behind = plainly(before), plainly(behind)
    ahead, after = words.hits(before), words.hits(behind)
    if not ahead and not after:
        return
    before, behind = _without_asides(before), _without_asides(behind)
    start, end = _clause_start(before, words), _clause_end(behind, words)
    near = [hit for hit in ahead if hit.start >= start and not before[hit.start].isspace()]
    far = [hit for hit in after if hit.start < end and not behind[hit.start].isspace()]
    # "denied the motion and | ordered a trial": the quote is what was done besides.
    # After "that", it may be what was denied.
    last = before.split()[-1:]
    apart = last and words["coordination"].fullmatch(last[0]) and not re.search(r"\bthat\b", before)
    looks = {
        "negation": (("denial", [] if apart else near), ("negation", near), ("denial", after), ("negation", far)),
        "qualifier": (("limits_before", ahead), ("limits_behind", after)),
        "hedge": (("hedge", near), ("modal", near), ("hedge", after), ("modal", far)),
    }
    for kind, places in looks.items():
        if found := next((hit.words for name, hits in places for hit in hits if hit.list == name), ""):
            yield kind, found


def read_hidden(hidden: str, words: Language) -> Iterator[tuple[str, str]]:
    """Give what an elision hides that limits or weakens the sentence."""
    hits = words.hits(plainly(hidden))
    for kind, lists in (("qualifier", {"limits_before", "limits_behind"}), ("hedge", {"hedge", "modal"})):
        if found := next((hit.words for hit in hits if hit.list in lists), ""):
            yield kind, found
