"""Reads of single themes and of what higher features need to know of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Row, Select, String, bindparam, func, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.kernel.db import the_row
from insights.kernel.statements import IDS, whoever
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.themes.models import AnalysisRun, Theme
from insights.themes.queries.members import ThemeQuote, exemplars_of
from insights.themes.rules.states import OPEN, ThemeStatus

NEIGHBOURS = 5
COMPARED = 400
FOREMOST = (Theme.rank.desc(), Theme.people_count.desc(), Theme.passage_count.desc(), Theme.id)


def theme(session: Session, actor: Actor, theme_id: int) -> Theme:
    """The theme; NotFound when it is missing, unfinished or of a study hidden from the actor."""
    return the_row(session, _one(actor.role), {"theme_id": theme_id, "me": actor.user_id})


@cache
def _one(role: Role) -> Select[Theme]:
    return _visible(whoever(role)).where(Theme.id == bindparam("theme_id"))


def theme_for_update(session: Session, actor: Actor, theme_id: int) -> Theme:
    """The theme, locked and read anew."""
    statement = _visible(actor).where(Theme.id == theme_id).with_for_update(of=Theme)
    return the_row(session, statement.execution_options(populate_existing=True))


def themes_of(session: Session, actor: Actor, study_id: int) -> Sequence[Theme]:
    """A study's suggested and confirmed themes: highest rank and most people first."""
    return session.scalars(_of_study(actor.role), {"study_id": study_id, "me": actor.user_id}).all()


def labels_of(session: Session, actor: Actor, study_id: int) -> Sequence[Row[int, str]]:
    """Id and label of `themes_of`, for lists to choose from."""
    return session.execute(_labels_of_study(actor.role), {"study_id": study_id, "me": actor.user_id}).all()


@cache
def _of_study(role: Role) -> Select[Theme]:
    open_ones = Theme.study_id == bindparam("study_id"), Theme.status.in_(OPEN), ~is_hollow()
    return _visible(whoever(role)).where(*open_ones).order_by(*FOREMOST)


@cache
def _labels_of_study(role: Role) -> Select[int, str]:
    return _of_study(role).with_only_columns(Theme.id, Theme.label)


def top_themes_of(
    session: Session, actor: Actor, study_ids: Sequence[int], count: int
) -> Mapping[int, list[Theme]]:
    """The first of `themes_of` by study, in one query."""
    told = {"ids": list(study_ids), "me": actor.user_id, "count": count}
    found: dict[int, list[Theme]] = {study_id: [] for study_id in study_ids}
    for row in session.scalars(_top(actor.role), told):
        found[row.study_id].append(row)
    return found


@cache
def _top(role: Role) -> Select[Theme]:
    place = func.row_number().over(partition_by=Theme.study_id, order_by=FOREMOST).label("place")
    open_ones = Theme.study_id.in_(IDS), Theme.status.in_(OPEN), ~is_hollow(), Theme.whole
    placed = select(Theme.id, place).where(*open_ones).subquery()
    rows = _visible(whoever(role)).join(placed, placed.c.id == Theme.id)
    return rows.where(placed.c.place <= bindparam("count")).order_by(placed.c.place)


def closed_themes_of(session: Session, actor: Actor, study_id: int) -> Sequence[Theme]:
    """A study's rejected and merged themes, newest first."""
    return session.scalars(_closed(actor.role), {"study_id": study_id, "me": actor.user_id}).all()


@cache
def _closed(role: Role) -> Select[Theme]:
    closed = Theme.study_id == bindparam("study_id"), Theme.status.not_in(OPEN)
    return _visible(whoever(role)).where(*closed).order_by(Theme.id.desc()).limit(200)


def all_themes_of(session: Session, study_id: int) -> Sequence[Theme]:
    """Every whole theme of a study, for an analysis run."""
    return session.scalars(
        select(Theme).where(Theme.study_id == study_id, Theme.whole).order_by(Theme.id)
    ).all()


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """A theme as higher features show it: people counted once each; quotes by pseudonym."""

    id: int
    study_id: int
    label: str
    kind: str
    status: str
    severity: int
    people: int
    passages: int
    quotes: tuple[ThemeQuote, ...]


def summaries_of(session: Session, actor: Actor, theme_ids: Collection[int]) -> Mapping[int, ThemeSummary]:
    """Summaries of the visible ones among the themes, by id, with up to three quotes each."""
    ids = list(theme_ids)
    if not ids:
        return {}
    return _summaries(session, session.scalars(_visible(actor).where(Theme.id.in_(ids))).all())


