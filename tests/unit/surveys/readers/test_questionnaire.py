"""A questionnaire that one person filled in, as text."""

from __future__ import annotations

import io

import pytest

from insights.surveys.readers import UnreadableSurvey, read_survey
from insights.surveys.readers.questionnaire import looks_like_questionnaire, read_questionnaire
from tests.factories.surveys import SUS_WORDS, questionnaire_bytes


def answers(content: bytes) -> list[object]:
    return next(read_questionnaire(io.BytesIO(content)).rows).cells


def test_ten_statements_are_ten_columns_of_one_person() -> None:
    survey = read_survey(io.BytesIO(questionnaire_bytes([4, 3, 3, 2, 3, 3, 3, 4, 4, 1])), "p1.md")
    assert survey.format == "md-questionnaire"
    assert [column.text for column in survey.columns] == list(SUS_WORDS)
    assert [row.cells for row in survey.rows] == [[4, 3, 3, 2, 3, 3, 3, 4, 4, 1]]


def test_the_example_in_the_instructions_is_no_answer() -> None:
    assert len(answers(questionnaire_bytes([5] * 10))) == 10


def test_words_and_gaps_are_taken_as_they_are() -> None:
    content = questionnaire_bytes(["Agree", "_", *[3] * 8])
    survey = read_questionnaire(io.BytesIO(content))
    assert next(survey.rows).cells[:2] == ["Agree", None]
    assert "no rating" in survey.warnings[0].message


@pytest.mark.parametrize(
    "text",
    ["1. Easy: 4\n2. Clear: 5\n", "1) Easy — 4\n2) Clear — 5\n", "1. Easy\n4\n2. Clear\n5\n",
     "**1.** Easy\n**Answer:** 4\n**2.** Clear\n**Answer:** 5\n", "Q1. Easy\n- 4\nQ2. Clear\n- 5\n"],
)  # fmt: skip
def test_answers_stand_beside_or_under_their_statement(text: str) -> None:
    assert answers(text.encode()) == [4, 5]


def test_prose_is_no_questionnaire() -> None:
    assert not looks_like_questionnaire("1. We met.\n2. We talked about 4 things.\n")
    with pytest.raises(UnreadableSurvey, match="no numbered statements"):
        read_survey(io.BytesIO(b"# Notes\n\nWe liked it.\n"), "notes.md")
