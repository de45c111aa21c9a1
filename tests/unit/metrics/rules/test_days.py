"""Days as people type them."""

from datetime import date

import pytest

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.days import Days, day_in, days_of, is_fiscal


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-05-03", date(2026, 5, 3)),
        ("2026-05-03T00:00:00Z", date(2026, 5, 3)),
        ("2026-05", date(2026, 5, 1)),
        ("2026/5/3", date(2026, 5, 3)),
        ("3.5.2026", date(2026, 5, 3)),
        ("3 May 2026", date(2026, 5, 3)),
        ("May 2026", date(2026, 5, 1)),
        ("Q2 2026", date(2026, 4, 1)),
        ("2026-Q2", date(2026, 4, 1)),
        ("Mär 2026", date(2026, 3, 1)),
        ("3. Dezember 2026", date(2026, 12, 3)),
        ("juillet 2026", date(2026, 7, 1)),
        ("juin-26", date(2026, 6, 1)),
        ("W03 2026", date(2026, 1, 12)),
        ("2026 KW 3", date(2026, 1, 12)),
    ],
)
def test_a_day_is_read_in_the_usual_ways(typed: str, day: date) -> None:
    assert day_in(typed) == day


@pytest.mark.parametrize("typed", ["", "3/5/2026", "2026-13-01", "2026-02-30", "yesterday", "2026"])
def test_a_day_that_is_none_or_could_be_two_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match=r"no day|two months"):
        day_in(typed)


def test_a_column_tells_by_one_day_which_number_is_the_month() -> None:
    american, european = ["1/5/2026", "1/31/2026"], ["1/5/2026", "31/1/2026"]
    assert days_of("", american).read("1/5/2026") == date(2026, 1, 5)
    assert days_of("", european).read("1/5/2026") == date(2026, 5, 1)
    undecided = days_of("Date", ["1/5/2026", "2/5/2026"])
    assert undecided.holds("1/5/2026")
    with pytest.raises(InvalidInput, match="two months"):
        undecided.read("1/5/2026")
    contrary = days_of("Date", ["31/1/2026", "1/31/2026"])
    with pytest.raises(InvalidInput, match="two months"):
        contrary.read("31/1/2026")


def test_bare_digits_are_days_under_a_head_that_says_so() -> None:
    months = days_of("Month", ["202605"])
    assert [months.read(cell) for cell in ("202605", "20260503", "2026")] == [
        date(2026, 5, 1),
        date(2026, 5, 3),
        date(2026, 1, 1),
    ]
    assert not days_of("Users", ["202605"]).holds("202605")
    assert not Days(compact=True).holds("1234")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Mar-25", date(2025, 3, 1)),
        ("Mar '25", date(2025, 3, 1)),
        ("January 5, 2025", date(2025, 1, 5)),
        ("5-Jan-2025", date(2025, 1, 5)),
        ("2025-W02", date(2025, 1, 6)),
    ],
)
def test_months_and_weeks_are_read_by_their_names(typed: str, day: date) -> None:
    assert day_in(typed) == day


def test_seconds_since_1970_are_days_where_the_column_says_so() -> None:
    assert days_of("timestamp", []).read("1767225600") == date(2026, 1, 1)
    assert days_of("timestamp", []).read("1767225600000") == date(2026, 1, 1)
    assert not days_of("visits", []).holds("1767225600")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Q3 '24", date(2024, 7, 1)),
        ("2Q25", date(2025, 4, 1)),
        ("FY2024 Q1", date(2024, 1, 1)),
        ("Q2 FY24", date(2024, 4, 1)),
        ("H2 2025", date(2025, 7, 1)),
        ("2025 H1", date(2025, 1, 1)),
        ("FY2023", date(2023, 1, 1)),
        ("2025年3月", date(2025, 3, 1)),
        ("2025년 3월 9일", date(2025, 3, 9)),
        ("Jan 5 2026", date(2026, 1, 5)),
    ],
)
def test_spans_of_years_and_days_of_the_east_are_read(text: str, day: date) -> None:
    assert day_in(text) == day
    assert is_fiscal(text) == text.replace("Q2 ", "").startswith("FY")
