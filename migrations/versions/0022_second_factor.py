"""Second factors of users."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("users") as table:
        table.add_column(sa.Column("tf_primary_method", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("tf_totp_secret", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    with op.batch_alter_table("users") as table:
        table.drop_column("tf_totp_secret")
        table.drop_column("tf_primary_method")
