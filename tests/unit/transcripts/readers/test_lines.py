"""What a line is understood as."""

from __future__ import annotations

from insights.transcripts.readers.lines import Block, Line
from insights.transcripts.readers.marks import mark_of


def test_a_time_without_words_or_name_is_a_clock():
    def is_clock(text: str) -> bool:
        return Block(mark_of(text), Line(text, 1)).is_clock

    assert is_clock("00:01:02") and is_clock("[0:04]")
    assert not is_clock("0:04 Anna: hello") and not is_clock("hello")
