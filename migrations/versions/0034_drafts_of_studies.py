"""A draft that belongs to a study is found by those who may open the study."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

_ROWS = sa.table("search_rows", *map(sa.column, ("kind", "subject_id", "study_id", "visibility")))
_INSIGHTS = sa.table("insights", *map(sa.column, ("id", "study_id", "status")))
_DRAFTS = sa.select(_INSIGHTS.c.id).where(_INSIGHTS.c.study_id.is_not(None), _INSIGHTS.c.status == "draft")


def upgrade() -> None:
    """Lay them to their studies."""
    study = sa.select(_INSIGHTS.c.study_id).where(_INSIGHTS.c.id == _ROWS.c.subject_id).scalar_subquery()
    op.execute(_of_drafts().values(visibility="study", study_id=study))


def downgrade() -> None:
    """The whole team finds them again."""
    op.execute(_of_drafts().values(visibility="team", study_id=None))


def _of_drafts() -> sa.Update:
    return sa.update(_ROWS).where(_ROWS.c.kind == "insight", _ROWS.c.subject_id.in_(_DRAFTS))
