"""Real tables of metrics, OKR documents and an experiment as they are read; skipped where they are absent."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from insights.experiments.readers.rows import count_confined, look_confined
from insights.experiments.rules.columns import suggested
from insights.kernel.decoding import decode
from insights.metrics.readers.sheets import read_confined
from insights.metrics.rules.gaps import cadence_of, gaps_in
from insights.objectives.rules.okr_text import read_markdown
from insights.objectives.rules.wording import is_output

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("INSIGHTS_SHARED", ROOT.parent / "shared"))
INPUTS = SHARED / "inputs"

pytestmark = pytest.mark.skipif(
    not (INPUTS / "kpis").exists(),
    reason=f"NOT TESTED: no real tables of metrics at {INPUTS}; set INSIGHTS_SHARED to their parent folder",
)


def series_in(name: str) -> dict[str, list[tuple[date, float]]]:
    found = read_confined(INPUTS / "kpis" / name)
    assert found["problems"] == []
    return {
        one["name"]: [(date.fromisoformat(day), value) for day, value, *_ in one["points"]]
        for one in found["series"]
    }


def test_a_long_table_becomes_one_series() -> None:
    (points,) = series_in("carpentries_cumulative_instructors.csv").values()
    assert (len(points), points[0], points[-1][0]) == (343, (date(2012, 5, 27), 1.0), date(2018, 10, 29))


def test_a_wide_table_becomes_a_series_for_each_row_and_its_gaps_are_told() -> None:
    found = series_in("lotgd_mau_wide.csv")
    assert len(found) == 24
    points = found["www.lotgd.net"]
    assert points[:2] == [(date(2015, 10, 19), 399.0), (date(2015, 10, 20), 400.0)]
    said = gaps_in(points, cadence_of([day for day, _ in points])).words
    assert "have no value" in said
    assert "true zeros, or outages?" in said


def test_an_experiment_of_rows_is_recounted() -> None:
    expected = next(
        one
        for one in json.loads((INPUTS / "expected.json").read_text())
        if one.get("file") == "experiments/adsmart_ab.csv"
    )
    path = INPUTS / "experiments" / "adsmart_ab.csv"
    look = look_confined(path, path.name)
    likely = suggested(look["columns"], look["pairs"], True)
    found = count_confined(path, path.name, {**likely, "is_share": True})["arms"]
    for name in ("control", "exposed"):
        assert found[name]["shown"] == expected[name]
        assert found[name]["successes"] == expected["yes"][name]
        assert found[name]["answered"] == expected["yes"][name] + expected["no"][name]


@pytest.mark.parametrize("name", ["ipfs_bifrost.md", "srcd_2018-Q1.md", "srcd_2018-Q2.md"])
def test_an_okr_document_has_objectives_and_its_projects_are_told_from_outcomes(name: str) -> None:
    read = read_markdown(decode((INPUTS / "okrs" / name).read_bytes()).text)
    every = [one for top in read for one, _ in top.walk()]
    statements = [statement for one in every for statement, _ in one.key_results]
    assert len(every) >= 6
    assert len(statements) >= 15
    assert sum(is_output(statement) for statement in statements) >= len(statements) / 3


def test_a_list_of_links_to_other_documents_holds_no_objective() -> None:
    assert read_markdown(decode((INPUTS / "okrs" / "ipfs_readme.md").read_bytes()).text) == []
