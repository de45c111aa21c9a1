"""SAMI captions: times, ends and languages."""

from __future__ import annotations

from insights.transcripts.readers.parsed import Turn
from insights.transcripts.readers.sami import read


def test_a_caption_ends_where_the_next_stands():
    reading = read("<SAMI><SYNC Start=1000><P>One<br>two<SYNC Start=2000><P>&nbsp;<SYNC Start=3000><P>three")
    assert reading.segments == [Turn(None, 1.0, 2.0, "One two"), Turn(None, 3.0, None, "three")]


def test_of_two_languages_one_is_taken_and_said_which():
    both = "<P Class=EN>Yes<P Class=DE>Ja"
    reading = read(f"<SAMI><SYNC Start=1>{both}<SYNC Start=2>{both}<SYNC Start=3><P Class=DE>Gut")
    assert [turn.text for turn in reading.segments] == ["Ja", "Ja", "Gut"]
    assert "“DE”" in reading.warnings[0].message
