"""Keep locators to a place: readers see them beside the name of a source, and before what an instrument provides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.check.instruments import ASIDE, COUNTED, LABELS
from generator.model.diagnostics import Diagnostic
from generator.model.rules import claiming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library, Locator

WORDS_MOST = 6
"""Words in the label or the value of a locator, such as *Limits of the study*."""
VALUE_MOST = 24
"""Characters in the value of a documented claim's locator; *2, second sentence* needs eighteen."""
_VALUE = re.compile(r"[\w\s.,()\[\]/§°ºª–-]+")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[!?;]|:\s|\w{3}\.\s+\w|\w\.\s+(?:The|It|This|That)\b")
_ENDORSED = re.compile(
    r"\b(?:confirms|upheld|upholds|verifies|establishes|proves|corroborates|recogni[sz]e[sd]"
    r"|endorse[sd]|approve[sd]|bestätigt|bewiesen|confirmée?|confirmad[oa]|confermat[oa]|bevestigd|potwierdzon\w+"
    r"|подтвержд\w+|підтвердж\w+)\b",
    re.IGNORECASE,
)
"""Words with which a locator would say what somebody thinks of the source; our own verdicts are reserved anyway."""


def explain_locator(locator: Locator | None) -> str:
    """Return why a locator names no provision, as words about the evidence; empty if it may name one."""
    if locator is None:
        return "has no locator"
    place, label = f"{locator.label} {locator.value}", locator.label.strip()
    if aside := ASIDE.search(place):
        return f"has the locator {place} (“{aside[0].strip()}” names no provision)"
    if not LABELS.fullmatch(label):
        return f"has the locator {place} (“{label}” names no provision, as article, section or paragraph does)"
    fault = _explain_value(locator.value.strip())
    return f"has the locator {place}, whose value {fault}" if fault else ""


def _explain_value(value: str) -> str:
    """Return why a value does not number a provision; empty if it may."""
    if len(value) > VALUE_MOST:
        return f"has more than {VALUE_MOST} characters"
    words = _WORD.findall(value)
    if free := next((word for word in words if not (COUNTED.fullmatch(word) or LABELS.fullmatch(word))), ""):
        return f"is not only a number (“{free}”)"
    numbered = any(character.isdecimal() for character in value) or any(map(COUNTED.fullmatch, words))
    return "" if numbered and _VALUE.fullmatch(value) else "is not a number"


def locators_are_places(library: Library) -> Iterator[Diagnostic]:
    """Report locators that say more than where the words stand."""
    for quotation in library.quotations:
        locator = quotation.evidence.locator if quotation.evidence else None
        for text in (locator.label, locator.value) if locator else ():
            endorsed = _ENDORSED.search(text)
            if endorsed or _SENTENCE.search(text) or len(text.split()) > WORDS_MOST:
                fault = f"“{endorsed[0]}”" if endorsed else f"more than {WORDS_MOST} words or a sentence"
                message = f"This locator says more than a place, because it has {fault}: {text}"
                hint = "Write only what kind of part it is and its number or short name."
                yield Diagnostic(claiming.LOCATOR_PLAIN, text.place, message, hint)
