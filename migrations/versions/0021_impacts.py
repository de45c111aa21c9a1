"""What a job finds about scores: drivers, shifts, and what themes do to them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "score_findings",
        sa.Column("definition_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("drivers", JSON, nullable=False),
        sa.Column("shifts", JSON, nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["definition_id"],
            ["score_definitions.id"],
            name="fk_score_findings_definition_id_score_definitions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("definition_id", name="pk_score_findings"),
    )
    op.create_table(
        "theme_impacts",
        sa.Column("theme_id", ID, nullable=False),
        sa.Column("definition_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("said", JSON, nullable=False),
        sa.Column("weighed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["themes.id"], name="fk_theme_impacts_theme_id_themes", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["definition_id"],
            ["score_definitions.id"],
            name="fk_theme_impacts_definition_id_score_definitions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("theme_id", "definition_id", name="pk_theme_impacts"),
    )
    op.create_index("ix_theme_impacts_definition_id", "theme_impacts", ["definition_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("theme_impacts")
    op.drop_table("score_findings")
