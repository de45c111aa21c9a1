"""TextGrids: quotes, points, damage."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.parsed import Turn, UnreadableTranscript
from insights.transcripts.readers.textgrid import read

_HEAD = 'File type = "ooTextFile"\n"TextGrid"\n0\n9\n<exists>\n'


def test_doubled_quotes_and_numbers_in_words_are_words():
    reading = read(f'{_HEAD}1\n"IntervalTier"\n"Anna"\n0\n9\n1\n0\n9\n"I say ""5"" [2]"\n')
    assert reading.segments == [Turn("Anna", 0.0, 9.0, 'I say "5" [2]')]


def test_points_are_no_speech():
    reading = read(
        f'{_HEAD}2\n"TextTier"\n"clicks"\n0\n9\n1\n2\n"x"\n"IntervalTier"\n"A"\n0\n9\n1\n0\n9\n"Yes"\n'
    )
    assert [turn.text for turn in reading.segments] == ["Yes"]


@pytest.mark.parametrize(
    "rest", ['1\n"IntervalTier"\n', '1\n"IntervalTier"\n"A"\n0\n9\n9999999\n0\n', "", '"A"\n']
)
def test_a_cut_file_is_a_reason(rest: str):
    with pytest.raises(UnreadableTranscript, match="ends too soon"):
        read(_HEAD + rest)
