"""What is measured: benchmarks register themselves here."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.stage import Stage

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A named measurement: `prepare` sets the stage and returns the work, or a page's address."""

    name: str
    prepare: Callable[[Stage], Work | str]
    runs: int


BENCHMARKS: dict[str, Benchmark] = {}


def benchmark(name: str, runs: int = 5) -> Callable[[Callable[[Stage], Work]], Callable[[Stage], Work]]:
    """Register a function that returns the work to be timed."""

    def register(prepare: Callable[[Stage], Work]) -> Callable[[Stage], Work]:
        BENCHMARKS[name] = Benchmark(name, prepare, runs)
        return prepare

    return register


def page(name: str, runs: int = 15) -> Callable[[Callable[[Stage], str]], Callable[[Stage], str]]:
    """Register a function that returns the address of the page to be timed."""

    def register(prepare: Callable[[Stage], str]) -> Callable[[Stage], str]:
        BENCHMARKS[name] = Benchmark(name, prepare, runs)
        return prepare

    return register


def load() -> dict[str, Benchmark]:
    """All benchmarks, after importing every bench_*.py."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        importlib.import_module(f"tests.bench.{path.stem}")
    return BENCHMARKS
