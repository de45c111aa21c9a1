"""Tables of objectives."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table('teams',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('parent_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['teams.id'], name=op.f('fk_teams_parent_id_teams')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_teams')),
    sa.UniqueConstraint('name', name=op.f('uq_teams_name'))
    )
    op.create_table('period_reviews',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('ends', sa.Date(), nullable=False),
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('learnt', sa.Text(), nullable=False),
    sa.Column('decisions', sa.Text(), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_period_reviews_author_id_users')),
    sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_period_reviews_team_id_teams')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_period_reviews')),
    sa.UniqueConstraint('starts', 'ends', 'team_id', name=op.f('uq_period_reviews_starts_ends_team_id'))
    )
    op.create_table('team_members',
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_team_members_team_id_teams'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_team_members_user_id_users')),
    sa.PrimaryKeyConstraint('team_id', 'user_id', name=op.f('pk_team_members'))
    )
    op.create_table('objectives',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('statement', sa.String(length=300), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('ends', sa.Date(), nullable=False),
    sa.Column('rhythm', sa.String(length=12), nullable=False),
    sa.Column('owner_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('parent_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('strategy_goal_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('carried_from_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('score', sa.Double(), nullable=True),
    sa.Column('retrospective', sa.Text(), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['carried_from_id'], ['objectives.id'], name=op.f('fk_objectives_carried_from_id_objectives')),
    sa.ForeignKeyConstraint(['owner_id'], ['users.id'], name=op.f('fk_objectives_owner_id_users')),
    sa.ForeignKeyConstraint(['parent_id'], ['objectives.id'], name=op.f('fk_objectives_parent_id_objectives')),
    sa.ForeignKeyConstraint(['strategy_goal_id'], ['strategy_goals.id'], name=op.f('fk_objectives_strategy_goal_id_strategy_goals')),
    sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_objectives_team_id_teams')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_objectives'))
    )
    op.create_index(op.f('ix_objectives_ends_id'), 'objectives', ['ends', 'id'], unique=False)
    op.create_index(op.f('ix_objectives_parent_id'), 'objectives', ['parent_id'], unique=False)
    op.create_table('key_results',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('objective_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('statement', sa.String(length=300), nullable=False),
    sa.Column('baseline', sa.Double(), nullable=True),
    sa.Column('target', sa.Double(), nullable=True),
    sa.Column('relative', sa.Double(), nullable=True),
    sa.Column('unit', sa.String(length=10), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('way', sa.String(length=4), nullable=False),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('deadline', sa.Date(), nullable=False),
    sa.Column('weight', sa.Float(), nullable=False),
    sa.Column('owner_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('metric_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('proposed_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('agreed_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('agreed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('score', sa.Double(), nullable=True),
    sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['agreed_by'], ['users.id'], name=op.f('fk_key_results_agreed_by_users')),
    sa.ForeignKeyConstraint(['metric_id'], ['metrics.id'], name=op.f('fk_key_results_metric_id_metrics')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_key_results_objective_id_objectives')),
    sa.ForeignKeyConstraint(['owner_id'], ['users.id'], name=op.f('fk_key_results_owner_id_users')),
    sa.ForeignKeyConstraint(['proposed_by'], ['users.id'], name=op.f('fk_key_results_proposed_by_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_key_results'))
    )
    op.create_index(op.f('ix_key_results_metric_id'), 'key_results', ['metric_id'], unique=False)
    op.create_index(op.f('ix_key_results_objective_id'), 'key_results', ['objective_id'], unique=False)
    op.create_table('check_ins',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key_result_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('value', sa.Double(), nullable=True),
    sa.Column('confidence', sa.String(length=16), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('next_step', sa.Text(), nullable=False),
    sa.Column('next_step_by', sa.Date(), nullable=True),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_check_ins_author_id_users')),
    sa.ForeignKeyConstraint(['key_result_id'], ['key_results.id'], name=op.f('fk_check_ins_key_result_id_key_results'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_ins'))
    )
    op.create_index(op.f('ix_check_ins_key_result_id_day_id'), 'check_ins', ['key_result_id', 'day', 'id'], unique=False)
    op.create_table('key_result_changes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key_result_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('what', sa.String(length=40), nullable=False),
    sa.Column('before', sa.String(length=200), nullable=False),
    sa.Column('after', sa.String(length=200), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('changed_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['changed_by'], ['users.id'], name=op.f('fk_key_result_changes_changed_by_users')),
    sa.ForeignKeyConstraint(['key_result_id'], ['key_results.id'], name=op.f('fk_key_result_changes_key_result_id_key_results'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_key_result_changes'))
    )
    op.create_index(op.f('ix_key_result_changes_key_result_id_id'), 'key_result_changes', ['key_result_id', 'id'], unique=False)
    op.create_table('key_result_metrics',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key_result_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('metric_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('role', sa.String(length=10), nullable=False),
    sa.Column('low', sa.Double(), nullable=True),
    sa.Column('high', sa.Double(), nullable=True),
    sa.ForeignKeyConstraint(['key_result_id'], ['key_results.id'], name=op.f('fk_key_result_metrics_key_result_id_key_results'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['metric_id'], ['metrics.id'], name=op.f('fk_key_result_metrics_metric_id_metrics')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_key_result_metrics')),
    sa.UniqueConstraint('key_result_id', 'metric_id', 'role', name=op.f('uq_key_result_metrics_key_result_id_metric_id_role'))
    )
    op.create_index(op.f('ix_key_result_metrics_metric_id'), 'key_result_metrics', ['metric_id'], unique=False)
    op.create_table('key_result_trade_offs',
    sa.Column('key_result_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('other_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['key_result_id'], ['key_results.id'], name=op.f('fk_key_result_trade_offs_key_result_id_key_results'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['other_id'], ['key_results.id'], name=op.f('fk_key_result_trade_offs_other_id_key_results'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('key_result_id', 'other_id', name=op.f('pk_key_result_trade_offs'))
    )
    op.create_table('milestones',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key_result_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('share', sa.Double(), nullable=False),
    sa.Column('reached_on', sa.Date(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['key_result_id'], ['key_results.id'], name=op.f('fk_milestones_key_result_id_key_results'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_milestones')),
    sa.UniqueConstraint('key_result_id', 'share', name=op.f('uq_milestones_key_result_id_share'))
    )
    op.create_index(op.f('ix_milestones_reached_on'), 'milestones', ['reached_on'], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index(op.f('ix_milestones_reached_on'), table_name='milestones')
    op.drop_table('milestones')
    op.drop_table('key_result_trade_offs')
    op.drop_index(op.f('ix_key_result_metrics_metric_id'), table_name='key_result_metrics')
    op.drop_table('key_result_metrics')
    op.drop_index(op.f('ix_key_result_changes_key_result_id_id'), table_name='key_result_changes')
    op.drop_table('key_result_changes')
    op.drop_index(op.f('ix_check_ins_key_result_id_day_id'), table_name='check_ins')
    op.drop_table('check_ins')
    op.drop_index(op.f('ix_key_results_objective_id'), table_name='key_results')
    op.drop_index(op.f('ix_key_results_metric_id'), table_name='key_results')
    op.drop_table('key_results')
    op.drop_index(op.f('ix_objectives_parent_id'), table_name='objectives')
    op.drop_index(op.f('ix_objectives_ends_id'), table_name='objectives')
    op.drop_table('objectives')
    op.drop_table('team_members')
    op.drop_table('period_reviews')
    op.drop_table('teams')
