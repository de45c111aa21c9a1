"""Writes of the own reading of kinds: taught by a worker, used only when a person says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.themes import queries
from insights.themes.models import KindReader
from insights.themes.rules.states import ReaderState
from insights.themes.rules.teaching import LEAST_DECISIONS, TOO_FEW
from insights.web.filters import plural
from insights.worker import enqueue, jobs_of_subjects

TEACH = "themes.teach"
NOT_BETTER = "It did not read the decisions kept apart better than the shipped reading does: it is not used."


def teach_reader(session: Session, actor: Actor) -> KindReader:
    """Ask a worker to learn from all decisions so far; the teaching under way, if there is one."""
    row = session.scalar(select(KindReader).where(KindReader.state == ReaderState.LEARNING.value))
    if row is not None:
        job = jobs_of_subjects(session, queries.READER, [row.id]).get(row.id)
        if job is not None and job.live:
            return row
        fail_teaching(session, row, "It was stopped before it had learned anything.")
    count = queries.count_of_lessons(session)
    if count < LEAST_DECISIONS:
        raise InvalidInput(TOO_FEW.format(told=plural(count, "decision"), least=LEAST_DECISIONS))
    row = KindReader(created_by=actor.user_id)
    session.add(row)
    session.flush()
    record_audit(session, actor, "themes.teach", queries.READER, row.id)
    subject = (queries.READER, row.id)
    enqueue(session, actor, TEACH, {"reader_id": row.id}, key=f"{TEACH}:{row.id}", subject=subject)
    return row


def finish_teaching(
    session: Session, row: KindReader, base: str, vectors: str, sha256: str, figures: Mapping[str, Any]
) -> None:
    """Note what was learned and how it did; nothing uses it yet."""
    row.base, row.vectors, row.sha256, row.figures = base, vectors, sha256, dict(figures)
    row.state = ReaderState.READY.value
    session.flush()


def fail_teaching(session: Session, row: KindReader, reason: str) -> None:
    """Write down why nothing was learned."""
    if row.state == ReaderState.LEARNING.value:
        row.state, row.reason = ReaderState.FAILED.value, reason
        session.flush()


def adopt_reader(session: Session, actor: Actor, reader_id: int) -> KindReader:
    """Let analyses use a version from now on; only one that did better on held-out decisions."""
    row = queries.reader_for_update(session, reader_id)
    if not row.figures.get("better"):
        raise InvalidInput(NOT_BETTER if row.figures else "This version has not been judged yet.")
    if row.state != ReaderState.IN_USE.value:
        _put_away(session, actor)
        _decide(session, actor, row, ReaderState.IN_USE)
    return row


def decline_reader(session: Session, actor: Actor, reader_id: int) -> KindReader:
    """Keep what is in use and lay a new version aside."""
    row = queries.reader_for_update(session, reader_id)
    if row.state != ReaderState.READY.value:
        raise InvalidInput("This version was decided on already.")
    _decide(session, actor, row, ReaderState.DECLINED)
    return row


def use_shipped_reader(session: Session, actor: Actor) -> None:
    """Go back to the reading that was shipped."""
    _put_away(session, actor)


def _put_away(session: Session, actor: Actor) -> None:
    row = queries.reader_in_use(session)
    if row is not None:
        _decide(session, actor, queries.reader_for_update(session, row.id), ReaderState.FORMER)


def _decide(session: Session, actor: Actor, row: KindReader, state: ReaderState) -> None:
    row.state, row.decided_by, row.decided_at = state.value, actor.user_id, clock.now()
    record_audit(session, actor, f"themes.reader_{state.value}", queries.READER, row.id)
    session.flush()
