"""Dates are EDTF level 1, with the first and the last day that they may mean."""

from __future__ import annotations

from calendar import isleap

import pytest
from edtf.parser.grammar import level0Expression, level1Expression
from hypothesis import given
from hypothesis import strategies as st
from pyparsing import ParseException

from generator.build import check
from generator.check.holding import Time, time_of
from generator.model import Tree
from generator.model.dates import DAY, earliest, from_parts, is_day, is_edtf, latest
from tests.projects import CLAIMS, RECORD, edited, project


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-06-03", "2023-06-03", "2023-06-03"),
        ("2023-06", "2023-06-01", "2023-06-30"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-06?", "2023-06-01", "2023-06-30"),
        ("2023~", "2023-01-01", "2023-12-31"),
        ("2023%", "2023-01-01", "2023-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("../2023-06-03", "", "2023-06-03"),
        ("2023-06-03/..", "2023-06-03", ""),
        ("2023-06-03/", "2023-06-03", ""),
        ("2021/2023-06", "2021-01-01", "2023-06-30"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2026-24", "2026-12-01", "2026-12-31"),
        ("2026-XX", "2026-01-01", "2026-12-31"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("20XX?/2105-21", "2000-01-01", "2105-05-31"),
        ("2023-06-03T10:00:00+05:00", "2023-06-03", "2023-06-03"),
        ("-0044-03-15", "0000-01-01", "0000-01-01"),
        ("Y-170000002/-20XX", "0000-01-01", "0000-01-01"),
        ("Y170000002", "9999-12-31", "9999-12-31"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    assert is_edtf(text)
    assert (earliest(text), latest(text)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "..",
            "../..",
            "3 June 2023",
            "2023-13",
            "2023-02-30",
            "2023-6-3",
            "06/03/2023",
            " 2023",
            "2023\n",
            "2024/2023",
            "-0044/-0045",
            "2023-02-29",
            "2023-02-29~",
            "2023-02-29T10:00:00",
            "2023-02T10:00:00",
        ),
        *(
            "2026-1X",
            "2026-X1",
            "2026-0X",
            "2026-1XT10:00:00",
            "2026-XX-0X",
            "156X-12-25",
            "XXXX-12",
            "X026",
            "2026-XX-01",
        ),
        *("2026-0X/2027", "2025/2026-1X", "Y2026", "Y1E5", "2026S2", "Y12345S2", "-0000", "2026-1u", "2026-06?-11"),
        *("{2021,2023}", "[2021,2023]", "2023-06~-03", "?2023", "2023-3X-01", "2021/2022/2023", "20230603", "٢٠٢٣"),
        *("2023-35", "/" * 10_000, "2023" * 10_000, "2023/" * 10_000, "Y" + "9" * 10_000),
    ],
)
def test_what_is_no_date_of_level_1_has_no_days(text: str) -> None:
    assert not is_edtf(text)
    assert (earliest(text), latest(text)) == ("", "")


YEARS = (
    "0000 0001 0004 1900 2023 2024 9999 202X 20XX 2XXX XXXX X026 2X26 20X6 10000 -2023 -0044 -002X -0000 Y2026 Y12345"
)
LONG = "Y-12345 Y170000002 Y1E5 2026S2 Y12345S2 ?2026 2026~ {2026 [2026"
MONTHS = "01 02 04 12 13 00 1X X1 0X XX 21 24 25 41 ~02"
DAYS = "01 24 29 31 32 00 1X X1 3X XX ?01 03T10:00:00 03T10:00:00Z 03T10:00:00+05:00 03T10:00 03T25:00:00"
ONE = st.builds(
    lambda year, month, day, mark: f"{year}{month and '-'}{month}{day and '-'}{day}{mark}",
    st.sampled_from([*YEARS.split(), *LONG.split()]),
    st.sampled_from(["", *MONTHS.split()]),
    st.sampled_from(["", *DAYS.split()]),
    st.sampled_from(["", "", "?", "~", "%", "??", "}", "]", "T10:00:00"]),
)
"""Dates of every level of EDTF, and what is almost a date."""


@given(ONE | st.tuples(ONE | st.just("..") | st.just(""), ONE | st.just("..") | st.just("")).map("/".join))
def test_every_date_is_read_without_a_crash_and_begins_before_it_ends(text: str) -> None:
    first, last = earliest(text), latest(text)
    assert is_edtf(text) or not (first or last)
    assert all(DAY.fullmatch(day) for day in (first, last) if day)
    assert not (first and last) or first <= last


@given(ONE)
def test_a_date_is_of_level_1_if_the_library_says_so_and_has_the_same_days(text: str) -> None:
    try:
        (parsed,) = (level0Expression ^ level1Expression).parse_string(text, parse_all=True)
        bounds = [tuple(each[:3]) for each in (parsed.lower_strict(), parsed.upper_strict())]
    except (ParseException, ValueError):  # no such day
        assert not is_edtf(text)
        return
    first, last = ("-".join((f"{year:04}", f"{month:02}", f"{day:02}")) for year, month, day in bounds)
    whole, time, _ = text.partition("T")
    wrong = (first[-6:] == "-02-29" and not isleap(int(first[:-6]))) or (time and not DAY.fullmatch(whole))
    if wrong or "S" in text:  # the library also takes what is of no level, and the year 2026 with two digits, 2026S2
        assert not is_edtf(text)
    elif bounds[0][0] < 0 or bounds[1][0] > 9999:
        assert is_edtf(text)
    else:
        assert [earliest(text), latest(text)] == [first, last]


def test_a_time_in_the_far_future_has_not_come_and_one_before_our_era_is_over() -> None:
    assert time_of("Y17000002", None, "2026-11-30") is Time.NOT_YET
    assert time_of(None, "-0044-03-15", "2026-11-30") is Time.NO_LONGER
    assert time_of("-0044-03-15", "Y17000002", "2026-11-30") is Time.HOLDS


@pytest.mark.parametrize("date", ["2026-1X", "2026-X1/2027", "2026-1X?", "2026-25", "2023-02-29"])
def test_a_date_of_another_level_is_a_finding_wherever_it_stands(date: str) -> None:
    valid = f'    valid: {{from: "{date}", until: "{date}"}}\n    evidence:\n'
    files = edited(
        project(), [(RECORD, "rights: full\n", f'rights: full\nissued: "{date}"\n'), (CLAIMS, "    evidence:\n", valid)]
    )
    said = f"is `{date}`, which is not a date in EDTF."
    found = [(each.rule.name, each.message) for each in check(Tree.of(files), "2026-11-30").findings]
    assert sorted(found) == [("value-form", f"`{key}` {said}") for key in ("from", "issued", "until")]


def test_a_day_is_a_day_of_the_calendar() -> None:
    assert is_day("2024-02-29")
    assert not is_day("2023-02-29")
    assert not is_day("2023-02")
    assert not is_day("２０２３-02-01")


def test_date_parts_become_edtf() -> None:
    assert from_parts([["2023", "6", "3"]]) == "2023-06-03"
    assert from_parts([["2023"], ["2024", "1"]]) == "2023/2024-01"
