"""Parse dates in EDTF level 1, find their first and last day, and convert CSL's ``date-parts``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.model.bounds import NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMON = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?[?~%]?", re.ASCII)
"""A year, a month or a day, which may be uncertain; the library for all forms takes a thousand times as long."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
OPEN = {"", ".."}
SEASONS = ("1", "2", "3", "4")
"""Spring, summer, autumn and winter, as CSL counts them."""
LEVEL_2 = re.compile(r"[{}^]|\[|\dE\d|S\d|[?~%][-\dX]|\dX+\d|X-\d|-(?:2[5-9]|3\d|4[01])$")
"""What only EDTF level 2 allows: sets, exponents, precision, single qualified or unspecified parts, quarters."""


def is_day(text: str) -> bool:
    """Return whether a text is one day, written ``2023-06-03``."""
    try:
        return bool(DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_edtf(text: str) -> bool:
    """Return whether a text is a date in EDTF level 1 (ISO 8601-2:2019, profile level 1)."""
    return _bounds(text) is not None


def earliest(text: str) -> str:
    """Return the first day that a date may mean, as ``2023-06-03``.

    The result is empty if the date is open or not a date.
    """
    return (_bounds(text) or ("", ""))[0]


def latest(text: str) -> str:
    """Return the last day that a date may mean, as ``2023-06-03``.

    The result is empty if the date is open or not a date.
    """
    return (_bounds(text) or ("", ""))[1]


def from_parts(parts: list[list[str]]) -> str:
    """Return CSL's ``date-parts`` as EDTF text: a date, or an interval; wrong parts stay wrong."""
    return "/".join("-".join(part.zfill(2 if index else 4) for index, part in enumerate(day)) for day in parts)


def from_csl(date: Mapping[Any, Any]) -> str:
    """Return a CSL date as EDTF text; empty if the mapping is not a CSL date."""
    raw = date.get("raw", date.get("literal"))
    if isinstance(raw, str):
        return raw
    days = date.get("date-parts")
    if not isinstance(days, list) or not all(isinstance(day, list) and day for day in days):
        return ""
    parts = [[str(part) for part in day] for day in days]
    season = str(date.get("season"))
    if season in SEASONS and len(parts) == 1 == len(parts[0]):
        parts[0].append(str(20 + int(season)))
    return from_parts(parts) + ("~" if str(date.get("circa")).casefold() in {"true", "1"} else "")


@lru_cache(maxsize=4096)
def _bounds(text: str) -> tuple[str, str] | None:
    if is_day(text):
        return text, text
    if not text or len(text) > NAME or text.count("/") > 1 or text != text.strip() or LEVEL_2.search(text):
        return None
    first, slash, last = text.partition("/")
    if not slash:
        return _one(text)
    ends = [("", "") if end in OPEN else _bounds(end) for end in (first, last)]
    if ends[0] is None or ends[1] is None or (first in OPEN and last in OPEN):
        return None
    begin, end = ends[0][0], ends[1][1]
    return None if begin and end and not _before(begin, end) else (begin, end)


def _before(first: str, second: str) -> bool:
    return first <= second or first.startswith(("-", "Y"))


def _one(text: str) -> tuple[str, str] | None:
    common = COMMON.fullmatch(text)
    if common:
        year, month, day = common.groups()
        # The year 0 is a leap year, and the library allows 29 days in every February if the date is uncertain.
        last = str(monthrange(4 if day else int(year) or 4, int(month or 12))[1])
        if day and day > last:
            return None
        return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{day or last}"
    # The library takes a quarter of a second to import, and most projects contain only whole days.
    from edtf import parse_edtf  # noqa: PLC0415
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        parsed = parse_edtf(text)
        return _iso(parsed.lower_strict()), _iso(parsed.upper_strict())
    except (EDTFParseException, TypeError, ValueError, OverflowError):
        return None


def _iso(moment: tuple[int, ...]) -> str:
    year, month, day = moment[:3]
    return f"{year:04d}-{month:02d}-{day:02d}"
