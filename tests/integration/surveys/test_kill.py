"""A worker killed in the middle of an import: the survey is imported once, and nothing is half written."""

from pathlib import Path

from sqlalchemy import func, select

from insights.kernel.actor import SYSTEM
from insights.kernel.db import open_engine, open_session, reading
from insights.surveys import queries
from insights.surveys.models import OpenAnswer, Response, ScoreDefinition, Survey, SurveyImport
from insights.surveys.readers.importing import preview_confined
from insights.surveys.services import imports
from tests.factories import people, studies, uploaded
from tests.fixtures.workers import StartWorker, until

COUNT = 40_000


def test_an_import_that_was_killed_is_finished_once_and_whole(
    own_database: str, start_worker: StartWorker, tmp_path: Path
) -> None:
    engine = open_engine(own_database)
    files = tmp_path / "worker-files"
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        content = uploaded.pulse_bytes(COUNT)
        row = uploaded.upload(session, actor, studies.study(session, actor), files, content)
        preview = preview_confined(files / "blobs" / row.sha256[:2] / row.sha256, row.file_name)
        imports.keep_preview(session, row, preview)
        uploaded.declare(session, actor, row)

    def stored(model: type = Response) -> int:
        with reading(), open_session(engine) as session:
            return session.scalar(select(func.count()).select_from(model)) or 0

    def state() -> str:
        with reading(), open_session(engine) as session:
            return session.get_one(SurveyImport, row.id).state

    worker = start_worker(own_database, "insights.factory:FEATURES")
    until(lambda: stored() > 0, what="the first batch")
    worker.kill()
    half = stored()
    assert 0 < half < COUNT
    with reading(), open_session(engine) as session:
        assert queries.surveys_of(session, SYSTEM, row.study_id) == []
    start_worker(own_database, "insights.factory:FEATURES")
    until(lambda: state() == "done", what="the whole import")
    with reading(), open_session(engine) as session:
        survey = session.scalars(select(Survey)).one()
        assert (survey.whole, survey.response_count) == (True, COUNT)
        definitions = session.scalars(select(ScoreDefinition)).all()
        assert [queries.score_of(session, SYSTEM, d.id).n for d in definitions] == [COUNT, COUNT]
    assert (stored(Response), stored(OpenAnswer)) == (COUNT, COUNT)
    engine.dispose()
