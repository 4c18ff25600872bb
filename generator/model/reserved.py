"""List the words that are the site's own labels: its verdicts on claims and quotes, and its headings.

They are those of the table of words, and words that say the same. Whoever translates the table adds words here.
"""

from __future__ import annotations

import re

VERDICTS = re.compile(
    r"\b(?:established|documented|corroborated|confirmed|proven|proved|verified|refuted|disproved|disproven|debunked"
    r"|certified|fact[- ]checked|independent origins?|match(?:es)? (?:its|their) captures?)\b",
    re.IGNORECASE,
)
"""Words that no label of a desk has, wherever they stand in it."""
HEADINGS = frozenset(
    {
        *("reported", "reported only", "claims that are reported only", "contradicted", "denied"),
        *("disputed", "claims that are disputed", "what instruments provide"),
        *("cannot be checked", "not known", "claims that are not known either way", "withdrawn", "other claims"),
        *("status", "kind", "credibility", "reliability", "likelihood", "standing"),
    }
)
"""Labels of the site, in small letters, that no label of a desk repeats as a whole."""
_BETWEEN = re.compile(r"[\s_]+")


def find_reserved(label: str) -> str:
    """Return the words of a label that only the site itself may use; empty if there are none."""
    words = _BETWEEN.sub(" ", label).strip(" .:!?-–—")
    if words.lower() in HEADINGS:
        return words
    found = VERDICTS.search(words)
    return found[0] if found else ""
