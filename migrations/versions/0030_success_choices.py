"""How a person wants the success of usability results read."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    """Add the column."""
    op.add_column("outcome_imports", sa.Column("choice", JSON, nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("outcome_imports", "choice")
