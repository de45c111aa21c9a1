"""The chart of a key result: its values from baseline to target, with the even pace beside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from insights.objectives.models import KeyResult, KeyResultChange
from insights.web.charts import Cell, Chart

Point = tuple[date, float]


def progress_chart(
    key_result: KeyResult, points: Sequence[Point], changes: Sequence[KeyResultChange] = ()
) -> Chart:
    """The values in time order, the line of an even pace, the target, and where the aim changed."""
    layers = [_values(key_result, points), *_pace(key_result), *_target(key_result), *_changes(changes)]
    rows: list[list[Cell]] = [[day.isoformat(), value] for day, value in reversed(points)]
    unit = f" ({key_result.sign})" if key_result.sign else ""
    return Chart({"layer": layers, "height": 240}, ["Day", f"Value{unit}"], rows, key_result.statement)


def _values(key_result: KeyResult, points: Sequence[Point]) -> dict[str, Any]:
    return {
        "data": {"values": [{"day": day, "value": value} for day, value in points]},
        "mark": {"type": "line", "point": len(points) <= 60},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "title": None},
            "y": {
                "field": "value",
                "type": "quantitative",
                "title": key_result.sign or None,
                "scale": {"zero": False},
            },
        },
    }


def _pace(key_result: KeyResult) -> list[dict[str, Any]]:
    if key_result.baseline is None or key_result.target is None:
        return []
    rows = [
        {"day": key_result.starts, "even pace": key_result.baseline},
        {"day": key_result.deadline, "even pace": key_result.target},
    ]
    encoding = {
        "x": {"field": "day", "type": "temporal"},
        "y": {"field": "even pace", "type": "quantitative"},
    }
    return [{"data": {"values": rows}, "mark": {"type": "line", "style": "benchmark"}, "encoding": encoding}]


def _target(key_result: KeyResult) -> list[dict[str, Any]]:
    if key_result.target is None:
        return []
    encoding = {"y": {"field": "target", "type": "quantitative"}}
    rows = [{"target": key_result.target}]
    return [{"data": {"values": rows}, "mark": {"type": "rule", "style": "target"}, "encoding": encoding}]


def _changes(changes: Sequence[KeyResultChange]) -> list[dict[str, Any]]:
    rows = [
        {"day": change.changed_at.date(), "what": f"{change.what}: {change.before} to {change.after}"}
        for change in changes
        if change.what in ("target", "baseline", "deadline")
    ]
    if not rows:
        return []
    encoding = {
        "x": {"field": "day", "type": "temporal"},
        "tooltip": [{"field": "day", "type": "temporal"}, {"field": "what"}],
    }
    return [{"data": {"values": rows}, "mark": {"type": "rule", "style": "change"}, "encoding": encoding}]
