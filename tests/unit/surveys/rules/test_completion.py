"""Preview and unfinished responses."""

from __future__ import annotations

from insights.surveys.rules.completion import CompletionCount


def counted(names: list[str], columns: list[list[object]]) -> tuple[int, int]:
    count = CompletionCount(names)
    count.add(columns)
    return count.previews, count.unfinished


def test_qualtrics_previews_and_unfinished_are_counted() -> None:
    names = ["Status", "Finished", "Q1"]
    assert counted(names, [["Survey Preview", "IP Address"], ["True", "False"], [1, 2]]) == (1, 1)


def test_alchemer_partial_responses_are_counted() -> None:
    assert counted(["Response ID", "Status"], [[1, 2], ["Complete", "Partial"]]) == (0, 1)


def test_limesurvey_without_a_submission_date_is_unfinished() -> None:
    names = ["id", "submitdate", "lastpage"]
    assert counted(names, [[1, 2], ["2024-01-01", None], [3, 1]]) == (0, 1)
    assert counted(["id", "submitdate"], [[1], [None]]) == (0, 0)


def test_notes_say_how_many() -> None:
    count = CompletionCount(["Status"])
    count.add([["Preview", "Partial", "Partial"]])
    assert count.notes() == [
        "1 response is from previews or tests; they are counted.",
        "2 responses are not finished; they are counted.",
    ]
    assert CompletionCount(["Q1"]).notes() == []


def test_numeric_previews_are_previews_in_qualtrics_only() -> None:
    names = ["Status", "Finished", "RecordedDate"]
    assert CompletionCount(names).add([["1", "0"], ["1", "0"], ["", ""]]) == ({0}, {1})
    assert CompletionCount(["Status"]).add([["1", "0"]]) == (set(), set())


def test_a_file_without_such_columns_has_none() -> None:
    assert counted(["Q1"], [[1, 2]]) == (0, 0)
