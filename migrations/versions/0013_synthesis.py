"""Tables of synthesis."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table('insights',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('statement', sa.Text(), nullable=False),
    sa.Column('detail', sa.Text(), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('confidence', sa.String(length=8), nullable=False),
    sa.Column('method', sa.String(length=200), nullable=False),
    sa.Column('sample', sa.String(length=300), nullable=False),
    sa.Column('recommendation', sa.Text(), nullable=False),
    sa.Column('next_step', sa.String(length=300), nullable=False),
    sa.Column('next_owner_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('next_due', sa.Date(), nullable=True),
    sa.Column('study_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('superseded_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_insights_author_id_users')),
    sa.ForeignKeyConstraint(['next_owner_id'], ['users.id'], name=op.f('fk_insights_next_owner_id_users')),
    sa.ForeignKeyConstraint(['study_id'], ['studies.id'], name=op.f('fk_insights_study_id_studies'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['superseded_by_id'], ['insights.id'], name=op.f('fk_insights_superseded_by_id_insights')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_insights'))
    )
    op.create_index(op.f('ix_insights_status_published_at_id'), 'insights', ['status', 'published_at', 'id'], unique=False)
    op.create_index(op.f('ix_insights_study_id'), 'insights', ['study_id'], unique=False)
    op.create_table('claims',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('insight_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('metric_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('key_result_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('direction', sa.String(length=4), nullable=False),
    sa.Column('mechanism', sa.Text(), nullable=False),
    sa.Column('size', sa.Double(), nullable=True),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('ends', sa.Date(), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('(metric_id IS NULL) <> (key_result_id IS NULL)', name=op.f('ck_claims_target')),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_claims_author_id_users')),
    sa.ForeignKeyConstraint(['insight_id'], ['insights.id'], name=op.f('fk_claims_insight_id_insights'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['key_result_id'], ['key_results.id'], name=op.f('fk_claims_key_result_id_key_results'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['metric_id'], ['metrics.id'], name=op.f('fk_claims_metric_id_metrics'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claims'))
    )
    op.create_index(op.f('ix_claims_insight_id'), 'claims', ['insight_id'], unique=False)
    op.create_index(op.f('ix_claims_key_result_id'), 'claims', ['key_result_id'], unique=False)
    op.create_index(op.f('ix_claims_metric_id'), 'claims', ['metric_id'], unique=False)
    op.create_table('claim_changes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('claim_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claims.id'], name=op.f('fk_claim_changes_claim_id_claims'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_claim_changes_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_changes'))
    )
    op.create_index(op.f('ix_claim_changes_claim_id'), 'claim_changes', ['claim_id'], unique=False)
    op.create_table('evidence',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('insight_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('stance', sa.String(length=12), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('highlight_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('theme_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('score_definition_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('segment', sa.String(length=200), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('(CASE WHEN highlight_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN theme_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN score_definition_id IS NULL THEN 0 ELSE 1 END) = 1', name=op.f('ck_evidence_subject')),
    sa.ForeignKeyConstraint(['highlight_id'], ['highlights.id'], name=op.f('fk_evidence_highlight_id_highlights'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['insight_id'], ['insights.id'], name=op.f('fk_evidence_insight_id_insights'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['score_definition_id'], ['score_definitions.id'], name=op.f('fk_evidence_score_definition_id_score_definitions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['theme_id'], ['themes.id'], name=op.f('fk_evidence_theme_id_themes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence'))
    )
    op.create_index(op.f('ix_evidence_highlight_id'), 'evidence', ['highlight_id'], unique=False)
    op.create_index(op.f('ix_evidence_insight_id'), 'evidence', ['insight_id'], unique=False)
    op.create_index(op.f('ix_evidence_score_definition_id'), 'evidence', ['score_definition_id'], unique=False)
    op.create_index(op.f('ix_evidence_theme_id'), 'evidence', ['theme_id'], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index(op.f('ix_evidence_theme_id'), table_name='evidence')
    op.drop_index(op.f('ix_evidence_score_definition_id'), table_name='evidence')
    op.drop_index(op.f('ix_evidence_insight_id'), table_name='evidence')
    op.drop_index(op.f('ix_evidence_highlight_id'), table_name='evidence')
    op.drop_table('evidence')
    op.drop_index(op.f('ix_claim_changes_claim_id'), table_name='claim_changes')
    op.drop_table('claim_changes')
    op.drop_index(op.f('ix_claims_metric_id'), table_name='claims')
    op.drop_index(op.f('ix_claims_key_result_id'), table_name='claims')
    op.drop_index(op.f('ix_claims_insight_id'), table_name='claims')
    op.drop_table('claims')
    op.drop_index(op.f('ix_insights_study_id'), table_name='insights')
    op.drop_index(op.f('ix_insights_status_published_at_id'), table_name='insights')
    op.drop_table('insights')
