"""Forecasts by simple methods: the one with the least error in a backtest, refused on short series.

Seasonal naive and exponential smoothing after Hyndman & Athanasopoulos, Forecasting: Principles and Practice
(3rd ed.), ch. 5 and 8; intervals of 95 %.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

SHORTEST = 12
LEVEL = 0.95
Points = list[tuple[float, float, float]]
Method = Callable[[np.ndarray, int, int], Points]


@dataclass(frozen=True, slots=True)
class Forecast:
    """(value, low, high) for each step ahead, the method, and its mean absolute error in the backtest."""

    method: str
    error: float
    points: Points


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no forecast is made, in words."""

    reason: str


def forecast(values: Sequence[float], season: int, steps: int) -> Forecast | Refusal:
    """The next `steps` values of an evenly spaced series, in its unit; `season` is its period (1: none)."""
    series = np.asarray(values, dtype=float)
    if len(series) < SHORTEST:
        return Refusal(f"There are {len(series)} values; a forecast needs at least {SHORTEST}.")
    if not np.isfinite(series).all():
        return Refusal("The series has values that are no numbers.")
    if steps < 1:
        return Refusal("There is nothing ahead to forecast in this period.")
    if np.ptp(series) == 0:
        return Refusal("All values are the same, so there is nothing to learn from.")
    season = season if season > 1 and len(series) >= 2 * season + 2 else 1
    methods = _methods(len(series), season)
    errors = {name: _backtest(method, series, season) for name, method in methods.items()}
    best = min(errors, key=lambda name: (errors[name], name))
    return Forecast(best, errors[best], methods[best](series, season, steps))


def _methods(length: int, season: int) -> dict[str, Method]:
    methods: dict[str, Method] = {"last value": _naive, "exponential smoothing": _smoothed}
    if season > 1:
        methods["same as a season ago"] = _seasonal_naive
    return methods


def _backtest(method: Method, series: np.ndarray, season: int) -> float:
    """Mean absolute error of the steps after each of the last origins."""
    held = max(2, min(4, len(series) // 4))
    errors = []
    for origin in range(len(series) - held, len(series)):
        if origin < max(8, 2 * season + 1):
            continue
        ahead = min(3, len(series) - origin)
        predicted = method(series[:origin], season, ahead)
        errors += [abs(point[0] - real) for point, real in zip(predicted, series[origin:], strict=False)]
    return float(np.mean(errors)) if errors else math.inf


def _spread(residuals: np.ndarray) -> float:
    """Half a 95 % interval of one residual: Student's quantile × standard deviation."""
    degrees = max(1, len(residuals) - 1)
    return float(stats.t.ppf((1 + LEVEL) / 2, degrees) * np.sqrt(np.mean(residuals**2)))


def _naive(series: np.ndarray, season: int, steps: int) -> Points:
    """The last value, widening with the square root of the steps (ch. 5.5)."""
    half = _spread(np.diff(series))
    last = float(series[-1])
    return [(last, last - half * math.sqrt(at), last + half * math.sqrt(at)) for at in range(1, steps + 1)]


def _seasonal_naive(series: np.ndarray, season: int, steps: int) -> Points:
    """The value of the same season before, widening with each whole season (ch. 5.5)."""
    half = _spread(series[season:] - series[:-season])
    points = []
    for at in range(1, steps + 1):
        value = float(series[len(series) - season + (at - 1) % season])
        width = half * math.sqrt((at - 1) // season + 1)
        points.append((value, value - width, value + width))
    return points


def _smoothed(series: np.ndarray, season: int, steps: int) -> Points:
    """Additive exponential smoothing with a damped trend, and a season where the series is long enough."""
    seasonal = "add" if season > 1 and len(series) >= 3 * season else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a fit that did not converge loses the backtest
        model = ETSModel(
            pd.Series(series),
            error="add",
            trend="add",
            damped_trend=True,
            seasonal=seasonal,
            seasonal_periods=season if seasonal else None,
        )
        fitted = model.fit(disp=False)
        frame = fitted.get_prediction(start=len(series), end=len(series) + steps - 1).summary_frame(
            alpha=1 - LEVEL
        )
    table = frame[["mean", "pi_lower", "pi_upper"]].to_numpy()
    widen = _spread(np.asarray(fitted.resid, float)) / max(
        1e-12, 1.96 * float(np.sqrt(np.mean(fitted.resid**2)))
    )
    return [(m, m - (m - low) * widen, m + (high - m) * widen) for m, low, high in table.tolist()]
