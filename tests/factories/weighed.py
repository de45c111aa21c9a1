"""A survey whose detractors complain about delivery in open answers, with that theme, for tests."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.studies.models import Study
from insights.surveys.models import OpenAnswer, ScoreDefinition, Survey
from insights.themes import services
from insights.themes.models import Theme, ThemeMember
from tests.factories import filled

LATE, FINE = "The delivery came late and nobody told me.", "All went well and quick for order {}."


def survey(session: Session, actor: Actor, study: Study) -> tuple[Survey, ScoreDefinition]:
    """60 responses: every third is a detractor who complains, the others are promoters."""
    rows = []
    for n in range(1, 61):
        unhappy = n % 3 == 0
        text = LATE if unhappy else FINE.format(n)
        segment = "New" if n % 4 == 0 else "Regular"
        rows.append([f"R{n}", f"2026-05-{1 + n % 27:02}", 2 if unhappy else 10, 4, segment, text])
    made = filled.survey(session, actor, study, rows)
    nps = session.scalars(
        select(ScoreDefinition).where(ScoreDefinition.kind == "nps", ScoreDefinition.study_id == study.id)
    ).one()
    return made, nps


def theme(session: Session, study: Study, text: str = LATE, label: str = "Late delivery") -> Theme:
    """A theme of all answers of this text, counted."""
    row = Theme(study_id=study.id, label=label, kind="pain_point", whole=True)
    session.add(row)
    session.flush()
    answers = session.scalars(
        select(OpenAnswer.id).where(OpenAnswer.study_id == study.id, OpenAnswer.text == text)
    )
    session.add_all(ThemeMember(theme_id=row.id, answer_id=at, strength=0.9) for at in answers)
    services.recount(session, [row.id])
    return row
