"""Find who says it in the sentences around a quote: a source that passes words on does not vouch for what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Verdict

SAYING = re.compile(
    r"\b(?:according to|sa(?:id|ys)|told (?:reporters|journalists|us)|allege[sd]|allegedly|reportedly"
    r"|(?:announce|argue|claim|declare|decree|insist|maintain|report|state|assert)(?:s|e?d) that"
    r"|selon|d[’']après|(?:affirm|déclar|annonc|prétend|assur)\w* que|laut|zufolge"
    r"|(?:sagt|erklärt|behauptet|meldet|versichert)\w*, dass|según|(?:dijo|dice|afirm\w+|declar\w+|anunci\w+) que"
    r"|по словам|(?:сообщ|заяв|утвержд)\w+, что)\b",
    re.IGNORECASE,
)
"""Words with which a source passes on what somebody else says, in the languages whose sentences are read."""


def find_saying(text: str, verdict: Verdict) -> str:
    """Return the first words in the sentences around a quote that say that somebody else speaks; empty if none do."""
    found = (SAYING.search(text, *span) for span in verdict.sentences)
    return next((match[0] for match in found if match), "")
