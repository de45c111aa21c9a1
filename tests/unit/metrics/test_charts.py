"""The chart of a metric."""

from datetime import date
from types import SimpleNamespace

from insights.metrics.charts import line_chart
from insights.metrics.models import Benchmark, Metric, MetricTarget

VALUES = [
    SimpleNamespace(day=date(2026, month, 1), value=float(month), n=None, low=None, high=None)
    for month in (1, 2)
]
AHEAD = [(date(2026, 4, 1), 3.0, 2.0, 4.0)]


def test_a_benchmark_is_written_above_the_forecast_and_the_target_reaches_its_end() -> None:
    target = MetricTarget(starts=date(2026, 1, 1), ends=date(2026, 12, 31), low=5.0)
    label = "What the best tenth of comparable shops reached in the industry's report of the year before"
    layers = line_chart(
        Metric(name="Orders", unit="count"),
        VALUES,
        [target],
        [Benchmark(label=label, value=6.0)],
        ahead=AHEAD,
    ).spec["layer"]
    marks = [layer["mark"].get("style", layer["mark"]["type"]) for layer in layers]
    assert marks.index("quiet") > marks.index("forecast")
    assert layers[marks.index("quiet")]["mark"]["limit"] > 0
    assert layers[marks.index("target")]["data"]["values"][0]["to"] == date(2026, 4, 1)
