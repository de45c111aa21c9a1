"""Workbooks."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from insights.transcripts.readers import UnreadableTranscript, read_transcript
from tests.factories.documents import ods, rows, xlsx
from tests.factories.transcripts import TALK, zipped


def test_the_first_sheet_with_a_transcript_is_read():
    parsed = read_transcript(xlsx([["About"], ["nothing"]], rows(TALK)), "talk.xlsx")
    assert [tuple(turn) for turn in parsed.turns] == [tuple(turn) for turn in TALK]
    assert parsed.format == "xlsx"


def test_an_open_document_sheet_is_read():
    parsed = read_transcript(ods(rows(TALK)), "talk.ods")
    assert (parsed.format, parsed.segments) == ("ods", 6)


def test_cells_of_time_are_seconds():
    table = [["start", "speaker", "text"], [time(0, 1, 2), "Anna", "Hi"], [timedelta(minutes=2), "Ben", "Ho"]]
    assert [turn.start for turn in read_transcript(xlsx(table), "a.xlsx").turns] == [62.0, 120.0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (xlsx([["id", "score"], [1, 9]]), "import it as a survey"),
        (zipped({"xl/workbook.xml": "<broken"}), "damaged"),
    ],
)
def test_other_workbooks_are_refused_with_a_reason(content, reason):
    with pytest.raises(UnreadableTranscript, match=reason):
        read_transcript(content, "a.xlsx")
