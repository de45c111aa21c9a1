"""`insights parse`: a file read in a confined child."""

from __future__ import annotations

from pathlib import Path

import pytest

from insights.transcripts.readers.filecommand import contract_of, parse_file
from insights.transcripts.readers.parsed import UnreadableTranscript
from tests.factories.transcripts import TALK, vtt_by_voice


def test_a_file_becomes_the_contracts_object(tmp_path: Path):
    path = tmp_path / "talk.vtt"
    path.write_text(vtt_by_voice(TALK), encoding="utf-8")
    made = parse_file(path)
    assert (made["format"], made["segments"], made["duration"]) == ("vtt", 6, 41.125)
    assert made["turns"][0] == {"speaker": "Maria Lopez", "start": 0.0, "end": 4.5, "text": TALK[0].text}
    with path.open("rb") as content:
        assert contract_of(content, "talk.vtt") == made


def test_what_cannot_be_read_is_one_clear_line(tmp_path: Path):
    empty = tmp_path / "empty.vtt"
    empty.touch()
    for path, reason in [(empty, "empty"), (tmp_path, "folder"), (tmp_path / "none.vtt", "cannot be opened")]:
        with pytest.raises(UnreadableTranscript, match=reason) as caught:
            parse_file(path)
        assert "\n" not in caught.value.message
