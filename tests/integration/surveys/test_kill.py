"""A worker killed in the middle of an import: the survey is imported once, and nothing is half written."""

from pathlib import Path

from sqlalchemy import func, select

from insights.kernel.actor import SYSTEM
from insights.kernel.db import open_engine, open_session, reading
from insights.studies.models import Study
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


def test_an_update_that_was_killed_leaves_the_survey_as_it_was_until_it_is_whole(
    own_database: str, start_worker: StartWorker, tmp_path: Path
) -> None:
    engine = open_engine(own_database)
    files = tmp_path / "worker-files"

    def sent(count: int, after: SurveyImport | None = None) -> SurveyImport:
        """A file that the worker looked into, declared; it updates the survey of the one before."""
        with open_session(engine) as session, session.begin():
            actor = people.user(session).as_actor()
            study = session.get_one(Study, after.study_id) if after else studies.study(session, actor)
            row = uploaded.upload(session, actor, study, files, uploaded.pulse_bytes(count))
        until(lambda: now(row).state == "mapping", what="the look into the file")
        with open_session(engine) as session, session.begin():
            updates = session.get(Survey, after.survey_id) if after else None
            uploaded.declare(session, actor, session.get_one(SurveyImport, row.id), updates=updates)
        return row

    def stored() -> int:
        with reading(), open_session(engine) as session:
            return session.scalar(select(func.count()).select_from(Response)) or 0

    def now(row: SurveyImport) -> SurveyImport:
        with reading(), open_session(engine) as session:
            return session.get_one(SurveyImport, row.id)

    def shown(row: SurveyImport) -> list[tuple[int, int]]:
        with reading(), open_session(engine) as session:
            found = queries.surveys_of(session, SYSTEM, row.study_id)
            return [(survey.id, survey.response_count) for survey in found]

    worker = start_worker(own_database, "insights.factory:FEATURES")
    first = sent(60)
    until(lambda: now(first).state == "done", what="the first import")
    first = now(first)
    later = sent(COUNT, first)
    until(lambda: stored() > 60, what="the first batch of the update")
    worker.kill()
    assert (shown(later), now(later).state) == ([(first.survey_id, 60)], "importing")
    start_worker(own_database, "insights.factory:FEATURES")
    until(lambda: now(later).state == "done", what="the whole update")
    assert (stored(), shown(later)) == (COUNT, [(first.survey_id, COUNT)])
    assert now(later).changes == {"added": COUNT - 60, "changed": 0, "same": 60}
    engine.dispose()
