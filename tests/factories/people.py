"""Users for tests."""

from __future__ import annotations

from itertools import count

from sqlalchemy.orm import Session

from insights.accounts.models import User
from insights.accounts.services import create_token, create_user
from insights.kernel.actor import Role

PASSWORD = "tried and tested words"
# argon2id of PASSWORD with small parameters: hashing in every test would cost a second each
PASSWORD_HASH = (
    "$argon2id$v=19$m=8,t=1,p=1$PezTYJD44A6bPS9ZVbAbMw$SQgG3EXWbSEsGSuwxI2QPbHq19kU5TwQHMEoSwlnV/c"
)
_numbers = count(1)


def user(session: Session, role: Role = Role.RESEARCHER, name: str = "") -> User:
    """A user who can sign in with PASSWORD."""
    number = next(_numbers)
    name = name or f"{role.value.title()} {number}"
    return create_user(session, f"{role.value}{number}@example.com", name, role, PASSWORD_HASH)


def token(session: Session, role: Role = Role.PM, *, may_write: bool = True) -> str:
    """An API token of a new user of that role."""
    return create_token(session, user(session, role).as_actor(), "Nightly export", may_write=may_write)
