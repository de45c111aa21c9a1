"""A chart is a spec and a table of the same values."""

from __future__ import annotations

import json
from datetime import date

import pytest

from insights.web.charts import DEFAULT_HEIGHT, Chart

ROWS = [["May", 52.0], ["June", None]]


def chart(spec: dict[str, object] | None = None) -> Chart:
    return Chart(spec or {"mark": "line"}, ["Month", "Cost"], ROWS, "Cost by month")


def test_a_plain_spec_gets_width_height_and_its_caption_as_description() -> None:
    whole = chart().whole_spec
    assert whole["width"] == "container"
    assert whole["height"] == DEFAULT_HEIGHT
    assert whole["description"] == "Cost by month"
    assert whole["mark"] == "line"


def test_what_a_spec_says_itself_is_kept() -> None:
    whole = chart({"mark": "bar", "height": 90, "description": "Bars"}).whole_spec
    assert (whole["height"], whole["description"]) == (90, "Bars")


def test_a_faceted_spec_keeps_its_own_sizes() -> None:
    assert "width" not in chart({"facet": {"field": "segment"}, "spec": {}}).whole_spec


def test_room_is_kept_even_where_the_height_comes_from_steps() -> None:
    assert chart({"mark": "bar", "height": {"step": 20}}).height == DEFAULT_HEIGHT
    assert chart({"mark": "bar", "height": 130}).height == 130


def test_the_json_cannot_close_its_script_element() -> None:
    text = chart({"mark": "text", "title": "</script><b>"}).spec_json
    assert "</script" not in text and "<" not in text
    assert json.loads(text)["title"] == "</script><b>"


def test_days_become_iso_texts_and_other_objects_are_refused() -> None:
    spec = {"mark": "point", "data": {"values": [{"day": date(2026, 3, 1)}]}}
    assert json.loads(chart(spec).spec_json)["data"]["values"] == [{"day": "2026-03-01"}]
    with pytest.raises(TypeError, match="object cannot stand in a chart"):
        _ = chart({"mark": object()}).spec_json


def test_a_number_that_is_none_is_refused_before_a_browser_sees_it() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        _ = chart({"mark": "point", "data": {"values": [{"v": float("nan")}]}}).spec_json


def test_every_row_of_the_table_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="row 1 has 1 cells for 2 columns"):
        Chart({}, ["Month", "Cost"], [["May", 1], ["June"]], "Cost")
