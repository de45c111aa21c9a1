"""Who wants a digest by mail, how often, and the day of the last one."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; nobody gets a digest until they say so."""
    op.add_column("users", sa.Column("digest", sa.String(length=8), nullable=False, server_default=""))
    op.add_column("users", sa.Column("digested_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    op.drop_column("users", "digested_on")
    op.drop_column("users", "digest")
