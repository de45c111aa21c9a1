"""Uploads on their way, templates of earlier mappings, and files that were seen before; scoped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.kernel.errors import NotFound
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.surveys.models import MappingTemplate, Question, Survey, SurveyImport
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.states import ImportState

SHOWN = 200


# what the line of an upload shows, asked for every two seconds: a preview of many columns is a megabyte
_LINE = (
    *(SurveyImport.id, SurveyImport.study_id, SurveyImport.file_name, SurveyImport.state),
    *(SurveyImport.reason, SurveyImport.line, SurveyImport.refused, SurveyImport.warnings),
    SurveyImport.survey_id,
    SurveyImport.preview["format"].as_string().label("format"),
    SurveyImport.preview[("columns", 0, "name")].as_string().is_not(None).label("has_columns"),
)


def imports_of(session: Session, actor: Actor, study_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """The lines of the study's latest uploads, newest first."""
    of_study = _lines(actor).where(SurveyImport.study_id == study_id)
    return session.execute(of_study.order_by(SurveyImport.id.desc()).limit(SHOWN)).all()


def upload_line(session: Session, actor: Actor, import_id: int) -> Row[*tuple[Any, ...]]:
    """The line of an upload, without what was seen in the file; NotFound when missing or hidden."""
    row = session.execute(_lines(actor).where(SurveyImport.id == import_id)).one_or_none()
    if row is None:
        raise NotFound
    return row


def _lines(actor: Actor) -> Select[*tuple[Any, ...]]:
    return select(*_LINE).join(Study, Study.id == SurveyImport.study_id).where(visible_to(actor))


def upload(session: Session, actor: Actor, import_id: int) -> SurveyImport:
    """An upload; NotFound when missing or hidden."""
    return the_row(
        session,
        select(SurveyImport)
        .join(Study, Study.id == SurveyImport.study_id)
        .where(SurveyImport.id == import_id, visible_to(actor)),
    )


def upload_for_update(session: Session, actor: Actor, import_id: int) -> SurveyImport:
    """An upload, locked for this transaction; NotFound when missing or hidden."""
    upload(session, actor, import_id)
    return session.scalars(
        select(SurveyImport)
        .where(SurveyImport.id == import_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def import_behind(session: Session, survey_id: int) -> SurveyImport | None:
    """The latest upload that filled or renewed a survey the caller was allowed to read."""
    return session.scalar(
        select(SurveyImport)
        .where(SurveyImport.survey_id == survey_id, SurveyImport.state == ImportState.DONE)
        .order_by(SurveyImport.id.desc())
        .limit(1)
    )


def twin_of(session: Session, row: SurveyImport) -> SurveyImport | None:
    """An earlier import of the same content in the study, if it became a survey."""
    return session.scalar(
        select(SurveyImport)
        .join(Survey, Survey.id == SurveyImport.survey_id)
        .where(
            SurveyImport.study_id == row.study_id,
            SurveyImport.sha256 == row.sha256,
            SurveyImport.id != row.id,
            Survey.whole,
        )
        .order_by(SurveyImport.id)
        .limit(1)
    )


def template_for(session: Session, study_id: int, fingerprint: str) -> MappingTemplate | None:
    """How a file with the same headers was mapped in the study before."""
    return session.scalar(
        select(MappingTemplate).where(
            MappingTemplate.study_id == study_id, MappingTemplate.fingerprint == fingerprint
        )
    )


def updatable_surveys(session: Session, study_id: int, fingerprint: str) -> Sequence[Survey]:
    """Whole surveys with the same headers and a respondent id, that a file may renew."""
    with_id = select(Question.survey_id).where(Question.kind == Kind.ID)
    return session.scalars(
        select(Survey)
        .where(
            Survey.study_id == study_id,
            Survey.fingerprint == fingerprint,
            Survey.whole,
            Survey.id.in_(with_id),
        )
        .order_by(Survey.id.desc())
    ).all()
