"""Moments of the calendar in chats and exports, in seconds, so that they can be told from the first one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

_FIRST, _LAST = 1e9, 4e9  # the years 2001 to 2096, in seconds since 1970
_UNITS = (1.0, 1e3, 1e6)


def moment(value: Any) -> float | None:
    """Seconds since 1970 in `2026-05-05T10:00:01Z` or a count of seconds, milliseconds or microseconds."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        text = value.strip()
        if "-" in text[4:8]:
            return _calendar(text)
        try:
            value = float(text) if text[:1].isdecimal() and len(text) < 25 else 0
        except ValueError:
            return None
    if not isinstance(value, int | float):
        return None
    return next((value / unit for unit in _UNITS if _FIRST * unit <= value < _LAST * unit), None)


def _calendar(text: str) -> float | None:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp()


def since_first(moments: Sequence[float | None]) -> list[float | None]:
    """The moments as seconds after the earliest of them, to the millisecond."""
    first = min((each for each in moments if each is not None), default=0.0)
    return [None if each is None else round(each - first, 3) for each in moments]
