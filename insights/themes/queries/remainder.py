"""Reads of what stands in no theme: nothing is forced into one, and nothing is out of sight."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.pagination import Key, Page, page_of
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.themes.models import AnalysisRun, PassageReading, Theme, ThemeMember
from insights.themes.rules.states import OPEN

ROWS = 30


def remainder_page(
    session: Session, actor: Actor, study_id: int, reason: str, cursor: str | None
) -> Page[Any]:
    """One page of a study's readings without a theme, of one reason when it is named, in reading order."""
    held = (
        select(ThemeMember.id)
        .join(Theme, Theme.id == ThemeMember.theme_id)
        .where(
            or_(
                ThemeMember.passage_id == PassageReading.passage_id,
                ThemeMember.answer_id == PassageReading.answer_id,
            ),
            ~ThemeMember.excluded,
            Theme.whole,
            Theme.status.in_(OPEN),
        )
        .correlate(PassageReading)
    )
    statement = (
        select(PassageReading)
        .join(AnalysisRun, AnalysisRun.id == PassageReading.run_id)
        .join(Study, Study.id == AnalysisRun.study_id)
        .where(Study.id == study_id, visible_to(actor), PassageReading.whole, ~held.exists())
    )
    if reason:
        statement = statement.where(PassageReading.remainder == reason)
    return page_of(session, statement, [Key(PassageReading.id, "id")], cursor, ROWS)


def readings_in(session: Session, study_id: int, reading_ids: list[int]) -> list[PassageReading]:
    """The readings of a study among some ids; the caller was allowed to read the study."""
    of_it = (
        select(PassageReading)
        .join(AnalysisRun, AnalysisRun.id == PassageReading.run_id)
        .where(AnalysisRun.study_id == study_id, PassageReading.id.in_(reading_ids), PassageReading.whole)
    )
    return list(session.scalars(of_it.order_by(PassageReading.id)))
