"""What is missing in a series: empty periods, and zeros that may be outages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from insights.metrics.rules.kinds import Cadence
from insights.metrics.rules.periods import missing_periods

_STEPS = ((1.5, Cadence.DAILY), (10, Cadence.WEEKLY), (45, Cadence.MONTHLY), (150, Cadence.QUARTERLY))


@dataclass(frozen=True, slots=True)
class Gaps:
    """Periods without a value, and zeros that stand between other values."""

    missing: tuple[str, ...]
    missing_count: int
    zeros: int

    @property
    def words(self) -> str:
        """The gaps as a question to the person who uploads; empty without any."""
        parts = []
        if self.missing_count:
            shown = ", ".join(self.missing)
            more = ", …" if self.missing_count > len(self.missing) else ""
            have = "1 period has" if self.missing_count == 1 else f"{self.missing_count} periods have"
            parts.append(f"{have} no value ({shown}{more})")
        if self.zeros:
            are = "1 value is" if self.zeros == 1 else f"{self.zeros} values are"
            parts.append(f"{are} 0 between others: true zeros, or outages?")
        return "; ".join(parts)


def cadence_of(days: Sequence[date]) -> Cadence:
    """How often values come, by the usual distance between neighbouring days, in order."""
    steps = Counter((later - earlier).days for earlier, later in pairwise(dict.fromkeys(days)))
    if not steps:
        return Cadence.IRREGULAR
    usual, count = steps.most_common(1)[0]
    middle = sorted(steps.elements())[(sum(steps.values()) - 1) // 2]  # gaps only lengthen steps
    if count * 3 < sum(steps.values()) and middle != usual and middle < 20:
        return Cadence.IRREGULAR
    return next((cadence for limit, cadence in _STEPS if middle <= limit), Cadence.YEARLY)


def gaps_in(points: Sequence[tuple[date, float]], cadence: str) -> Gaps:
    """The gaps of a series in time order."""
    missing = missing_periods(cadence, [day for day, _ in points])
    values = [value for _, value in points]
    inner = _between_others(values)
    return Gaps(tuple(period.label for period in missing[:3]), len(missing), inner)


def _between_others(values: list[float]) -> int:
    """Zeros after the first and before the last value that is not 0."""
    others = [at for at, value in enumerate(values) if value != 0]
    if not others:
        return 0
    return sum(1 for value in values[others[0] : others[-1]] if value == 0)
