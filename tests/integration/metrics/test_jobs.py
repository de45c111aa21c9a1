"""What the worker does for metrics."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from insights.kernel.blobs import BlobStore
from insights.kernel.db import open_engine, open_session
from insights.metrics import queries, services
from insights.metrics.models import MetricForecast, MetricImport
from insights.studies.models import Study
from insights.worker import record_fact
from tests.factories import answered, metrics, people, studies
from tests.fixtures.performed import perform_waiting


@pytest.fixture
def engine(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("INSIGHTS_ENV", "development")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


def uploaded(engine: Engine, folder: Path, content: bytes) -> int:
    blob = BlobStore(folder / "blobs").store(io.BytesIO(content), 1 << 24)
    with open_session(engine) as session, session.begin():
        return services.accept_file(session, metrics.planner(session), "values.csv", blob, None).id


def test_a_file_is_read_and_a_large_table_saved_by_the_worker(engine: Engine, tmp_path: Path) -> None:
    days = [f"{2000 + at // 336:04d}-{at % 336 // 28 + 1:02d}-{at % 28 + 1:02d}" for at in range(8000)]
    lines = [",".join(["Site", *days])] + [f"Site {n}," + ",".join(["5"] * 8000) for n in range(3)]
    import_id = uploaded(engine, tmp_path, "\n".join(lines).encode())
    assert [job.state for job in perform_waiting(engine)] == ["done"]
    with open_session(engine) as session, session.begin():
        row = session.get_one(MetricImport, import_id)
        assert (row.state, len(queries.previews_of(row))) == ("mapping", 3)
        services.ask_to_save(session, metrics.planner(session), row, [("new", "")] * 3, "keep")
        assert row.state == "saving"
    assert "metrics.save_import" in [job.name for job in perform_waiting(engine) if job.state == "done"]
    with open_session(engine) as session:
        assert session.get_one(MetricImport, import_id).outcome["words"] == "Values: 24,000 added."


def test_a_file_that_is_no_table_fails_with_its_reason(engine: Engine, tmp_path: Path) -> None:
    import_id = uploaded(engine, tmp_path, b"name,colour\na,red\n")
    (job,) = perform_waiting(engine)
    assert (job.state, job.lasting, "No column of days" in job.reason) == ("failed", True, True)
    with open_session(engine) as session:
        assert session.get_one(MetricImport, import_id).state == "failed"


def test_new_values_bring_a_forecast_and_what_stands_out(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor = metrics.planner(session)
        metric, short = metrics.metric(session, actor), metrics.metric(session, actor, name="Short")
        wobble = [50.0 + at % 3 for at in range(12)] + [40.0 + at % 3 for at in range(12)]
        metrics.monthly(session, actor, metric, wobble, date(2024, 1, 1))
        metrics.monthly(session, actor, short, [1.0, 2.0], date(2024, 1, 1))
    assert {job.state for job in perform_waiting(engine)} == {"done"}
    with open_session(engine) as session:
        ahead = session.get(MetricForecast, metric.id)
        assert [point[0] for point in ahead.points] == ["2026-01-01", "2026-02-01", "2026-03-01"]
        assert all(low < value < high for _, value, low, high in ahead.points)
        assert date(2025, 1, 1) in [one.day for one in queries.findings_of(session, metric.id)]
        assert "needs at least 12" in session.get(MetricForecast, short.id).refusal


def test_a_score_that_changed_feeds_its_metric(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        owner = people.user(session).as_actor()
        survey = answered.survey(session, studies.study(session, owner))
        score = answered.score(session, survey, {(answered.MAY, ""): {10: 30}})
        metric = metrics.metric(session, score_definition_id=score.id)
    perform_waiting(engine)
    with open_session(engine) as session, session.begin():
        assert [row.value for row in queries.series(session, owner, metric.id)] == [100.0]
        another = answered.survey(session, session.get_one(Study, score.study_id))
        answered.count(session, session.merge(score), another, {(answered.JUNE, ""): {0: 30}})
        record_fact(session, "score.changed", {"definition_id": score.id})
    perform_waiting(engine)
    with open_session(engine) as session:
        assert [row.value for row in queries.series(session, owner, metric.id)] == [100.0, -100.0]
