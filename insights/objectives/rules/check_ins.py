"""When the next check-in is due."""

from __future__ import annotations

from datetime import date

from insights.objectives.rules.kinds import RHYTHM_DAYS, Rhythm


def due_on(rhythm: str, starts: date, last: date | None, deadline: date) -> date:
    """The day by which the next check-in is expected: a rhythm after the last one, at most the deadline."""
    following = (last or starts) + RHYTHM_DAYS[Rhythm(rhythm)]
    return max(min(following, deadline), starts)


def is_due(due: date, last: date | None, deadline: date, today: date) -> bool:
    """Whether a check-in is expected today: its day has come, and the last word has not been said."""
    return today >= due and not (last is not None and last >= deadline)


_TOLD_IN_DAYS = 60  # beyond, the day is told


def lateness(due: date, today: date) -> str:
    """How late a check-in is, in words."""
    days = (today - due).days
    if days <= 0:
        return "due today"
    if days > _TOLD_IN_DAYS:
        return f"due since {due.day} {due:%b %Y}"
    return "1 day late" if days == 1 else f"{days} days late"
