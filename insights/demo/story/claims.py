"""The sample's claims: which insight explains or predicts which number, and what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from insights.demo.story.dates import content_of, dated


@dataclass(frozen=True)
class StatusChange:
    """A person's decision on a claim."""

    on: date
    status: str  # supported or contradicted
    by: str
    reason: str


@dataclass(frozen=True)
class Claim:
    """An insight's dated claim about a metric or key result.

    An explanation covers `start` to `end`; a prediction runs from `start` to `due`. `size` is in the unit
    of the target, without sign; None where nobody knows it.
    """

    key: str
    insight: str
    kind: str  # explains or predicts
    target_kind: str  # metric or key_result
    target: str
    direction: str  # up or down
    mechanism: str
    size: float | None
    unit: str
    made_on: date
    by: str
    start: date
    end: date | None
    due: date | None
    status: str  # hypothesis, supported or contradicted
    changes: tuple[StatusChange, ...] = ()


_DAYS = ("made_on", "start", "end", "due")


def _claim(today: date, written: dict[str, Any]) -> Claim:
    days = {name: dated(today, written[name]) if name in written else None for name in _DAYS}
    changes = tuple(
        StatusChange(**{**change, "on": dated(today, change["on"])}) for change in written.get("changes", ())
    )
    return Claim(**{"size": None, **written, **days, "changes": changes})


def claims(today: date) -> tuple[Claim, ...]:
    """Eight claims: one supported, one contradicted, one due today, the others open."""
    return tuple(_claim(today, written) for written in content_of("claims")["claims"])
