"""Files whose content a reader refused: reading them again ends the same."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

TABLES = ("transcript_imports", "survey_imports")


def upgrade() -> None:
    """Why older files failed is not known: they may be tried again."""
    for table in TABLES:
        refused = sa.Column("refused", sa.Boolean(), nullable=False, server_default=sa.false())
        op.add_column(table, refused)


def downgrade() -> None:
    """Drop the columns."""
    for table in TABLES:
        op.drop_column(table, "refused")
