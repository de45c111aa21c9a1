"""Charts of surveys: distributions, scores with their intervals by segment, month and wave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from insights.analysis.stats.proportions import wilson_intervals
from insights.surveys.models import Question
from insights.surveys.queries import Overview, Part
from insights.web.charts import MONTH_AXIS, Cell, Chart

LONGEST_SCALE = 20
MOST_BARS = 40
TOO_FEW = "not enough answers"
HEAD = ("n", "Score", "95 % from", "to")


def responses_chart(months: Sequence[tuple[date, int]], row_kind: str = "response") -> Chart | None:
    """Responses, reviews or tickets by month."""
    called = f"{row_kind.capitalize()}s"
    if len(months) < 2:
        return None
    rows: list[list[Cell]] = [[f"{month:%b %Y}", n] for month, n in months]
    spec = {
        "data": {"values": [{"month": month, "n": n} for month, n in months]},
        "mark": "bar",
        "height": 140,
        "encoding": {
            "x": {
                "field": "month",
                "type": "temporal",
                "timeUnit": "utcyearmonth",
                "title": None,
                "axis": MONTH_AXIS,
            },
            "y": {"field": "n", "type": "quantitative", "title": called},
        },
    }
    return Chart(spec, ["Month", called], rows, f"{called} by month")


def segment_chart(overview: Overview) -> Chart | None:
    """The score of each segment with its interval; None for one alone."""
    if len(overview.segments) < 2:
        return None
    return _interval_chart(overview, overview.segments, "Segment", f"{overview.definition.name} by segment")


def wave_chart(overview: Overview) -> Chart | None:
    """The score of each survey with its interval."""
    if len(overview.surveys) < 2:
        return None
    return _interval_chart(overview, overview.surveys, "Survey", f"{overview.definition.name} by survey")


def month_chart(
    overview: Overview, changes: Sequence[datetime] = (), shifts: Sequence[str] = ()
) -> Chart | None:
    """The score by month with its interval as a band; None where no month has answers enough.

    Marked are changes of the definition, and the months (ISO days) from which the level differs.
    """
    shown = [part for part in overview.months if part.enough]
    if len(overview.months) < 2 or not shown:
        return None
    values = [
        {"month": part.month, "score": part.scored.score, "low": part.scored.low, "high": part.scored.high}
        for part in shown
    ]
    x = {"field": "month", "type": "temporal", "timeUnit": "utcyearmonth", "title": None, "axis": MONTH_AXIS}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "area", "style": "band"},
            "encoding": {
                "x": x,
                "y": {"field": "low", "type": "quantitative", "title": _title(overview)},
                "y2": {"field": "high"},
            },
        },
        {
            "mark": {"type": "line", "point": True},
            "encoding": {
                "x": x,
                "y": {"field": "score", "type": "quantitative", "scale": {"zero": False}},
                "tooltip": [
                    {"field": name, "type": "quantitative", "format": ".1f"}
                    for name in ("score", "low", "high")
                ],
            },
        },
    ]
    marks: list[dict[str, Any]] = [
        *({"month": moment.date(), "what": "definition changed"} for moment in changes),
        *({"month": month, "what": "level shifted"} for month in shifts),
    ]
    if marks:
        layers.append(
            {
                "data": {"values": marks},
                "mark": {"type": "rule", "style": "change"},
                "encoding": {"x": {"field": "month", "type": "temporal"}, "tooltip": [{"field": "what"}]},
            }
        )
    rows = [[f"{part.month:%b %Y}", *_cells(part)] for part in overview.months]
    caption = f"{overview.definition.name} by month"
    return Chart({"data": {"values": values}, "layer": layers}, ["Month", *HEAD], rows, caption)


def distribution_chart(question: Question, overview: Overview | None) -> Chart | None:
    """How often each answer was given: in order of the scale, or the most frequent first."""
    if overview is not None and overview.distribution and len(overview.surveys) <= 1:
        return distribution_of_score(overview)
    pairs = [(str(value), int(times)) for value, times in question.choices[:MOST_BARS]]
    return _bars(pairs, question.n, "Answers given") if pairs else None


def distribution_of_score(overview: Overview) -> Chart | None:
    """How often each value was given, in order; a step of the scale that nobody chose shows its 0."""
    pairs = list(overview.distribution.items())
    low, high = overview.meaning.low, overview.meaning.high
    if pairs and low is not None and high is not None and high - low <= LONGEST_SCALE:
        given = {float(value) for value, _ in pairs}
        pairs += [(str(step), 0) for step in range(low, high + 1) if step not in given]
    pairs.sort(key=lambda item: float(item[0]))
    return _bars(pairs, overview.whole.n, "Answers given", vertical=True) if pairs else None


def _bars(pairs: Sequence[tuple[str, int]], n: int, caption: str, vertical: bool = False) -> Chart:
    values = [{"answer": answer, "n": times} for answer, times in pairs]
    category = {"field": "answer", "type": "nominal", "sort": None, "title": None}
    amount = {"field": "n", "type": "quantitative", "title": "Answers"}
    encoding: Mapping[str, Any] = (
        {"x": {**category, "axis": {"labelAngle": 0}}, "y": amount}
        if vertical
        else {"y": {**category, "axis": {"labelLimit": 260}}, "x": amount}
    )
    spec: dict[str, Any] = {"data": {"values": values}, "mark": "bar", "encoding": encoding}
    if not vertical:
        spec["height"] = max(60, 26 * len(pairs))
    shares = _shares([times for _, times in pairs], n)
    rows = [[*pair, *share] for pair, share in zip(pairs, shares, strict=True)]
    return Chart(spec, ["Answer", "n", "%", "95 % from", "to"], rows, caption)


def _shares(counts: Sequence[int], n: int) -> list[list[Cell]]:
    """Each count's share of n with its interval, in percent."""
    if n < 2:
        return [[100.0 if times else 0.0, None, None] for times in counts]
    low, high = wilson_intervals(counts, n)
    ends = zip((100 * low).round(1).tolist(), (100 * high).round(1).tolist(), strict=True)
    return [[round(100 * times / n, 1), *pair] for times, pair in zip(counts, ends, strict=True)]


