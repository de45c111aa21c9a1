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
    with op.batch_alter_table("theme_decisions") as batch:
        batch.alter_column("answered", server_default=None)


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("theme_decisions") as batch:
        batch.drop_column("answered")
