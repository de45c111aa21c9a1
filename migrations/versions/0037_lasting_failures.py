"""Work that would fail alike if it were tried again."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What read a refused file is known; other failures may be tried again."""
    lasting = sa.Column("lasting", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("jobs", lasting)
    for kind in ("transcript_import", "survey_import"):
        op.execute(
            f"UPDATE jobs SET lasting = true WHERE state = 'failed' AND subject_kind = '{kind}'"  # noqa: S608
            f" AND subject_id IN (SELECT id FROM {kind}s WHERE refused)"
        )


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("jobs", "lasting")
