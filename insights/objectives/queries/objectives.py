"""Objectives as a tree, with where each stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from sqlalchemy import Select, String, bindparam, case, cast, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.kernel.errors import NotFound
from insights.kernel.pagination import Key, page_of
from insights.kernel.statements import ME, TODAY
from insights.objectives.models import KeyResult, Objective
from insights.objectives.queries.key_results import key_results_of
from insights.objectives.queries.standings import (
    ObjectiveStanding,
    Standing,
    objective_standing,
    standings_of,
)

ROOTS_SHOWN, MOST_UNDER = 20, 200


@dataclass(frozen=True, slots=True)
class ObjectiveFilter:
    """What the tree is narrowed to; without days, what is not closed."""

    starts: date | None = None
    ends: date | None = None
    team_id: int | None = None
    owner_id: int | None = None
    archived: bool = False
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """An objective of the tree with its key results and those aligned under it."""

    objective: Objective
    key_results: Sequence[KeyResult]
    standing: ObjectiveStanding
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tree:
    """The roots, and every key result's standing by id."""

    roots: Sequence[Node]
    nodes: Mapping[int, Node]
    standings: Mapping[int, Standing]


def objectives_tree(
    session: Session, actor: Actor, wanted: ObjectiveFilter, today: date | None = None
) -> Tree:
    """The wanted objectives under their parents; five queries, however many there are."""
    today = today or clock.today()
    objectives = session.scalars(_wanted(wanted).order_by(Objective.starts, Objective.id)).all()
    return tree_of(session, actor, objectives, today)


def objectives_page(
    session: Session, actor: Actor, wanted: ObjectiveFilter, cursor: str | None, today: date | None = None
) -> tuple[Tree, str | None, bool]:
    """Twenty of the wanted objectives that stand under none of them, with those under them; the next cursor.

    Of those under them 200 are taken at most, the nearest first; the last part tells whether more are there.
    Six queries, however many there are.
    """
    every = aliased(Objective, _wanted(wanted).subquery())
    root = or_(every.parent_id.is_(None), every.parent_id.not_in(select(_wanted(wanted).subquery().c.id)))
    keys = [Key(cast(every.starts, String), "begins"), Key(every.id, "number")]
    statement = select(every, *(key.column.label(key.attribute) for key in keys)).where(root)
    page = page_of(session, statement, keys, cursor, ROOTS_SHOWN)
    roots = [row[0] for row in page.rows]
    under = _all_under(session, wanted, [row.id for row in roots])
    shown = [*roots, *under[:MOST_UNDER]]
    tree = tree_of(session, actor, shown, today or clock.today())
    return tree, page.next_cursor, len(under) > MOST_UNDER


def _all_under(session: Session, wanted: ObjectiveFilter, ids: Sequence[int]) -> Sequence[Objective]:
    """The wanted objectives under some, the nearest first, one more than are shown at most."""
    every = _wanted(wanted).subquery()
    tops = select(Objective.id, literal(0).label("depth")).where(Objective.id.in_(ids))
    line = tops.cte("line", recursive=True)
    line = line.union(select(every.c.id, line.c.depth + 1).join(line, every.c.parent_id == line.c.id))
    statement = select(Objective).join(line, line.c.id == Objective.id).where(line.c.depth > 0)
    order = (line.c.depth, Objective.starts, Objective.id)
    return session.scalars(statement.order_by(*order).limit(MOST_UNDER + 1)).all()


def nearest_objectives(
    session: Session, actor: Actor, most: int, today: date | None = None
) -> tuple[Tree, int]:
    """At most so many open objectives, running ones and the actor's own first; and how many are open."""
    today = today or clock.today()
    found = session.execute(_nearest(), {"today": today, "me": actor.user_id, "most": most}).all()
    total = found[0].open if found else 0
    return tree_of(session, actor, [row for row, _ in found], today), total


