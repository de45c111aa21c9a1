"""JSON and JSON Lines."""

from __future__ import annotations

import io
import json

import pytest

from insights.surveys.readers import UnreadableSurvey, read_survey
from insights.surveys.readers.parsed import ParsedSurvey


def opened(value: object, name: str = "survey.json") -> ParsedSurvey:
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read_survey(io.BytesIO(content), name)


def table(survey: ParsedSurvey) -> tuple[list[str], list[list[object]]]:
    return [column.name for column in survey.columns], [row.cells for row in survey.rows]


def test_a_list_of_responses_is_a_row_each() -> None:
    survey = opened([{"id": 1, "score": 0, "tools": ["a", "b"]}, {"id": 2, "meta": {"plan": "pro"}}])
    assert table(survey) == (
        ["id", "score", "tools", "meta.plan"],
        [[1, 0, "a;b", None], [2, None, None, "pro"]],
    )
    assert survey.columns[1].first == (0,)


@pytest.mark.parametrize("key", ["responses", "items", "results", "data"])
def test_responses_inside_an_answer_of_an_api_are_found(key: str) -> None:
    assert table(opened({"count": 1, key: [{"score": 9}]})) == (["score"], [[9]])


def test_typeform_answers_are_columns_by_question() -> None:
    answers = [
        {"field": {"id": "x", "ref": "nps", "title": "Recommend?"}, "type": "number", "number": 9},
        {"field": {"id": "y", "ref": "why"}, "type": "text", "text": "fast"},
        {"field": {"id": "z", "ref": "use"}, "type": "choices", "choices": {"labels": ["a", "b"]}},
        {"field": {"id": "w", "ref": "ok"}, "type": "boolean", "boolean": True},
    ]
    survey = opened({"items": [{"token": "t", "answers": answers}]})
    assert table(survey) == (["token", "nps", "why", "use", "ok"], [["t", 9, "fast", "a;b", "TRUE"]])
    assert survey.columns[1].text == "Recommend?"


def test_one_object_is_one_respondent_and_lists_of_things_are_counted() -> None:
    one = {
        "participant": "p1",
        "tasks": {"buy": {"status": "complete", "errors": [{"x": 1}, {"x": 2}]}, "pay": {"errors": []}},
    }
    assert table(opened(one)) == (
        ["participant", "tasks.buy.status", "tasks.buy.errors.count"],
        [["p1", "complete", 2]],
    )


def test_the_list_is_found_in_what_says_nothing_itself() -> None:
    feed = {
        "feed": {"author": {"name": "x"}, "entry": [{"rating": {"label": "5"}}, {"rating": {"label": "1"}}]}
    }
    assert table(opened(feed)) == (["rating.label"], [["5"], ["1"]])
    play = {"reviews": [{"reviewId": "r", "comments": [{"userComment": {"starRating": 4}}]}]}
    assert table(opened(play)) == (["reviewId", "comments.userComment.starRating"], [["r", 4]])


def test_json_lines_are_a_row_each() -> None:
    survey = opened(b'{"a": 1}\n\n{"a": 2}\n', "survey.jsonl")
    assert survey.format == "jsonl"
    assert [(row.line, row.cells) for row in survey.rows] == [(1, [1]), (3, [2])]


@pytest.mark.parametrize(
    ("content", "told", "line"),
    [(b'{"a": ', "damaged", 1), (b'[1, 2]', "no list", None), (b'{"a": 1}\n{"b": \n', "no JSON", 2),
    (b"[]", "no list", None)],
)  # fmt: skip
def test_damaged_json_is_refused_with_its_line(content: bytes, told: str, line: int | None) -> None:
    with pytest.raises(UnreadableSurvey, match=told) as caught:
        opened(content)
    assert caught.value.line == line


def test_a_list_of_ratings_is_a_column_each_and_a_list_of_choices_is_one_cell() -> None:
    people = [
        {"person": "P1", "ratings": [4, 2, 4], "chosen": [1, 3], "colours": ["red", "red"]},
        {"person": "P2", "ratings": [5, 1, 3], "chosen": [2], "colours": ["blue", "red"]},
    ]
    read = opened(people)
    assert [column.name for column in read.columns] == [
        "person", "ratings.1", "ratings.2", "ratings.3", "chosen", "colours",
    ]  # fmt: skip
    assert list(read.rows)[1].cells == ["P2", 5, 1, 3, "2", "blue;red"]
    uneven = opened([{"ratings": [4, 4]}, {"ratings": [4, 4, 5]}])
    assert [column.name for column in uneven.columns] == ["ratings"]
