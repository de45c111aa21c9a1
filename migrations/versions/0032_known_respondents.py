"""Surveys whose respondents are known again in their own study only."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Older surveys are of this kind: their digests were the study's own."""
    within = sa.Column("known_in_study", sa.Boolean(), nullable=False, server_default=sa.true())
    op.add_column("surveys", within)


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("surveys", "known_in_study")
