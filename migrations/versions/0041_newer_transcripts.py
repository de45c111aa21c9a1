"""Uploads that may be a newer version of a transcript."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No upload was a newer version so far."""
    with op.batch_alter_table("transcript_imports") as table:
        table.add_column(sa.Column("renews_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        table.add_column(sa.Column("alone", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.create_foreign_key(
            "fk_transcript_imports_renews_id_transcripts",
            "transcripts",
            ["renews_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade() -> None:
    """Drop both columns."""
    with op.batch_alter_table("transcript_imports") as table:
        table.drop_constraint("fk_transcript_imports_renews_id_transcripts", type_="foreignkey")
        table.drop_column("alone")
        table.drop_column("renews_id")
