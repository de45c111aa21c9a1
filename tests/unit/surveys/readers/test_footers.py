"""What stands below the answers."""

from __future__ import annotations

import pytest

from insights.surveys.readers.parsed import ParsedSurvey
from insights.surveys.readers.tables import Table, survey_from


def survey(*rows: list[object]) -> ParsedSurvey:
    return survey_from(Table("csv", list(enumerate(rows, start=1))))


HEADER: list[object] = ["Person", "Task 1", "SEQ", "Note"]
PEOPLE: list[list[object]] = [["P1", 34, 5, "fine"], ["P2", 45, 6, ""], ["P3", 22, 7, "quick"]]


@pytest.mark.parametrize(
    "footer",
    [
        ["Average", 33.67, 6, ""],
        ["Total", "101", "", ""],
        ["Mittelwert", "33,67", "6", ""],
        ["", "Sum", 18, ""],
        ["Mean (n=3)", "#DIV/0!", "80 %", ""],
    ],
)
def test_totals_and_averages_below_named_rows_are_no_respondents(footer: list[object]) -> None:
    read = survey(HEADER, *PEOPLE, footer) if footer[0] else survey(HEADER, *PEOPLE, [], footer)
    assert [row.cells[0] for row in read.rows] == ["P1", "P2", "P3"]
    assert read.warnings[-1].message.startswith("Read as a summary or note below the answers")
    assert read.warnings[-1].line == (5 if footer[0] else 6)


def test_several_footers_apart_from_the_answers_are_left_out_with_their_lines() -> None:
    read = survey(HEADER, *PEOPLE, [], ["", "", "Group A avg", 5.5], ["", "", "Group B avg", 7], ["", "", ""])
    assert len(list(read.rows)) == 3
    assert [warning.line for warning in read.warnings] == [6, 7]
    unreckoned = survey(HEADER, *PEOPLE, [], ["Average", None, None, ""])
    assert len(list(unreckoned.rows)) == 3
    noted = survey(HEADER, *PEOPLE, [], ["Asked in May at the office", "", "", ""])
    assert len(list(noted.rows)) == 3


def test_answers_that_read_like_a_summary_stay() -> None:
    words = survey(["How was it?", "Rating"], ["Good", 4], ["Poor", 1], ["Good", 5], ["Average", 3])
    assert len(list(words.rows)) == 4
    said = survey(HEADER, *PEOPLE, ["P4", 20, 5, "Total mess"], ["Total", 3, 4, "my nickname"])
    assert len(list(said.rows)) == 5
    apart = survey(HEADER, *PEOPLE, [], ["P4", 20, 5, ""], ["P5", "", "", ""])
    assert len(list(apart.rows)) == 5
    assert not apart.warnings


def test_a_long_table_loses_its_footer_only() -> None:
    rows: list[list[object]] = [[f"P{n}", n, 5, ""] for n in range(200)]
    read = survey(HEADER, *rows, ["Total", 19900, 1000, ""])
    assert sum(len(block[0]) for block in read.blocks(50)) == 200
    assert read.warnings[-1].line == 202
