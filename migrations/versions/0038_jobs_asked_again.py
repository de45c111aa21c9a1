"""Jobs that were asked for once more while they ran."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was asked for again so far."""
    op.add_column("jobs", sa.Column("asked_again", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("jobs", "asked_again")
