"""Writes of users, failed sign-ins and the audit trail."""

from __future__ import annotations

import secrets
from datetime import date

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from email_validator import EmailNotValidError, validate_email
from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session

from insights.accounts import queries, rules
from insights.accounts.models import ApiToken, AuditEntry, SignInFailure, User
from insights.accounts.rules import SAMPLE_PASSWORD
from insights.kernel import clock
from insights.kernel.actor import Actor, Role
from insights.kernel.db import rows_touched
from insights.kernel.errors import InvalidInput, NotFound
from insights.kernel.repeats import just_made

MOST_TOKENS = 50


def create_user(
    session: Session, email: str, name: str, role: Role, password_hash: str | None, *, is_sample: bool = False
) -> User:
    """Add a user; InvalidInput when the address is malformed or taken."""
    try:
        email = validate_email(email, check_deliverability=False).normalized
    except EmailNotValidError:
        raise InvalidInput(f"{email!r} is not an e-mail address.", "email") from None
    if queries.user_by_email(session, email):
        raise InvalidInput(f"{email} has an account already.", "email")
    user = User(
        email=email,
        name=name.strip() or email.split("@")[0],
        role=role.value,
        password=password_hash,
        is_sample=is_sample,
        fs_uniquifier=secrets.token_hex(32),
    )
    session.add(user)
    session.flush()
    return user


def invite_user(session: Session, actor: Actor, email: str, name: str, role: Role) -> User:
    """Add a person without a password: the link that is mailed to them lets them choose one."""
    row = create_user(session, email, name, role, None)
    record_audit(session, actor, "accounts.invite", "user", row.id)
    return row


def change_role(session: Session, actor: Actor, user_id: int, role: Role) -> User:
    """Give a person another role; the last admin stays one."""
    row = queries.user(session, user_id)
    if role is not Role.ADMIN:
        _keep_an_admin(session, row)
    row.role = role.value
    record_audit(session, actor, "accounts.change_role", "user", row.id)
    session.flush()
    return row


def set_access(session: Session, actor: Actor, user_id: int, *, active: bool) -> User:
    """Open or close an account; closing it ends its sessions and its tokens' use at once."""
    row = queries.user(session, user_id)
    if not active:
        if row.id == actor.user_id:
            raise InvalidInput("You cannot close your own account; another admin can.")
        _keep_an_admin(session, row)
        row.fs_uniquifier = secrets.token_hex(32)
    row.active = active
    record_audit(session, actor, "accounts.open" if active else "accounts.close", "user", row.id)
    session.flush()
    return row


def drop_second_factor(session: Session, actor: Actor, user_id: int) -> User:
    """Let somebody who lost their device sign in by password again."""
    row = queries.user(session, user_id)
    row.tf_primary_method = row.tf_totp_secret = None
    record_audit(session, actor, "accounts.drop_second_factor", "user", row.id)
    session.flush()
    return row


def set_reminders(session: Session, actor: Actor, *, wanted: bool) -> None:
    """Say whether the actor wants reminders by mail."""
    queries.user(session, actor.user_id or 0).wants_reminders = wanted
    session.flush()


def take_reminder_day(session: Session, user_id: int, day: date) -> bool:
    """Note that the person is reminded on this day; False when they were already."""
    free = or_(User.reminded_on.is_(None), User.reminded_on < day)
    note = update(User).where(User.id == user_id, free).values(reminded_on=day)
    return rows_touched(session, note) == 1


def give_back_reminder_day(session: Session, user_id: int, day: date) -> None:
    """The reminder of this day did not go out: it may be tried again."""
    noted = User.id == user_id, User.reminded_on == day
    session.execute(update(User).where(*noted).values(reminded_on=None))


def set_digest(session: Session, actor: Actor, every: str) -> None:
    """Say how often the actor wants a digest by mail: weekly, monthly, or never (empty)."""
    if every not in ("", "weekly", "monthly"):
        raise InvalidInput("Choose weekly, monthly or never.", "every")
    queries.user(session, actor.user_id or 0).digest = every
    session.flush()


def take_digest(session: Session, user_id: int, ends: date, day: date) -> bool:
    """Note that the person gets on this day the digest of a period that ended; False when they have it."""
    free = or_(User.digested_on.is_(None), User.digested_on <= ends)
    note = update(User).where(User.id == user_id, free).values(digested_on=day)
    return rows_touched(session, note) == 1


def give_back_digest(session: Session, user_id: int, day: date) -> None:
    """The digest of this day did not go out: it may be tried again."""
    noted = User.id == user_id, User.digested_on == day
    session.execute(update(User).where(*noted).values(digested_on=None))


def _keep_an_admin(session: Session, row: User) -> None:
    if row.role == Role.ADMIN.value and row.active and not queries.other_admins(session, row.id):
        raise InvalidInput("This is the last admin. Make somebody else an admin first.")


def hash_password(password: str) -> str:
    """The argon2 hash of a password; InvalidInput when the password is too weak."""
    problem = rules.password_problem(password)
    if problem:
        raise InvalidInput(problem, "password")
    return PasswordHasher().hash(password)


def has_sample_password(user: User) -> bool:
    """Whether the account still opens with the password that the sample prints."""
    try:
        return bool(user.password) and PasswordHasher().verify(user.password or "", SAMPLE_PASSWORD)
    except VerificationError:
        return False


def record_failure(session: Session, account: str, address: str) -> None:
    """Count a failed sign-in and forget those out of the window."""
    session.execute(delete(SignInFailure).where(SignInFailure.at <= clock.now() - rules.WINDOW))
    session.add(SignInFailure(account=account, address=address, at=clock.now()))
    session.flush()


def forget_failures(session: Session, account: str) -> None:
    """A successful sign-in clears the account's failures."""
    session.execute(delete(SignInFailure).where(SignInFailure.account == account))


def create_token(session: Session, actor: Actor, name: str, *, may_write: bool) -> str:
    """Make a token of the actor; what is returned is shown once and kept nowhere."""
    name = name.strip()
    if not name:
        raise InvalidInput("Name the token after the program that will use it.", "name")
    if len(queries.tokens_of(session, actor)) >= MOST_TOKENS:
        raise InvalidInput(f"You have {MOST_TOKENS} tokens; revoke one that is no longer used.", "name")
    token = rules.new_token()
    row = ApiToken(user_id=actor.user_id, name=name, may_write=may_write, revoked_at=None)
    if twice := just_made(session, row):  # what is shown is what the second press returns
        twice.digest = rules.token_digest(token)
        session.flush()
        return token
    row.digest = rules.token_digest(token)
    session.add(row)
    session.flush()
    record_audit(session, actor, "accounts.create_token", "api_token", row.id)
    return token


def revoke_token(session: Session, actor: Actor, token_id: int) -> None:
    """Close one of the actor's tokens for good; NotFound for another's."""
    row = session.get(ApiToken, token_id)
    if row is None or row.user_id != actor.user_id or row.revoked_at is not None:
        raise NotFound
    row.revoked_at = clock.now()
    session.flush()
    record_audit(session, actor, "accounts.revoke_token", "api_token", row.id)


def note_token_use(session: Session, token_id: int) -> None:
    """Write down that a token was used today."""
    session.execute(update(ApiToken).where(ApiToken.id == token_id).values(last_used_on=clock.today()))


def record_audit(session: Session, actor: Actor, action: str, subject_kind: str, subject_id: int) -> None:
    """Write down who did what, in the writer's transaction."""
    session.add(
        AuditEntry(user_id=actor.user_id, action=action, subject_kind=subject_kind, subject_id=subject_id)
    )
