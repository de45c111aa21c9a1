"""Reads of the own reading of kinds: its versions, and the decisions it learns from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from insights.analysis.text.model import KINDS, Passage
from insights.kernel.db import the_row
from insights.themes.models import AnalysisRun, KindReader, PassageKind, PassageReading, Theme, ThemeMember
from insights.themes.queries.members import ANSWER_READING, TURN_READING
from insights.themes.queries.passages import study_passages
from insights.themes.rules.states import ReaderState, RunState, ThemeStatus
from insights.themes.rules.teaching import Lesson

READER = "kind_reader"
_TAUGHT_LANGUAGE = "en"


def readers(session: Session) -> Sequence[KindReader]:
    """All versions, the newest first."""
    return session.scalars(select(KindReader).order_by(KindReader.id.desc()).limit(100)).all()


def reader_in_use(session: Session) -> KindReader | None:
    """The version that analyses use; None for the shipped reading."""
    return session.scalar(select(KindReader).where(KindReader.state == ReaderState.IN_USE.value))


def reader_for_update(session: Session, reader_id: int) -> KindReader:
    """The version, locked; NotFound when missing."""
    return the_row(
        session,
        select(KindReader)
        .where(KindReader.id == reader_id)
        .with_for_update()
        .execution_options(populate_existing=True),
    )


def _answered() -> tuple[ColumnElement[bool], ...]:
    """Themes whose kind people took or refused."""
    return (
        Theme.whole.is_(True),
        Theme.status.in_((ThemeStatus.CONFIRMED.value, ThemeStatus.REJECTED.value)),
        Theme.decided.is_(True),
        Theme.kind.in_(KINDS[:-1]),
    )


def count_of_lessons(session: Session) -> int:
    """How many decisions there are to learn from."""
    about_themes = session.scalar(select(func.count()).select_from(Theme).where(*_answered())) or 0
    about_passages = session.scalar(select(func.count(func.distinct(PassageKind.decision_id)))) or 0
    return about_themes + about_passages


def lessons(session: Session) -> list[Lesson]:
    """What people decided about the kinds of passages, over all studies; what a person said of a passage
    itself goes before what follows from its theme. Who withdrew their consent to analysis is left out.
    """
    texts = _texts(session)
    found: dict[str, Lesson] = {}
    for key, kind, theme_id, status in _from_themes(session):
        if key in texts:
            refused = status == ThemeStatus.REJECTED.value
            found[key] = Lesson(key, texts[key].text, kind, f"theme {theme_id}", refused)
    for row in session.scalars(select(PassageKind).order_by(PassageKind.id)):
        if row.key in texts:
            found[row.key] = Lesson(row.key, texts[row.key].text, row.kind, f"decision {row.decision_id}")
    return [found[key] for key in sorted(found)]


def _texts(session: Session) -> Mapping[str, Passage]:
    """English passages of all analysed studies by key."""
    studies = select(AnalysisRun.study_id).where(AnalysisRun.state == RunState.DONE.value).distinct()
    return {
        one.passage.key: one.passage
        for study_id in session.scalars(studies.order_by(AnalysisRun.study_id))
        for one in study_passages(session, study_id)
        if one.passage.language in (None, _TAUGHT_LANGUAGE)
    }


def _from_themes(session: Session) -> list[tuple[str, str, int, str]]:
    """(key, kind, theme, status) of the passages that were read as the kind of an answered theme."""
    rows: list[Row[ThemeMember, Theme]] = []
    for place in (TURN_READING, ANSWER_READING):
        rows += session.execute(
            select(ThemeMember, Theme)
            .join(Theme, Theme.id == ThemeMember.theme_id)
            .join(PassageReading, place)
            .where(*_answered(), ~ThemeMember.excluded, PassageReading.kind == Theme.kind)
        ).all()
    return [(member.key, theme.kind, theme.id, theme.status) for member, theme in rows]
