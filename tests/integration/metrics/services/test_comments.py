"""Comments."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.actor import SYSTEM, Role
from insights.kernel.errors import Forbidden, InvalidInput, NotFound
from insights.metrics import queries, services
from tests.factories import metrics, people


def test_a_comment_is_taken_back_by_its_author_or_an_admin(session: Session) -> None:
    actor = metrics.planner(session)
    first, second = (services.add_comment(session, actor, "metric", 1, text) for text in (" One ", "Two"))
    with pytest.raises(Forbidden):
        services.delete_comment(session, metrics.planner(session), first.id)
    services.delete_comment(session, people.user(session, Role.ADMIN).as_actor(), first.id)
    with pytest.raises(NotFound):
        services.delete_comment(session, actor, first.id)
    assert queries.comments_of(session, "metric", [1, 2]) == {1: [second], 2: []}


def test_an_empty_or_endless_comment_is_refused(session: Session) -> None:
    actor = metrics.planner(session)
    for text in (" ", "x" * 5001):
        with pytest.raises(InvalidInput):
            services.add_comment(session, actor, "metric", 1, text)
    with pytest.raises(Forbidden):
        services.add_comment(session, SYSTEM, "metric", 1, "Hello")