def cited_summaries(session: Session, theme_ids: Collection[int]) -> Mapping[int, ThemeSummary]:
    """Summaries by id whatever the study; the caller has made sure that the actor may read them."""
    ids = list(theme_ids)
    if not ids:
        return {}
    return _summaries(session, session.scalars(select(Theme).where(Theme.id.in_(ids), Theme.whole)).all())


def theme_names(session: Session, theme_ids: Collection[int]) -> Mapping[int, str]:
    """Labels by id, of themes whose study the caller was allowed to read."""
    ids = list(theme_ids)
    if not ids:
        return {}
    return dict(session.execute(_NAMES, {"ids": ids}).all())


_NAMES = select(Theme.id, Theme.label).where(Theme.id.in_(IDS))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A theme (id, study_id, label) that reads alike; `closeness` is the cosine of the centroids, 0–1."""

    theme: Row[*tuple[Any, ...]]
    closeness: float


def themes_near(session: Session, actor: Actor, row: Theme, count: int = NEIGHBOURS) -> list[Neighbour]:
    """The visible open themes closest in meaning to a theme, of the same model and language."""
    if row.centroid is None:
        return []
    told = {"theme_id": row.id, "model": row.model_version, "language": row.language, "me": actor.user_id}
    others = session.execute(_comparable(actor.role), told).all()
    if not others:
        return []
    own = np.frombuffer(row.centroid, dtype=np.float32)
    theirs = np.frombuffer(b"".join(other.centroid for other in others), dtype=np.float32)
    cosines = theirs.reshape(len(others), -1) @ own
    order = sorted(range(len(others)), key=lambda at: (-round(float(cosines[at]), 5), others[at].id))
    return [Neighbour(others[at], float(min(1.0, cosines[at]))) for at in order[:count] if cosines[at] > 0.2]


@cache
def _comparable(role: Role) -> Select[*tuple[Any, ...]]:
    return (
        _visible(whoever(role))
        .where(
            Theme.id != bindparam("theme_id"),
            Theme.status.in_(OPEN),
            Theme.centroid.is_not(None),
            Theme.model_version == bindparam("model"),
            Theme.language.is_not_distinct_from(bindparam("language", type_=String())),
        )
        .order_by(Theme.id.desc())
        .limit(COMPARED)
        .with_only_columns(Theme.id, Theme.study_id, Theme.label, Theme.centroid)
    )


def centre_of(session: Session, row: Theme) -> bytes | None:
    """The corpus mean (float32) that the theme's centroid is seen from."""
    return session.scalar(select(AnalysisRun.centre).where(AnalysisRun.id == row.run_id))


def visible_themes(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    """The conditions on `Theme` joined with `Study` under which the actor may read it."""
    return (Theme.whole.is_(True), visible_to(actor))


def is_hollow() -> ColumnElement[bool]:
    """The condition on `Theme` that it is a mere suggestion of which no passage is left."""
    return (Theme.passage_count == 0) & ~Theme.decided & (Theme.status == ThemeStatus.SUGGESTED.value)


def _visible(actor: Actor) -> Select[Theme]:
    return select(Theme).join(Study, Study.id == Theme.study_id).where(*visible_themes(actor))


def _summaries(session: Session, rows: Sequence[Theme]) -> dict[int, ThemeSummary]:
    quotes = exemplars_of(session, [row.id for row in rows])
    return {
        row.id: ThemeSummary(
            row.id,
            row.study_id,
            row.label,
            row.kind,
            row.status,
            row.severity,
            row.people_count,
            row.passage_count,
            tuple(quotes.get(row.id, ())),
        )
        for row in rows
    }


CHOICES = 200


def theme_choices(session: Session, actor: Actor, study_id: int | None) -> list[tuple[int, str]]:
    """(id, label) of the visible open themes, those of one study when it is named, the most voiced first."""
    statement = _visible(actor).where(Theme.status.in_(OPEN))
    if study_id is not None:
        statement = statement.where(Theme.study_id == study_id)
    rows = session.scalars(statement.order_by(Theme.rank.desc(), Theme.id).limit(CHOICES))
    return [(row.id, row.label) for row in rows]


def untouched_pain_points(session: Session, actor: Actor, count: int = 5) -> Sequence[Theme]:
    """Confirmed pain points that touch no metric yet, the highest ranked first."""
    return session.scalars(_untouched(actor.role), {"me": actor.user_id, "most": count}).all()


@cache
def _untouched(role: Role) -> Select[Theme]:
    statement = _visible(whoever(role)).where(
        Theme.kind == "pain_point", Theme.status == ThemeStatus.CONFIRMED.value, Theme.metric_count == 0
    )
    return statement.order_by(Theme.rank.desc(), Theme.id).limit(bindparam("most"))
