"""Search rows with their word index: FTS5 kept by triggers on SQLite, a generated tsvector on PostgreSQL."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TRIGGERS = {
    "search_rows_added": "AFTER INSERT ON search_rows BEGIN {add} END",
    "search_rows_removed": "AFTER DELETE ON search_rows BEGIN {remove} END",
    "search_rows_changed": "AFTER UPDATE OF title, text ON search_rows BEGIN {remove} {add} END",
}
ADD = "INSERT INTO search_index(rowid, title, text) VALUES (new.id, new.title, new.text);"
REMOVE = (
    "INSERT INTO search_index(search_index, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);"
)


def upgrade() -> None:
    """Create the table and its word index."""
    op.create_table(
        "search_rows",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("study_id", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("visibility", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_rows"),
        sa.UniqueConstraint("kind", "subject_id", name="uq_search_rows_kind_subject_id"),
    )
    op.create_index("ix_search_rows_study_id_id", "search_rows", ["study_id", "id"])
    op.create_index("ix_search_rows_participant_id", "search_rows", ["participant_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "ALTER TABLE search_rows ADD COLUMN words tsvector GENERATED ALWAYS AS "
            "(to_tsvector('simple', title || ' ' || text)) STORED"
        )
        op.execute("CREATE INDEX ix_search_rows_words ON search_rows USING gin (words)")
        return
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(title, text, content='search_rows', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    for name, body in TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {body.format(add=ADD, remove=REMOVE)}")


def downgrade() -> None:
    """Drop the table and its word index."""
    if op.get_bind().dialect.name != "postgresql":
        for name in TRIGGERS:
            op.execute(f"DROP TRIGGER {name}")
        op.execute("DROP TABLE search_index")
    op.drop_index("ix_search_rows_participant_id", table_name="search_rows")
    op.drop_index("ix_search_rows_study_id_id", table_name="search_rows")
    op.drop_table("search_rows")
