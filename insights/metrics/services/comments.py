"""Writing comments on metrics and on what stands above them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor, Role
from insights.kernel.errors import Forbidden, InvalidInput, NotFound
from insights.kernel.repeats import just_made
from insights.metrics.models import Comment

LONGEST = 5000


def add_comment(session: Session, actor: Actor, subject_kind: str, subject_id: int, text: str) -> Comment:
    """Say something about a thing that the caller has checked the actor may see."""
    if not text.strip():
        raise InvalidInput("Write something first.", "text")
    if len(text) > LONGEST:
        raise InvalidInput(f"A comment has at most {LONGEST:,} characters.", "text")
    if actor.user_id is None:
        raise Forbidden
    row = Comment(
        subject_kind=subject_kind,
        subject_id=subject_id,
        text=text.strip(),
        author_id=actor.user_id,
        deleted_at=None,
    )
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    record_audit(session, actor, "metrics.comment", subject_kind, subject_id)
    return row


def delete_comment(session: Session, actor: Actor, comment_id: int) -> None:
    """Take a comment back: its author or an admin may."""
    row = session.get(Comment, comment_id)
    if row is None or row.deleted_at is not None:
        raise NotFound
    if row.author_id != actor.user_id and actor.role != Role.ADMIN:
        raise Forbidden("Only its author or an admin may delete a comment.")
    row.deleted_at = clock.now()
    session.flush()
    record_audit(session, actor, "metrics.delete_comment", row.subject_kind, row.subject_id)
