"""What the worker does for metrics."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from insights.kernel.blobs import BlobStore
from insights.kernel.db import open_engine, open_session
from insights.metrics import queries, services
from insights.metrics.models import MetricImport
from tests.factories import metrics
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
    assert (job.state, "No column of days" in job.reason) == ("failed", True)
    with open_session(engine) as session:
        assert session.get_one(MetricImport, import_id).state == "failed"
