"""A respondent is erased while a file with their answers waits, or is being imported: they are left out."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from insights.factory import FEATURES
from insights.kernel.actor import SYSTEM
from insights.kernel.db import open_session, reading
from insights.kernel.settings import load_settings
from insights.kernel.wiring import wire
from insights.search.models import SearchRow
from insights.studies.models import StudyTally
from insights.studies.services import erase_everywhere
from insights.surveys import services
from insights.surveys.models import OpenAnswer, PackedAnswers, Response, Survey, SurveyImport
from insights.surveys.queries.counted import packs_at
from insights.surveys.readers.importing import BLOCK
from insights.surveys.rules.packing import PERSON, person_number
from tests.factories import filled, people, studies, surveys, uploaded
from tests.fixtures.performed import after_storing, perform_all

HEADER = ["Respondent ID", "How likely are you to recommend us?", "Why?"]
KINDS = ("id", "nps", "text")


class Files:
    """A survey that knows Zoe and Max, and a later file of two blocks with both, Zoe in each of them."""

    def __init__(self, engine: Engine, data_dir: Path, number: int, updates: bool) -> None:
        self.engine = engine
        zoe, max_ = f"Zoe {number}", f"Max {number}"
        first = [[zoe, 9, "My zebra is ill."], [max_, 3, "Too slow."], [f"Eve {number}", 7, ""]]
        others = [[f"{number}-{n}", n % 11, ""] for n in range(BLOCK)]
        later = [[zoe, 8, "The zebra died."], [max_, 2, "Still slow."], *others, [zoe, 7, "No more zebra."]]
        with open_session(engine) as session, session.begin():
            actor = people.user(session).as_actor()
            study = studies.study(session, actor)
            self.study_id = study.id
            key = load_settings().secret_key
            self.survey_id = filled.survey(session, actor, study, first, KINDS, HEADER, key=key).id
            self.digest = session.scalars(select(Response.respondent).where(self._zoe)).one()
            content = surveys.csv_bytes([HEADER, *later])
            self.import_id = uploaded.upload(session, actor, study, data_dir, content, "later.csv").id
        perform_all(engine)
        with open_session(engine) as session, session.begin():
            row, survey = self.row(session), session.get_one(Survey, self.survey_id)
            target = survey if updates else None
            uploaded.declare(session, actor, row, KINDS, {}, title="New", updates=target)

    @property
    def _zoe(self) -> Any:
        return (Response.survey_id == self.survey_id) & (Response.number == 1)

    def row(self, session: Session) -> SurveyImport:
        return session.get_one(SurveyImport, self.import_id)

    def erase_zoe(self, engine: Engine | None = None) -> None:
        with open_session(engine or self.engine) as session, session.begin():
            zoe = session.scalars(select(Response).where(self._zoe)).one()
            person = services.name_respondent(session, session.get_one(Survey, self.survey_id), zoe)
            erase_everywhere(session, SYSTEM, person, wire(FEATURES).erasers())

    def assert_left_out(self) -> None:
        """No word and no name of Zoe is left, all others stay, everything is counted as it is."""
        with reading(), open_session(self.engine) as session:
            row = self.row(session)
            assert (row.state, row.sha256, row.preview, row.erased) == ("done", "", {}, [])
            survey = session.get_one(Survey, row.survey_id)
            assert session.scalars(select(Response.id).where(Response.respondent == self.digest)).all() == []
            own = OpenAnswer.study_id == self.study_id
            said = [*session.scalars(select(OpenAnswer.text).where(own))]
            found = [*session.scalars(select(SearchRow.text).where(SearchRow.study_id == self.study_id))]
            assert [text for text in (*said, *found) if "zebra" in text] == []
            assert "Still slow." in said
            assert "Still slow." in found
            persons = packs_at(session, survey.id, [PERSON])[PERSON].persons
            assert len(persons) == BLOCK + 3 == survey.response_count
            assert person_number(self.digest) not in persons.tolist()
            tally = session.get_one(StudyTally, (self.study_id, "passages"))
            assert tally.value == len(said)
            assert survey.answer_count == session.scalar(
                select(func.count()).where(OpenAnswer.survey_id == survey.id)
            )


def stored(engine: Engine) -> list[int | None]:
    """How much there is of what an import stores."""
    models = (Survey, Response, OpenAnswer, PackedAnswers, SearchRow)
    with reading(), open_session(engine) as session:
        whole = session.scalar(select(func.count()).select_from(Survey).where(Survey.whole))
        return [whole, *(session.scalar(select(func.count()).select_from(model)) for model in models)]


@pytest.mark.parametrize("updates", [False, True])
def test_no_word_is_left_whenever_a_respondent_is_erased_during_the_import(
    engine: Engine, data_dir: Path, updates: bool
) -> None:
    """After each commit in turn: before the first block, between the blocks, after the last."""
    for number in itertools.count(1):
        files = Files(engine, data_dir, number, updates)
        with after_storing(lambda: stored(engine), number, files.erase_zoe) as seen:
            perform_all(engine)
        if len(seen) <= number:
            break
        files.assert_left_out()
    assert number >= 5


@pytest.mark.parametrize("updates", [False, True])
def test_who_is_erased_while_their_file_waits_is_left_out_of_it(
    engine: Engine, data_dir: Path, updates: bool
) -> None:
    files = Files(engine, data_dir, 1, updates)
    files.erase_zoe()
    perform_all(engine)
    files.assert_left_out()


def test_a_file_that_was_let_go_of_says_so(engine: Engine, data_dir: Path) -> None:
    files = Files(engine, data_dir, 1, updates=False)
    with open_session(engine) as session, session.begin():
        services.erasing.forget_file(files.row(session))
    perform_all(engine)
    with open_session(engine) as session:
        row = files.row(session)
        assert (row.state, row.refused) == ("failed", True)
        assert row.reason == "The file is not kept any more: upload it again."


def test_nobody_is_erased_while_a_later_file_is_written_into_a_survey(
    engine: Engine, data_dir: Path, impatient: Engine
) -> None:
    files = Files(engine, data_dir, 1, updates=True)
    tried = []

    def erase_too_early(session: Session, _context: object) -> None:
        row = next((one for one in session.dirty if isinstance(one, SurveyImport)), None)
        if row is not None and row.state == "done":
            tried.append(row.id)
            with pytest.raises(OperationalError):
                files.erase_zoe(impatient)

    event.listen(Session, "after_flush", erase_too_early)
    perform_all(engine)
    event.remove(Session, "after_flush", erase_too_early)
    assert files.import_id in tried
    files.erase_zoe()
    files.assert_left_out()
