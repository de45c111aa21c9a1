"""Structures: questions without answers, and beside an export of codes."""

from __future__ import annotations

import io

import pytest

from insights.surveys.readers import UnreadableSurvey, read_survey
from insights.surveys.readers.structures import lss_questions, with_structure
from tests.factories.surveys import csv_bytes, lss_bytes


def test_questions_are_in_the_surveys_first_language() -> None:
    questions = lss_questions(lss_bytes())
    assert [(q.code, q.text, q.group) for q in questions] == [
        ("RATE[SQ1]", "Wie gut? [Suche]", "Wie gut?"), ("RATE[SQ2]", "Wie gut? [Kasse]", "Wie gut?"),
        ("PLAN", "Tarif?", None),
    ]  # fmt: skip
    assert questions[2].labels == {"A1": "gratis", "A2": "bezahlt"}


def test_a_structure_alone_is_a_survey_without_rows() -> None:
    survey = read_survey(io.BytesIO(lss_bytes()), "survey.lss")
    assert (survey.format, len(survey.columns), list(survey.rows)) == ("lss", 3, [])
    assert "no answers" in survey.warnings[0].message


def test_a_structure_gives_words_to_an_export_of_codes() -> None:
    survey = read_survey(io.BytesIO(csv_bytes([["id", "RATE[SQ1]", "PLAN"], ["1", "5", "A1"]])), "x.csv")
    named = with_structure(survey, lss_questions(lss_bytes()))
    assert [column.text for column in named.columns] == ["id", "Wie gut? [Suche]", "Tarif?"]
    assert named.columns[2].labels["A2"] == "bezahlt"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType>", "no sound XML"),
        (b"<document/>", "no LimeSurvey"),
        (b'<?xml version="1.0" encoding="UKF-8"?><document/>', "no sound XML"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><document>&a;</document>', "no sound XML"),
    ],
)
def test_damaged_or_dangerous_xml_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableSurvey, match=told):
        lss_questions(content)


def test_a_question_without_an_id_is_read_by_its_name() -> None:
    content = lss_bytes().replace(b"<qid><![CDATA[2]]></qid>", b"")
    assert "PLAN" in [question.code for question in lss_questions(content)]
