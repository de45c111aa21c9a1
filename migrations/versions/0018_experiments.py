"""Experiments with their files, variants and reports; an experiment as evidence."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
ONE_OF_THREE = (
    "(CASE WHEN highlight_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN theme_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN score_definition_id IS NULL THEN 0 ELSE 1 END)"
)
ONE_OF_FOUR = ONE_OF_THREE + " + (CASE WHEN experiment_id IS NULL THEN 0 ELSE 1 END)"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "experiments",
        sa.Column("id", ID, nullable=False),
        sa.Column("study_id", ID, nullable=False),
        sa.Column("metric_id", ID, nullable=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("hypothesis", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(12), nullable=False),
        sa.Column("success", sa.String(300), nullable=False),
        sa.Column("unit", sa.String(20), nullable=False),
        sa.Column("counted", sa.String(12), nullable=False),
        sa.Column("planned", JSON, nullable=False),
        sa.Column("worth", sa.Double(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study_id"], ["studies.id"], name="fk_experiments_study_id_studies", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["metric_id"], ["metrics.id"], name="fk_experiments_metric_id_metrics", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"], name="fk_experiments_created_by_users"),
        sa.PrimaryKeyConstraint("id", name="pk_experiments"),
    )
    op.create_index("ix_experiments_study_id_id", "experiments", ["study_id", "id"])
    op.create_index("ix_experiments_metric_id", "experiments", ["metric_id"])
    op.create_table(
        "experiment_readings",
        sa.Column("id", ID, nullable=False),
        sa.Column("experiment_id", ID, nullable=False),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("look", JSON, nullable=False),
        sa.Column("plan", JSON, nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["experiment_id"],
            ["experiments.id"],
            name="fk_experiment_readings_experiment_id_experiments",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"], name="fk_experiment_readings_created_by_users"),
        sa.PrimaryKeyConstraint("id", name="pk_experiment_readings"),
    )
    op.create_index("ix_experiment_readings_experiment_id_id", "experiment_readings", ["experiment_id", "id"])
    op.create_index("ix_experiment_readings_sha256", "experiment_readings", ["sha256"])
    op.create_table(
        "experiment_variants",
        sa.Column("experiment_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=True),
        sa.Column("successes", sa.Integer(), nullable=False),
        sa.Column("mean", sa.Double(), nullable=False),
        sa.Column("variance", sa.Double(), nullable=False),
        sa.Column("times", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["experiment_id"],
            ["experiments.id"],
            name="fk_experiment_variants_experiment_id_experiments",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("experiment_id", "position", name="pk_experiment_variants"),
    )
    op.create_table(
        "experiment_reports",
        sa.Column("experiment_id", ID, nullable=False),
        sa.Column("said", JSON, nullable=False),
        sa.Column("left_out", JSON, nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("reckoned_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["experiment_id"],
            ["experiments.id"],
            name="fk_experiment_reports_experiment_id_experiments",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("experiment_id", name="pk_experiment_reports"),
    )
    with op.batch_alter_table("evidence") as evidence:
        evidence.add_column(sa.Column("experiment_id", ID, nullable=True))
        evidence.create_foreign_key(
            "fk_evidence_experiment_id_experiments",
            "experiments",
            ["experiment_id"],
            ["id"],
            ondelete="CASCADE",
        )
        evidence.create_index("ix_evidence_experiment_id", ["experiment_id"])
        evidence.drop_constraint(op.f("ck_evidence_subject"), type_="check")
        evidence.create_check_constraint(op.f("ck_evidence_subject"), f"{ONE_OF_FOUR} = 1")


def downgrade() -> None:
    """Drop them."""
    op.execute("DELETE FROM evidence WHERE experiment_id IS NOT NULL")
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_constraint(op.f("ck_evidence_subject"), type_="check")
        evidence.create_check_constraint(op.f("ck_evidence_subject"), f"{ONE_OF_THREE} = 1")
        evidence.drop_constraint("fk_evidence_experiment_id_experiments", type_="foreignkey")
        evidence.drop_index("ix_evidence_experiment_id")
        evidence.drop_column("experiment_id")
    op.drop_table("experiment_reports")
    op.drop_table("experiment_variants")
    op.drop_table("experiment_readings")
    op.drop_table("experiments")
