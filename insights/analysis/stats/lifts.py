"""Differences and lifts of means between the arms of an experiment: revenue, orders, minutes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from insights.analysis.stats.bootstrap import bca_interval
from insights.analysis.stats.comparisons import Difference, holm
from insights.analysis.stats.critical import t_for, z_for
from insights.analysis.stats.experiments import mean_lift

Floats = NDArray[np.float64]
MOST_RESAMPLED = 20_000
RESAMPLES = 2000


@dataclass(frozen=True)
class Arm:
    """One arm's values: n, mean and variance, and times by value where they are known."""

    name: str
    n: int
    mean: float
    variance: float
    times: Mapping[float, int] = field(default_factory=dict)

    @property
    def resampled(self) -> bool:
        """Whether its values are known and few enough to be drawn again."""
        return bool(self.times) and self.n <= MOST_RESAMPLED


@dataclass(frozen=True)
class Lift:
    """A variant's mean against the control's; the relative lift is a share of the control's mean."""

    variant: str
    absolute: Difference
    relative: float | None
    relative_interval: tuple[float, float] | None
    p_value: float


def arm_of(name: str, times: Mapping[float, int]) -> Arm:
    """An arm from times by value."""
    n = sum(times.values())
    mean = math.fsum(value * count for value, count in times.items()) / n if n else 0.0
    spread = math.fsum((value - mean) ** 2 * count for value, count in times.items())
    return Arm(name, n, mean, spread / (n - 1) if n > 1 else 0.0, times)


def arm_interval(arm: Arm, level: float = 0.95) -> tuple[tuple[float, float] | None, str]:
    """The interval of an arm's mean, and its method: BCa bootstrap where its values are known, else t."""
    if arm.n < 2:
        return None, "t"
    if arm.resampled:
        return bca_interval(
            np.repeat(list(arm.times), list(arm.times.values())).tolist(), level=level
        ), "BCa bootstrap"
    margin = t_for(arm.n - 1, level) * math.sqrt(arm.variance / arm.n)
    return (arm.mean - margin, arm.mean + margin), "t"


def compare_means(control: Arm, others: Sequence[Arm], level: float = 0.95, seed: int = 7) -> list[Lift]:
    """Compare each arm with the control; arms under two values are left out, p-values corrected by Holm.

    The p-value is Welch's. Intervals of difference and lift are percentiles of a bootstrap of both arms
    (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 8 and 13) where all values are known,
    else Welch's and Fieller's.
    """
    lifts = [_lift(arm, control, level, seed) for arm in others if min(arm.n, control.n) > 1]
    corrected = holm([lift.p_value for lift in lifts])
    return [
        Lift(one.variant, one.absolute, one.relative, one.relative_interval, p)
        for one, p in zip(lifts, corrected, strict=True)
    ]


def detectable_mean_difference(
    control: Arm, other: Arm, level: float = 0.95, power: float = 0.8
) -> float | None:
    """The smallest difference of means that a test of these sizes and spreads finds with the given power.

    (z of the level + z of the power) × standard error; Fleiss 1981, as for shares. None without a spread.
    """
    if min(control.n, other.n) < 2:
        return None
    error = math.sqrt(control.variance / control.n + other.variance / other.n)
    return (z_for(level) + z_for(2 * power - 1)) * error or None


def _lift(arm: Arm, control: Arm, level: float, seed: int) -> Lift:
    difference, relative, relative_interval = mean_lift(
        (arm.n, arm.mean, arm.variance), (control.n, control.mean, control.variance), level
    )
    if not (arm.resampled and control.resampled):
        return Lift(arm.name, difference, relative, relative_interval, difference.p_value)
    dice = np.random.default_rng(seed)
    ours, theirs = _drawn_means(arm, dice), _drawn_means(control, dice)
    tails = [(1 - level) / 2, (1 + level) / 2]
    low, high = (float(bound) for bound in np.quantile(ours - theirs, tails))
    absolute = Difference(difference.difference, (low, high), difference.p_value, "bootstrap; Welch t", level)
    if relative_interval is not None and (theirs > 0).all():
        low, high = (float(bound) for bound in np.quantile(ours / theirs - 1, tails))
        relative_interval = (low, high)
    return Lift(arm.name, absolute, relative, relative_interval, difference.p_value)


def _drawn_means(arm: Arm, dice: np.random.Generator) -> Floats:
    """Means of samples drawn with replacement: how often each value comes up is multinomial."""
    values = np.fromiter(arm.times, float)
    shares = np.fromiter(arm.times.values(), float) / arm.n
    means = np.empty(RESAMPLES)
    at_once = max(1, 2_000_000 // len(values))
    for start in range(0, RESAMPLES, at_once):
        size = min(at_once, RESAMPLES - start)
        means[start : start + size] = dice.multinomial(arm.n, shares, size) @ values / arm.n
    return means
