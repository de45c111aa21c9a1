"""The order of pain points and what changed."""

import pytest

from insights.themes.rules import ranking


def test_rank_is_people_by_severity_lifted_for_priority() -> None:
    assert ranking.rank_of(5, 3, False) == 15
    assert ranking.rank_of(5, 3, True) == 22.5
    assert ranking.rank_of(0, 4, True) == 0


def test_the_formula_is_told_with_its_numbers() -> None:
    assert ranking.rank_in_words(5, 3, False) == "5 people × severity 3 = 15"
    assert ranking.rank_in_words(1, 2, True) == "1 person × severity 2 × 1.5 for a priority metric = 3"


@pytest.mark.parametrize(("month", "before"), [("2026-05", "2026-04"), ("2026-01", "2025-12")])
def test_the_month_before_january_is_december(month: str, before: str) -> None:
    assert ranking.month_before(month) == before


def test_months_between_are_all_of_them_in_order() -> None:
    assert ranking.months_between("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert ranking.months_between("2026-02", "2026-02") == ["2026-02"]


def test_changes_put_the_greatest_first_and_leave_the_unchanged_out() -> None:
    tallies = {
        1: {"2026-05": 2, "2026-04": 2},
        2: {"2026-05": 1, "2026-04": 5},
        3: {"2026-05": 3},
    }
    changes = ranking.changes_of(tallies, "2026-05")
    assert [(c.theme_id, c.difference) for c in changes] == [(2, -4), (3, 3)]
