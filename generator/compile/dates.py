"""Takes a date in EDTF level 1, or a record that has one; gives the words that the pages print for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.compile.words import NOT_STATED
from generator.dates import latest

if TYPE_CHECKING:
    from generator.model import Source, Withdrawal

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
DATE = re.compile(r"(?P<year>-?\d{4}|\d{2,3}X{1,2})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<doubt>[?~%]?)")
DOUBTS = {"": "{}", "?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}


def said(date: str | None) -> str:
    """Give a date in words; one that only bounds is said to be a bound, and what no form fits stays as typed."""
    if not date:
        return NOT_STATED
    start, slash, end = date.partition("/")
    if not slash:
        return _day(date)
    if start in {"", ".."}:
        return f"undated; not later than {_day(end)}"
    if end in {"", ".."}:
        return f"{_day(start)} or later"
    return f"between {_day(start)} and {_day(end)}"


def dated(source: Source) -> str:
    """Give when a source was published, or that it is undated with the latest day it can be from."""
    if source.issued:
        return said(source.issued)
    captured = [capture.captured for capture in source.captures if capture.captured and latest(capture.captured)]
    first = min(captured, key=latest, default=None)
    return f"undated; not later than {said(first)}, when it was captured" if first else "undated"


def undated(source: Source) -> bool:
    """Whether no date of publication is stated: a bound is none."""
    return not source.issued or source.issued.startswith(("../", "/"))


def withdrawal(record: Withdrawal | None) -> str:
    """Say when and why a record was withdrawn; empty for one that stands."""
    return f"Withdrawn on {said(record.on)}: {record.because}" if record else ""


def _day(date: str) -> str:
    match = DATE.fullmatch(date)
    if not match:
        return date
    year, month, day, doubt = match["year"], match["month"], match["day"], match["doubt"]
    words = f"{year.replace('X', '0')}s" if "X" in year else year
    if month == "XX":
        words = f"{words}, month {NOT_STATED}"
    elif month in SEASONS:
        words = f"{SEASONS[month]} {words}"
    elif month and 1 <= int(month) <= len(MONTHS):
        words = f"{MONTHS[int(month) - 1]} {words}"
        words = words if not day else f"{words}, day {NOT_STATED}" if day == "XX" else f"{int(day)} {words}"
    return DOUBTS[doubt].format(words)
