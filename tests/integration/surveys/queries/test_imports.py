"""Uploads on their way, templates and twins."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.surveys.models import MappingTemplate
from insights.surveys.queries import imports
from tests.factories import answered, earlier, people, studies, uploaded


def test_uploads_of_a_restricted_study_are_hidden_from_others(session: Session, data_dir: Path) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    row = uploaded.upload(session, owner, study, data_dir)
    assert [line.id for line in imports.imports_of(session, owner, study.id)] == [row.id]
    assert imports.upload_line(session, owner, row.id).file_name == row.file_name
    assert imports.upload_for_update(session, owner, row.id) is row
    assert imports.imports_of(session, other, study.id) == []
    for read in (imports.upload, imports.upload_for_update, imports.upload_line):
        with pytest.raises(NotFound):
            read(session, other, row.id)


def test_the_line_of_an_upload_says_what_was_seen_without_reading_it_all(
    session: Session, data_dir: Path
) -> None:
    actor = people.user(session).as_actor()
    row = uploaded.upload(session, actor, studies.study(session, actor), data_dir)
    for preview, told in (
        ({}, (None, False)),
        ({"format": "csv", "columns": []}, ("csv", False)),
        ({"format": "qualtrics-csv", "columns": [{"name": ""}, {"name": "Q2"}]}, ("qualtrics-csv", True)),
    ):
        row.preview = preview
        session.flush()
        line = imports.upload_line(session, actor, row.id)
        assert (line.format, line.has_columns) == told == (row.format or None, row.has_columns)
        assert "preview" not in line._fields


def test_the_same_content_is_recognised_once_it_became_a_survey(session: Session, data_dir: Path) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    first, again = (earlier(uploaded.upload(session, actor, study, data_dir)) for _ in range(2))
    assert imports.twin_of(session, again) is None
    survey = answered.survey(session, study)
    first.survey_id, first.state = survey.id, "done"
    session.flush()
    assert imports.twin_of(session, again) is first
    assert imports.twin_of(session, first) is None
    assert imports.import_behind(session, survey.id) is first


def test_a_template_is_offered_to_the_same_headers_only(session: Session) -> None:
    study = studies.study(session)
    row = MappingTemplate(study_id=study.id, fingerprint="f", title="Wave 1", mapping={})
    session.add(row)
    session.flush()
    assert imports.template_for(session, study.id, "f") is row
    assert imports.template_for(session, study.id, "g") is None


def test_a_survey_with_respondent_ids_can_be_renewed(session: Session) -> None:
    study = studies.study(session)
    with_id, without = answered.survey(session, study), answered.survey(session, study)
    with_id.fingerprint = without.fingerprint = "f"
    answered.question(session, with_id, "Id", "id")
    answered.question(session, without)
    assert imports.updatable_surveys(session, study.id, "f") == [with_id]
    assert imports.updatable_surveys(session, study.id, "g") == []
