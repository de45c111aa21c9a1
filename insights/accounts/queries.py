"""Reads of users and failed sign-ins."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.accounts.models import ApiToken, SignInFailure, User
from insights.accounts.rules import WINDOW
from insights.kernel import clock
from insights.kernel.actor import Actor, Role
from insights.kernel.errors import NotFound
from insights.kernel.statements import IDS

_NAMES = select(User.id, User.name).where(User.id.in_(IDS))


def user_by_email(session: Session, email: str) -> User | None:
    """The user with this address, whatever its case."""
    return session.scalar(select(User).where(func.lower(User.email) == email.strip().lower()))


def token_in_use(session: Session, digest: str) -> tuple[ApiToken, User] | None:
    """The token with this digest and its owner, unless it was revoked or the owner may not sign in."""
    row = session.execute(
        select(ApiToken, User)
        .join(User, User.id == ApiToken.user_id)
        .where(ApiToken.digest == digest, ApiToken.revoked_at.is_(None), User.active)
    ).first()
    return (row[0], row[1]) if row else None


def tokens_of(session: Session, actor: Actor) -> Sequence[ApiToken]:
    """The actor's own tokens that are not revoked, the newest first."""
    own = (ApiToken.user_id == actor.user_id, ApiToken.revoked_at.is_(None))
    return session.scalars(select(ApiToken).where(*own).order_by(ApiToken.id.desc())).all()


def user(session: Session, user_id: int) -> User:
    """The user; NotFound when there is none."""
    row = session.get(User, user_id, populate_existing=True)
    if row is None:
        raise NotFound
    return row


def everybody(session: Session) -> Sequence[User]:
    """All users, those who may sign in first, by name."""
    return session.scalars(select(User).order_by(User.active.desc(), User.name, User.id)).all()


def other_admins(session: Session, user_id: int) -> int:
    """How many active admins there are beside a user."""
    admins = select(func.count()).where(User.role == Role.ADMIN.value, User.active, User.id != user_id)
    return session.scalar(admins) or 0


def names_of(session: Session, user_ids: Collection[int | None]) -> Mapping[int, str]:
    """Names by user id."""
    wanted = {user_id for user_id in user_ids if user_id is not None}
    if not wanted:
        return {}
    return dict(session.execute(_NAMES, {"ids": list(wanted)}).all())


def choices_of_people(session: Session, roles: Collection[Role]) -> list[tuple[int, str]]:
    """(id, name) of active users who hold one of the roles, by name."""
    wanted = [role.value for role in roles]
    rows = session.execute(
        select(User.id, User.name).where(User.active, User.role.in_(wanted)).order_by(User.name, User.id)
    )
    return [(row.id, row.name) for row in rows]


def people_to_remind(session: Session, roles: Collection[Role]) -> Sequence[User]:
    """Active users of these roles who want reminders; the sample's accounts have no mailbox."""
    wanted = [role.value for role in roles]
    reachable = User.active, User.wants_reminders, User.is_sample.is_(False), User.role.in_(wanted)
    return session.scalars(select(User).where(*reachable).order_by(User.id)).all()


def people_wanting_a_digest(session: Session) -> Sequence[User]:
    """Active users who want a digest by mail; the sample's accounts have no mailbox."""
    wanting = User.active, User.digest != "", User.is_sample.is_(False)
    return session.scalars(select(User).where(*wanting).order_by(User.id)).all()


def failures_within_window(session: Session, account: str, address: str) -> tuple[int, int]:
    """Failed sign-ins of (account, address) digests inside the window."""
    since = clock.now() - WINDOW
    count = select(func.count()).select_from(SignInFailure).where(SignInFailure.at > since)
    return (
        session.scalar(count.where(SignInFailure.account == account)) or 0,
        session.scalar(count.where(SignInFailure.address == address)) or 0,
    )


def sample_users(session: Session) -> Sequence[User]:
    """The sample's accounts that still stand, in the order they were made."""
    return session.scalars(select(User).where(User.is_sample, User.active).order_by(User.id)).all()
