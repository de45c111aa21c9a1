"""Who wants reminders by mail, and the day of the last one."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; everybody wants reminders until they say otherwise."""
    wanted = sa.Column("wants_reminders", sa.Boolean(), nullable=False, server_default=sa.true())
    op.add_column("users", wanted)
    op.add_column("users", sa.Column("reminded_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    op.drop_column("users", "reminded_on")
    op.drop_column("users", "wants_reminders")
