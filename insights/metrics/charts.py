"""The chart of a metric: values with interval, target, benchmarks, and what happened when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from insights.metrics.models import Benchmark, Metric, MetricForecast, MetricTarget
from insights.metrics.queries import WrittenBeside
from insights.web.charts import Cell, Chart

LONGEST_TABLE = 60
LONGEST_LABEL = 220


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to point out at a day: kind is annotation, definition, insight, anomaly or target.

    `letter` is written beside an insight's mark where the page names it by one.
    """

    day: date
    text: str
    kind: str = "annotation"
    letter: str = ""


FINDING_WORDS = {"anomaly": "Unusual value", "change": "Lasting change"}
Ahead = tuple[date, float, float, float]
STYLES = {"insight": "insight", "anomaly": "warn"}


def line_chart(
    metric: Metric,
    values: Sequence[Row[Any]],
    targets: Sequence[MetricTarget] = (),
    benchmarks: Sequence[Benchmark] = (),
    marks: Sequence[Mark] = (),
    ahead: Sequence[Ahead] = (),
) -> Chart:
    """The metric over time; every layer names its meaning in its tooltip, and the table holds the values."""
    if not values:
        return Chart(
            {"mark": "line", "data": {"values": []}}, ["Day", "Value"], [], f"{metric.name}: no values yet"
        )
    last = ahead[-1][0] if ahead else values[-1].day
    layers = [
        *_interval_layer(values),
        *_target_layers(targets, values[0].day, last),
        *_forecast_layers(ahead),
        _value_layer(metric, values),
        *_benchmark_layers(benchmarks),
        *_mark_layers(values, marks),
    ]
    caption = f"{metric.name}, {values[0].day:%b %Y} to {values[-1].day:%b %Y}"
    return Chart({"layer": layers, "height": 260}, _columns(metric, values), _rows(values), caption)


def marks_of(written: WrittenBeside, *, with_findings: bool) -> list[Mark]:
    """What happened when: notes, changes of the definition, and what a worker found."""
    marks = [Mark(row.day, row.text) for row in written.annotations]
    marks += [
        Mark(row.changed_at.date(), f"Definition changed. {row.reason}".strip(), "definition")
        for row in written.definitions[:-1]
    ]
    if with_findings:
        marks += [Mark(row.day, FINDING_WORDS[row.kind], "anomaly") for row in written.findings]
    return marks


def outlook_points(row: MetricForecast | None) -> list[Ahead]:
    """A stored forecast as (day, value, low, high)."""
    points = row.points if row is not None else []
    return [(date.fromisoformat(day), value, low, high) for day, value, low, high in points]


def _forecast_layers(ahead: Sequence[Ahead]) -> list[dict[str, Any]]:
    if not ahead:
        return []
    rows = [{"day": day, "forecast": value, "low": low, "high": high} for day, value, low, high in ahead]
    x = {"field": "day", "type": "temporal"}
    low, line = {"field": "low", "type": "quantitative"}, {"field": "forecast", "type": "quantitative"}
    band = {"x": x, "y": low, "y2": {"field": "high"}}
    style = {"type": "line", "style": "forecast", "point": len(rows) == 1}
    return [
        {"data": {"values": rows}, "mark": {"type": "area", "style": "band"}, "encoding": band},
        {"data": {"values": rows}, "mark": style, "encoding": {"x": x, "y": line}},
    ]


def _value_layer(metric: Metric, values: Sequence[Row[Any]]) -> dict[str, Any]:
    rows = [{"day": value.day.isoformat(), "value": value.value} for value in values]
    title = f"{metric.name} ({metric.sign})" if metric.sign else metric.name
    return {
        "data": {"values": rows},
        "mark": {"type": "line", "point": len(values) <= 60},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "title": None, "scale": {"type": "utc"}},
            "y": {"field": "value", "type": "quantitative", "title": title, "scale": {"zero": False}},
        },
    }


def _interval_layer(values: Sequence[Row[Any]]) -> list[dict[str, Any]]:
    rows = [
        {"day": value.day, "low": value.low, "high": value.high}
        for value in values
        if value.low is not None and value.high is not None
    ]
    if len(rows) < 2:
        return []
    encoding = {
        "x": {"field": "day", "type": "temporal"},
        "y": {"field": "low", "type": "quantitative"},
        "y2": {"field": "high"},
    }
    return [{"data": {"values": rows}, "mark": {"type": "area", "style": "band"}, "encoding": encoding}]


