"""What the worker does for experiments: a file in, counts and a report out."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pandas
import pyreadstat
import pytest
from sqlalchemy import Engine

from insights.experiments import queries, services
from insights.experiments.models import Experiment, ExperimentReading
from insights.experiments.rules.kinds import Counted, Outcome
from insights.experiments.rules.rows import RowPlan
from insights.kernel.blobs import BlobStore
from insights.kernel.db import open_engine, open_session
from tests.factories import people, studies, tested
from tests.factories.surveys import csv_bytes, xlsx_bytes
from tests.fixtures.performed import perform_waiting


@pytest.fixture
def engine(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("INSIGHTS_ENV", "development")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


def sent(
    engine: Engine, folder: Path, content: bytes, outcome: Outcome, name: str = "rows.csv"
) -> tuple[int, int]:
    """Ids of an experiment and of the file sent to it."""
    blob = BlobStore(folder / "blobs").store(io.BytesIO(content), 1 << 24)
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        row = tested.experiment(session, actor, studies.study(session, actor), outcome=outcome, counted=None)
        return row.id, services.accept_rows(session, actor, row, name, blob).id


def declare(engine: Engine, ids: tuple[int, int], plan: RowPlan, counted: Counted) -> None:
    with open_session(engine) as session, session.begin():
        experiment, reading = session.get_one(Experiment, ids[0]), session.get_one(ExperimentReading, ids[1])
        actor = people.user(session).as_actor()
        services.plan_rows(session, actor, experiment, reading, plan, "control", counted)


def test_rows_with_two_answers_are_counted_both_ways(engine: Engine, tmp_path: Path) -> None:
    rows = [["control" if at % 2 else "shown", int(at % 10 < 2), int(at % 10 == 2)] for at in range(400)]
    ids = sent(engine, tmp_path, csv_bytes([["group", "yes", "no"], *rows]), Outcome.RATE)
    assert [job.state for job in perform_waiting(engine)] == ["done"]
    declare(engine, ids, RowPlan(0, 1, True, opposite=2), Counted.ANSWERED)
    assert {job.state for job in perform_waiting(engine)} == {"done"}
    with open_session(engine) as session:
        said = queries.report_of(session, ids[0]).said
        assert [(v["name"], v["shown"], v["n"], v["successes"]) for v in said["variants"]] == [
            ("control", 200, 40, 40),
            ("shown", 200, 80, 40),
        ]
        assert said["otherwise"][0]["variants"][0]["n"] == 200


def written(folder: Path, name: str, head: list[str], rows: list[list[object]]) -> bytes:
    """Rows as a file of the format that its name says; SPSS with numbers that stand for the variants."""
    if name.endswith(".csv"):
        return csv_bytes([head, *rows])
    if name.endswith(".xlsx"):
        return xlsx_bytes({"Rows": [head, *rows]})
    if name.endswith(".json"):
        return json.dumps([dict(zip(head, row, strict=True)) for row in rows]).encode()
    table, codes = pandas.DataFrame(rows, columns=head), {"blue": 1.0, "control": 2.0, "green": 3.0}
    table["group"] = table["group"].map(codes)
    named = {"group": {code: word for word, code in codes.items()}}
    pyreadstat.write_sav(table, folder / name, variable_value_labels=named)
    return (folder / name).read_bytes()


@pytest.mark.parametrize("name", ["rows.csv", "rows.xlsx", "rows.sav", "rows.json"])
def test_rows_of_each_format_come_to_the_same_numbers(engine: Engine, tmp_path: Path, name: str) -> None:
    kept = {"control": 20, "green": 48, "blue": 22}
    rows = [[group, int(at < stayed)] for group, stayed in kept.items() for at in range(100)]
    content = written(tmp_path, name, ["group", "came_back"], rows)
    ids = sent(engine, tmp_path, content, Outcome.RETENTION, name)
    assert [job.state for job in perform_waiting(engine)] == ["done"]
    declare(engine, ids, RowPlan(0, 1, True), Counted.EVERYONE)
    assert {job.state for job in perform_waiting(engine)} == {"done"}
    with open_session(engine) as session:
        said = queries.report_of(session, ids[0]).said
        counts = {v["name"]: (v["shown"], v["successes"]) for v in said["variants"]}
        assert counts == {group: (100, stayed) for group, stayed in kept.items()}
        ways = {one["variant"]: one["way"] for one in said["comparisons"]}
        assert ways == {"green": 1, "blue": 0}


def test_values_are_drawn_again_by_the_worker(engine: Engine, tmp_path: Path) -> None:
    rows = [["control" if at % 2 else "new", at % 7 * (1 if at % 2 else 2)] for at in range(300)]
    ids = sent(engine, tmp_path, csv_bytes([["group", "revenue"], *rows]), Outcome.VALUE)
    perform_waiting(engine)
    declare(engine, ids, RowPlan(0, 1, False), Counted.EVERYONE)
    perform_waiting(engine)
    names = [job.name for job in perform_waiting(engine) if job.state == "done"]
    assert "experiments.reckon" in names
    with open_session(engine) as session:
        (compared,) = queries.report_of(session, ids[0]).said["comparisons"]
        assert compared["way"] == 1
        assert compared["low"] < compared["difference"] < compared["high"]


def test_a_file_that_is_no_table_says_why(engine: Engine, tmp_path: Path) -> None:
    ids = sent(engine, tmp_path, b"%PDF-1.4\x00\x00", Outcome.RATE)
    (job,) = perform_waiting(engine)
    assert (job.state, job.lasting) == ("failed", True)
    with open_session(engine) as session:
        row = session.get_one(ExperimentReading, ids[1])
        assert (row.state, row.reason) == ("failed", job.reason)


def test_a_column_that_tells_no_variant_fails_with_its_reason(engine: Engine, tmp_path: Path) -> None:
    rows = [["control" if at % 2 else "new", at] for at in range(100)]
    ids = sent(engine, tmp_path, csv_bytes([["group", "id"], *rows]), Outcome.RATE)
    perform_waiting(engine)
    with open_session(engine) as session, session.begin():
        reading = session.get_one(ExperimentReading, ids[1])
        columns = [dict(column) for column in reading.look["columns"]]
        columns[1]["values"] = [["1", 1], ["2", 1]]
        reading.look = {**reading.look, "columns": columns}
        experiment, actor = session.get_one(Experiment, ids[0]), people.user(session).as_actor()
        services.plan_rows(session, actor, experiment, reading, RowPlan(1, 0, True), "1", Counted.EVERYONE)
    failed = [job for job in perform_waiting(engine) if job.state == "failed"]
    assert "More than 20 variants" in failed[0].reason
