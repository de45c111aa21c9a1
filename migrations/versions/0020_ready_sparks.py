"""The small lines of the board as ready points instead of values; since when a standing holds."""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

WIDTH, HEIGHT = 76, 16
BEFORE = sa.table("metric_summaries", sa.column("metric_id"), sa.column("spark", sa.JSON()))
AFTER = sa.table("metric_summaries", sa.column("metric_id"), sa.column("spark", sa.Text()))


def upgrade() -> None:
    """Turn the values of each line into its points."""
    connection = op.get_bind()
    lines = [(row.metric_id, row.spark) for row in connection.execute(sa.select(BEFORE))]
    with op.batch_alter_table("metric_summaries") as table:
        table.drop_column("spark")
    with op.batch_alter_table("metric_summaries") as table:
        table.add_column(sa.Column("spark", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("since", sa.Date(), nullable=True))
    with op.batch_alter_table("metric_summaries") as table:
        table.alter_column("spark", server_default=None)
    for metric_id, values in lines:
        values = json.loads(values) if isinstance(values, str) else values or []
        drawn = sa.update(AFTER).where(AFTER.c.metric_id == metric_id).values(spark=_points(values))
        connection.execute(drawn)


def downgrade() -> None:
    """Back to values; they come again with the next change of each metric."""
    with op.batch_alter_table("metric_summaries") as table:
        table.drop_column("spark")
        table.drop_column("since")
    kind = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    with op.batch_alter_table("metric_summaries") as table:
        table.add_column(sa.Column("spark", kind, nullable=False, server_default="[]"))
    with op.batch_alter_table("metric_summaries") as table:
        table.alter_column("spark", server_default=None)


def _points(values: list[float]) -> str:
    if len(values) < 2:
        return ""
    low = min(values)
    scale, step = HEIGHT / ((max(values) - low) or 1), WIDTH / (len(values) - 1)
    return " ".join(
        f"{3 + at * step:.1f},{4 + HEIGHT - (value - low) * scale:.1f}" for at, value in enumerate(values)
    )
