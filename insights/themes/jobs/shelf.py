"""Vectors of texts, kept between runs and attempts."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from insights.themes.models import VectorCache
from insights.worker import JobRun

BATCH = 500


def batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The rows in portions that one short transaction takes."""
    for first in range(0, len(rows), BATCH):
        yield rows[first : first + BATCH]


class VectorShelf(MutableMapping[str, bytes]):
    """Vectors by key, kept in the database: a run that was killed goes on from the last flush."""

    def __init__(self, run: JobRun, hashes: Sequence[str]) -> None:
        self._run = run
        self._hashes = sorted(set(hashes))
        self._held: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._models: set[str] = set()

    def __getitem__(self, key: str) -> bytes:
        model = key.rpartition(":")[0]
        if model not in self._models:
            self._models.add(model)
            self._load(model)
        return self._held[key]

    def _load(self, model: str) -> None:
        with self._run.read() as session:
            for hashes in batches(self._hashes):
                keys = [f"{model}:{one}" for one in hashes]
                found = select(VectorCache.key, VectorCache.vector).where(VectorCache.key.in_(keys))
                self._held.update(session.execute(found).all())

    def __setitem__(self, key: str, vector: bytes) -> None:
        self._held[key] = self._new[key] = vector

    def __delitem__(self, key: str) -> None:
        del self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def flush(self) -> None:
        """Write what is new, in one short transaction."""
        if not self._new:
            return
        rows = [{"key": key, "vector": vector} for key, vector in self._new.items()]
        insert = (postgresql if self._run.engine.dialect.name == "postgresql" else sqlite).insert
        with self._run.transaction() as session:
            session.execute(insert(VectorCache).on_conflict_do_nothing(), rows)
        self._new = {}
