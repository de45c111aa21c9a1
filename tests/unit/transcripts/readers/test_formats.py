"""Every format in the table is read as its file of our own making truly is, and the table is current."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import read_transcript
from tests.formats.sample import NONE, STARTS, Sample
from tests.formats.table import DOCUMENT, TRANSCRIPTS, document


@pytest.mark.parametrize("sample", TRANSCRIPTS, ids=lambda sample: f"{sample.kind}: {sample.tool}")
def test_a_file_is_read_as_it_truly_is(sample: Sample):
    content = sample.content.encode() if isinstance(sample.content, str) else sample.content
    parsed = read_transcript(content, sample.name)
    assert parsed.speakers == sample.speakers
    assert parsed.segments == sample.segments
    assert parsed.duration == sample.duration
    assert " ".join(" ".join(turn.text for turn in parsed.turns).split()) == " ".join(sample.words)
    if sample.language:
        assert parsed.language == sample.language
    if sample.times == NONE:
        assert all(turn.start is None for turn in parsed.turns)
    else:
        assert all(turn.start is not None for turn in parsed.turns)
        assert all((turn.end is None) == (sample.times == STARTS) for turn in parsed.turns)


def test_the_table_of_formats_is_current():
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "python -m tests.formats.table writes it anew"
