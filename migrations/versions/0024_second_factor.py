"""Second factors of users."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("users", sa.Column("tf_primary_method", sa.String(length=64), nullable=True))
    op.add_column("users", sa.Column("tf_totp_secret", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    op.drop_column("users", "tf_totp_secret")
    op.drop_column("users", "tf_primary_method")
