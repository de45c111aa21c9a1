"""Values of foreign JSON and tables, taken without trust in their types."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from insights.transcripts.readers.clocks import seconds_of

_NAMED = ("name", "displayName", "display_name", "real_name", "username", "@id", "label", "id", "user_id")


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list; nothing when it is no list."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def first(value: Any) -> dict[str, Any]:
    """The first object of a list, or an empty one."""
    return next(objects(value), {})


def table(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def words(value: Any) -> str:
    """Text of a value: strings as they are, numbers written out, else nothing."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def name(value: Any) -> str | None:
    """A speaker's name or id as it stands, or what an object or list of people says; None for nobody."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = next((value[key] for key in _NAMED if value.get(key) not in (None, "")), None)
    return " ".join(words(value).split()) or None


def seconds(value: Any, unit: float = 1.0) -> float | None:
    """Seconds in a number (times `unit`), a clock, `1.2s`, a protobuf duration or a cell of a sheet."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        if not -1e12 < value < 1e12:
            return None
        found = float(value) / round(1 / unit) if unit < 1 else float(value) * unit
    elif isinstance(value, dict):
        if "relative" in value:
            return seconds(value["relative"], unit)
        if "seconds" not in value and "nanos" not in value:
            return None
        found = float(seconds(value.get("seconds")) or 0) + float(seconds(value.get("nanos")) or 0) / 1e9
    elif isinstance(value, timedelta):
        found = value.total_seconds()
    elif isinstance(value, datetime | time):
        found = value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6
    else:
        read = seconds_of(str(value))
        if read is None:
            return None
        found = read / round(1 / unit) if unit < 1 and ":" not in str(value) else read
    return found if math.isfinite(found) and 0 <= found < 1e9 else None
