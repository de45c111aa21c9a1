"""Statements that are kept by role are still scoped to who asks."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from insights.kernel.actor import Role
from insights.kernel.statements import whoever
from insights.studies.models import Study
from insights.studies.queries import study, titles_of, visible_to
from tests.factories import studies

KEPT = select(Study.id).where(visible_to(whoever(Role.RESEARCHER)))


def test_one_statement_shows_each_person_their_own(session, actor_of):
    one, other = actor_of(Role.RESEARCHER), actor_of(Role.RESEARCHER)
    ids = {who: studies.study(session, who, restricted=True).id for who in (one, other)}
    for who in (one, other, one):
        assert list(session.scalars(KEPT, {"me": who.user_id})) == [ids[who]]
        assert set(titles_of(session, who, list(ids.values()))) == {ids[who]}
        assert study(session, who, ids[who]).owner_id == who.user_id


def test_a_kept_statement_without_its_actor_fails_instead_of_showing_anything(session):
    with pytest.raises(StatementError, match="me"):
        session.scalars(KEPT).all()


def test_nobody_sees_what_is_restricted(session, actor_of):
    studies.study(session, actor_of(Role.RESEARCHER), restricted=True)
    assert session.scalars(KEPT, {"me": None}).all() == []
