"""Zip-based documents, opened without trust: what they unpack to is bounded."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from insights.kernel.errors import ZIP_DAMAGE
from insights.transcripts.readers.parsed import UnreadableTranscript

MOST_UNPACKED = 300 << 20


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive in `content`; damage found while it is open becomes a reason."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except UnreadableTranscript:
        raise
    except RecursionError:
        raise
    except ZIP_DAMAGE as error:
        locked = "encrypted" in str(error) or "password" in str(error)
        reason = (
            "The document is locked by a password."
            if locked
            else "The document is damaged: its zip archive cannot be read."
        )
        raise UnreadableTranscript(reason) from error


@contextmanager
def member(archive: zipfile.ZipFile, name: str) -> Iterator[IO[bytes]]:
    """One file of an archive, read as a stream that ends with a reason at MOST_UNPACKED bytes."""
    with archive.open(name) as stream:
        yield _Bounded(stream)  # type: ignore[misc]


class _Bounded:
    """A readable stream that counts."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = MOST_UNPACKED

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes (at most 1 MB when no size is given)."""
        chunk = self._stream.read(size if size and size > 0 else 1 << 20)
        self._left -= len(chunk)
        if self._left < 0:
            raise UnreadableTranscript(f"The document unpacks to more than {MOST_UNPACKED >> 20} MB.")
        return chunk
