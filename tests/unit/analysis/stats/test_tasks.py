"""Usability statistics against published examples."""

import math

import pytest

from insights.analysis.stats.tasks import Attempt, against, task_statistics


def test_success_equals_the_published_adjusted_wald_interval() -> None:
    # Sauro and Lewis, "Estimating completion rates from small samples", HFES 2005: 9 of 10, 57 % to 100 %
    found = task_statistics([Attempt(success=True)] * 9 + [Attempt(success=False)])
    assert found.success.interval == pytest.approx((0.5740, 1.0), abs=0.001)


def test_time_is_the_geometric_mean_of_those_who_succeeded() -> None:
    # Sauro and Lewis 2016, ch. 3, worked by hand: logs of 40, 36, 53, 56, 110 with t(4) = 2.776
    times = [40.0, 36.0, 53.0, 56.0, 110.0]
    logs = [math.log(t) for t in times]
    mean = sum(logs) / 5
    error = math.sqrt(sum((x - mean) ** 2 for x in logs) / 4 / 5)
    found = task_statistics([Attempt(True, t) for t in times] + [Attempt(False, 900.0), Attempt(True, None)])
    assert found.seconds.mean == pytest.approx(math.exp(mean))
    expected = (math.exp(mean - 2.7764 * error), math.exp(mean + 2.7764 * error))
    assert found.seconds.interval == pytest.approx(expected, rel=1e-4)
    assert found.success.n == 7


def test_times_count_where_no_success_was_recorded() -> None:
    assert task_statistics([Attempt(seconds=10.0), Attempt(seconds=40.0)]).seconds.mean == pytest.approx(20.0)


def test_errors_and_ease_are_means_cut_at_their_scales() -> None:
    found = task_statistics([Attempt(errors=e, ease=s) for e, s in ((0, 7), (1, 7), (0, 6))])
    assert found.errors.mean == pytest.approx(1 / 3)
    assert found.errors.interval[0] == 0.0
    assert (found.ease.n, found.ease.interval[1]) == (3, 7.0)


def test_nothing_measured_has_no_numbers() -> None:
    found = task_statistics([])
    assert (found.success.share, found.seconds.mean, found.errors.mean, found.ease.mean) == (None,) * 4


def test_an_interval_is_held_against_its_benchmark() -> None:
    assert against(0.78, (0.8, 0.95)) == "above"
    assert against(0.78, (0.4, 0.7)) == "below"
    assert against(0.78, (0.5, 0.9)) == "not told apart"
    assert against(0.78, None) == ""
