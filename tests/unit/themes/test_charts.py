"""Charts of a theme."""

import json

from insights.analysis.stats.proportions import share_of
from insights.themes.charts import month_chart, segment_chart
from insights.themes.queries.boards import MonthShare, SegmentShare


def test_a_month_s_share_stands_with_its_interval() -> None:
    chart = month_chart(
        "Late", [MonthShare("2026-04", share_of(1, 4)), MonthShare("2026-05", share_of(0, 1))]
    )
    assert chart.rows[0][:4] == ["2026-04", 1, 4, 25.0]
    assert chart.rows[1] == ["2026-05", 0, 1, 0.0, None, None]
    assert "2026-04-01" in chart.spec_json and "2026-05-01" not in chart.spec_json


def test_the_line_breaks_where_nobody_was_heard() -> None:
    months = ("2025-11", "2025-12", "2026-01", "2026-04", "2026-05")
    chart = month_chart("Late", [MonthShare(month, share_of(1, 4)) for month in months])
    rows = json.loads(chart.spec_json)["data"]["values"]
    runs = {}
    for row in rows:
        runs.setdefault(row["run"], []).append(row["month"][:7])
    assert list(runs.values()) == [["2025-11", "2025-12", "2026-01"], ["2026-04", "2026-05"]]
    line = json.loads(chart.spec_json)["layer"][1]
    assert line["encoding"]["detail"]["field"] == "run"


def test_segments_stand_below_each_other() -> None:
    shares = [SegmentShare("plan", "free", share_of(2, 4)), SegmentShare("plan", "team", share_of(1, 1))]
    chart = segment_chart("Late", shares)
    assert [row[0] for row in chart.rows] == ["plan: free", "plan: team"]
    assert "plan: team" not in chart.spec_json
    assert chart.caption == "People who say “Late”, by segment"
    assert chart.height == 66
