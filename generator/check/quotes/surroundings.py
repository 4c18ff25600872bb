"""Find words that a quote leaves out of its sentence and that deny, limit or weaken the quoted words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.normalize import BREAK, DIGIT_BREAK, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check.quotes.languages import Language

_CLAUSE_MARK = re.compile(r"[;:—()]|\s[–-]\s")
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where|qui|dont|der|die|das|que)\s[^,;:.]+,", re.IGNORECASE)
_OPENS_RELATIVE = re.compile(_RELATIVE.pattern.removesuffix("[^,;:.]+,"), re.IGNORECASE)
_PHRASE_MARK = re.compile(rf"(?<!\d),(?!\d)|{_CLAUSE_MARK.pattern}")


def _without_asides(cut: str) -> str:
    """Return a text with spaces in place of relative clauses, which do not speak of the quote.

    Such a clause stands between commas.
    """
    return _RELATIVE.sub(lambda aside: " " * len(aside[0]), cut)


def _clause_start(cut: str, lists: Language) -> int:
    """Return where a quote's own clause begins in the text before it."""
    starts = [found.end() for found in _CLAUSE_MARK.finditer(cut)]
    starts += [
        found.start() + 1 for found in re.finditer(r",\s+(?=(\w+))", cut) if lists["coordination"].fullmatch(found[1])
    ]
    opening = re.sub(r"\A\W*(?:(?:so|but|and|yet)\s+)?", "", cut, flags=re.IGNORECASE)
    if lists["concession"].match(opening) and "," in cut:
        starts.append(cut.rindex(",") + 1)
    return max(starts, default=0)


def _clause_end(cut: str, lists: Language) -> int:
    """Return where a quote's own clause ends in the text after it."""
    ends = [found.start() for found in _CLAUSE_MARK.finditer(cut)]
    ends += [found.start() for found in lists["coordination"].finditer(cut)]
    return min((*ends, cut.find(",") % (len(cut) + 1)), default=len(cut))


def plainly(text: str) -> str:
    """Return a text without the effects of layout and typography on its words."""
    if text.isascii() and "&" not in text and "-" not in text:
        return text
    return fold(text).text.replace(BREAK, "").replace(DIGIT_BREAK, "-")


def denied_by(hidden: str, lists: Language) -> str:
    """Return the first word in a hidden text that denies; empty if there is none."""
    return next((hit.words for hit in lists.hits(plainly(hidden)) if hit.list in {"denial", "negation"}), "")


_TAIL = 160
"""The number of characters before a quote that are searched for words that the quote continues."""
_ONWARD = re.compile(r"\W*(to|as|for|que|comme|como|als)\b")
"""A word at the start of a quote that continues the words cut before it."""


def expected_before(before: str, quote: str, lists: Language) -> str:
    """Return words directly before a quote that make it a mere belief.

    Such words are ``is expected`` and ``seen as``. The result is empty if there are none.
    """
    before = plainly(before[-_TAIL:])
    onward = _ONWARD.match(quote)
    for cut in (before, f"{before} {onward[1]}" if onward else ""):
        if found := lists.closing("expected", cut):
            return found.removesuffix(f" {onward[1]}") if onward else found
    return ""


def read_cut(before: str, behind: str, lists: Language) -> Iterator[tuple[str, str]]:
    """Return words that deny, limit or weaken a quote from outside it.

    They stand in the rest of its sentence.
    The result has at most one pair of kind and word for every kind: negation, qualifier, hedge.
    """
    before, behind = plainly(before), plainly(behind)
    ahead, after = lists.hits(before), lists.hits(behind)
    if not ahead and not after:
        return
    before, behind = _without_asides(before), _without_asides(behind)
    start, end = _clause_start(before, lists), _clause_end(behind, lists)
    near = [hit for hit in ahead if hit.start >= start and not before[hit.start].isspace()]
    far = [hit for hit in after if hit.start < end and not behind[hit.start].isspace()]
    # "denied the motion and | ordered a trial": the quote is a second action, which is not denied.
    # After "that", the quote may be what was denied.
    last = before.split()[-1:]
    apart = last and lists["coordination"].fullmatch(last[0]) and not re.search(r"\bthat\b", before)
    looks = {
        "negation": (("denial", [] if apart else near), ("negation", near), ("denial", after), ("negation", far)),
        "qualifier": (("limits_before", ahead), ("limits_behind", after)),
        "hedge": (("hedge", near), ("modal", near), ("hedge", after), ("modal", far)),
    }
    for kind, places in looks.items():
        if found := next((hit.words for name, hits in places for hit in hits if hit.list == name), ""):
            yield kind, found


def find_only(before: str, behind: str, lists: Language) -> str:
    """Return a word such as ``only`` that was cut beside a quote and limits it; empty if there is none.

    It stands directly before or after the quote, or at the start or the end of the quote's own clause.
    """
    before, behind = plainly(before), plainly(behind)
    if found := lists.closing("only", before):
        return found
    opening = lists["only"].match(before[_clause_start(before, lists) :].lstrip(" '"))
    if opening and "," not in before[_clause_start(before, lists) :]:
        return opening[0]
    if directly := _find_opening_only(behind, lists):
        return directly
    # What a comma adds to the clause ends at the next mark: "…, in August only."
    added = "" if _OPENS_RELATIVE.match(behind) else behind.lstrip(" ',")
    ends = behind[: _clause_end(behind, lists)], added[: _clause_end(added, lists)]
    return next(filter(None, (lists.closing("only", end) for end in ends)), "")


def _find_opening_only(text: str, lists: Language) -> str:
    """Return a word such as ``only`` at the start of a text, or after a conjunction there."""
    after = re.match(r"\W*(\w*)\W*", text)
    starts = (0, after.start(1), after.end()) if after and lists["coordination"].fullmatch(after[1]) else (0,)
    found = (lists["only"].match(text[start:].lstrip(" ',;:()-")) for start in starts)
    return next((each[0] for each in found if each), "")


def find_hidden_only(hidden: str, lists: Language) -> str:
    """Return a word such as ``only`` in a hidden text that limits the words around it; empty if there is none.

    Between two marks, it begins or ends the words there: elsewhere it limits a part of an aside.
    """
    # A relative clause at the end of the hidden text is an aside too: its comma is quoted.
    phrases = _PHRASE_MARK.split(_without_asides(f"{plainly(hidden)},").removesuffix(","))
    first = phrases[0][: _clause_end(phrases[0], lists)]
    if found := lists["only"].search(first) or lists["only"].search(phrases[-1]):
        return found[0]
    beside = (_find_opening_only(phrase, lists) or lists.closing("only", phrase) for phrase in phrases)
    return next(filter(None, beside), "")


def read_hidden(hidden: str, lists: Language) -> Iterator[tuple[str, str]]:
    """Return the qualifier and the hedge that an elision hides: the kind and the word."""
    hits = lists.hits(plainly(hidden))
    for kind, names in (("qualifier", {"limits_before", "limits_behind"}), ("hedge", {"hedge", "modal"})):
        if found := next((hit.words for hit in hits if hit.list in names), ""):
            yield kind, found
