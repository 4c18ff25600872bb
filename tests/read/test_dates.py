"""Dates are EDTF level 1, with the first and the last day that they may mean."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import earliest, from_parts, is_day, is_edtf, latest


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
        ),
        *("{2021,2023}", "[2021,2023]", "2023-06~-03", "?2023", "2023-3X-01", "2021/2022/2023", "20230603", "٢٠٢٣"),
        *("2023-35", "/" * 10_000, "2023" * 10_000, "2023/" * 10_000, "Y" + "9" * 10_000),
    ],
)
def test_what_is_no_date_of_level_1_has_no_days(text: str) -> None:
    assert not is_edtf(text)
    assert (earliest(text), latest(text)) == ("", "")


@given(
    st.sampled_from(["0001", "0004", "1900", "2000", "2023", "2024", "9999"]),
    st.sampled_from(["", "-00", "-01", "-02", "-04", "-12", "-13"]),
    st.sampled_from(["", "-00", "-01", "-24", "-32"]),
    st.sampled_from(["", "?", "~", "%"]),
)
def test_common_dates_are_read_as_the_library_reads_them(year: str, month: str, day: str, mark: str) -> None:
    text = f"{year}{month}{day if month else ''}{mark}"
    try:
        parsed = parse_edtf(text)
        bounds = [
            "-".join((f"{each[0]:04}", *(f"{part:02}" for part in each[1:3])))
            for each in (parsed.lower_strict(), parsed.upper_strict())
        ]
    except (EDTFParseException, ValueError):
        bounds = ["", ""]
    assert [earliest(text), latest(text)] == bounds


def test_a_day_is_a_day_of_the_calendar() -> None:
    assert is_day("2024-02-29")
    assert not is_day("2023-02-29")
    assert not is_day("2023-02")
    assert not is_day("２０２３-02-01")


def test_date_parts_become_edtf() -> None:
    assert from_parts([["2023", "6", "3"]]) == "2023-06-03"
    assert from_parts([["2023"], ["2024", "1"]]) == "2023/2024-01"
