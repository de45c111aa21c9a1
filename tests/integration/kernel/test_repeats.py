"""A button pressed twice makes one thing, whichever press comes first."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Role
from insights.kernel.db import open_engine, open_session
from insights.kernel.repeats import MOMENT, just_made
from insights.metrics.models import Comment
from insights.metrics.services import add_comment
from tests.factories import metrics, people


def test_what_was_just_said_is_found_and_nothing_else(session: Session) -> None:
    actor, other = (people.user(session, Role.PM).as_actor() for _ in range(2))
    metric = metrics.metric(session, actor)
    first = add_comment(session, actor, "metric", metric.id, "Why?")
    assert add_comment(session, actor, "metric", metric.id, " Why? ") is first
    assert add_comment(session, actor, "metric", metric.id, "Why not?") is not first
    assert add_comment(session, other, "metric", metric.id, "Why?") is not first
    first.created_at = clock.now() - MOMENT - timedelta(seconds=1)
    assert add_comment(session, actor, "metric", metric.id, "Why?") is not first


def test_what_was_taken_back_is_said_anew(session: Session) -> None:
    actor = people.user(session, Role.PM).as_actor()
    metric = metrics.metric(session, actor)
    first = add_comment(session, actor, "metric", metric.id, "Why?")
    first.deleted_at = clock.now()
    assert add_comment(session, actor, "metric", metric.id, "Why?") is not first


def test_one_of_many_that_were_said_at_once_is_found(session: Session) -> None:
    actor = people.user(session, Role.PM).as_actor()
    metric = metrics.metric(session, actor)
    said = [add_comment(session, actor, "metric", metric.id, f"Why {n}?") for n in range(30)]
    assert add_comment(session, actor, "metric", metric.id, "Why 0?") is said[0]


def test_looking_adds_nothing(session: Session) -> None:
    row = Comment(subject_kind="metric", subject_id=1, text="Why?", author_id=people.user(session).id)
    assert just_made(session, row) is None
    assert session.scalar(select(func.count()).select_from(Comment)) == 0


@pytest.mark.parametrize("round_", range(3))
def test_two_presses_at_once_make_one(own_database: str, round_: int) -> None:
    engine = open_engine(own_database)
    with open_session(engine) as session, session.begin():
        actor = people.user(session, Role.PM).as_actor()
        metric_id = metrics.metric(session, actor).id
    ready, made = threading.Barrier(2), []

    def press() -> None:
        ready.wait()
        with open_session(engine) as session, session.begin():
            made.append(add_comment(session, actor, "metric", metric_id, f"Why {round_}?").id)

    presses = [threading.Thread(target=press) for _ in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    with open_session(engine) as session:
        assert session.scalars(select(Comment.id)).all() == made[:1]
    assert made[0] == made[1]
    engine.dispose()
