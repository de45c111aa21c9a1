"""The small line in a row of a board."""

from __future__ import annotations

from collections.abc import Sequence


def spark_points(values: Sequence[float], width: int = 76, height: int = 16) -> str:
    """The points of the line for a polyline in `width` × `height` and a margin; none below two values."""
    if len(values) < 2:
        return ""
    low = min(values)
    scale = height / ((max(values) - low) or 1)
    step = width / (len(values) - 1)
    return " ".join(
        f"{3 + at * step:.1f},{4 + height - (value - low) * scale:.1f}" for at, value in enumerate(values)
    )