def _interval_chart(overview: Overview, parts: Sequence[Part], name: str, caption: str) -> Chart | None:
    shown = [part for part in parts if part.enough][:MOST_BARS]
    if not shown:
        return None
    values = [
        {
            "name": part.name,
            "score": part.scored.score,
            "low": part.scored.low,
            "high": part.scored.high,
            "n": part.scored.n,
        }
        for part in shown
    ]
    y = {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 220}}
    scale = {"zero": False}
    spec = {
        "data": {"values": values},
        "height": max(60, 34 * len(shown)),
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": {
                    "y": y,
                    "x": {"field": "low", "type": "quantitative", "title": _title(overview), "scale": scale},
                    "x2": {"field": "high"},
                },
            },
            {
                "mark": {"type": "point", "filled": True, "size": 70},
                "encoding": {
                    "y": y,
                    "x": {"field": "score", "type": "quantitative"},
                    "tooltip": [{"field": "name"}, {"field": "score", "format": ".1f"}, {"field": "n"}],
                },
            },
        ],
    }
    rows = [[part.name, *_cells(part)] for part in parts]
    return Chart(spec, [name, *HEAD], rows, caption)


def _cells(part: Part) -> list[Cell]:
    if not part.enough:
        return [part.scored.n, TOO_FEW, None, None]
    one = part.scored
    return [one.n, _rounded(one.score), _rounded(one.low), _rounded(one.high)]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _title(overview: Overview) -> str:
    return f"{overview.value.kind_name} ({overview.meaning.unit})" if overview.meaning.unit else "Mean"
