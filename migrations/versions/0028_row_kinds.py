"""What the rows of a survey are: responses, reviews or tickets."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; everything so far holds responses."""
    named = sa.Column("row_kind", sa.String(length=8), nullable=False, server_default="response")
    op.add_column("surveys", named)


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("surveys", "row_kind")
