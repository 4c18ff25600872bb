"""Takes what a quote leaves out of its sentence; gives the words in it that deny, limit or weaken what is quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.folding import BREAK, DIGIT_BREAK, fold
from generator.quotes.languages import Language, beginnings

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE_MARK = re.compile(r"[;:—()]|\s[–-]\s")
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where|qui|dont|der|die|das|que)\s[^,;:.]+,", re.IGNORECASE)


def _clause_before(cut: str, words: Language) -> str:
    """Give the part of what stands before the quote that is in the quote's own clause."""
    cut = _RELATIVE.sub(" ", cut)
    breaks = [found.end() for found in _CLAUSE_MARK.finditer(cut)]
    breaks += [
        found.start() + 1
        for found in re.finditer(r",\s+(?=(\w+))", cut)
        if words["coordination"].fullmatch(found.group(1))
    ]
    opening = re.sub(r"\A\W*(?:(?:so|but|and|yet)\s+)?", "", cut, flags=re.IGNORECASE)
    if words["concession"].match(opening) and "," in cut:
        breaks.append(cut.rindex(",") + 1)
    return cut[max(breaks) :] if breaks else cut


def _clause_behind(cut: str, words: Language) -> str:
    """Give the part of what stands behind the quote that is in the quote's own clause."""
    cut = _RELATIVE.sub(" ", cut)
    breaks = [found.start() for found in _CLAUSE_MARK.finditer(cut)]
    breaks += [found.start() for found in words["coordination"].finditer(cut)]
    breaks += [found.start() for found in re.finditer(r",", cut)]
    return cut[: min(breaks)] if breaks else cut


def plainly(text: str) -> str:
    """Give text as it is read: without what a page's layout or typography does to a word."""
    if text.isascii() and "&" not in text and "-" not in text:
        return text
    return fold(text).text.replace(BREAK, "").replace(DIGIT_BREAK, "-")


def denied_by(hidden: str, words: Language) -> str:
    """Give the word by which hidden text denies, or nothing."""
    hidden = plainly(hidden)
    starts = beginnings(hidden)
    return words.found("denial", hidden, starts) or words.found("negation", hidden, starts)


def read_cut(before: str, behind: str, words: Language) -> Iterator[tuple[str, str]]:
    """Give what the rest of the sentence holds against the quote: its kind, as the rules name it, and the word."""
    before, behind = plainly(before), plainly(behind)
    ahead, after = beginnings(before), beginnings(behind)
    if words.silent(ahead | after):
        return
    near, far = _clause_before(before, words), _clause_behind(behind, words)
    # "denied the motion and | ordered a trial": the quote is what was done besides.
    # After "that", it may be what was denied.
    last = before.split()[-1:]
    apart = last and words["coordination"].fullmatch(last[0]) and "that" not in ahead
    looks = {
        "negation": (
            ("denial", "" if apart else near, ahead),
            ("negation", near, ahead),
            ("denial", behind, after),
            ("negation", far, after),
        ),
        "qualifier": (("limits_before", before, ahead), ("limits_behind", behind, after)),
        "hedge": (("hedge", near, ahead), ("modal", near, ahead), ("hedge", behind, after), ("modal", far, after)),
    }
    for kind, places in looks.items():
        if found := next(filter(None, (words.found(*place) for place in places)), ""):
            yield kind, found


def read_hidden(hidden: str, words: Language) -> Iterator[tuple[str, str]]:
    """Give what an elision hides that limits or weakens the sentence."""
    hidden = plainly(hidden)
    starts = beginnings(hidden)
    for kind, names in (("qualifier", ("limits_before", "limits_behind")), ("hedge", ("hedge", "modal"))):
        if found := next(filter(None, (words.found(name, hidden, starts) for name in names)), ""):
            yield kind, found
