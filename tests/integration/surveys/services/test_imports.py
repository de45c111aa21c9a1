"""From an uploaded file to a declared mapping."""

import io
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.surveys import services
from insights.surveys.models import MappingTemplate, SurveyImport
from insights.surveys.readers.importing import preview_of
from insights.worker import job_of_subject
from tests.factories import answered, people, studies, uploaded


def seen(session: Session, data_dir: Path, order: str | None = "ymd") -> tuple[Actor, SurveyImport]:
    """An upload that was looked into."""
    actor = people.user(session).as_actor()
    row = uploaded.upload(session, actor, studies.study(session, actor), data_dir)
    preview = preview_of(io.BytesIO(uploaded.pulse_bytes()), "pulse.csv")
    preview["columns"][1]["order"] = order
    services.keep_preview(session, row, preview)
    return actor, row


def test_an_upload_asks_a_worker_to_look_into_it(session: Session, data_dir: Path) -> None:
    actor = people.user(session).as_actor()
    row = uploaded.upload(session, actor, studies.study(session, actor), data_dir)
    job = job_of_subject(session, "survey_import", row.id)
    assert (job.name, job.payload, row.state) == ("surveys.inspect", {"import_id": row.id}, "queued")


def test_a_declared_mapping_is_kept_as_template_and_asks_for_the_import(
    session: Session, data_dir: Path
) -> None:
    actor, row = seen(session, data_dir)
    assert row.state == "mapping"
    uploaded.declare(session, actor, row)
    assert row.mapping["date_order"] == "ymd"
    assert job_of_subject(session, "survey_import", row.id).name == "surveys.import"
    template = session.scalars(select(MappingTemplate)).one()
    assert (template.title, template.mapping["columns"][2]["kind"]) == ("Pulse", "nps")
    with pytest.raises(InvalidInput, match="already being imported"):
        uploaded.declare(session, actor, row)


def test_ambiguous_dates_are_asked_and_never_guessed(session: Session, data_dir: Path) -> None:
    actor, row = seen(session, data_dir, order="ambiguous")
    with pytest.raises(InvalidInput, match="can be read in two ways"):
        uploaded.declare(session, actor, row)
    uploaded.declare(session, actor, row, date_order="dmy")
    assert row.mapping["date_order"] == "dmy"


def test_a_score_goes_on_only_with_a_definition_of_its_kind_and_study(
    session: Session, data_dir: Path
) -> None:
    actor, row = seen(session, data_dir)
    elsewhere = answered.score(session, answered.survey(session, studies.study(session, actor)), {})
    columns = [{"kind": kind} for kind in uploaded.KINDS]
    columns[2]["definition"] = elsewhere.id
    with pytest.raises(InvalidInput, match="its own kind in this study"):
        uploaded.declare(session, actor, row, columns=columns)


def test_an_update_needs_respondents_ids_and_a_survey_a_title(session: Session, data_dir: Path) -> None:
    actor, row = seen(session, data_dir)
    target = answered.survey(session, studies.study(session, actor))
    with pytest.raises(InvalidInput, match="needs the respondent id"):
        uploaded.declare(session, actor, row, ("ignore", *uploaded.KINDS[1:]), updates=target)
    with pytest.raises(InvalidInput, match="Give the survey a title"):
        uploaded.declare(session, actor, row, title=" ")


def test_another_sheet_is_looked_into_and_forgets_what_was_declared(session: Session, data_dir: Path) -> None:
    actor, row = seen(session, data_dir)
    row.preview = {**row.preview, "sheet": "May", "sheets": ["May", "June"]}
    uploaded.declare(session, actor, row)
    with pytest.raises(InvalidInput, match="wait until it is done"):
        services.choose_sheet(session, actor, row, "June")
    services.mark_failed(session, row, "A row is broken.")
    with pytest.raises(InvalidInput, match="no such sheet"):
        services.choose_sheet(session, actor, row, "July")
    services.choose_sheet(session, actor, row, "June")
    assert (row.state, row.mapping) == ("queued", {})
    assert row.preview == {"sheet": "June", "sheets": ["May", "June"]}


def test_a_failed_file_is_read_again_from_where_it_stood(session: Session, data_dir: Path) -> None:
    actor, row = seen(session, data_dir)
    uploaded.declare(session, actor, row)
    services.mark_failed(session, row, "A row is broken.", 7)
    assert (row.state, row.reason, row.line) == ("failed", "A row is broken.", 7)
    services.ask_for_reading(session, actor, row)
    assert (row.state, row.reason, row.line) == ("importing", "", None)


def test_an_upload_is_discarded_unless_it_is_being_imported(session: Session, data_dir: Path) -> None:
    actor, row = seen(session, data_dir)
    row.state = "importing"
    with pytest.raises(InvalidInput, match="wait until it is done"):
        services.discard_import(session, actor, row)
    row.state = "mapping"
    services.discard_import(session, actor, row)
    assert session.scalars(select(SurveyImport)).all() == []
