"""Reads of users and failed sign-ins."""

from datetime import timedelta

from sqlalchemy.orm import Session

from insights.accounts import queries, services
from insights.accounts.rules import WINDOW
from insights.kernel import clock
from tests.factories import people


def test_a_user_is_found_by_address_in_any_case(session: Session) -> None:
    user = people.user(session)
    assert queries.user_by_email(session, user.email.upper()) is user
    assert queries.user_by_email(session, "nobody@example.com") is None


def test_names_are_read_for_those_asked_for(session: Session) -> None:
    ada, ben = people.user(session, name="Ada"), people.user(session, name="Ben")
    people.user(session, name="Cyd")
    assert queries.names_of(session, [ada.id, ben.id, None]) == {ada.id: "Ada", ben.id: "Ben"}
    assert queries.names_of(session, [None]) == {}


def test_only_failures_inside_the_window_count(session: Session) -> None:
    with clock.frozen(clock.now() - WINDOW + timedelta(seconds=30)):
        services.record_failure(session, "account", "address")
    services.record_failure(session, "other", "address")
    assert queries.failures_within_window(session, "account", "address") == (1, 2)
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        assert queries.failures_within_window(session, "account", "address") == (0, 1)


def test_tokens_are_listed_for_their_owner_until_they_are_revoked(session: Session) -> None:
    ada, ben = people.user(session).as_actor(), people.user(session).as_actor()
    services.create_token(session, ada, "Export", may_write=False)
    (token,) = queries.tokens_of(session, ada)
    assert queries.tokens_of(session, ben) == []
    services.revoke_token(session, ada, token.id)
    assert queries.tokens_of(session, ada) == []
