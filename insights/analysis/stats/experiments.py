"""A/B tests: rates and means, lift with interval, sample ratio, smallest detectable effect."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from insights.analysis.stats.comparisons import Difference, holm, share_difference, welch
from insights.analysis.stats.critical import chi2_tail, t_for, z_for
from insights.analysis.stats.proportions import Share, share_of

SUSPICIOUS = 0.001


@dataclass(frozen=True)
class Variant:
    """One arm's counts: those who were shown it, and those who did what was hoped for."""

    name: str
    exposed: int
    successes: int


@dataclass(frozen=True)
class Comparison:
    """A variant against the control; shares from 0 to 1, relative lift as a share of the control's rate."""

    variant: str
    rate: Share
    control: Share
    absolute: Difference | None
    relative: float | None
    relative_interval: tuple[float, float] | None
    p_value: float | None


def compare_variants(control: Variant, others: Sequence[Variant], level: float = 0.95) -> list[Comparison]:
    """Compare each variant with the control; p-values of several are corrected by Holm."""
    base = share_of(control.successes, control.exposed, level)
    drafts = []
    for other in others:
        difference = share_difference(
            other.successes, other.exposed, control.successes, control.exposed, level
        )
        rate = share_of(other.successes, other.exposed, level)
        relative, bounds = relative_lift(other, control, level)
        p_value = difference.p_value if difference else None
        drafts.append(Comparison(other.name, rate, base, difference, relative, bounds, p_value))
    corrected = iter(holm([draft.p_value for draft in drafts if draft.p_value is not None]))
    return [replace(d, p_value=next(corrected)) if d.p_value is not None else d for d in drafts]


def relative_lift(
    variant: Variant, control: Variant, level: float = 0.95
) -> tuple[float | None, tuple[float, float] | None]:
    """The variant's rate over the control's, minus 1, with the interval of a ratio of two shares.

    Source: Katz et al., Biometrics 34, 1978, on the logarithm.
    """
    if not (variant.exposed and control.exposed and control.successes):
        return None, None
    ratio = (variant.successes / variant.exposed) / (control.successes / control.exposed)
    if not variant.successes:
        return -1.0, None
    variance = 1 / variant.successes - 1 / variant.exposed + 1 / control.successes - 1 / control.exposed
    factor = math.exp(z_for(level) * math.sqrt(max(variance, 0)))
    return ratio - 1, (ratio / factor - 1, ratio * factor - 1)


def mean_lift(
    variant: tuple[int, float, float], control: tuple[int, float, float], level: float = 0.95
) -> tuple[Difference, float | None, tuple[float, float] | None]:
    """Compare two means given as (n, mean, variance): Welch's difference, relative lift and its interval.

    The ratio's interval is Fieller's (Fieller, Journal of the Royal Statistical Society B 16,
    1954); None where
    the control's mean is not clearly away from zero.
    """
    (n1, m1, v1), (n2, m2, v2) = variant, control
    difference = welch(variant, control, level)
    if m2 == 0:
        return difference, None, None
    critical = t_for(max(1, n1 + n2 - 2), level)
    g = critical**2 * (v2 / n2) / m2**2
    if g >= 1:
        return difference, m1 / m2 - 1, None
    ratio = m1 / m2
    margin = critical / abs(m2) * math.sqrt((1 - g) * v1 / n1 + ratio**2 * v2 / n2)
    return difference, ratio - 1, ((ratio - margin) / (1 - g) - 1, (ratio + margin) / (1 - g) - 1)


def sample_ratio_p_value(counts: Sequence[int], planned: Sequence[float] | None = None) -> float:
    """The chance of so uneven a split if visitors were divided as planned; under 0.001 is suspicious.

    By the chi-square test.
    Source: Fabijan et al., "Diagnosing sample ratio mismatch in online controlled experiments", KDD 2019.
    """
    shares = list(planned or [1.0] * len(counts))
    total, whole = sum(counts), sum(shares)
    if len(shares) != len(counts) or len(counts) < 2 or min(shares) <= 0:
        raise ValueError("a split needs two variants or more, each with a planned share above zero")
    if not total:
        return 1.0
    expected = [total * share / whole for share in shares]
    statistic = sum((count - e) ** 2 / e for count, e in zip(counts, expected, strict=True))
    return chi2_tail(statistic, len(counts) - 1)


def detectable_difference(rate: float, n1: int, n2: int, level: float = 0.95, power: float = 0.8) -> float:
    """The smallest absolute difference from `rate` that a test of this size finds with the given power.

    Normal approximation with both variances; source: Fleiss,
    Statistical Methods for Rates and Proportions, 1981.
    """
    if not 0 < rate < 1 or n1 < 1 or n2 < 1:
        raise ValueError("a rate lies between 0 and 1, and both groups need visitors")
    quantiles = z_for(level), z_for(2 * power - 1) if power > 0.5 else 0.0
    low, high = 0.0, 1 - rate
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if not _found(rate, middle, n1, n2, quantiles) else (low, middle)
    return high


def _found(rate: float, difference: float, n1: int, n2: int, quantiles: tuple[float, float]) -> bool:
    other = rate + difference
    pooled = (rate * n1 + other * n2) / (n1 + n2)
    null = math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    real = math.sqrt(rate * (1 - rate) / n1 + other * (1 - other) / n2)
    return difference >= quantiles[0] * null + quantiles[1] * real
