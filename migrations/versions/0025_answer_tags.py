"""Codes of open answers."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "answer_tags",
        sa.Column("answer_id", ID, nullable=False),
        sa.Column("tag_id", ID, nullable=False),
        sa.Column("coded_by", ID, nullable=True),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["open_answers.id"], op.f("fk_answer_tags_answer_id_open_answers"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["tag_id"], ["tags.id"], op.f("fk_answer_tags_tag_id_tags"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["coded_by"], ["users.id"], op.f("fk_answer_tags_coded_by_users")),
        sa.PrimaryKeyConstraint("answer_id", "tag_id", name=op.f("pk_answer_tags")),
    )
    op.create_index(op.f("ix_answer_tags_tag_id"), "answer_tags", ["tag_id"])
    op.create_index(op.f("ix_answer_tags_coded_by_batch"), "answer_tags", ["coded_by", "batch"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("answer_tags")
