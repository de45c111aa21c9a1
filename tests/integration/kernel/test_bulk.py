"""Many rows at once, on both databases."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.bulk import insert_rows
from insights.surveys.models import Response
from tests.factories import filled, people, studies

COLUMNS = ("survey_id", "number", "respondent", "answered_on", "partial", "preview", "answers")
ODD = '["a\\"b", "tab\\there", "line\\nbreak", "back\\\\slash", null, 7, "é漢🤩"]'


def test_rows_stand_as_the_orm_would_have_written_them(session: Session) -> None:
    study = studies.study(session, people.user(session).as_actor())
    _, survey = filled.begun(session, study)
    rows = [
        (survey.id, 1, "ab" * 16, "2026-05-03", False, True, ODD),
        (survey.id, 2, None, None, True, False, "[]"),
    ]
    insert_rows(session, Response, COLUMNS, rows)
    insert_rows(session, Response, COLUMNS, [])
    first, second = session.scalars(select(Response).order_by(Response.number)).all()
    assert first.answers == ['a"b', "tab\there", "line\nbreak", "back\\slash", None, 7, "é漢🤩"]
    assert (first.answered_on, first.partial, first.preview) == (date(2026, 5, 3), False, True)
    assert (second.respondent, second.answered_on, second.partial, second.answers) == (None, None, True, [])
