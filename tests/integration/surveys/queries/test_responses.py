"""The grid of responses: narrowed, ordered, page by page."""

from datetime import date

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput
from insights.kernel.pagination import encode_cursor
from insights.surveys.models import PackedAnswers, Response
from insights.surveys.queries import responses as grid
from insights.surveys.queries.responses import Wanted
from tests.factories import filled, people, studies, uploaded

ORDERS = ("number", "-number", "date", "-date", "score", "-score")


@pytest.fixture
def scene(session: Session):
    """A whole survey of sixty, two of whom gave neither date nor rating, and its NPS."""
    actor = people.user(session).as_actor()
    rows = uploaded.pulse_rows()
    for place in (3, 40):
        rows[place][1:3] = ["", ""]
    survey = filled.survey(session, actor, studies.study(session, actor), rows)
    nps = next(one for one in grid.scorings_of(session, survey.id) if one.name == "NPS")
    return survey, nps, rows


def numbers(session: Session, survey_id: int, wanted: Wanted) -> list[int]:
    """The numbers of all wanted responses, read page by page."""
    found, cursor = [], ""
    while cursor is not None:
        page, cursor, fitting = grid.responses_page(session, survey_id, wanted, cursor)
        found += [row.number for row in page]
    assert [row.number for row in grid.responses_exported(session, survey_id, wanted)] == found
    assert fitting == len(found)
    return found


@pytest.mark.parametrize("order", ORDERS)
def test_each_order_reads_every_response_once_and_the_unanswered_last(
    session: Session, scene, order: str
) -> None:
    survey, nps, rows = scene
    found = numbers(session, survey.id, Wanted(scoring=nps, order=order))
    assert sorted(found) == list(range(1, 61))
    if order.endswith("number"):
        assert found == sorted(found, reverse=order.startswith("-"))
        return
    column = 1 if order.endswith("date") else 2
    told = [rows[number - 1][column] for number in found]
    assert told[58:] == ["", ""]
    assert told[:58] == sorted(told[:58], reverse=order.startswith("-"))


def test_filters_leave_what_a_count_of_the_rows_leaves(session: Session, scene) -> None:
    survey, nps, rows = scene

    def fitting(keep) -> list[int]:
        return [number for number, row in enumerate(rows, start=1) if keep(row)]

    for wanted, keep in (
        (Wanted(segment="New"), lambda row: row[4] == "New"),
        (Wanted(month=date(2026, 5, 1)), lambda row: row[1].startswith("2026-05")),
        (Wanted(words="ORDER 1 "), lambda row: "order 1 " in row[5]),
        (Wanted(scoring=nps, most=6), lambda row: row[2] != "" and row[2] <= 6),
        (Wanted(scoring=nps, least=9), lambda row: row[2] != "" and row[2] >= 9),
        (
            Wanted(segment="New", scoring=nps, least=2, most=4, words="late"),
            lambda row: row[4] == "New" and row[2] != "" and 2 <= row[2] <= 4 and "late" in row[5],
        ),
    ):
        assert numbers(session, survey.id, wanted) == fitting(keep) != []
    for nobody in (Wanted(segment="' OR 1=1"), Wanted(words="100%_"), Wanted(scoring=nps, least=11)):
        assert numbers(session, survey.id, nobody) == []


@pytest.mark.parametrize("order", ORDERS)
def test_with_and_without_packed_columns_the_same_is_found(session: Session, scene, order: str) -> None:
    survey, nps, _ = scene
    several = [
        Wanted(segment="New", order=order, scoring=nps),
        Wanted(most=8, order=order, scoring=nps),
        Wanted(segment="Regular", least=3, month=date(2026, 5, 1), words="order", order=order, scoring=nps),
    ]
    packed = [numbers(session, survey.id, wanted) for wanted in several]
    assert all(packed)
    session.execute(delete(PackedAnswers).where(PackedAnswers.survey_id == survey.id))
    assert [numbers(session, survey.id, wanted) for wanted in several] == packed


def test_a_survey_without_segments_or_scores_has_no_response_of_a_segment(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = filled.survey(session, actor, study, [["great"]], kinds=["text"], header=["Why?"])
    assert grid.scorings_of(session, survey.id) == []
    assert numbers(session, survey.id, Wanted(segment="New")) == []
    assert numbers(session, survey.id, Wanted(least=1, order="-score")) == [1]


def test_a_cursor_of_another_order_is_refused(session: Session, scene) -> None:
    survey, nps, _ = scene
    for order, first in (("date", 3), ("-score", "2026-05-01")):
        with pytest.raises(InvalidInput, match="address is damaged"):
            cursor = encode_cursor([first, 1])
            grid.responses_page(session, survey.id, Wanted(scoring=nps, order=order), cursor)


def test_more_than_a_file_holds_is_refused_with_what_to_do(
    session: Session, scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey, _, _ = scene
    monkeypatch.setattr(grid, "MOST_EXPORTED", 59)
    with pytest.raises(InvalidInput, match="Narrow them by month or segment"):
        grid.responses_exported(session, survey.id, Wanted())
    monkeypatch.setattr(grid, "AT_ONCE", 7)
    ids = session.scalars(select(Response.id)).all()
    assert len(grid.answers_of_responses(session, ids)) == session.scalar(select(func.count(Response.id)))
