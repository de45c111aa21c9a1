"""A folder of files as a zip archive, taken apart under limits."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from insights.kernel.errors import UnreadableFile
from insights.transcripts.readers import bundle
from tests.factories.transcripts import zipped


def apart(content: bytes, folder: Path, most_mb: int = 1) -> dict:
    return bundle.taken_apart(io.BytesIO(content), str(folder), most_mb)


def test_files_come_out_under_numbers_and_keep_their_names(tmp_path: Path) -> None:
    content = zipped({"P01/interview.vtt": b"WEBVTT", "../../etc/passwd": b"x", "C:\\notes.txt": b"y"})
    found = apart(content, tmp_path)
    assert [item["name"] for item in found["files"]] == ["P01/interview.vtt", "etc/passwd", "notes.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0000", "0001", "0002"]
    assert (tmp_path / "0000").read_bytes() == b"WEBVTT"
    assert found["left_out"] == []


def test_litter_is_passed_over_and_bad_members_are_named(tmp_path: Path) -> None:
    content = zipped(
        {
            "__MACOSX/._a.vtt": b"x",
            ".DS_Store": b"x",
            "more.zip": b"PK",
            "bomb.txt": b"0" * ((1 << 20) + 5),
            "a.vtt": b"WEBVTT",
        }
    )
    found = apart(content, tmp_path, most_mb=2)
    assert [item["name"] for item in found["files"]] == ["a.vtt"]
    assert [(item["name"], item["reason"][:20]) for item in found["left_out"]] == [
        ("more.zip", "Archives inside an a"),
        ("bomb.txt", "It unpacks to far mo"),
    ]


def test_a_member_above_the_limit_is_left_out_whatever_its_header_says(tmp_path: Path) -> None:
    found = apart(zipped({"long.txt": bytes(range(256)) * 8192, "a.txt": b"a"}), tmp_path, most_mb=1)
    assert [item["name"] for item in found["files"]] == ["a.txt"]
    assert "larger than the limit of 1 MB" in found["left_out"][0]["reason"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a zip", "damaged"),
        (zipped({}), "holds no file"),
        (zipped({f"{n}.txt": b"x" for n in range(bundle.MOST_FILES + 1)}), "are taken at once"),
    ],
)
def test_an_archive_that_cannot_be_taken_is_refused_with_a_reason(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        apart(content, tmp_path)


def test_the_confined_child_writes_into_the_folder_and_nowhere_else(tmp_path: Path) -> None:
    archive, folder = tmp_path / "all.zip", tmp_path / "out"
    archive.write_bytes(zipped({"a.vtt": b"WEBVTT"}))
    folder.mkdir()
    found = bundle.unpack_confined(archive, folder, 5)
    assert found["files"] == [{"name": "a.vtt", "path": str(folder / "0000")}]
    assert (folder / "0000").read_bytes() == b"WEBVTT"
