"""CSV and TSV tables."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import read_transcript
from tests.factories.documents import delimited, rows
from tests.factories.transcripts import TALK

EXPECTED = [tuple(turn) for turn in TALK]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_is_read_with_any_delimiter(delimiter):
    parsed = read_transcript(delimited(rows(TALK), delimiter).encode(), "talk.csv")
    assert [tuple(turn) for turn in parsed.turns] == EXPECTED
    assert parsed.format == "csv"


def test_quotes_in_a_whisper_table_are_signs():
    parsed = read_transcript(b'start\tend\ttext\n0\t1500\t"Yes, he said\n1500\t3000\tand "no"\n', "a.tsv")
    assert [turn.text for turn in parsed.turns] == ['"Yes, he said', 'and "no"']
    assert (parsed.format, parsed.duration) == ("tsv", 3.0)


def test_cells_with_line_breaks_are_whole():
    parsed = read_transcript(b'speaker,text\nAnna,"one\ntwo"\nBen,three\n', "a.csv")
    assert [turn.text for turn in parsed.turns] == ["one two", "three"]
