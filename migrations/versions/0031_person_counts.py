"""How often a person counts in a score, and for how many days; respondents known across surveys."""


import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

PERSON, DAY = -3, -4
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
PACKS = sa.table(
    "survey_packs",
    sa.column("survey_id", sa.BigInteger),
    sa.column("position", sa.Integer),
    sa.column("width", sa.Integer),
    sa.column("codes", sa.LargeBinary),
    sa.column("choices", JSON),
)
RESPONSES = sa.table(
    "survey_responses",
    sa.column("survey_id", sa.BigInteger),
    sa.column("number", sa.Integer),
    sa.column("respondent", sa.String),
    sa.column("answered_on", sa.Date),
)


def upgrade() -> None:
    """Say who counts in words, and pack respondents by their digests and the days of their answers."""
    counts = sa.Column("person_counts", sa.String(length=10), nullable=False, server_default="every")
    op.add_column("score_definitions", counts)
    op.add_column("score_definitions", sa.Column("window_days", sa.Integer(), nullable=True))
    op.execute("UPDATE score_definitions SET person_counts = 'survey' WHERE once_a_person")
    op.drop_column("score_definitions", "once_a_person")  # in place: a table made anew takes its rows' rows along
    for survey_id in _surveys():
        digests, days = _respondents(survey_id)
        persons = b"".join(bytes.fromhex(digest)[:8] if digest else bytes(8) for digest in digests)
        _replace(survey_id, PERSON, 8, persons, [])
        if any(days):
            codes, width, known = _coded(days)
            _replace(survey_id, DAY, width, codes, known)


def downgrade() -> None:
    """Number the respondents of each survey for itself again."""
    once = sa.Column("once_a_person", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("score_definitions", once)
    op.execute("UPDATE score_definitions SET once_a_person = (person_counts <> 'every')")
    op.drop_column("score_definitions", "person_counts")
    op.drop_column("score_definitions", "window_days")
    for survey_id in _surveys():
        codes, width, _ = _coded(_respondents(survey_id)[0])
        _replace(survey_id, PERSON, width, codes, [])
    op.execute(PACKS.delete().where(PACKS.c.position == DAY))


def _surveys() -> list[int]:
    wanted = sa.select(PACKS.c.survey_id).where(PACKS.c.position == PERSON)
    return list(op.get_bind().scalars(wanted))


def _respondents(survey_id: int) -> tuple[list[str | None], list[str | None]]:
    columns = sa.select(RESPONSES.c.respondent, RESPONSES.c.answered_on)
    wanted = columns.where(RESPONSES.c.survey_id == survey_id).order_by(RESPONSES.c.number)
    rows = op.get_bind().execute(wanted).all()
    return [digest for digest, _ in rows], [day.isoformat() if day else None for _, day in rows]


def _coded(cells: list[str | None]) -> tuple[bytes, int, list[str]]:
    places: dict[str | None, int] = {None: 0}
    codes = [places.setdefault(cell, len(places)) for cell in cells]
    width = 1 if len(places) <= 256 else 2 if len(places) <= 65_536 else 4
    return b"".join(code.to_bytes(width, "little") for code in codes), width, [str(one) for one in places if one]


def _replace(survey_id: int, position: int, width: int, codes: bytes, choices: list[str]) -> None:
    op.execute(PACKS.delete().where(PACKS.c.survey_id == survey_id, PACKS.c.position == position))
    row = {"survey_id": survey_id, "position": position, "width": width, "codes": codes, "choices": choices}
    op.get_bind().execute(PACKS.insert().values(**row))
