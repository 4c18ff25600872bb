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

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
OPEN = {"", ".."}
SEASONS = ("1", "2", "3", "4")
"""Spring, summer, autumn and winter, as CSL counts them."""
SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}
"""The first and the last month of each season of EDTF; of winter, those of its year."""
LEVEL_1 = re.compile(
    r"(?P<year>(?:\d|-(?!0000)\d)\d{3})"
    r"(?:(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]|XX))?|(?:-XX){1,2})?[?~%]?|-(?P<season>2[1-4]))"
    r"|(?P<digits>-?\d(?:\d\d|\dX|XX)X)[?~%]?"
    r"|Y(?P<long>-?[1-9]\d{4,})"
    r"|(?P<whole>\d{4}-\d\d-\d\d)T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d|24:00:00)(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?",
    re.ASCII,
)
"""A date of EDTF level 0 or 1: up to a day, a season, a year with unknown digits, a long year, or a time of a day."""
FIRST, LAST = "0000-01-01", "9999-12-31"
"""The days that stand for all days before and after them, so that days can be compared as texts."""
_Day = tuple[int, int, int]
_Bounds = tuple[_Day | None, _Day | None]
OPEN_BOUNDS: _Bounds = (None, None)


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
    """Return the first day that a date may mean, as ``2023-06-03``, from ``0000-01-01`` to ``9999-12-31``.

    The result is empty if the date is open or not a date.
    """
    return _write((_bounds(text) or OPEN_BOUNDS)[0])


def latest(text: str) -> str:
    """Return the last day that a date may mean, as ``2023-06-03``, from ``0000-01-01`` to ``9999-12-31``.

    The result is empty if the date is open or not a date.
    """
    return _write((_bounds(text) or OPEN_BOUNDS)[1])


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
def _bounds(text: str) -> _Bounds | None:
    """Return the first and the last day that a date may mean, None for an open end; None if it is not a date."""
    if not text or len(text) > NAME or text.count("/") > 1:
        return None
    first, slash, last = text.partition("/")
    if not slash:
        return _one(text)
    begin, end = (OPEN_BOUNDS if each in OPEN else _one(each) for each in (first, last))
    if begin is None or end is None or begin is end is OPEN_BOUNDS:
        return None
    return None if begin[0] and end[1] and begin[0] > end[1] else (begin[0], end[1])


def _one(text: str) -> _Bounds | None:
    match = LEVEL_1.fullmatch(text)
    if not match:
        return None
    if whole := match["whole"]:
        return _one(whole)
    if years := match["long"] or match["digits"]:
        low, high = sorted(int(years.replace("X", digit)) for digit in "09")
        return (low, 1, 1), (high, 12, 31)
    year, day = int(match["year"]), match["day"]
    start, end = (int(match["month"] or 1), int(match["month"] or 12))
    if season := match["season"]:
        start, end = SEASON_MONTHS[season]
    # The calendar repeats after 400 years.
    last = monthrange(400 + year % 400, end)[1]
    if not day or day == "XX":
        return (year, start, 1), (year, end, last)
    return ((year, start, int(day)),) * 2 if int(day) <= last else None


def _write(day: _Day | None) -> str:
    if day is None:
        return ""
    year, month, number = day
    return FIRST if year < 0 else LAST if year > 9999 else f"{year:04}-{month:02}-{number:02}"  # noqa: PLR2004
