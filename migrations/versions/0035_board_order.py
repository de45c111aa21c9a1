"""The board of themes read in the order of its ranks, without sorting all of them."""

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An index that ends at the order of the board; the few closed themes are passed over."""
    op.drop_index("ix_themes_board", table_name="themes")
    op.create_index("ix_themes_board", "themes", ["kind", "whole", "rank", "people_count", "id"])


def downgrade() -> None:
    """The status before the rank again."""
    op.drop_index("ix_themes_board", table_name="themes")
    op.create_index("ix_themes_board", "themes", ["kind", "whole", "status", "rank", "id"])
