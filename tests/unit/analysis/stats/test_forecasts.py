"""Forecasts: chosen by backtest, refused on short series, honest about how sure they are."""

import numpy as np
import pytest

from insights.analysis.stats.forecasts import Forecast, Refusal, forecast


@pytest.mark.parametrize(
    ("values", "steps", "words"),
    [
        ([1.0] * 5, 3, "needs at least 12"),
        ([1.0] * 20, 3, "the same"),
        ([1.0, float("nan")] * 10, 3, "no numbers"),
        (list(range(20)), 0, "nothing ahead"),
    ],
)
def test_a_series_that_tells_nothing_is_refused(values: list[float], steps: int, words: str) -> None:
    refused = forecast(values, 1, steps)
    assert isinstance(refused, Refusal)
    assert words in refused.reason


def test_a_season_is_carried_on() -> None:
    rng = np.random.default_rng(7)
    month = np.arange(48)
    values = 100 + 20 * np.sin(2 * np.pi * month / 12) + rng.normal(0, 1, 48)
    ahead = forecast(values.tolist(), 12, 12)
    assert isinstance(ahead, Forecast)
    real = 100 + 20 * np.sin(2 * np.pi * np.arange(48, 60) / 12)
    assert np.mean(np.abs(np.array([point[0] for point in ahead.points]) - real)) < 5


def test_a_trend_is_followed_and_the_interval_widens() -> None:
    rng = np.random.default_rng(3)
    values = (np.arange(36) * 2 + rng.normal(0, 1, 36)).tolist()
    ahead = forecast(values, 1, 4)
    assert isinstance(ahead, Forecast)
    widths = [high - low for _, low, high in ahead.points]
    assert all(low <= value <= high for value, low, high in ahead.points)
    assert widths == sorted(widths)
    assert abs(ahead.points[0][0] - 72) < 6


def test_about_95_of_100_later_values_lie_in_the_interval() -> None:
    rng = np.random.default_rng(11)
    inside = []
    for _ in range(20):
        walk = np.cumsum(rng.normal(0, 1, 33)) + 50
        ahead = forecast(walk[:30].tolist(), 1, 3)
        assert isinstance(ahead, Forecast)
        inside += [low <= real <= high for (_, low, high), real in zip(ahead.points, walk[30:], strict=True)]
    assert 0.85 <= np.mean(inside) <= 1.0


def test_the_same_series_has_the_same_forecast() -> None:
    values = [float(value) for value in (5, 7, 6, 8, 9, 7, 10, 11, 9, 12, 13, 12, 14)]
    assert forecast(values, 1, 3) == forecast(values, 1, 3)
