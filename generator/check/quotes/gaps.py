"""Find what an elision leaves out: parts of the sentences that it shortens, and whole items of a list in a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.check.quotes.bounds import SPANS_KNOWN
from generator.check.quotes.sentences import sentence_ends

if TYPE_CHECKING:
    from generator.model import Span

_LABEL = re.compile(
    r"""(?:\A\s* | (?<=[;:,.—–])\s+ | (?<=\n)[ \t]*)  # at the start, after a mark, or on a new line …
        (?P<label>
            (?:(?:and|or|und|oder|et|ou|y|o|и|или)\s+)?(?:
            \(?(?:[^\W\d_]{1,2}|[ivxlIVXL]{1,6}|[^\W\d_]?\d{1,2}[a-z]?)\)   # (a), (aa), iv), (1), (a1)
          | \[(?:[^\W\d_]{1,2}|\d{1,2})\]                               # [a], [1]
          | \d{1,2}(?:\.\d{1,2})*[.°º] | \d{1,2}(?:\.\d{1,2})+ | [a-z]\.  # 1., 1.1, 1°, a.
          | [\u2460-\u24ff•‣▪]                                         # ①, ⒜, bullets
        ))(?=\s)""",
    re.VERBOSE,
)
"""The letter or number of an item within a sentence, with the conjunction before it, as in ``; and (b)``."""
_LONGEST_LABEL = 24
"""Characters after a gap in which its last item may end: spaces, a conjunction and a label."""


class Gap(NamedTuple):
    """The text that an elision leaves out, as spans of the capture.

    ``shortened`` are the parts of sentences and items that the quote does contain in part, ``items`` whole items of a
    list within such a sentence. A sentence that is left out whole is in neither.
    ``splices`` says whether the gap leads from inside one sentence to inside another.
    """

    shortened: tuple[Span, ...]
    items: tuple[Span, ...]
    splices: bool


@lru_cache(SPANS_KNOWN)
def read_gap(text: str, start: int, end: int, *, lowered: bool = False) -> Gap:
    """Return what the gap between two offsets leaves out.

    If the first letter of a sentence was ``lowered``, the sentence is read as the inside of the one before it.
    """
    borders = list(sentence_ends(text, max(start - 8, 0), end))
    inside = [border for border in borders if border[0] >= start]
    ended = any(not _has_words(text[start:first]) and not _has_words(text[over:start]) for first, over in borders)
    begun = not lowered and any(over <= end and not _has_words(text[over:end]) for _, over in borders)
    if not inside:
        return _split_items(text, [(start, end, False)], splices=False)
    parts = [] if ended else [(start, inside[0][0], True)]
    parts += [] if begun else [(min(inside[-1][1], end), end, False)]
    return _split_items(text, parts, splices=not ended and not begun)


def _split_items(text: str, parts: list[tuple[int, int, bool]], *, splices: bool) -> Gap:
    """Split parts of sentences at the labels of items.

    The last value of a part says whether its sentence ends there.
    """
    shortened, items = [], []
    for start, end, closed in parts:
        found = (label.start("label") + start for label in _LABEL.finditer(text[start : end + _LONGEST_LABEL]))
        cuts = [at for at in found if at <= end]
        if not cuts:
            shortened.append((start, end))
            continue
        items += [*pairwise(cuts), *([(cuts[-1], end)] if closed else [])]
        shortened += [(start, cuts[0]), *([] if closed else [(cuts[-1], end)])]
    return Gap(tuple(shortened), tuple(items), splices)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
