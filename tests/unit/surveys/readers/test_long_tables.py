"""Surveys with a row for each answer."""

from __future__ import annotations

import io

import pytest

from insights.surveys.readers import ParsedSurvey, read_survey
from tests.factories.surveys import csv_bytes

SUS = {"P1": [4, 2, 4, 1, 4, 2, 5, 1, 4, 2], "P2": [5, 1, 5, 1, 5, 1, 5, 1, 5, 1]}


def opened(rows: list[list[object]]) -> ParsedSurvey:
    return read_survey(io.BytesIO(csv_bytes(rows)), "answers.csv")


def table(survey: ParsedSurvey) -> tuple[list[str], list[list[object]]]:
    return [column.name for column in survey.columns], [row.cells for row in survey.rows]


@pytest.mark.parametrize(
    "head", [["participant", "item", "rating"], ["user_id", "question", "response"], ["PID", "Q", "Score"]]
)
def test_answers_in_rows_become_a_row_for_each_person(head: list[str]) -> None:
    rows = [[person, n, value] for person, own in SUS.items() for n, value in enumerate(own, start=1)]
    names, people = table(opened([head, *reversed(rows)]))
    assert names == [head[0], *(f"{head[1]} {n}" for n in range(1, 11))]
    assert people == [["P2", *map(str, SUS["P2"])], ["P1", *map(str, SUS["P1"])]]


def test_words_of_questions_and_attributes_of_people_are_kept() -> None:
    survey = opened(
        [
            ["Timestamp", "ParticipantID", "Plan", "QuestionID", "QuestionText", "Answer"],
            ["2026-01-09T10:00:01Z", "A", "pro", "q1", "How often do you come?", "daily"],
            ["2026-01-09T10:00:09Z", "A", "pro", "q2", "What is missing?", "a map"],
            ["2026-01-10T08:00:00Z", "B", "free", "q1", "How often do you come?", "weekly"],
            ["2026-01-10T08:00:30Z", "B", "free", "q2", "What is missing?", ""],
        ]
    )
    assert [column.text for column in survey.columns][-2:] == ["How often do you come?", "What is missing?"]
    assert table(survey) == (
        ["ParticipantID", "Timestamp", "Plan", "q1", "q2"],
        [["A", "2026-01-09T10:00:01Z", "pro", "daily", "a map"],
         ["B", "2026-01-10T08:00:00Z", "free", "weekly", None]],
    )  # fmt: skip
    assert [column.index for column in survey.columns] == [0, 1, 2, 3, 4]
    assert "4 answers of 2 respondents" in survey.warnings[-1].message


def test_rounds_of_one_person_are_rows_of_their_own_and_a_second_answer_is_told() -> None:
    head = ["participant", "tool", "item", "rating"]
    rows = [[p, t, f"SUS{n}", n % 5 + 1] for p in "AB" for t in ("old", "new") for n in range(1, 11)]
    survey = opened([head, *rows, ["A", "old", "SUS3", 5]])
    names, people = table(survey)
    assert names[:2] == ["participant", "tool"]
    assert [row[:2] for row in people] == [["A", "old"], ["A", "new"], ["B", "old"], ["B", "new"]]
    assert people[0][4] == "5"
    assert survey.warnings[-1].line == 42


@pytest.mark.parametrize(
    "rows",
    [
        [["participant", "item", "rating"], ["A", "tea", 4], ["B", "milk", 5], ["C", "rye", 1]],
        [["participant", "item", "rating"], *([["A", "tea", 4], ["A", "milk", 5]] * 4)],
        [["participant", "question", "why"], ["A", "q1", "x"], ["A", "q2", "y"]],
        [["item", "rating"], ["q1", 4], ["q2", 5]],
    ],
)
def test_other_tables_stay_as_they_are(rows: list[list[object]]) -> None:
    names, cells = table(opened(rows))
    assert names == rows[0]
    assert len(cells) == len(rows) - 1
