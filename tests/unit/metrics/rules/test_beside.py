"""What stands beside a column of days."""

from __future__ import annotations

from datetime import date

import pytest

from insights.metrics.rules.beside import naming_columns, repeats_days

DAYS = [date(2025, 11, 3), date(2025, 12, 8), date(2026, 1, 12)]


@pytest.mark.parametrize(
    "cells", [["2025", "2025", "2026"], ["11", "12", "1"], ["4", "4", "1"], ["45", "50", "3"]]
)
def test_parts_of_the_days_are_no_values(cells: list[str]) -> None:
    assert repeats_days(cells, DAYS)


@pytest.mark.parametrize(
    "cells",
    [["2025", "2025", "2025"], ["11", "12", "13"], ["a", "b", "c"], ["1.5", "2", "3"], ["¹¹", "¹²", "¹"]],
)
def test_numbers_of_their_own_are_values(cells: list[str]) -> None:
    assert not repeats_days(cells, DAYS)
    assert not repeats_days(["11", "12"], DAYS[:2])


def test_a_series_is_named_by_as_many_columns_as_it_takes() -> None:
    days = [DAYS[0]] * 4
    cells = {1: ["A", "A", "B", "B"], 2: ["same"] * 4, 3: ["x", "y", "x", "y"]}
    assert naming_columns(None, [1, 2, 3], days, cells) == [1, 3]
    assert naming_columns(2, [1, 3], days, cells) == [1, 2, 3]


def test_what_changes_from_day_to_day_names_no_series() -> None:
    cells = {1: ["Red", "Green", "Red"], 2: ["DE", "DE", "DE"]}
    assert naming_columns(None, [1], DAYS, cells) == []
    assert naming_columns(None, [1, 2], DAYS, cells) == [2]
    assert naming_columns(1, [2], DAYS, cells) == [1]
