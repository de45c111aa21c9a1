"""Comments."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from insights.metrics.models import Comment

_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_ABOUT = (
    select(Comment)
    .where(Comment.subject_kind == bindparam("kind"), Comment.subject_id.in_(_IDS))
    .where(Comment.deleted_at.is_(None))
    .order_by(Comment.id)
)


def comments_of(
    session: Session, subject_kind: str, subject_ids: Collection[int]
) -> Mapping[int, list[Comment]]:
    """What was said about each of the things, in the order it was said, without what was taken back."""
    comments: dict[int, list[Comment]] = {subject_id: [] for subject_id in subject_ids}
    for row in session.scalars(_ABOUT, {"kind": subject_kind, "ids": list(subject_ids)}):
        comments[row.subject_id].append(row)
    return comments
