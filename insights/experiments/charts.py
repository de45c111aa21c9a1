"""Charts of experiments: each variant's result with its interval."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from insights.web.charts import Cell, Chart


def variants_chart(said: Mapping[str, Any], caption: str) -> Chart | None:
    """Each variant's rate or mean with its 95 % interval."""
    shown = [one for one in said.get("variants", []) if one["value"] is not None]
    if not shown:
        return None
    y = {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 220}}
    ends = [one for one in shown if one["low"] is not None]
    x = {"field": "low", "type": "quantitative", "title": said["unit"] or "Mean", "scale": {"zero": False}}
    spec = {
        "height": max(60, 40 * len(shown)),
        "layer": [
            {
                "data": {"values": ends},
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": {"y": y, "x": x, "x2": {"field": "high"}},
            },
            {
                "data": {"values": shown},
                "mark": {"type": "point", "filled": True, "size": 70},
                "encoding": {
                    "y": y,
                    "x": {"field": "value", "type": "quantitative"},
                    "tooltip": [{"field": "name"}, {"field": "value", "format": ".2f"}, {"field": "n"}],
                },
            },
        ],
    }
    rows: list[list[Cell]] = [
        [one["name"], one["n"], *(_rounded(one[key]) for key in ("value", "low", "high"))] for one in shown
    ]
    return Chart(spec, ["Variant", "n", said["unit"] or "Mean", "95 % from", "to"], rows, caption)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
