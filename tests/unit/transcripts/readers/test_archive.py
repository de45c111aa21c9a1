"""Zip-based documents, opened without trust."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import archive
from insights.transcripts.readers.parsed import UnreadableTranscript
from tests.factories.transcripts import zipped


def test_a_member_is_read_as_a_stream():
    with archive.opened(zipped({"a.txt": b"hello"})) as opened, archive.member(opened, "a.txt") as stream:
        assert stream.read(2) == b"he"
        assert stream.read() == b"llo"


def test_what_unpacks_too_far_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1 << 20)
    bomb = zipped({"a.txt": b"0" * (5 << 20)})
    assert len(bomb) < 10_000
    with (
        archive.opened(bomb) as opened,
        archive.member(opened, "a.txt") as stream,
        pytest.raises(UnreadableTranscript, match="unpacks to more than 1 MB"),
    ):
        while stream.read(1 << 16):
            pass


@pytest.mark.parametrize("content", [b"PK\x03\x04 and nothing", zipped({"a.txt": b"x" * 100})[:60]])
def test_a_damaged_archive_is_a_reason(content: bytes):
    with pytest.raises(UnreadableTranscript, match="damaged"), archive.opened(content):
        pass


def test_damage_inside_is_a_reason():
    content = bytearray(zipped({"a.txt": b"hello hello hello hello"}))
    content[40:44] = b"\xff\xff\xff\xff"
    with (
        pytest.raises(UnreadableTranscript, match="damaged"),
        archive.opened(bytes(content)) as opened,
        archive.member(opened, "a.txt") as stream,
    ):
        stream.read()
