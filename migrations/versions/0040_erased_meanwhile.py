"""Who was erased while a file waited or was read, by keyed digests."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

TABLES = ("transcript_imports", "survey_imports")


def upgrade() -> None:
    """Whom the files that wait now may name was not noted so far."""
    json = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
    for table in TABLES:
        op.add_column(table, sa.Column("erased", json, nullable=False, server_default=sa.text("'[]'")))


def downgrade() -> None:
    """Drop the columns."""
    for table in TABLES:
        op.drop_column(table, "erased")
