"""Answers counted into cubes: as often as asked, and as a hand would count them."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys import queries, services
from insights.surveys.models import ScoreDefinition, ScoreSource, Survey
from insights.surveys.rules.persons import PersonCounts
from insights.surveys.services.counting import recount
from tests.factories import filled, people, studies

WAVES, ROWS = 3, 40
Row = tuple[str, str, object, int, str, str]
Line = tuple[int, int, Row]


def wave(chance: random.Random) -> list[Row]:
    """Answers of few people on few days; some without a day, an answer or an id."""
    return [
        (
            chance.choice(["anna", "ben", "carl", "dora", "ed", ""]),
            chance.choice(["", *(f"2026-{month}-{day}" for month in ("04", "05") for day in ("01", "20"))]),
            chance.choice(["", *range(11)]),
            3,
            chance.choice(["New", "Regular"]),
            "",
        )
        for _ in range(ROWS)
    ]


def by_hand(lines: Sequence[Line], counts: PersonCounts, window: int | None) -> list[Row]:
    """Which rows count, said slowly: from the latest answer of each person back."""
    kept: list[Row] = []
    last: dict[object, str | None] = {}
    ordered = sorted(lines, key=lambda line: (line[2][2] != "", line[2][1], line[0], line[1]), reverse=True)
    for survey, _, row in ordered:
        who = (row[0], survey) if counts is PersonCounts.SURVEY else row[0]
        again = False
        if window and who in last and row[2] != "" and row[1] and last[who]:
            apart = date.fromisoformat(last[who] or "") - date.fromisoformat(row[1])
            again = apart >= timedelta(days=window)
        if counts is PersonCounts.EVERY or not row[0] or who not in last or again:
            kept.append(row)
            last[who] = row[1]
    return kept


def nps(rows: Sequence[Row]) -> tuple[int, int, float | None]:
    """n, missing and the score of rows."""
    told = [int(str(row[2])) for row in rows if row[2] != ""]
    if not told:
        return 0, len(rows), None
    points = 100 * (sum(v >= 9 for v in told) - sum(v <= 6 for v in told)) / len(told)
    return len(told), len(rows) - len(told), pytest.approx(points)


@pytest.mark.parametrize("seed", range(4))
def test_pooled_waves_equal_a_recount_of_the_raw_responses(session: Session, seed: int) -> None:
    chance = random.Random(seed)
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    lines: list[Line] = []
    unfinished: set[tuple[int, int]] = set()
    row = None
    for number in range(WAVES):
        rows = wave(chance)
        partial = {at for at in range(ROWS) if chance.random() < 0.2}
        goes_on = {2: row.id} if row else None
        filled.survey(
            session, actor, study, rows, title=f"Wave {number}", definitions=goes_on, partial=partial
        )
        row = row or session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
        lines += [(number, at, one) for at, one in enumerate(rows)]
        unfinished |= {(number, at) for at in partial}
    assert row is not None
    for counts, window in (
        ("every", None),
        ("survey", None),
        ("latest", None),
        ("latest", 19),
        ("latest", 30),
    ):
        for partial_counts in (True, False):
            services.edit_definition(
                session, actor, row, row.version, name="NPS", boxes=[], partial_counts=partial_counts,
                person_counts=PersonCounts(counts), window_days=window,
            )  # fmt: skip
            asked = [line for line in lines if partial_counts or line[:2] not in unfinished]
            kept = by_hand(asked, PersonCounts(counts), window)
            overview = queries.score_overview(session, [row])[0]
            told = {"": overview.whole} | {part.name: part.scored for part in overview.segments}
            told |= {part.name: part.scored for part in overview.months}
            for name, scored in told.items():
                own = [one for one in kept if not name or name == one[4] or name[:7] == one[1][:7]]
                assert (scored.n, scored.missing, scored.score) == nps(own), (counts, window, name)


def test_a_later_wave_takes_back_a_persons_earlier_answer(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    may = [[f"R{n}", "2026-05-01", 0, 3, "New", ""] for n in range(12)]
    filled.survey(session, actor, study, may, title="May")
    row = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
    services.edit_definition(
        session, actor, row, 1, name="NPS", boxes=[], partial_counts=True, person_counts=PersonCounts.LATEST
    )
    assert queries.score_of(session, actor, row.id).score == -100.0
    june = [[f"R{n}", "2026-06-01", 10, 3, "New", ""] for n in range(12)]
    filled.survey(session, actor, study, june, title="June", definitions={2: row.id})
    value = queries.score_of(session, actor, row.id)
    assert (value.n, value.score) == (12, 100.0)


def test_a_recount_gives_the_same_numbers(session: Session) -> None:
    actor = people.user(session).as_actor()
    filled.survey(session, actor, studies.study(session, actor))
    row = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "csat")).one()
    before = queries.score_overview(session, [row])[0]
    recount(session, row)
    recount(session, row, session.scalars(select(Survey.id)).one())
    after = queries.score_overview(session, [row])[0]
    assert (after.whole, after.segments, after.months) == (before.whole, before.segments, before.months)
    assert len(session.scalars(select(ScoreSource)).all()) == 2
