"""Real survey files through both jobs against their published scores; skipped where they are absent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from insights.kernel.actor import SYSTEM
from insights.kernel.db import open_engine, open_session
from insights.surveys import queries
from insights.surveys.models import ScoreDefinition
from insights.surveys.readers.importing import preview_confined
from tests.factories import uploaded

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("INSIGHTS_SHARED", ROOT.parent / "shared"))
SURVEYS = SHARED / "inputs" / "surveys"

pytestmark = pytest.mark.skipif(
    not SURVEYS.exists(),
    reason=f"NOT TESTED: no real survey files at {SURVEYS}; set INSIGHTS_SHARED to their parent folder",
)


@pytest.fixture
def engine(own_database: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("DATA_DIR", str(data_dir))
    monkeypatch.setenv("DATABASE_URL", own_database)
    monkeypatch.setenv("INSIGHTS_ENV", "development")
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


def kinds_of(path: Path, **declared: str) -> list[str]:
    """Undeclared columns, but for those named."""
    names = [column["name"] for column in preview_confined(path, path.name)["columns"]]
    return [declared.get(name, "") for name in names]


def test_the_published_nps_comes_out_of_the_imported_file(engine: Engine, data_dir: Path) -> None:
    path = SURVEYS / "carpentries_longterm_2020_nps.csv"
    kinds = kinds_of(path, recommendation_score="nps")
    row = uploaded.imported(engine, data_dir, path.read_bytes(), kinds, path.name, scales={})
    assert (row.state, row.reason) == ("done", "")
    with open_session(engine) as session:
        definition = session.scalars(select(ScoreDefinition)).one()
        overview = queries.score_overview(session, [definition])[0]
        assert (overview.whole.n, round(overview.whole.score, 2)) == (134, 62.69)
        assert overview.whole.parts == {"promoters": 93, "passives": 32, "detractors": 9}


def test_a_form_with_open_answers_and_dates_is_imported_whole(engine: Engine, data_dir: Path) -> None:
    path = SURVEYS / "otel_collector_2024.csv"
    seen = preview_confined(path, path.name)
    kinds = [
        column["kind"] if column["kind"] in ("date", "text", "single", "multi") else ""
        for column in seen["columns"]
    ]
    dates = [at for at, kind in enumerate(kinds) if kind == "date"]
    kinds = [kind if at == dates[0] or kind != "date" else "" for at, kind in enumerate(kinds)]
    row = uploaded.imported(
        engine, data_dir, path.read_bytes(), kinds, path.name, scales={}, date_order="mdy"
    )
    assert (row.state, row.reason) == ("done", "")
    with open_session(engine) as session:
        survey = queries.survey(session, SYSTEM, row.survey_id)
        assert survey.response_count == seen["rows"] == 185
        assert survey.first_on is not None
        assert len(queries.open_answer_passages(session, [row.study_id])) == survey.answer_count > 50
