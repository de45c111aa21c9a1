"""Cubes of scores as one row a survey and revision, with their sums by month and by segment."""

import json
from datetime import date
from itertools import groupby

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
KEY = ("definition_id", "revision", "survey_id")
GROUP = ("n", "missing", "total", "squares", "counts")


def upgrade() -> None:
    """Gather the cells of each survey in a row."""
    old = sa.table("score_cubes", *(sa.column(name) for name in (*KEY, "month", "segment", *GROUP)))
    rows = op.get_bind().execute(sa.select(old).order_by(*(old.c[name] for name in KEY))).all()
    op.drop_table("score_cubes")
    new = _table(sa.Column("cells", JSON, nullable=False), sa.Column("margins", JSON, nullable=False))
    for key, own in groupby(rows, key=lambda row: tuple(row[:3])):
        cells = [[_day(row.month), row.segment, *_group(row)] for row in own]
        kept = {"cells": cells, "margins": _margins(cells)}
        op.get_bind().execute(new.insert().values(**dict(zip(KEY, key, strict=True)), **kept))


def downgrade() -> None:
    """A row each cell again."""
    old = sa.table("score_cubes", *(sa.column(name) for name in KEY), sa.column("cells", JSON))
    rows = op.get_bind().execute(sa.select(old)).all()
    op.drop_table("score_cubes")
    new = op.create_table(
        "score_cubes",
        sa.Column("id", ID, nullable=False),
        *_keys(),
        sa.Column("month", sa.Date(), nullable=True),
        sa.Column("segment", sa.String(length=200), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("total", sa.Double(), nullable=False),
        sa.Column("squares", sa.Double(), nullable=False),
        sa.Column("counts", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_score_cubes"),
    )
    op.create_index("ix_score_cubes_definition_id_revision", "score_cubes", ["definition_id", "revision"])
    op.create_index("ix_score_cubes_survey_id", "score_cubes", ["survey_id"])
    for row in rows:
        for month, segment, *group in row.cells:
            day = date.fromisoformat(month) if month else None
            said = {"month": day, "segment": segment, **dict(zip(GROUP, group, strict=True))}
            op.get_bind().execute(new.insert().values(**dict(zip(KEY, row[:3], strict=True)), **said))


def _keys() -> list:
    return [
        sa.Column("definition_id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("survey_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["definition_id"],
            ["score_definitions.id"],
            name="fk_score_cubes_definition_id_score_definitions",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["surveys.id"], name="fk_score_cubes_survey_id_surveys", ondelete="CASCADE"
        ),
    ]


def _table(*columns: sa.Column) -> sa.Table:
    key = sa.PrimaryKeyConstraint(*KEY, name="pk_score_cubes")
    made = op.create_table("score_cubes", *_keys(), *columns, key)
    op.create_index("ix_score_cubes_survey_id", "score_cubes", ["survey_id"])
    return made


def _day(month: object) -> str | None:
    return str(month)[:10] if month else None


def _group(row: sa.Row) -> list[object]:
    counts = json.loads(row.counts) if isinstance(row.counts, str) else row.counts
    return [row.n, row.missing, row.total, row.squares, counts]


def _margins(cells: list[list]) -> list[object]:
    months = {cell[0] for cell in cells if cell[0]}
    segments = {cell[1] for cell in cells if cell[1]}
    return [
        _sum(cells),
        [[month, *_sum([cell for cell in cells if cell[0] == month])] for month in sorted(months)],
        [[name, *_sum([cell for cell in cells if cell[1] == name])] for name in sorted(segments)],
    ]


def _sum(cells: list[list]) -> list[object]:
    counts: dict[str, int] = {}
    for cell in cells:
        for value, times in cell[6].items():
            counts[value] = counts.get(value, 0) + times
    return [*(sum(cell[at] for cell in cells) for at in (2, 3, 4, 5)), counts]