def _target_layers(targets: Sequence[MetricTarget], first: date, last: date) -> list[dict[str, Any]]:
    rows = [
        {"from": max(target.starts, first), "to": min(target.ends, last), "target": bound}
        for target in targets
        if target.ends >= first and target.starts <= last
        for bound in (target.low, target.high)
        if bound is not None
    ]
    if not rows:
        return []
    encoding = {
        "x": {"field": "from", "type": "temporal"},
        "x2": {"field": "to"},
        "y": {"field": "target", "type": "quantitative"},
    }
    return [{"data": {"values": rows}, "mark": {"type": "rule", "style": "target"}, "encoding": encoding}]


def _benchmark_layers(benchmarks: Sequence[Benchmark]) -> list[dict[str, Any]]:
    """A line for each benchmark with its label, a long one cut; the tooltip has it whole."""
    rows = [{"benchmark": row.label, "value": row.value} for row in benchmarks]
    if not rows:
        return []
    y = {"field": "value", "type": "quantitative"}
    tooltip = [{"field": "benchmark"}, {"field": "value", "type": "quantitative"}]
    label = {"type": "text", "align": "right", "dy": -10, "limit": LONGEST_LABEL, "style": "quiet"}
    named = {"y": y, "text": {"field": "benchmark"}, "x": {"value": "width"}, "tooltip": tooltip}
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rule", "style": "benchmark"},
            "encoding": {"y": y, "tooltip": tooltip},
        },
        {"data": {"values": rows}, "mark": label, "encoding": named},
    ]


def _mark_layers(values: Sequence[Row[Any]], marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """What happened when; an insight may speak of days behind the last value, and widens the chart."""
    first, last = values[0].day, values[-1].day
    layers = []
    for kind in dict.fromkeys(mark.kind for mark in marks):
        rows = [
            {
                "day": mark.day,
                "what": mark.text,
                "letter": mark.letter,
                "value": _value_near(values, mark.day),
            }
            for mark in marks
            if mark.kind == kind and first <= mark.day and (mark.day <= last or kind == "insight")
        ]
        if rows:
            layers += _marks_of_kind(kind, rows)
    return layers


def _marks_of_kind(kind: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    x = {"field": "day", "type": "temporal"}
    tooltip = [{"field": "day", "type": "temporal"}, {"field": "what"}]
    if kind not in STYLES:
        mark: dict[str, Any] = {"type": "rule", "style": "change"}
        return [{"data": {"values": rows}, "mark": mark, "encoding": {"x": x, "tooltip": tooltip}}]
    encoding = {"x": x, "y": {"field": "value", "type": "quantitative"}, "tooltip": tooltip}
    point = {"type": "point", "style": STYLES[kind], "size": 110}
    letter = {"type": "text", "dy": -14, "fontWeight": 600}
    layers = [{"data": {"values": rows}, "mark": point, "encoding": encoding}]
    if any(row["letter"] for row in rows):
        named = encoding | {"text": {"field": "letter"}}
        layers.append({"data": {"values": rows}, "mark": letter, "encoding": named})
    return layers


def _value_near(values: Sequence[Row[Any]], day: date) -> float:
    return min(values, key=lambda value: abs((value.day - day).days)).value


def _columns(metric: Metric, values: Sequence[Row[Any]]) -> list[str]:
    own = ["Day", f"Value ({metric.sign})" if metric.sign else "Value"]
    return own + (["n", "95 % from", "to"] if _has_n(values) else [])


def _rows(values: Sequence[Row[Any]]) -> list[list[Cell]]:
    """The newest values first, at most LONGEST_TABLE of them: the page has the rest by its own list."""
    with_n = _has_n(values)
    rows: list[list[Cell]] = []
    for value in values[: -LONGEST_TABLE - 1 : -1]:
        more: list[Cell] = [value.n, value.low, value.high] if with_n else []
        rows.append([value.day.isoformat(), value.value, *more])
    return rows


def _has_n(values: Sequence[Row[Any]]) -> bool:
    return any(value.n is not None for value in values)
