"""Progress from baseline to target, for both directions."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from insights.objectives.rules.kinds import State
from insights.objectives.rules.progress import (
    combined,
    expected_at,
    milestones_passed,
    pace_at,
    progress_at,
    score_of,
    state_at,
    state_sentence,
)

STARTS, DEADLINE = date(2026, 4, 1), date(2026, 6, 30)
numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


@given(numbers, numbers)
def test_progress_is_0_at_the_baseline_and_1_at_the_target(baseline: float, target: float) -> None:
    assume(baseline != target)
    assert progress_at(baseline, baseline, target) == 0
    assert progress_at(target, baseline, target) == 1


@given(numbers, numbers, numbers, numbers)
def test_progress_never_falls_when_the_value_moves_towards_the_target(
    baseline: float, target: float, one: float, other: float
) -> None:
    assume(baseline != target)
    rising = target > baseline
    nearer, farther = (max(one, other), min(one, other)) if rising else (min(one, other), max(one, other))
    assert 0 <= progress_at(farther, baseline, target) <= progress_at(nearer, baseline, target) <= 1


def test_progress_is_not_told_where_nothing_is_known() -> None:
    assert progress_at(None, 40, 60) is None
    assert progress_at(50, None, 60) is None
    assert progress_at(25, None, None) == 0.25
    assert progress_at(5, 5, 5) == 1
    assert progress_at(4, 5, 5) == 0


def test_an_even_pace_is_expected() -> None:
    assert expected_at(STARTS, DEADLINE, STARTS) == 0
    assert expected_at(STARTS, DEADLINE, DEADLINE) == 1
    assert expected_at(STARTS, DEADLINE, STARTS - timedelta(days=9)) == 0
    assert expected_at(STARTS, DEADLINE, date(2026, 5, 16)) == 0.5


@given(st.integers(-30, 200), st.integers(-30, 200))
def test_what_is_expected_never_falls_with_time(one: int, other: int) -> None:
    early, late = sorted((one, other))
    days = [STARTS + timedelta(days=count) for count in (early, late)]
    assert expected_at(STARTS, DEADLINE, days[0]) <= expected_at(STARTS, DEADLINE, days[1])


@pytest.mark.parametrize(
    ("progress", "day", "state"),
    [
        (None, date(2026, 3, 1), State.NOT_STARTED),
        (None, date(2026, 4, 20), State.NO_DATA),
        (0.0, date(2026, 4, 8), State.ON_TRACK),
        (0.5, date(2026, 5, 16), State.ON_TRACK),
        (0.45, date(2026, 5, 16), State.ON_TRACK),
        (0.4, date(2026, 5, 16), State.NEEDS_ATTENTION),
        (0.29, date(2026, 5, 16), State.OFF_TRACK),
        (1.0, date(2026, 4, 2), State.REACHED),
        (1.0, date(2026, 9, 1), State.REACHED),
        (0.99, date(2026, 7, 1), State.MISSED),
        (None, date(2026, 7, 1), State.MISSED),
        (0.9, DEADLINE, State.ON_TRACK),
    ],
)
def test_the_state_follows_progress_and_time(progress: float | None, day: date, state: State) -> None:
    assert state_at(progress, STARTS, DEADLINE, day) == state
    assert state_sentence(state, progress, 0.5, DEADLINE).endswith(".")


def test_the_sentence_names_progress_pace_and_deadline() -> None:
    told = state_sentence(State.NEEDS_ATTENTION, 0.4, 0.5, DEADLINE)
    expected = "Behind its pace: 40 % of the way where 50 % is expected by now; due 30 Jun 2026."
    assert told == expected
    assert "Missed: 0 %" in state_sentence(State.MISSED, None, 1, DEADLINE)


def test_parts_are_weighted_and_a_silent_one_counts_as_nothing() -> None:
    assert combined([(1.0, 1), (0.5, 3)]) == 0.625
    assert combined([(1.0, 1), (None, 1)]) == 0.5
    assert combined([(None, 1)]) is None
    assert combined([]) is None


def test_scores_paces_and_milestones() -> None:
    assert (score_of(0.66), score_of(None)) == (0.7, 0.0)
    assert pace_at(0.25, 0.5) == 0.5
    assert pace_at(None, 0.5) is pace_at(0.2, 0) is None
    assert milestones_passed(0.2, 0.5) == [0.25, 0.5]
    assert milestones_passed(0.5, 0.5) == []
    assert milestones_passed(None, 1.0) == [0.25, 0.5, 0.75, 1.0]
