"""How a metric stands, and the rule in words."""

from datetime import date

import pytest

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.statuses import (
    Bounds,
    Status,
    better,
    bounds_for,
    rule_in_words,
    run_start,
    sentence,
    standing,
    status_on,
)

AT_LEAST_40, AT_MOST_3 = Bounds(40, None), Bounds(None, 3)


@pytest.mark.parametrize(
    ("value", "bounds", "status"),
    [
        (40, AT_LEAST_40, Status.HEALTHY),
        (36, AT_LEAST_40, Status.WATCH),
        (35.9, AT_LEAST_40, Status.UNHEALTHY),
        (3, AT_MOST_3, Status.HEALTHY),
        (3.3, AT_MOST_3, Status.WATCH),
        (3.4, AT_MOST_3, Status.UNHEALTHY),
        (5, Bounds(2, 4), Status.UNHEALTHY),
        (3, Bounds(2, 4), Status.HEALTHY),
        (1.9, Bounds(2, 4), Status.WATCH),
        (3, None, Status.NO_TARGET),
        (None, AT_LEAST_40, Status.NO_VALUES),
    ],
)
def test_a_value_stands_by_its_target_whichever_way_is_better(
    value: float | None, bounds: Bounds | None, status: Status
) -> None:
    assert standing(value, bounds) == status


def test_a_value_is_stale_from_the_day_the_next_one_is_late() -> None:
    late = date(2026, 7, 16)
    assert status_on(date(2026, 7, 15), Status.HEALTHY, late) == Status.HEALTHY
    assert status_on(late, Status.HEALTHY, late) == Status.STALE
    assert status_on(late, Status.NO_VALUES, late) == Status.NO_VALUES
    assert status_on(late, Status.HEALTHY, None) == Status.HEALTHY


@pytest.mark.parametrize(
    ("direction", "low", "high", "words"),
    [
        ("up", None, 3, "at least"),
        ("down", 3, None, "at or under"),
        ("range", 3, None, "both ends"),
        ("range", 4, 3, "above its upper end"),
        ("up", None, None, "needs a value"),
    ],
)
def test_a_target_must_fit_the_direction(
    direction: str, low: float | None, high: float | None, words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        bounds_for(direction, low, high)


def test_the_rule_and_the_status_are_told_in_words() -> None:
    assert "at least 40\u00a0%" in rule_in_words(AT_LEAST_40, 0.1, "%")
    assert "10 %" in rule_in_words(AT_LEAST_40, 0.1, "%")
    assert "No target" in rule_in_words(None, 0.1, "")
    told = sentence(Status.UNHEALTHY, 30, AT_LEAST_40, "", since="May 2026")
    assert told == "Below target since May 2026: 30, at least 40 wanted."
    assert sentence(Status.WATCH, 3.2, AT_MOST_3, "s").startswith("Above target, but close")
    assert sentence(Status.STALE, 3, AT_MOST_3, "", last="May 2026").endswith("is of May 2026.")
    assert sentence(Status.NO_VALUES, None, None, "") == "No values yet."
    assert sentence(Status.HEALTHY, 2, Bounds(1, 3), "").startswith("On target")
    assert "no target" in sentence(Status.NO_TARGET, 2, None, "")


def test_a_run_begins_where_the_value_crossed_its_target() -> None:
    values = [(date(2026, month, 1), value) for month, value in enumerate([50, 45, 39, 30, 38], 1)]
    assert run_start(values, lambda day: AT_LEAST_40, 0.1) == date(2026, 3, 1)
    assert run_start(values[:1], lambda day: AT_LEAST_40, 0.1) is None
    since_april = lambda day: AT_LEAST_40 if day >= date(2026, 4, 1) else None  # noqa: E731
    assert run_start(values, since_april, 0.1) == date(2026, 4, 1)


def test_a_change_is_for_the_better_by_direction() -> None:
    assert better("up", 1, 2) is True
    assert better("down", 1, 2) is False
    assert better("up", 1, 1) is None
    assert better("range", 1, 2, Bounds(2, 4)) is True
    assert better("range", 3, 2, Bounds(2, 4)) is None
