"""The benchmark runner measures what it says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.bench.__main__ import line_of
from tests.bench.measuring import measure
from tests.bench.registry import Benchmark, load
from tests.bench.stage import FLOOR, Stage
from tests.bench.story import conversation_of


def test_the_floor_page_is_measured_beside_itself(tmp_path: Path) -> None:
    measured = measure(Benchmark("floor", lambda stage: FLOOR, runs=2), tmp_path)
    assert measured.queries == measured.floor_queries == 2
    assert measured.ratio == 1
    assert measured.rss_mb > 10


def test_work_is_run_as_often_as_asked_and_its_numbers_are_medians(tmp_path: Path) -> None:
    numbers = iter([5.0, 1.0, 3.0])
    measured = measure(Benchmark("numbers", lambda stage: lambda: {"found": next(numbers)}, runs=3), tmp_path)
    assert measured.told == {"found": 3.0}
    assert "found 3.0" in line_of(measured.as_row())


def test_a_page_that_does_not_answer_fails_its_benchmark(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="/nowhere answers 404"):
        measure(Benchmark("nowhere", lambda stage: "/nowhere", runs=1), tmp_path)


def test_pragmas_and_transactions_are_no_queries(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    with stage.app.app_context(), stage.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    stage.open(FLOOR)
    assert all(query.startswith("SELECT") for query in stage.queries)


def test_every_registered_benchmark_has_a_name_and_runs() -> None:
    assert load()
    assert all(name == benchmark.name and benchmark.runs > 0 for name, benchmark in load().items())


def test_a_made_up_talk_is_as_long_as_asked_and_goes_to_and_fro() -> None:
    talk = list(conversation_of(6_000))
    assert 6_000 <= sum(len(text.split()) for _, text in talk) < 6_100
    assert all(one[0] != other[0] for one, other in pairwise(talk))
