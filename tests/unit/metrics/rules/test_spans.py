"""Days that a table spells out in two places."""

from __future__ import annotations

import pytest

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.spans import with_whole_days


def whole(*rows: list[str], above: list[list[str]] | None = None) -> list[list[str]]:
    return [list(row) for _, row in with_whole_days(above or [], list(enumerate(rows, 1)))]


def test_a_row_of_years_over_a_row_of_months_is_one_header() -> None:
    found = whole(
        ["", "2024", "", "2025", ""], ["KPI", "Nov", "Dec", "Jan", "Feb"], ["Orders", "1", "2", "3", "4"]
    )
    assert found == [["KPI", "Nov 2024", "Dec 2024", "Jan 2025", "Feb 2025"], ["Orders", "1", "2", "3", "4"]]


def test_a_year_beside_a_month_or_quarter_is_one_period() -> None:
    assert whole(["Orders", "Year", "Month"], ["5", "2025", "2"], ["6", "2025", "11"])[1:] == [
        ["1.2.2025", "5"],
        ["1.11.2025", "6"],
    ]
    assert whole(["Year", "Monat", "n"], ["2025", "März", "5"], ["2025", "Mai", "6"])[0] == ["Period", "n"]
    assert whole(["fiscal year", "Quarter", "n"], ["FY2025", "Q3", "5"])[1] == ["Q3 2025", "5"]


def test_years_beside_whole_days_or_numbers_that_are_no_months_stay() -> None:
    rows = (["Day", "Year", "Month"], ["2025-03-01", "2025", "3"])
    assert whole(*rows) == [list(row) for row in rows]
    for month in ("13", "²", "1" * 5000):
        odd = (["Year", "Month"], ["2025", month], ["2025", month])
        assert whole(*odd) == [list(row) for row in odd]


def test_months_take_the_one_year_that_the_table_names() -> None:
    assert whole(["KPI 2025", "Jan", "Feb"], ["Orders", "1", "2"])[0] == ["KPI 2025", "Jan 2025", "Feb 2025"]
    down = whole(["Month", "Orders"], ["January", "1"], ["February", "2"], above=[["Report for 2024"]])
    assert [row[0] for row in down] == ["Month", "January 2024", "February 2024"]


@pytest.mark.parametrize("head", ["KPI", "KPI 2024 and 2025"])
def test_months_without_a_year_or_with_two_are_refused_in_words(head: str) -> None:
    with pytest.raises(InvalidInput, match="have no year: write them as Jan 2026 or Q1 2026"):
        whole([head, "Jan", "Feb"], ["Orders", "1", "2"])


def test_other_tables_are_left_alone() -> None:
    for rows in (
        [["Day", "May", "April"], ["2026-01-01", "1", "2"]],
        [["Metric", "2026-01", "2026-02"], ["Orders", "1", "2"]],
        [["Segment", "n"], ["Marketing", "1"], ["Junior", "2"], ["Sales", "3"]],
    ):
        assert whole(*rows, above=[["Report of 2026"]])[1:] == rows[1:]
