"""Nothing looks responses up by their respondent: the index cost half of an import."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the index."""
    op.drop_index(op.f("ix_survey_responses_survey_id_respondent"), table_name="survey_responses")


def downgrade() -> None:
    """Create it again."""
    op.create_index(
        op.f("ix_survey_responses_survey_id_respondent"), "survey_responses", ["survey_id", "respondent"]
    )
