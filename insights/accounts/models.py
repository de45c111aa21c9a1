"""Users, failed sign-ins and the audit trail."""

from __future__ import annotations

from datetime import date, datetime

from flask_security import RoleMixin, UserMixin
from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.actor import Actor, Role
from insights.kernel.db import Base, CreatedAt, Id, Moment


class User(Base, UserMixin):
    """A person who signs in; the role says what they may do."""

    __tablename__ = "users"

    id: Mapped[Id]
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    is_sample: Mapped[bool] = mapped_column(default=False)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    # named as Flask-Security wants them; the secret is encrypted with a key made from SECRET_KEY
    tf_primary_method: Mapped[str | None] = mapped_column(String(64))
    tf_totp_secret: Mapped[str | None] = mapped_column(Text)
    wants_reminders: Mapped[bool] = mapped_column(default=True)
    reminded_on: Mapped[date | None]
    digest: Mapped[str] = mapped_column(String(8), default="")
    digested_on: Mapped[date | None]
    created_at: Mapped[CreatedAt]

    @property
    def is_invited(self) -> bool:
        """Whether the person has yet to choose a password."""
        return self.active and not self.password

    @property
    def has_second_factor(self) -> bool:
        """Whether signing in asks for a code as well."""
        return bool(self.tf_primary_method and self.tf_totp_secret)

    @property
    def roles(self) -> list[RoleMixin]:  # type: ignore[override]  # a column upstream
        """Flask-Security asks for its own kind of roles; ours is a column and the permission table."""
        return []

    def as_actor(self) -> Actor:
        """The user as services and queries know them."""
        return Actor(self.id, Role(self.role), self.name)


class ApiToken(Base):
    """What a program shows instead of a password: only its digest is kept, and the day of its last use."""

    __tablename__ = "api_tokens"

    id: Mapped[Id]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    may_write: Mapped[bool]
    created_at: Mapped[CreatedAt]
    last_used_on: Mapped[date | None]
    revoked_at: Mapped[datetime | None]


class SignInFailure(Base):
    """One failed sign-in: digests only, kept until its window has passed."""

    __tablename__ = "sign_in_failures"
    __table_args__ = (Index(None, "account", "at"), Index(None, "address", "at"))

    id: Mapped[Id]
    account: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(64))
    at: Mapped[Moment]


class AuditEntry(Base):
    """Who did what to which row, and when: ids, never values."""

    __tablename__ = "audit_entries"
    __table_args__ = (Index(None, "subject_kind", "subject_id", "id"),)

    id: Mapped[Id]
    at: Mapped[CreatedAt]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    action: Mapped[str] = mapped_column(String(80))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
