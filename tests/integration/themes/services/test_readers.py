"""The own reading of kinds is used only when it did better and a person says so."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput, NotFound
from insights.themes import queries, services
from insights.themes.models import KindReader, Theme
from insights.worker import cancel_job, job_of_subject
from tests.factories import found, people, studies


def decided(session: Session, count: int = 10) -> tuple[Actor, list[Theme]]:
    """An actor who confirmed `count` themes."""
    actor = people.user(session).as_actor()
    themes = found.themes(session, actor, studies.study(session, actor), [f"Theme {n}" for n in range(count)])
    for theme in themes:
        services.confirm_theme(session, actor, theme.id)
    return actor, themes


def learned(session: Session, actor: Actor, *, better: bool) -> KindReader:
    row = services.teach_reader(session, actor)
    services.finish_teaching(session, row, "kinds-1", "minilm-int8-1", "a" * 64, {"better": better})
    return row


def test_too_few_decisions_teach_nothing(session: Session) -> None:
    actor, _ = decided(session, 2)
    with pytest.raises(InvalidInput, match="2 decisions so far, at least 10 are needed"):
        services.teach_reader(session, actor)


def test_one_version_is_taught_at_a_time_and_a_stopped_one_makes_room(session: Session) -> None:
    actor, _ = decided(session)
    row = services.teach_reader(session, actor)
    assert services.teach_reader(session, actor) is row
    cancel_job(session, actor, job_of_subject(session, queries.READER, row.id).id)
    following = services.teach_reader(session, actor)
    assert following.id != row.id
    assert (row.state, row.reason) == ("failed", "It was stopped before it had learned anything.")


def test_a_version_that_did_no_better_cannot_be_adopted(session: Session) -> None:
    actor, _ = decided(session)
    row = learned(session, actor, better=False)
    with pytest.raises(InvalidInput, match="did not read the decisions kept apart better"):
        services.adopt_reader(session, actor, row.id)
    services.decline_reader(session, actor, row.id)
    assert (row.state, queries.reader_in_use(session)) == ("declined", None)
    with pytest.raises(InvalidInput, match="decided on already"):
        services.decline_reader(session, actor, row.id)
    with pytest.raises(NotFound):
        services.adopt_reader(session, actor, 0)


def test_versions_are_adopted_one_at_a_time_and_the_former_comes_back(session: Session) -> None:
    actor, _ = decided(session)
    first, second = learned(session, actor, better=True), learned(session, actor, better=True)
    assert queries.reader_in_use(session) is None  # never silently
    services.adopt_reader(session, actor, first.id)
    services.adopt_reader(session, actor, second.id)
    assert (first.state, second.state, second.decided_by) == ("former", "in_use", actor.user_id)
    services.adopt_reader(session, actor, first.id)
    assert queries.reader_in_use(session) is first
    assert second.state == "former"
    services.use_shipped_reader(session, actor)
    services.use_shipped_reader(session, actor)
    assert queries.reader_in_use(session) is None


def test_a_version_being_learned_cannot_be_adopted(session: Session) -> None:
    actor, _ = decided(session)
    row = services.teach_reader(session, actor)
    with pytest.raises(InvalidInput, match="has not been judged yet"):
        services.adopt_reader(session, actor, row.id)
