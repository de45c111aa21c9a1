"""Writes of users, failures and the audit trail."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.accounts import queries, services
from insights.accounts.models import AuditEntry, SignInFailure
from insights.accounts.rules import SAMPLE_PASSWORD, WINDOW
from insights.kernel import clock
from insights.kernel.actor import Role
from insights.kernel.errors import InvalidInput
from tests.factories import people


def test_an_address_is_taken_once(session: Session) -> None:
    user = people.user(session)
    with pytest.raises(InvalidInput, match="has an account already"):
        services.create_user(session, user.email.upper(), "", Role.PM, people.PASSWORD_HASH)


def test_a_malformed_address_is_refused(session: Session) -> None:
    with pytest.raises(InvalidInput, match="not an e-mail address"):
        services.create_user(session, "nobody", "", Role.PM, people.PASSWORD_HASH)


def test_a_weak_password_is_not_hashed() -> None:
    with pytest.raises(InvalidInput, match="at least 12"):
        services.hash_password("short")


def test_old_failures_are_forgotten_with_the_next_one(session: Session) -> None:
    with clock.frozen(clock.now() - WINDOW - timedelta(seconds=1)):
        services.record_failure(session, "account", "address")
    services.record_failure(session, "account", "address")
    assert session.scalar(select(func.count()).select_from(SignInFailure)) == 1


def test_a_successful_sign_in_clears_the_account(session: Session) -> None:
    services.record_failure(session, "account", "address")
    services.forget_failures(session, "account")
    assert queries.failures_within_window(session, "account", "address") == (0, 0)


def test_the_audit_trail_holds_ids(session: Session) -> None:
    actor = people.user(session).as_actor()
    services.record_audit(session, actor, "studies.create", "study", 7)
    session.flush()
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.user_id, entry.action, entry.subject_kind, entry.subject_id) == (
        actor.user_id,
        "studies.create",
        "study",
        7,
    )


def test_a_sample_account_is_known_by_its_printed_password(session: Session) -> None:
    printed = services.hash_password(SAMPLE_PASSWORD)
    sample = services.create_user(session, "s@example.com", "S", Role.PM, printed, is_sample=True)
    assert queries.sample_users(session) == [sample]
    assert services.has_sample_password(sample)
    assert not services.has_sample_password(people.user(session))
