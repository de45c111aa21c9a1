"""Which insights an actor may read, and their lists."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from insights.kernel.actor import Actor, Role
from insights.kernel.db import the_row
from insights.kernel.pagination import Key, Page, page_of
from insights.kernel.statements import IDS, whoever
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.synthesis.models import Claim, Evidence, Insight
from insights.synthesis.rules import Status


def readable_by(actor: Actor) -> ColumnElement[bool]:
    """The condition on `Insight`: published work for everybody, drafts for the team, within open studies."""
    published = Insight.status != Status.DRAFT
    if not actor.sees_unpublished:
        return published
    hidden = select(Study.id).where(~visible_to(actor))
    return or_(published, Insight.study_id.is_(None), Insight.study_id.not_in(hidden))


def insight(session: Session, actor: Actor, insight_id: int) -> Insight:
    """The insight; NotFound when missing or not the actor's to read."""
    return the_row(session, select(Insight).where(Insight.id == insight_id, readable_by(actor)))


def insight_for_update(session: Session, actor: Actor, insight_id: int) -> Insight:
    """The insight, locked for this transaction."""
    locked = select(Insight).where(Insight.id == insight_id, readable_by(actor)).with_for_update()
    return the_row(session, locked.execution_options(populate_existing=True))


@dataclass(frozen=True, slots=True)
class InsightFilter:
    """What a list of insights is narrowed to; empty fields do not narrow."""

    text: str = ""
    status: str = ""
    kind: str = ""
    study_id: int | None = None
    metric_id: int | None = None


def insights_page(session: Session, actor: Actor, wanted: InsightFilter, cursor: str | None) -> Page[Insight]:
    """One page of insights, newest first."""
    statement = select(Insight).where(readable_by(actor), *_conditions(wanted))
    dated_at = func.coalesce(Insight.published_at, Insight.created_at)
    newest_first = [Key(dated_at, "dated_at", descending=True), Key(Insight.id, "id", descending=True)]
    return page_of(session, statement, newest_first, cursor)


def _conditions(wanted: InsightFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [true()]
    if wanted.text:
        conditions.append(func.lower(Insight.statement).contains(wanted.text.lower(), autoescape=True))
    if wanted.status:
        conditions.append(Insight.status == wanted.status)
    if wanted.kind:
        conditions.append(Insight.kind == wanted.kind)
    if wanted.study_id:
        conditions.append(Insight.study_id == wanted.study_id)
    if wanted.metric_id:
        claimed = select(Claim.insight_id).where(Claim.metric_id == wanted.metric_id)
        conditions.append(Insight.id.in_(claimed))
    return conditions


def newest_published(session: Session, actor: Actor, limit: int = 5) -> Sequence[Insight]:
    """The latest published insights."""
    return session.scalars(_NEWEST_PUBLISHED, {"most": limit}).all()


_NEWEST_PUBLISHED = (
    select(Insight)
    .where(Insight.status == Status.PUBLISHED)
    .order_by(Insight.published_at.desc(), Insight.id.desc())
    .limit(bindparam("most"))
)


def insights_by_id(session: Session, actor: Actor, insight_ids: Collection[int]) -> Mapping[int, Insight]:
    """The readable ones among the given insights."""
    if not insight_ids:
        return {}
    told = {"ids": list(insight_ids), "me": actor.user_id}
    return {row.id: row for row in session.scalars(_readable(actor.role), told)}


@cache
def _readable(role: Role) -> Select[Insight]:
    return select(Insight).where(Insight.id.in_(IDS), readable_by(whoever(role)))


def insights_citing_themes(
    session: Session, actor: Actor, theme_ids: Sequence[int]
) -> Mapping[int, list[Insight]]:
    """Readable insights by the theme they cite."""
    return _by_subject(session, actor, Evidence.theme_id, theme_ids)


def insights_citing_highlights(
    session: Session, actor: Actor, highlight_ids: Sequence[int]
) -> Mapping[int, list[Insight]]:
    """Readable insights by the highlight they cite."""
    return _by_subject(session, actor, Evidence.highlight_id, highlight_ids)


def insights_of_studies(
    session: Session, actor: Actor, study_ids: Sequence[int], each: int = 5
) -> Mapping[int, list[Row[int, int | None, str, str]]]:
    """The newest readable insights of each study: their id, study_id, statement and status."""
    told = {"ids": list(study_ids), "me": actor.user_id, "each": each}
    found: dict[int, list[Row[int, int | None, str, str]]] = {}
    for row in session.execute(_newest_of_studies(actor.role), told):
        found.setdefault(row.study_id or 0, []).append(row)
    return found


@cache
def _newest_of_studies(role: Role) -> Select[int, int | None, str, str]:
    place = func.row_number().over(partition_by=Insight.study_id, order_by=Insight.id.desc()).label("place")
    placed = (
        select(Insight.id, Insight.study_id, Insight.statement, Insight.status, place)
        .where(Insight.study_id.in_(IDS), readable_by(whoever(role)))
        .subquery()
    )
    newest = select(placed.c.id, placed.c.study_id, placed.c.statement, placed.c.status)
    return newest.where(placed.c.place <= bindparam("each")).order_by(placed.c.id.desc())


def _by_subject(
    session: Session,
    actor: Actor,
    column: InstrumentedAttribute[int | None],
    ids: Sequence[int],
) -> Mapping[int, list[Insight]]:
    found: dict[int, list[Insight]] = {}
    told = {"ids": list(ids), "me": actor.user_id}
    for subject_id, row in session.execute(_citing(actor.role, column), told):
        found.setdefault(subject_id or 0, []).append(row)
    return found


@cache
def _citing(role: Role, column: InstrumentedAttribute[int | None]) -> Select[int | None, Insight]:
    return (
        select(column, Insight)
        .join(Insight, Insight.id == Evidence.insight_id)
        .where(column.in_(IDS), readable_by(whoever(role)))
        .order_by(Insight.id.desc())
    )