@cache
def _nearest() -> Select[Objective, int]:
    over = case((Objective.ends < TODAY, 1), else_=0)
    own = case((Objective.owner_id == ME, 0), else_=1)
    return (
        _wanted(ObjectiveFilter())
        .add_columns(func.count().over().label("open"))
        .order_by(over, own, Objective.ends, Objective.id)
        .limit(bindparam("most"))
    )


def tree_of(session: Session, actor: Actor, objectives: Sequence[Objective], today: date) -> Tree:
    """The given objectives under their parents where those are given too."""
    key_results = key_results_of(session, actor, [row.id for row in objectives])
    standings = standings_of(session, key_results, today)
    own: dict[int, list[KeyResult]] = {row.id: [] for row in objectives}
    for row in key_results:
        own[row.objective_id].append(row)
    nodes = {
        row.id: Node(row, own[row.id], objective_standing(row, own[row.id], standings, today))
        for row in objectives
    }
    roots: list[Node] = []
    for node in nodes.values():
        parent = nodes.get(node.objective.parent_id or 0)
        (parent.children if parent is not None else roots).append(node)
    return Tree(roots, nodes, standings)


def objective(session: Session, actor: Actor, objective_id: int) -> Objective:
    """The objective; NotFound when there is none."""
    row = session.get(Objective, objective_id)
    if row is None:
        raise NotFound
    return row


def objective_for_update(session: Session, objective_id: int) -> Objective:
    """The objective, locked for this transaction; NotFound when there is none."""
    return the_row(
        session,
        select(Objective)
        .where(Objective.id == objective_id)
        .with_for_update()
        .execution_options(populate_existing=True),
    )


def objectives_by_id(
    session: Session, actor: Actor, objective_ids: Collection[int | None]
) -> Mapping[int, Objective]:
    """Objectives by id, archived ones too."""
    wanted = {objective_id for objective_id in objective_ids if objective_id is not None}
    if not wanted:
        return {}
    return {row.id: row for row in session.scalars(select(Objective).where(Objective.id.in_(wanted)))}


def objectives_under(session: Session, actor: Actor, objective_id: int) -> Sequence[Objective]:
    """The objectives aligned directly under one, without archived ones."""
    under = (Objective.parent_id == objective_id, Objective.archived_at.is_(None))
    return session.scalars(select(Objective).where(*under).order_by(Objective.starts, Objective.id)).all()


def objective_choices(session: Session, actor: Actor, without: int | None = None) -> list[tuple[int, str]]:
    """(id, statement with period) of open objectives, to align with; `without` leaves one and its own out."""
    rows = session.scalars(
        select(Objective)
        .where(Objective.archived_at.is_(None), Objective.closed_at.is_(None))
        .order_by(Objective.starts.desc(), Objective.id)
    ).all()
    under = _under(rows, without)
    return [(row.id, f"{row.statement} ({row.period})") for row in rows if row.id not in under]


def _under(rows: Sequence[Objective], top: int | None) -> set[int]:
    """The id of an objective and of all aligned under it."""
    under = {top} if top is not None else set()
    grown = True
    while grown:
        more = {row.id for row in rows if row.parent_id in under} - under
        under |= more
        grown = bool(more)
    return under


def _wanted(wanted: ObjectiveFilter) -> Select[Objective]:
    archived = Objective.archived_at.is_not(None) if wanted.archived else Objective.archived_at.is_(None)
    statement = select(Objective).where(archived)
    if wanted.starts is not None and wanted.ends is not None:
        statement = statement.where(Objective.starts <= wanted.ends, Objective.ends >= wanted.starts)
    elif not wanted.everything and not wanted.archived:
        statement = statement.where(Objective.closed_at.is_(None))
    if wanted.team_id is not None:
        statement = statement.where(Objective.team_id == wanted.team_id)
    if wanted.owner_id is not None:
        statement = statement.where(Objective.owner_id == wanted.owner_id)
    return statement
