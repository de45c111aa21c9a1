"""Rows evened out under their header."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from insights.surveys.readers.parsed import ParsedSurvey, UnreadableSurvey
from insights.surveys.readers.tables import MOST_COLUMNS, Table, survey_from


def survey(*rows: list[object]) -> ParsedSurvey:
    return survey_from(Table("csv", list(enumerate(rows, start=1))))


def test_blank_rows_are_no_respondents_and_zero_is_something() -> None:
    read = survey([], ["", " "], ["a", "b"], ["", ""], [0, None], [" ", ""], ["0", ""])
    assert [row.line for row in read.rows] == [5, 7]


def test_short_rows_are_filled_and_long_ones_cut_with_a_warning() -> None:
    read = survey(["a", "b", "c"], ["1", "2"], ["1", "2", "3", ""], ["1", "2", "3", "4"])
    assert [row.cells for row in read.rows] == [["1", "2", None], ["1", "2", "3"], ["1", "2", "3"]]
    assert [warning.line for warning in read.warnings] == [2, 4]


def test_a_header_that_comes_again_is_no_answer() -> None:
    read = survey(["a", "b"], ["1", "2"], ["a", "b"], ["3", "4"])
    assert [row.cells for row in read.rows] == [["1", "2"], ["3", "4"]]
    assert read.warnings[-1].line == 3


def test_columns_have_first_answers_and_a_name() -> None:
    read = survey(["Score", "", "Why?"], ["NA", "x", "y"], ["0", "", "z"])
    assert [column.name for column in read.columns] == ["Score", "#2", "Why?"]
    assert read.columns[0].first == ("0",)
    assert read.columns[2].first == ("y", "z")


def test_blank_columns_at_the_end_are_dropped() -> None:
    assert len(survey(["a", "b", "", ""], ["1", "2", "", ""]).columns) == 2
    assert len(survey(["a", "b", ""], ["1", "2", "x"]).columns) == 3


def test_a_title_belongs_to_the_survey() -> None:
    read = survey(["May"], ["a", "b", "c"], ["1", "x", "y"], ["2", "x", "z"])
    assert read.title == "May" and len(list(read.rows)) == 2


def test_nothing_and_too_much_are_refused() -> None:
    with pytest.raises(UnreadableSurvey, match="blank"):
        survey(["", ""])
    with pytest.raises(UnreadableSurvey, match="columns"):
        survey(["x"] * (MOST_COLUMNS + 1))


def test_a_header_without_answers_is_an_empty_survey() -> None:
    assert list(survey(["a", "b"]).rows) == []


@given(
    st.lists(
        st.lists(st.sampled_from(["a", "", " ", "7", "<b>x</b>", "é"]), min_size=0, max_size=4), max_size=30
    )
)
def test_blocks_hold_what_rows_hold(rows: list[list[str]]) -> None:
    table = [["id", "one", "two"], ["1", "x", "y"], *rows]

    def opened() -> ParsedSurvey:
        return survey_from(Table("csv", list(enumerate([[*row] for row in table], start=1))))

    try:
        opened()
    except UnreadableSurvey:
        assume(False)
    by_row = [row.cells for row in opened().rows]
    by_block = [list(row) for block in opened().blocks(4) for row in zip(*block, strict=True)]
    assert [[cell or None for cell in row] for row in by_block] == by_row
