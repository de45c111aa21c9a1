"""Summaries of metrics without the day of the value before the last, which nothing shows."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the column."""
    op.drop_column("metric_summaries", "before_on")


def downgrade() -> None:
    """Without a day until the next value."""
    op.add_column("metric_summaries", sa.Column("before_on", sa.Date()))
