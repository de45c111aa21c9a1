"""Tables of themes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table('vector_cache',
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('vector', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_vector_cache'))
    )
    op.create_table('analysis_runs',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('study_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('settings', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('model_version', sa.String(length=120), nullable=False),
    sa.Column('centre', sa.LargeBinary(), nullable=True),
    sa.Column('counts', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('notes', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['users.id'], name=op.f('fk_analysis_runs_created_by_users')),
    sa.ForeignKeyConstraint(['study_id'], ['studies.id'], name=op.f('fk_analysis_runs_study_id_studies'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_analysis_runs'))
    )
    op.create_index(op.f('ix_analysis_runs_study_id_id'), 'analysis_runs', ['study_id', 'id'], unique=False)
    op.create_table('theme_bases',
    sa.Column('study_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('dimension', sa.String(length=60), nullable=False),
    sa.Column('value', sa.String(length=120), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('passages', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['study_id'], ['studies.id'], name=op.f('fk_theme_bases_study_id_studies'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('study_id', 'dimension', 'value', name=op.f('pk_theme_bases'))
    )
    op.create_table('theme_proposals',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('study_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('run_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('payload', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['run_id'], ['analysis_runs.id'], name=op.f('fk_theme_proposals_run_id_analysis_runs'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['study_id'], ['studies.id'], name=op.f('fk_theme_proposals_study_id_studies'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme_proposals'))
    )
    op.create_index(op.f('ix_theme_proposals_run_id'), 'theme_proposals', ['run_id'], unique=False)
    op.create_index(op.f('ix_theme_proposals_study_id_state_id'), 'theme_proposals', ['study_id', 'state', 'id'], unique=False)
    op.create_table('themes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('study_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('run_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('draft', sa.Integer(), nullable=True),
    sa.Column('whole', sa.Boolean(), nullable=False),
    sa.Column('label', sa.String(length=300), nullable=False),
    sa.Column('label_by_person', sa.Boolean(), nullable=False),
    sa.Column('terms', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('decided', sa.Boolean(), nullable=False),
    sa.Column('merged_into_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('tag_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('severity', sa.Integer(), nullable=False),
    sa.Column('severity_reasons', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('people_count', sa.Integer(), nullable=False),
    sa.Column('passage_count', sa.Integer(), nullable=False),
    sa.Column('source_count', sa.Integer(), nullable=False),
    sa.Column('metric_count', sa.Integer(), nullable=False),
    sa.Column('touches_priority', sa.Boolean(), nullable=False),
    sa.Column('rank', sa.Double(), nullable=False),
    sa.Column('last_seen_on', sa.Date(), nullable=True),
    sa.Column('language', sa.String(length=8), nullable=True),
    sa.Column('model_version', sa.String(length=120), nullable=False),
    sa.Column('centroid', sa.LargeBinary(), nullable=True),
    sa.Column('threshold', sa.Double(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['merged_into_id'], ['themes.id'], name=op.f('fk_themes_merged_into_id_themes'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['run_id'], ['analysis_runs.id'], name=op.f('fk_themes_run_id_analysis_runs'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['study_id'], ['studies.id'], name=op.f('fk_themes_study_id_studies'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tag_id'], ['tags.id'], name=op.f('fk_themes_tag_id_tags'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_themes'))
    )
    op.create_index('ix_themes_board', 'themes', ['kind', 'whole', 'status', 'rank', 'id'], unique=False)
    op.create_index(op.f('ix_themes_merged_into_id'), 'themes', ['merged_into_id'], unique=False)
    op.create_index(op.f('ix_themes_run_id'), 'themes', ['run_id'], unique=False)
    op.create_index(op.f('ix_themes_study_id_status'), 'themes', ['study_id', 'status'], unique=False)
    op.create_index(op.f('ix_themes_tag_id'), 'themes', ['tag_id'], unique=False)
    op.create_table('theme_decisions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('study_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('theme_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('other_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('proposal_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('action', sa.String(length=12), nullable=False),
    sa.Column('told', sa.Text(), nullable=False),
    sa.Column('before', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('model_version', sa.String(length=120), nullable=False),
    sa.Column('undone', sa.Boolean(), nullable=False),
    sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['created_by'], ['users.id'], name=op.f('fk_theme_decisions_created_by_users')),
    sa.ForeignKeyConstraint(['other_id'], ['themes.id'], name=op.f('fk_theme_decisions_other_id_themes'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['proposal_id'], ['theme_proposals.id'], name=op.f('fk_theme_decisions_proposal_id_theme_proposals'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['study_id'], ['studies.id'], name=op.f('fk_theme_decisions_study_id_studies'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['theme_id'], ['themes.id'], name=op.f('fk_theme_decisions_theme_id_themes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme_decisions'))
    )
    op.create_index(op.f('ix_theme_decisions_other_id'), 'theme_decisions', ['other_id'], unique=False)
    op.create_index(op.f('ix_theme_decisions_proposal_id'), 'theme_decisions', ['proposal_id'], unique=False)
    op.create_index(op.f('ix_theme_decisions_study_id_id'), 'theme_decisions', ['study_id', 'id'], unique=False)
    op.create_index(op.f('ix_theme_decisions_theme_id'), 'theme_decisions', ['theme_id'], unique=False)
    op.create_table('theme_tallies',
    sa.Column('theme_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('dimension', sa.String(length=60), nullable=False),
    sa.Column('value', sa.String(length=120), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('passages', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['theme_id'], ['themes.id'], name=op.f('fk_theme_tallies_theme_id_themes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('theme_id', 'dimension', 'value', name=op.f('pk_theme_tallies'))
    )
    op.create_index(op.f('ix_theme_tallies_dimension_value'), 'theme_tallies', ['dimension', 'value'], unique=False)
    op.create_table('passage_readings',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('run_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('whole', sa.Boolean(), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('confidence', sa.Double(), nullable=False),
    sa.Column('severity', sa.Integer(), nullable=False),
    sa.Column('reasons', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('contentless', sa.Boolean(), nullable=False),
    sa.Column('duplicate', sa.Boolean(), nullable=False),
    sa.Column('remainder', sa.String(length=12), nullable=False),
    sa.Column('passage_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('answer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint('(passage_id IS NULL) <> (answer_id IS NULL)', name=op.f('ck_passage_readings_one_place')),
    sa.ForeignKeyConstraint(['answer_id'], ['open_answers.id'], name=op.f('fk_passage_readings_answer_id_open_answers'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_passage_readings_passage_id_passages'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['run_id'], ['analysis_runs.id'], name=op.f('fk_passage_readings_run_id_analysis_runs'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passage_readings')),
    sa.UniqueConstraint('run_id', 'answer_id', name=op.f('uq_passage_readings_run_id_answer_id')),
    sa.UniqueConstraint('run_id', 'passage_id', name=op.f('uq_passage_readings_run_id_passage_id'))
    )
    op.create_index(op.f('ix_passage_readings_answer_id'), 'passage_readings', ['answer_id'], unique=False)
    op.create_index(op.f('ix_passage_readings_passage_id'), 'passage_readings', ['passage_id'], unique=False)
    op.create_table('theme_members',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('theme_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('strength', sa.Double(), nullable=False),
    sa.Column('exemplar', sa.Integer(), nullable=True),
    sa.Column('placed_by_person', sa.Boolean(), nullable=False),
    sa.Column('excluded', sa.Boolean(), nullable=False),
    sa.Column('passage_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('answer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint('(passage_id IS NULL) <> (answer_id IS NULL)', name=op.f('ck_theme_members_one_place')),
    sa.ForeignKeyConstraint(['answer_id'], ['open_answers.id'], name=op.f('fk_theme_members_answer_id_open_answers'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['passage_id'], ['passages.id'], name=op.f('fk_theme_members_passage_id_passages'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['theme_id'], ['themes.id'], name=op.f('fk_theme_members_theme_id_themes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme_members')),
    sa.UniqueConstraint('theme_id', 'answer_id', name=op.f('uq_theme_members_theme_id_answer_id')),
    sa.UniqueConstraint('theme_id', 'passage_id', name=op.f('uq_theme_members_theme_id_passage_id'))
    )
    op.create_index(op.f('ix_theme_members_answer_id'), 'theme_members', ['answer_id'], unique=False)
    op.create_index(op.f('ix_theme_members_passage_id'), 'theme_members', ['passage_id'], unique=False)
    op.create_index(op.f('ix_theme_members_theme_id_id'), 'theme_members', ['theme_id', 'id'], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index(op.f('ix_theme_members_theme_id_id'), table_name='theme_members')
    op.drop_index(op.f('ix_theme_members_passage_id'), table_name='theme_members')
    op.drop_index(op.f('ix_theme_members_answer_id'), table_name='theme_members')
    op.drop_table('theme_members')
    op.drop_index(op.f('ix_passage_readings_passage_id'), table_name='passage_readings')
    op.drop_index(op.f('ix_passage_readings_answer_id'), table_name='passage_readings')
    op.drop_table('passage_readings')
    op.drop_index(op.f('ix_theme_tallies_dimension_value'), table_name='theme_tallies')
    op.drop_table('theme_tallies')
    op.drop_index(op.f('ix_theme_decisions_theme_id'), table_name='theme_decisions')
    op.drop_index(op.f('ix_theme_decisions_study_id_id'), table_name='theme_decisions')
    op.drop_index(op.f('ix_theme_decisions_proposal_id'), table_name='theme_decisions')
    op.drop_index(op.f('ix_theme_decisions_other_id'), table_name='theme_decisions')
    op.drop_table('theme_decisions')
    op.drop_index(op.f('ix_themes_tag_id'), table_name='themes')
    op.drop_index(op.f('ix_themes_study_id_status'), table_name='themes')
    op.drop_index(op.f('ix_themes_run_id'), table_name='themes')
    op.drop_index(op.f('ix_themes_merged_into_id'), table_name='themes')
    op.drop_index('ix_themes_board', table_name='themes')
    op.drop_table('themes')
    op.drop_index(op.f('ix_theme_proposals_study_id_state_id'), table_name='theme_proposals')
    op.drop_index(op.f('ix_theme_proposals_run_id'), table_name='theme_proposals')
    op.drop_table('theme_proposals')
    op.drop_table('theme_bases')
    op.drop_index(op.f('ix_analysis_runs_study_id_id'), table_name='analysis_runs')
    op.drop_table('analysis_runs')
    op.drop_table('vector_cache')
