"""How many jobs of each queue this process is at, and which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from threading import Lock

from insights.worker.registry import QUEUES


class Slots:
    """Thread-safe; `on_free` is called when a job has ended. A resumed run may exceed its queue's room."""

    def __init__(self, on_free: Callable[[], None] = lambda: None) -> None:
        self._taken: dict[int, str] = {}
        self._lock = Lock()
        self._on_free = on_free

    @property
    def active(self) -> frozenset[int]:
        """Ids of the jobs that are started or at work here."""
        with self._lock:
            return frozenset(self._taken)

    def room(self) -> dict[str, int]:
        """Queue → how many more of its jobs may start now; queues without room are left out."""
        with self._lock:
            busy = Counter(self._taken.values())
        free = {queue: limit - busy[queue] for queue, limit in QUEUES.items()}
        return {queue: count for queue, count in free.items() if count > 0}

    def take(self, job_id: int, queue: str) -> None:
        """Count the job in."""
        with self._lock:
            self._taken[job_id] = queue

    def free(self, job_id: int) -> None:
        """Count the job out."""
        with self._lock:
            self._taken.pop(job_id, None)
        self._on_free()
