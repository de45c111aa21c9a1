"""Columns of transcript tables."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.columns import add_rows, columns_of
from insights.transcripts.readers.parsed import Reading, UnreadableTranscript


def turns(*rows):
    reading = Reading("csv")
    add_rows(reading, rows)
    return [tuple(turn) for turn in reading.segments], reading


@pytest.mark.parametrize(
    ("head", "places"),
    [
        (["Speaker", "Start", "End", "Text"], (3, 0, 1, 2)),
        (["TIMECODE", "SPEAKER", "TRANSCRIPT"], (2, 1, 0, None)),
        (["Sprecher", "Startzeit", "Inhalt"], (2, 0, 1, None)),
        (["说话人", "开始时间", "结束时间", "内容"], (3, 0, 1, 2)),
        (["Nr", "Start_Time", "Name", "Utterance"], (3, 2, 1, None)),
    ],
)
def test_usual_names_are_known(head, places):
    assert tuple(columns_of([["Interview 3"], head]))[:4] == places
    assert columns_of([["Interview 3"], head]).header == 1


def test_a_table_without_a_header_is_known_by_its_cells():
    found, _ = turns(["0:01", "Anna", "Hi"], ["0:04", "Ben", "Ho"])
    assert found == [("Anna", 1.0, None, "Hi"), ("Ben", 4.0, None, "Ho")]


def test_whole_numbers_far_apart_are_milliseconds():
    assert turns(["start", "end", "text"], ["0", "7680", "Hi"], ["7680", "15920", "Ho"])[0][1][1:3] == (
        7.68,
        15.92,
    )
    assert turns(["start", "end", "text"], ["0", "7", "Hi"], ["7", "15", "Ho"])[0][1][1:3] == (7.0, 15.0)
    assert turns(["start_ms", "text"], ["500", "Hi"])[0][0][1] == 0.5


def test_durations_give_ends_and_bad_times_are_warned_of():
    found, reading = turns(
        ["time", "duration", "text"], ["0:10", "2.5", "Hi"], ["soon", "", "Ho"], ["", "", ""]
    )
    assert found == [(None, 10.0, 12.5, "Hi"), (None, None, None, "Ho")]
    assert reading.warnings[0].line == 3
    assert reading.count == 2


def test_a_column_of_spans_gives_starts_and_ends():
    head = ["Timespan", "Content"]
    assert turns(head, ["0:01.5 - 0:03", "Hi"], ["0:04", "Ho"])[0] == [
        (None, 1.5, 3.0, "Hi"),
        (None, 4.0, None, "Ho"),
    ]


def test_a_colon_after_a_name_is_no_part_of_it():
    assert [turn[0] for turn in turns(["speaker", "text"], ["Anna:", "Hi"], ["Ben：", "Ho"])[0]] == [
        "Anna",
        "Ben",
    ]


def test_signs_that_only_look_like_digits_are_no_numbers():
    assert turns(["start", "end", "text"], ["1000", "3³00", "Hi"])[0] == [(None, 1000.0, None, "Hi")]


def test_dates_before_the_clock_do_not_matter():
    assert turns(["timestamp", "speaker", "text"], ["2024-05-01 10:00:05", "Anna", "Hi"])[0][0][1] == 36005.0


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["Name (Original Name)", "User Email"], ["Anna", "a@x.org"]], "participants"),
        ([["id", "How likely are you to recommend us?"], ["1", "9"]], "survey"),
        ([["speaker", "text"], ["", ""]], "no row with words"),
        ([], "survey"),
    ],
)
def test_other_tables_are_refused_with_what_to_do(rows, reason):
    with pytest.raises(UnreadableTranscript, match=reason):
        add_rows(Reading("csv"), rows)
