"""What a reader gives."""

from __future__ import annotations

from insights.surveys.readers.parsed import MOST_WARNINGS, Notice, ParsedSurvey, UnreadableSurvey


def test_warnings_end_where_nobody_reads_on() -> None:
    survey = ParsedSurvey("csv", (), iter(()), [])
    for line in range(MOST_WARNINGS + 50):
        survey.warn("too wide", line)
    assert survey.warnings[0] == Notice(0, "too wide")
    assert len(survey.warnings) == MOST_WARNINGS + 1
    assert "more warnings" in survey.warnings[-1].message


def test_an_unreadable_survey_names_its_line() -> None:
    assert (UnreadableSurvey("No.", 7).message, UnreadableSurvey("No.", 7).line) == ("No.", 7)
