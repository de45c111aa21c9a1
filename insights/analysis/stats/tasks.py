"""Usability tests: success, time, errors and ease of tasks and sessions, against published benchmarks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from insights.analysis.stats.means import Mean, geometric_mean, mean_of
from insights.analysis.stats.proportions import Share, success_rate
from insights.analysis.stats.satisfaction import seq

SUCCESS_BENCHMARK = 0.78
SEQ_BENCHMARK = 5.5
BENCHMARK_SOURCES = (
    "success 78 %: Sauro, “What is a good task-completion rate?”, 2011 (1,189 tasks); SEQ 5.5: Sauro, "
    "“10 things to know about the Single Ease Question”, 2012 (400 tasks)."
)


@dataclass(frozen=True)
class Attempt:
    """What was measured of one try; None where it was not."""

    success: bool | None = None
    seconds: float | None = None
    errors: int | None = None
    ease: int | None = None


@dataclass(frozen=True)
class TaskStatistics:
    """A task's success rate, time of those who succeeded (geometric), errors and ease, each with interval."""

    success: Share
    seconds: Mean
    errors: Mean
    ease: Mean


def task_statistics(attempts: Sequence[Attempt], level: float = 0.95) -> TaskStatistics:
    """Success by the adjusted Wald interval, time by the log-t interval, errors and ease as means.

    Times of those who failed are left out: they say how long people tried, not how long the task takes
    (Sauro and Lewis, Quantifying the User Experience, 2nd ed., 2016, ch. 3). Where no success was recorded
    at all, all times count.
    """
    tried = [attempt.success for attempt in attempts if attempt.success is not None]
    times = [a.seconds for a in attempts if a.seconds and (a.success or not tried)]
    errors = [float(a.errors) for a in attempts if a.errors is not None]
    ease = [float(a.ease) for a in attempts if a.ease is not None]
    return TaskStatistics(
        success_rate(sum(tried), len(tried), level),
        geometric_mean(times, level),
        mean_of(errors, level, (0.0, math.inf)),
        seq(ease, level),
    )


def against(benchmark: float, interval: tuple[float, float] | None) -> str:
    """Whether an interval lies above or below a benchmark, or the benchmark inside it; empty without one."""
    if interval is None:
        return ""
    if interval[0] > benchmark:
        return "above"
    return "below" if interval[1] < benchmark else "not told apart"
