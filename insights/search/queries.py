"""Finding by words, within what the actor may see; newest matches first, ranking capped."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, func, literal_column, or_, select, text
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.search.models import SearchRow
from insights.search.rules import (
    Term,
    Visibility,
    fts5_query,
    open_visibilities,
    respelt,
    terms_of,
    tsquery,
    words_of,
)

NEWEST = 1000
SHOWN = 50
TITLES = 3000


def rows_with(
    session: Session, actor: Actor, typed: str, visible_study_ids: Select[Any], kind: str = ""
) -> Sequence[SearchRow]:
    """The best of the newest matches the actor may see; empty for a query without words.

    `visible_study_ids` selects the ids of the studies whose own material the actor may read.
    """
    terms = terms_of(typed)
    if not terms:
        return []
    rows = _newest_matching(session, terms).where(_seen_by(actor, visible_study_ids))
    if kind:
        rows = rows.where(SearchRow.kind == kind)
    newest = session.scalars(rows.limit(NEWEST)).all()
    if not newest:
        return []
    ranks = _ranks(session, terms, newest)
    best = sorted(newest, key=lambda row_id: (ranks.get(row_id, 0.0), -row_id))[:SHOWN]
    by_id = {row.id: row for row in session.scalars(select(SearchRow).where(SearchRow.id.in_(best)))}
    return [by_id[row_id] for row_id in best]


def another_spelling(
    session: Session, actor: Actor, typed: str, visible_study_ids: Select[Any], kinds: Collection[str]
) -> str:
    """What may have been meant, by the words in titles of `kinds` that the actor may see; "" for no idea."""
    titles = (
        select(SearchRow.title)
        .where(_seen_by(actor, visible_study_ids), SearchRow.kind.in_(kinds))
        .limit(TITLES)
    )
    vocabulary = {word.lower() for title in session.scalars(titles) for word in title.split()}
    meant = respelt(typed, {part for word in vocabulary for part in words_of(word)})
    return meant if meant and rows_with(session, actor, meant, visible_study_ids) else ""


def _seen_by(actor: Actor, visible_study_ids: Select[Any]) -> ColumnElement[bool]:
    return or_(
        SearchRow.visibility.in_(open_visibilities(actor)),
        (SearchRow.visibility == Visibility.STUDY.value) & SearchRow.study_id.in_(visible_study_ids),
    )


def _on_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _newest_matching(session: Session, terms: Sequence[Term]) -> Select[int]:
    """Ids of the rows with the terms, newest first; SQLite walks its index backwards and stops at a limit."""
    ids = select(SearchRow.id)
    if _on_postgresql(session):
        query = func.to_tsquery("simple", tsquery(terms))
        return ids.where(literal_column("search_rows.words").op("@@")(query)).order_by(SearchRow.id.desc())
    match = text("SELECT rowid FROM search_index WHERE search_index MATCH :words")
    found = match.bindparams(words=fts5_query(terms)).columns(rowid=Integer).subquery("found")
    return ids.join(found, found.c.rowid == SearchRow.id).order_by(found.c.rowid.desc())


def _ranks(session: Session, terms: Sequence[Term], row_ids: Sequence[int]) -> dict[int, float]:
    """Rank by row id, the best lowest, for the capped rows only."""
    if _on_postgresql(session):
        rank = -func.ts_rank(literal_column("search_rows.words"), func.to_tsquery("simple", tsquery(terms)))
        return dict(session.execute(select(SearchRow.id, rank).where(SearchRow.id.in_(row_ids))).all())
    statement = text(
        "SELECT rowid, rank FROM search_index "
        "WHERE search_index MATCH :words AND rowid BETWEEN :low AND :high"
    )
    bounds = {"words": fts5_query(terms), "low": min(row_ids), "high": max(row_ids)}
    return dict(session.execute(statement, bounds).all())
