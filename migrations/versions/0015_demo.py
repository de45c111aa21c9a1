"""Tables of demo."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table('sample_rows',
    sa.Column('table_name', sa.String(length=60), nullable=False),
    sa.Column('row_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.PrimaryKeyConstraint('table_name', 'row_id', name=op.f('pk_sample_rows'))
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table('sample_rows')
