"""Write dates as the words that the pages print: dates of EDTF level 1, and the dates of records."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.dates import latest
from generator.site.words import message, sentence

if TYPE_CHECKING:
    from generator.model import Correction, Source, Withdrawal

MONTHS = tuple(f"{month:02}" for month in range(1, 13))
SEASONS = ("21", "22", "23", "24")
DATE = re.compile(r"(?P<year>-?\d{4}|\d{2,3}X{1,2})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<doubt>[?~%]?)")


@lru_cache(maxsize=1 << 12)
def format_date(date: str | None) -> str:
    """Return a date in words.

    A date that only bounds is called a bound; a date that fits no known form stays as typed.
    """
    if not date:
        return message("not-stated")
    start, slash, end = date.partition("/")
    if not slash:
        return _day(date)
    if start in {"", ".."}:
        return message("dates.not-later", end=_day(end))
    if end in {"", ".."}:
        return message("dates.later", start=_day(start))
    return message("dates.between", start=_day(start), end=_day(end))


def format_bound(date: str | None) -> str:
    """Return the beginning or the end of a period in words, where a date that is open at its start is not undated."""
    start, slash, end = (date or "").partition("/")
    return message("dates.earlier", end=_day(end)) if slash and start in {"", ".."} else format_date(date)


def publication_date(source: Source) -> str:
    """Return when a source was published, or that it is undated.

    Of an undated source, it adds the latest possible day, which is the day of its first capture.
    """
    first = "" if source.issued else _first_captured(source)
    return message("dates.captured", end=format_date(first)) if first else publication_bound(source)


def publication_bound(source: Source) -> str:
    """Return when a source was published, or the latest possible day, or that it is undated.

    Unlike ``publication_date``, it does not say that the latest day is the day of the capture.
    """
    if source.issued:
        return format_date(source.issued)
    first = _first_captured(source)
    return message("dates.not-later", end=format_date(first)) if first else message("dates.undated")


def _first_captured(source: Source) -> str:
    captured = [str(capture.captured) for capture in source.captures if capture.captured and latest(capture.captured)]
    return min(captured, key=latest, default="")


def is_undated(source: Source) -> bool:
    """Return whether a source states no date of publication.

    A date that is only an upper bound does not count as one.
    """
    return not source.issued or source.issued.startswith(("../", "/"))


def describe_withdrawal(record: Withdrawal | None) -> str:
    """Return when and why a record was withdrawn; empty if it is not withdrawn."""
    return message("withdrawn.since", date=format_date(record.on), because=record.because) if record else ""


def describe_correction(record: Correction) -> str:
    """Return when a claim or a row was corrected, and what was wrong with it."""
    return sentence(message("corrections.made", date=format_date(record.on), wrong=record.text))


def _day(date: str) -> str:
    match = DATE.fullmatch(date)
    if not match:
        return date
    year, month, day, doubt = match["year"], match["month"], match["day"], match["doubt"]
    words = message("dates.decade", year=year.replace("X", "0")) if "X" in year else year
    if month == "XX":
        words = message("dates.no-month", year=words)
    elif month in SEASONS:
        words = message("dates.month", month=message(f"dates.seasons.{month}"), year=words)
    elif month in MONTHS:
        name = message(f"dates.months.{month}")
        if day and day != "XX":
            words = message("dates.day", day=str(int(day)), month=name, year=words)
        else:
            words = message("dates.no-day" if day else "dates.month", month=name, year=words)
    match doubt:
        case "?":
            return message("dates.uncertain", date=words)
        case "~":
            return message("dates.about", date=words)
        case "%":
            return message("dates.about-uncertain", date=words)
    return words
