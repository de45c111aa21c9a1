"""Relative importance: worked by hand for two questions, and its shares in general."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import pearsonr

from insights.analysis.stats.drivers import (
    _lmg,
    _relative_weights,
    _spread,
    drivers_of_score,
    relative_importance,
)


def ratings(n: int = 300, count: int = 3) -> tuple[np.ndarray, list[np.ndarray]]:
    dice = np.random.default_rng(6)
    shared = dice.normal(size=n)
    columns = [shared * 0.5 + dice.normal(size=n) for _ in range(count)]
    return 2 * columns[0] + columns[1] + dice.normal(size=n), columns


def test_two_questions_by_hand() -> None:
    # r(y,1) = .6, r(y,2) = .5, r(1,2) = .3: R2 of both = (.36 + .25 - 2 * .6 * .5 * .3) / (1 - .09)
    correlations = np.array([[1, 0.6, 0.5], [0.6, 1, 0.3], [0.5, 0.3, 1]])
    both = (0.36 + 0.25 - 0.18) / 0.91
    first = (0.36 + both - 0.25) / 2
    assert _lmg(correlations) == pytest.approx([first, both - first])
    assert _relative_weights(correlations) == pytest.approx([first, both - first])


def test_the_interval_of_a_correlation_is_fishers() -> None:
    # z = atanh(.6) = .6931, half = 1.96 / 5: tanh(.3012) and tanh(1.0851)
    assert _spread(0.6, 28, 0.95) == pytest.approx((0.2924, 0.7951), abs=1e-4)
    outcome, columns = ratings()
    first = relative_importance(outcome, columns, ["a", "b", "c"], resamples=50).drivers[0]
    known = pearsonr(outcome, columns[0])
    assert first.correlation == pytest.approx(known.statistic)
    assert first.spread == pytest.approx(tuple(known.confidence_interval()))
    assert _spread(1.0, 40, 0.95) == pytest.approx((1, 1))


def test_shares_add_up_and_the_strongest_stands_first() -> None:
    outcome, columns = ratings()
    result = relative_importance(outcome, columns, ["a", "b", "c"], resamples=100)
    assert [driver.name for driver in result.drivers] == ["a", "b", "c"]
    assert sum(driver.importance for driver in result.drivers) == pytest.approx(1)
    assert all(driver.interval[0] <= driver.importance <= driver.interval[1] for driver in result.drivers)
    design = np.column_stack([np.ones(300), *columns])
    residual = outcome - design @ np.linalg.lstsq(design, outcome, rcond=None)[0]
    assert result.explained == pytest.approx(1 - residual.var() / outcome.var())


def test_many_questions_use_relative_weights() -> None:
    outcome, columns = ratings(400, 12)
    result = relative_importance(outcome, columns, [f"q{n}" for n in range(12)], resamples=50)
    assert result.method == "relative weights"
    assert sum(driver.importance for driver in result.drivers) == pytest.approx(1)


def test_gaps_leave_people_out_and_few_people_are_refused() -> None:
    outcome, columns = ratings(60)
    columns[0][:20] = np.nan
    result = relative_importance(outcome, columns, ["a", "b", "c"])
    assert (result.n, result.drivers) == (40, ())
    assert result.refusal == "Not enough answers: 40 people rated everything; 50 are needed."


def test_a_question_that_nobody_varied_is_refused() -> None:
    outcome, columns = ratings(100)
    assert (
        "the same by everybody"
        in relative_importance(outcome, [np.ones(100), columns[1]], ["a", "b"]).refusal
    )


def test_gaps_and_ratings_nobody_gave_are_left_out_and_many_people_sampled() -> None:
    dice = np.random.default_rng(8)
    ease, price = dice.normal(size=30_000), dice.normal(size=30_000)
    outcome = 2 * ease + price + dice.normal(size=30_000)
    outcome[:50] = np.nan
    found = drivers_of_score(outcome, [ease, np.full(30_000, np.nan), price], ["Ease", "Never", "Price"])
    assert [driver["name"] for driver in found["drivers"]] == ["Ease", "Price"]
    assert found["n"] == 20_000
    assert found["drivers"][0]["importance"] == pytest.approx(0.8, abs=0.02)
    assert drivers_of_score(outcome, [], []) == {}


def test_a_score_of_few_people_has_a_refusal_instead_of_drivers() -> None:
    few = np.arange(12.0)
    assert "Not enough answers" in drivers_of_score(few, [few], ["Ease"])["refusal"]


def test_draws_that_nothing_explains_have_no_shares() -> None:
    outcome, column = [0.0, 0.0, 1.0, 1.0] * 15, [0.0, 1.0, 0.0, 1.0] * 15
    result = relative_importance(outcome, [column], ["a"], resamples=500)
    assert (result.explained, result.drivers[0].importance) == (0.0, 0.0)
