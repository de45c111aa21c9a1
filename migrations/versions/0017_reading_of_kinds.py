"""The kinds that people gave passages, and the own reading that learns from them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "kind_readers",
        sa.Column("id", BIG, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("base", sa.String(length=60), nullable=False),
        sa.Column("vectors", sa.String(length=60), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column(
            "figures",
            sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
        ),
        sa.Column("created_by", BIG, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", BIG, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"], name=op.f("fk_kind_readers_created_by_users")),
        sa.ForeignKeyConstraint(["decided_by"], ["users.id"], name=op.f("fk_kind_readers_decided_by_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kind_readers")),
    )
    op.create_index(op.f("ix_kind_readers_state"), "kind_readers", ["state"], unique=False)
    op.create_table(
        "passage_kinds",
        sa.Column("id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("decision_id", BIG, nullable=True),
        sa.Column("passage_id", BIG, nullable=True),
        sa.Column("answer_id", BIG, nullable=True),
        sa.CheckConstraint(
            "(passage_id IS NULL) <> (answer_id IS NULL)", name=op.f("ck_passage_kinds_one_place")
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["open_answers.id"],
            name=op.f("fk_passage_kinds_answer_id_open_answers"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["theme_decisions.id"],
            name=op.f("fk_passage_kinds_decision_id_theme_decisions"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"],
            ["passages.id"],
            name=op.f("fk_passage_kinds_passage_id_passages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage_kinds")),
        sa.UniqueConstraint("answer_id", name=op.f("uq_passage_kinds_answer_id")),
        sa.UniqueConstraint("passage_id", name=op.f("uq_passage_kinds_passage_id")),
    )
    for column in ("answer_id", "decision_id", "passage_id"):
        op.create_index(op.f(f"ix_passage_kinds_{column}"), "passage_kinds", [column], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    for column in ("answer_id", "decision_id", "passage_id"):
        op.drop_index(op.f(f"ix_passage_kinds_{column}"), table_name="passage_kinds")
    op.drop_table("passage_kinds")
    op.drop_index(op.f("ix_kind_readers_state"), table_name="kind_readers")
    op.drop_table("kind_readers")
