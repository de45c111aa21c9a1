"""Files are kept whole or not at all."""

import io
import multiprocessing
import os
import resource
import signal
from pathlib import Path

import pytest

from insights.kernel.blobs import CHUNK, BlobStore
from insights.kernel.errors import InvalidInput


class Broken(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise OSError("the line is cut")
        return super().read(1)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_content_is_kept_under_its_hash_once(tmp_path: Path) -> None:
    store = BlobStore(tmp_path / "blobs")
    blob = store.store(io.BytesIO(b"words"), 5)
    assert store.store(io.BytesIO(b"words"), 5) == blob
    assert blob.size == 5
    assert store.path(blob.sha256).read_bytes() == b"words"
    assert list(store.hashes()) == [blob.sha256]
    store.remove(blob.sha256)
    store.remove(blob.sha256)
    assert list(store.hashes()) == []


def test_a_file_that_is_stored_again_is_not_removed_as_old(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    blob = store.store(io.BytesIO(b"words"), 5)
    os.utime(store.path(blob.sha256), (10, 10))
    assert store.stored_before(11) == [blob.sha256]
    assert store.stored_before(10) == []
    store.store(io.BytesIO(b"words"), 5)
    store.remove(blob.sha256, stored_before=11)
    assert list(store.hashes()) == [blob.sha256]


def test_a_file_above_the_limit_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="larger than the limit of 1 MB"):
        BlobStore(tmp_path).store(io.BytesIO(b"x" * (CHUNK + 1)), CHUNK)
    assert files(tmp_path) == []


def test_a_stream_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="the line is cut"):
        BlobStore(tmp_path).store(Broken(b"words"), CHUNK)
    assert files(tmp_path) == []


def store_with_little_room(folder: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    try:
        BlobStore(folder).store(io.BytesIO(b"x" * 5000), CHUNK)
    except OSError:
        raise SystemExit(7) from None


def test_a_disk_without_room_fails_and_leaves_nothing(tmp_path: Path) -> None:
    child = multiprocessing.get_context("spawn").Process(target=store_with_little_room, args=(tmp_path,))
    child.start()
    child.join(60)
    assert child.exitcode == 7
    assert files(tmp_path) == []
