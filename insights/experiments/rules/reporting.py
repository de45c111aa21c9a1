"""From the counts of each variant to the report that the experiment's page reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from insights.analysis.stats.comparisons import share_difference
from insights.analysis.stats.critical import chi2_tail
from insights.analysis.stats.experiments import (
    Variant,
    compare_variants,
    detectable_difference,
    sample_ratio_p_value,
)
from insights.analysis.stats.lifts import (
    Arm,
    arm_interval,
    arm_of,
    compare_means,
    detectable_mean_difference,
)
from insights.analysis.stats.proportions import share_of
from insights.experiments.rules.counts import VariantCount
from insights.experiments.rules.kinds import Counted, Outcome
from insights.experiments.rules.verdicts import (
    FEW_OUTCOMES,
    FEW_PEOPLE,
    SUSPICIOUS,
    Finding,
    cautions_of,
    shown_better,
    verdict_of,
)

SHARE_METHODS = (
    "Rates: Wilson's interval. Difference: Newcombe's interval, z test with the pooled share. Relative lift: "
    "Katz's interval of a ratio."
)
VALUE_METHODS = (
    "Means: BCa bootstrap where every value is known, else Student's t. Difference and relative lift: "
    "bootstrap percentiles of both groups, else Welch's and Fieller's intervals; the p-value is Welch's."
)


@dataclass(frozen=True, slots=True)
class Design:
    """What was decided before the numbers: outcome, denominator, unit, planned split, what would matter."""

    outcome: Outcome
    counted: Counted
    unit: str = ""
    planned: Sequence[float] = ()
    worth: float | None = None
    still_running: bool = False
    looks: int = 1
    left_out: Sequence[str] = field(default=())

    @property
    def difference_unit(self) -> str:
        """The unit of differences: percentage points for shares."""
        return "percentage points" if self.outcome.is_share else self.unit


def report_of(design: Design, variants: Sequence[VariantCount]) -> dict[str, Any]:
    """The whole report as plain values; shares are given in percent, the control is the first variant."""
    ratio = sample_ratio_p_value([one.shown for one in variants], list(design.planned) or None)
    suspicious = ratio < SUSPICIOUS
    answering = _answering(variants)
    others = [one for one in Counted if one is not design.counted] if answering else []
    return {
        "outcome": design.outcome.value,
        "counted": design.counted.value,
        "unit": "%" if design.outcome.is_share else design.unit,
        "difference_unit": design.difference_unit,
        "planned": list(design.planned),
        "ratio_p": ratio,
        "suspicious": suspicious,
        "answering": answering,
        **_compared(design, design.counted, variants, suspicious),
        "otherwise": [
            {"counted": one.value, **_compared(design, one, variants, suspicious)} for one in others
        ],
        "cautions": cautions_of(
            ratio, design.looks, design.still_running, answering["p_value"] if answering else None,
            design.left_out,
        ),
        "methods": SHARE_METHODS if design.outcome.is_share else VALUE_METHODS,
        "corrected": len(variants) > 2,
    }  # fmt: skip


def _compared(
    design: Design, counted: Counted, variants: Sequence[VariantCount], suspicious: bool
) -> dict[str, Any]:
    compare = _shares if design.outcome.is_share else _values
    rows, found, detectable = compare(counted, variants)
    comparisons = [
        {
            "variant": one.variant,
            "difference": one.difference,
            "low": one.low,
            "high": one.high,
            "p_value": one.p_value,
            "relative": relative,
            "relative_low": bounds[0] if bounds else None,
            "relative_high": bounds[1] if bounds else None,
            "way": 0 if suspicious else shown_better(one),
            "verdict": verdict_of(one, design.difference_unit, design.worth, suspicious),
        }
        for one, relative, bounds in found
    ]
    return {"variants": rows, "comparisons": comparisons, "detectable": detectable}


Found = list[tuple[Finding, float | None, tuple[float, float] | None]]


def _shares(
    counted: Counted, variants: Sequence[VariantCount]
) -> tuple[list[dict[str, Any]], Found, float | None]:
    arms = [Variant(one.name, _people(one, counted), one.successes) for one in variants]
    rows = []
    for arm, one in zip(arms, variants, strict=True):
        share = share_of(arm.successes, arm.exposed)
        low, high = share.interval or (None, None)
        rows.append(_row(one, arm.exposed, arm.successes, *(_percent(x) for x in (share.share, low, high))))
    control, found = arms[0], []
    for arm, result in zip(arms[1:], compare_variants(control, arms[1:]), strict=True):
        if result.absolute is None or result.p_value is None:
            continue
        low, high = result.absolute.interval
        least = min(count for a in (arm, control) for count in (a.successes, a.exposed - a.successes))
        finding = Finding(
            arm.name, control.name, 100 * result.absolute.difference, 100 * low, 100 * high,
            result.p_value, least >= FEW_OUTCOMES,
        )  # fmt: skip
        found.append((finding, _percent(result.relative), _percents(result.relative_interval)))
    return rows, found, _detectable_share(control, arms[1:])


def _detectable_share(control: Variant, others: Sequence[Variant]) -> float | None:
    if not 0 < control.successes < control.exposed or not all(arm.exposed for arm in others):
        return None
    rate = control.successes / control.exposed
    return 100 * max(detectable_difference(rate, control.exposed, arm.exposed) for arm in others)


def _values(
    counted: Counted, variants: Sequence[VariantCount]
) -> tuple[list[dict[str, Any]], Found, float | None]:
    arms = [_arm(one, counted) for one in variants]
    rows = []
    for arm, one in zip(arms, variants, strict=True):
        interval, _ = arm_interval(arm)
        low, high = interval or (None, None)
        rows.append(_row(one, arm.n, None, arm.mean if arm.n else None, low, high))
    control, found = arms[0], []
    sizes = {arm.name: arm.n for arm in arms}
    for lift in compare_means(control, arms[1:]):
        enough = min(sizes[lift.variant], control.n) >= FEW_PEOPLE
        finding = Finding(
            lift.variant, control.name, lift.absolute.difference, *lift.absolute.interval,
            lift.p_value, enough,
        )  # fmt: skip
        found.append((finding, _percent(lift.relative), _percents(lift.relative_interval)))
    smallest = [detectable_mean_difference(control, arm) for arm in arms[1:]]
    return rows, found, max((one for one in smallest if one is not None), default=None)


def _arm(one: VariantCount, counted: Counted) -> Arm:
    """The values of those who count; of everyone, those without a value count as zero."""
    n, people = one.shown if one.answered is None else one.answered, _people(one, counted)
    zeros = people - n
    if one.times:
        times = dict(one.times)
        if zeros:
            times[0.0] = times.get(0.0, 0) + zeros
        return arm_of(one.name, times)
    if not zeros:
        return Arm(one.name, n, one.mean, one.variance)
    mean = one.mean * n / people
    squares = (one.variance * max(n - 1, 0) + n * one.mean**2 - people * mean**2) / max(people - 1, 1)
    return Arm(one.name, people, mean, max(squares, 0.0))


def _people(one: VariantCount, counted: Counted) -> int:
    return one.shown if counted is Counted.EVERYONE or one.answered is None else one.answered


def _row(
    one: VariantCount, n: int, successes: int | None, value: float | None, low: float | None,
    high: float | None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "name": one.name,
        "shown": one.shown,
        "n": n,
        "successes": successes,
        "value": value,
        "low": low,
        "high": high,
    }


def _answering(variants: Sequence[VariantCount]) -> dict[str, Any] | None:
    """How many of those shown answered at all, with a chi-square test; None where all did."""
    counts = [(one.answered, one.shown) for one in variants if one.answered is not None]
    if len(counts) < len(variants) or all(answered == shown for answered, shown in counts):
        return None
    if len(counts) == 2:
        found = share_difference(*counts[0], *counts[1])
        p = found.p_value if found else 1.0
    else:
        p = _chi_square(counts)
    return {"rates": [100 * a / n if n else None for a, n in counts], "p_value": p}


def _chi_square(counts: Sequence[tuple[int, int]]) -> float:
    """Whether shares differ at all among several groups (Pearson's chi-square)."""
    pooled = sum(a for a, _ in counts) / max(1, sum(n for _, n in counts))
    if not 0 < pooled < 1:
        return 1.0
    statistic = sum((a - n * pooled) ** 2 / (n * pooled * (1 - pooled)) for a, n in counts if n)
    return chi2_tail(statistic, len(counts) - 1)


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _percents(bounds: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if bounds is None else (100 * bounds[0], 100 * bounds[1])
