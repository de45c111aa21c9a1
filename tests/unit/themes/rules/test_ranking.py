"""The order of pain points and what changed."""

import pytest

from insights.themes.rules import ranking


def test_rank_is_people_by_severity_lifted_for_priority() -> None:
    assert ranking.rank_of(5, 3, False) == 15
    assert ranking.rank_of(5, 3, True) == 22.5
    assert ranking.rank_of(0, 4, True) == 0


def test_severity_is_the_mean_over_people_of_the_worst_each_told() -> None:
    chatty = [("a", 1)] * 8
    assert ranking.severity_of_people([*chatty, ("b", 3), ("b", 1), ("c", 4)]) == 3  # (1 + 3 + 4) / 3
    assert ranking.severity_of_people([("a", 1), ("b", 2)]) == 2  # halves go up
    assert ranking.severity_of_people([]) == 0


def test_the_formula_is_told_with_its_numbers() -> None:
    assert ranking.rank_in_words(5, 3, False) == "5 people × severity 3 = 15"
    assert ranking.rank_in_words(1, 2, True) == "1 person × severity 2 × 1.5 for a priority metric = 3"


@pytest.mark.parametrize(("month", "before"), [("2026-05", "2026-04"), ("2026-01", "2025-12")])
def test_the_month_before_january_is_december(month: str, before: str) -> None:
    assert ranking.month_before(month) == before


def test_months_between_are_all_of_them_in_order() -> None:
    assert ranking.months_between("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert ranking.months_between("2026-02", "2026-02") == ["2026-02"]


def test_changes_are_of_shares_and_the_greatest_comes_first() -> None:
    tallies = {
        1: {"2026-05": 2, "2026-04": 4},
        2: {"2026-05": 1, "2026-04": 5},
        3: {"2026-05": 2},
        4: {"2026-05": 3},
    }
    both = {"2026-05": 4, "2026-04": 8}
    heard = {1: both, 2: both, 3: both, 4: {"2026-05": 4}}
    changes = ranking.changes_of(tallies, heard, "2026-05")
    assert [(c.theme_id, c.difference) for c in changes] == [(3, 0.5), (2, 0.25 - 0.625)]


def test_a_change_is_told_with_whom_was_heard_and_how_sure_it_is() -> None:
    few = ranking.Change("2026-01", 1, now=1, before=0, heard_now=4, heard_before=8)
    assert few.in_words == (
        "1 of 4 people in Jan 2026, 0 of 8 in Dec 2025: more; so few people may differ by chance"
    )
    many = ranking.Change("2026-01", 1, now=10, before=60, heard_now=100, heard_before=100)
    assert many.in_words == "10 of 100 people in Jan 2026, 60 of 100 in Dec 2025: fewer"
