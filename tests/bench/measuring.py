"""Times one benchmark in this process."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.bench.registry import Benchmark, Work
from tests.bench.stage import FLOOR, Stage


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians of the runs: ms of wall clock and processor; queries of one run; peak memory in MB."""

    name: str
    runs: int
    ms: float
    cpu_ms: float
    queries: int
    rss_mb: float
    floor_ms: float | None = None
    floor_queries: int | None = None
    told: dict[str, float] | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor page's time it takes."""
        return self.ms / self.floor_ms if self.floor_ms else None

    def as_row(self) -> dict[str, Any]:
        """As it stands in build/bench.json."""
        return asdict(self) | {"ratio": self.ratio}


def measure(benchmark: Benchmark, folder: Path) -> Measured:
    """Set the stage, warm up once, run as often as asked for."""
    stage = Stage(folder)
    prepared = benchmark.prepare(stage)
    if isinstance(prepared, str):
        return _page(benchmark, stage, prepared)
    wall, cpu, queries, told = _runs(stage, prepared, benchmark.runs)
    return Measured(benchmark.name, benchmark.runs, wall, cpu, queries, _peak_mb(), told=told)


def _page(benchmark: Benchmark, stage: Stage, address: str) -> Measured:
    """A page in turn with the floor page, so that both meet the same machine."""
    samples: dict[str, list[tuple[float, float]]] = {address: [], FLOOR: []}
    counts: dict[str, int] = {}
    for _ in range(2):
        for place in samples:
            stage.open(place)
    for _ in range(benchmark.runs):
        for place, times in samples.items():
            stage.queries.clear()
            times.append(_timed(lambda place=place: stage.open(place)))
            counts[place] = len(stage.queries)
    medians = {place: _medians(times) for place, times in samples.items()}
    (wall, cpu), (floor_wall, _) = medians[address], medians[FLOOR]
    return Measured(
        benchmark.name, benchmark.runs, wall, cpu, counts[address], _peak_mb(), floor_wall, counts[FLOOR]
    )


def _runs(stage: Stage, work: Work, runs: int) -> tuple[float, float, int, dict[str, float] | None]:
    """Wall and processor medians in ms, queries of the last run, and numbers that the work itself returns."""
    times, told = [], []
    for _ in range(runs):
        stage.queries.clear()
        answers: list[object] = []
        times.append(_timed(lambda answers=answers: answers.append(work())))
        told += [answer for answer in answers if isinstance(answer, dict)]
    numbers = {name: statistics.median(answer[name] for answer in told) for name in told[0]} if told else None
    wall, cpu = _medians(times)
    return wall, cpu, len(stage.queries), numbers


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    cpu, wall = _cpu_seconds(), time.perf_counter()
    work()
    return (time.perf_counter() - wall) * 1000, (_cpu_seconds() - cpu) * 1000


def _medians(times: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(wall for wall, _ in times), statistics.median(cpu for _, cpu in times)


def _cpu_seconds() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def _peak_mb() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
