"""The sample: loaded through readers, jobs and services; taken away without a trace of real work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from insights.demo.load import load_sample
from insights.demo.models import SampleRow
from insights.demo.remove import remove_sample
from insights.kernel import clock
from insights.kernel.db import Base, open_engine, open_session
from insights.kernel.migrating import migrate
from insights.metrics.models import Metric
from insights.objectives.models import KeyResult
from insights.objectives.queries import standings_of
from insights.objectives.rules.kinds import State
from insights.studies.models import Study
from insights.synthesis.models import Claim, Insight
from insights.synthesis.queries.claims import claims_due
from insights.themes.models import Theme
from insights.transcripts.models import Transcript
from tests.factories import people, studies
from tests.fixtures.application import settings_of

LEFT_BY_JOBS = {"jobs", "facts", "counters", "alembic_version", "sign_in_failures"}


def count(session: Session, model: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture
def engine(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    settings = settings_of(own_database, tmp_path)
    for name, value in (("INSIGHTS_ENV", "development"), ("DATA_DIR", str(tmp_path))):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DATABASE_URL", own_database)
    engine = open_engine(settings.database_url)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.mark.timeout(600)
def test_the_sample_tells_its_story_and_leaves_without_a_trace(
    engine: Engine, own_database: str, tmp_path: Path
) -> None:
    settings = settings_of(own_database, tmp_path)
    with open_session(engine) as session, session.begin():
        real = people.user(session)
        kept = studies.study(session, real.as_actor(), title="Real work").id
    before = rows_by_table(engine)
    assert load_sample(engine, settings, lambda _line: None)
    assert not load_sample(engine, settings, lambda _line: None)
    with open_session(engine) as session:
        states = [
            one.state for one in standings_of(session, session.scalars(select(KeyResult)).all()).values()
        ]
        assert sorted(states) == sorted(
            [State.REACHED, State.ON_TRACK, State.ON_TRACK, State.NEEDS_ATTENTION, State.MISSED]
        )
        assert count(session, Metric) == 8
        assert count(session, Transcript) >= 6
        statuses = session.scalars(select(Claim.status)).all()
        assert {"supported", "contradicted", "hypothesis"} <= set(statuses)
        assert claims_due(session, real.as_actor(), clock.today())
        assert session.scalars(select(Insight.status)).all().count("published") == 6
        confirmed = session.scalars(select(Theme).where(Theme.status == "confirmed")).all()
        assert any(theme.metric_count == 0 for theme in confirmed)
        assert session.scalar(select(func.count()).where(Theme.status == "suggested", Theme.whole))
        assert session.scalar(select(func.count()).where(Metric.score_definition_id.is_not(None))) == 1
    remove_sample(engine)
    with open_session(engine) as session:
        assert session.scalars(select(Study.id)).all() == [kept]
        assert count(session, SampleRow) == 0
    assert rows_by_table(engine) == before


def rows_by_table(engine: Engine) -> dict[str, int]:
    """How many rows each table holds, but for what background work leaves behind."""
    with open_session(engine) as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
            if name not in LEFT_BY_JOBS and "vector" not in name
        }
