"""The order of a column's dates is decided on all of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.surveys.rules.dates import (
    DateOrder,
    date_in,
    decide_order,
    looks_like_date,
    looks_like_moment,
    stands_for_none,
)


def test_one_day_above_twelve_settles_the_whole_column() -> None:
    assert decide_order(["01/02/2024", "03/04/2024", "25/04/2024"]).order is DateOrder.DAY_FIRST
    assert decide_order(["01/02/2024", "03/04/2024", "04/25/2024"]).order is DateOrder.MONTH_FIRST


def test_nothing_above_twelve_stays_ambiguous() -> None:
    assert decide_order(["01/02/2024", "03/04/2024"]).order is DateOrder.AMBIGUOUS
    assert decide_order(["25/01/2024", "01/25/2024"]).order is DateOrder.AMBIGUOUS
    assert date_in("01/02/2024", DateOrder.AMBIGUOUS) is None
    assert date_in("02/02/2024", DateOrder.AMBIGUOUS) == date(2024, 2, 2)


def test_the_same_day_both_ways_is_not_ambiguous() -> None:
    assert decide_order(["05/05/2024"]).order is DateOrder.MONTH_FIRST


def test_years_first_and_named_months_need_no_decision() -> None:
    assert decide_order(["2024-03-01", "2024-05-12T10:00:00Z"]).order is DateOrder.YEAR_FIRST
    assert decide_order(["3 May 2024", "May 4, 2024"]).order is DateOrder.YEAR_FIRST
    assert decide_order(["yes"]).order is DateOrder.NONE


def test_dates_and_other_answers_are_counted() -> None:
    column = decide_order(["2024-03-01", "soon", "later"])
    assert (column.dates, column.others) == (1, 2)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("11/20/2025 10:11:34", DateOrder.MONTH_FIRST, date(2025, 11, 20)),
        ("20.11.2025 10:11", DateOrder.DAY_FIRST, date(2025, 11, 20)),
        ("20.11.25", DateOrder.DAY_FIRST, date(2025, 11, 20)),
        ("2025-11-20 10:11:34.5", DateOrder.YEAR_FIRST, date(2025, 11, 20)),
        ("Nov 20, 2025", DateOrder.YEAR_FIRST, date(2025, 11, 20)),
        ("20 novembre 2025", DateOrder.YEAR_FIRST, date(2025, 11, 20)),
        ("20 de noviembre de 2025", DateOrder.DAY_FIRST, date(2025, 11, 20)),
        (45981, DateOrder.NONE, date(2025, 11, 20)),
        ("31/02/2025", DateOrder.DAY_FIRST, None),
        ("soon", DateOrder.DAY_FIRST, None),
        (7, DateOrder.NONE, None),
        (None, DateOrder.NONE, None),
    ],
)
def test_a_value_is_read_in_its_columns_order(text: object, order: DateOrder, expected: date | None) -> None:
    assert date_in(text, order) == expected


@pytest.mark.parametrize("text", ["7", "0-10", "13/13/2024", "2024-13-01", "1.2.3", "10:30", "a" * 80])
def test_numbers_and_times_are_no_dates(text: str) -> None:
    assert not looks_like_date(text)


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_any_day_reads_back_in_either_order(day: date) -> None:
    assert date_in(day.strftime("%d/%m/%Y"), DateOrder.DAY_FIRST) == day
    assert date_in(day.strftime("%m/%d/%Y"), DateOrder.MONTH_FIRST) == day
    assert date_in(day.isoformat(), DateOrder.YEAR_FIRST) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("1709632800", date(2024, 3, 5)),
        (1709632800000, date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)),
        ("20240305T101500Z", date(2024, 3, 5)),
        ("45356", date(2024, 3, 5)),
        ("5-Mar-24", date(2024, 3, 5)),
        ("2024年3月5日", date(2024, 3, 5)),
        ("2024년 3월 5일", date(2024, 3, 5)),
        ("03 5, 2024", date(2024, 3, 5)),
    ],
)
def test_days_in_other_forms_are_read(value: str | int, day: date) -> None:
    assert decide_order([str(value)]).order is DateOrder.YEAR_FIRST
    assert date_in(value, DateOrder.YEAR_FIRST) == day


@pytest.mark.parametrize("text", ["12", "20249999", "123456", "99999999999999", "abc"])
def test_other_numbers_are_no_moments(text: str) -> None:
    assert not looks_like_moment(text)


@pytest.mark.parametrize("text", ["1980-01-01 00:00:00", "01.01.1980 00:00", "1970-01-01T00:00Z", "1/1/1900"])
def test_what_programs_write_where_they_kept_no_date_stands_for_none(text: str) -> None:
    assert stands_for_none(text)


@pytest.mark.parametrize("text", ["1980-01-02", "2026-01-01", "", None, "soon", 9])
def test_other_dates_stand_for_themselves(text: str | int | None) -> None:
    assert not stands_for_none(text)
