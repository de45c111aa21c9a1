"""Content-addressed files: written whole or not at all."""

from __future__ import annotations

import hashlib
import math
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from insights.kernel.errors import InvalidInput

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Blob:
    """A stored file: its sha256 in hex and its size in bytes."""

    sha256: str
    size: int


class BlobStore:
    """A folder of files named by their content's sha256."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Where the content with this hash lies."""
        return self.root / sha256[:2] / sha256

    def store(self, stream: IO[bytes], limit: int) -> Blob:
        """Keep the stream's content: temporary file, fsync, rename. InvalidInput above `limit` bytes."""
        self.root.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.root, prefix="incoming-")
        try:
            blob = self._copy(stream, handle, limit)
            target = self.path(blob.sha256)
            target.parent.mkdir(exist_ok=True)
            Path(name).replace(target)
            self._sync_folder(target.parent)
            return blob
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def remove(self, sha256: str, stored_before: float = math.inf) -> None:
        """Forget the content, unless it was stored again since that moment; absent is fine."""
        if _written_at(self.path(sha256)) < stored_before:
            self.path(sha256).unlink(missing_ok=True)

    def hashes(self) -> Iterator[str]:
        """The hashes of all stored files."""
        for path in sorted(self.root.glob("??/*")):
            yield path.name

    def stored_before(self, moment: float) -> list[str]:
        """The hashes of files last stored before `moment`, in seconds since 1970."""
        return [name for name in self.hashes() if _written_at(self.path(name)) < moment]

    def drop_unfinished(self, moment: float) -> None:
        """Remove what uploads that broke off before `moment` left behind."""
        for path in self.root.glob("incoming-*"):
            if _written_at(path) < moment:
                path.unlink(missing_ok=True)

    def _copy(self, stream: IO[bytes], handle: int, limit: int) -> Blob:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(handle, "wb") as target:
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                if size > limit:
                    raise InvalidInput(f"The file is larger than the limit of {limit // CHUNK} MB.")
                digest.update(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        return Blob(digest.hexdigest(), size)

    @staticmethod
    def _sync_folder(folder: Path) -> None:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _written_at(path: Path) -> float:
    """When a file was written; one that is gone meanwhile was never old."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return math.inf
