"""Charts of a theme: people by month and by segment, each with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from insights.analysis.stats.proportions import Share
from insights.themes.queries.boards import MonthShare, SegmentShare
from insights.themes.rules.ranking import month_before
from insights.web.charts import MONTH_AXIS, Cell, Chart


def month_chart(label: str, months: Sequence[MonthShare]) -> Chart:
    """The share of people heard each month who voiced a theme; the table alone holds one without interval.

    The line joins months that follow each other, never across one that is not drawn.
    """
    drawn = [one for one in months if one.share.interval]
    first_of_run = ""
    rows = []
    for before, one in zip([None, *drawn], drawn, strict=False):
        if before is None or before.month != month_before(one.month):
            first_of_run = one.month
        rows.append({"month": f"{one.month}-01", "run": first_of_run, **_values(one.share)})
    month = {
        "field": "month",
        "type": "temporal",
        "title": None,
        "scale": {"type": "utc"},
        "axis": MONTH_AXIS,
    }
    share = _axis("share")
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "rule", "style": "quiet", "strokeWidth": 5, "opacity": 0.4},
            "encoding": {"x": month, "y": _axis("low"), "y2": {"field": "high"}},
        },
        {
            "mark": {"type": "line", "point": True},
            "encoding": {"x": month, "y": share, "detail": {"field": "run", "type": "nominal"}},
        },
    ]
    spec = {"data": {"values": rows}, "layer": layers, "height": 200}
    table = [[one.month, *_cells(one.share)] for one in months]
    return Chart(spec, ["Month", *_COLUMNS], table, f"People who say “{label}”, of those heard each month")


def segment_chart(label: str, segments: Sequence[SegmentShare]) -> Chart:
    """The share of each segment's people who voiced a theme; the table alone holds one without interval."""
    drawn = [one for one in segments if one.share.interval]
    rows = [{"segment": f"{one.name}: {one.value}", **_values(one.share)} for one in drawn]
    name = {"field": "segment", "type": "nominal", "title": None, "sort": None}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "rule", "style": "quiet", "strokeWidth": 5, "opacity": 0.4},
            "encoding": {"y": name, "x": _axis("low"), "x2": {"field": "high"}},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 60},
            "encoding": {"y": name, "x": _axis("share")},
        },
    ]
    spec = {"data": {"values": rows}, "layer": layers, "height": 40 + 26 * len(rows)}
    table = [[f"{one.name}: {one.value}", *_cells(one.share)] for one in segments]
    return Chart(spec, ["Segment", *_COLUMNS], table, f"People who say “{label}”, by segment")


_COLUMNS = ["People", "Heard", "Share, %", "From, %", "To, %"]


def _values(share: Share) -> dict[str, float | None]:
    low, high = share.interval or (None, None)
    return {"share": share.share, "low": low, "high": high}


def _cells(share: Share) -> list[Cell]:
    low, high = share.interval or (None, None)
    return [share.count, share.n, *(_percent(value) for value in (share.share, low, high))]


def _percent(value: float | None) -> float | None:
    return None if value is None else round(100 * value, 1)


def _axis(field: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "title": "Share of people",
        "axis": {"format": "%"},
        "scale": {"domain": [0, 1]},
    }
