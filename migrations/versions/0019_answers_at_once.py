"""How many suggestions a decision answered."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Earlier decisions answered one each."""
    op.add_column("theme_decisions", sa.Column("answered", sa.Integer(), nullable=False, server_default="1"))
    # SQLite would make the table anew, and what points to it would forget it
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("theme_decisions", "answered", server_default=None)


def downgrade() -> None:
    """Forget it."""
    op.drop_column("theme_decisions", "answered")
