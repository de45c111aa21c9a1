"""Comments."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.metrics.models import Comment


def comments_of(
    session: Session, subject_kind: str, subject_ids: Collection[int]
) -> Mapping[int, list[Comment]]:
    """What was said about each of the things, in the order it was said, without what was taken back."""
    comments: dict[int, list[Comment]] = {subject_id: [] for subject_id in subject_ids}
    about = (Comment.subject_kind == subject_kind, Comment.subject_id.in_(subject_ids))
    for row in session.scalars(
        select(Comment).where(*about, Comment.deleted_at.is_(None)).order_by(Comment.id)
    ):
        comments[row.subject_id].append(row)
    return comments
