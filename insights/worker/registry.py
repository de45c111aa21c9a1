"""Which function does which job: filled by the features' jobs modules, in the worker only."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

QUEUES = {"imports": 2, "previews": 1, "analysis": 1, "default": 2}
"""Queue → jobs at a time in one worker; previews are short and asked for by somebody who waits for them."""


class FeatureLike(Protocol):
    """What the worker reads of a feature."""

    @property
    def jobs(self) -> str | None: ...

    @property
    def facts(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class JobKind:
    """A job function with its queue, its limit of tries, what follows a failure, whether it is daily."""

    name: str
    function: Callable[..., Any]
    queue: str
    max_attempts: int
    on_failed: Callable[..., Any] | None
    daily: bool = False


_kinds: dict[str, JobKind] = {}


def job(
    name: str,
    *,
    queue: str = "default",
    max_attempts: int = 3,
    on_failed: Callable[..., Any] | None = None,
    daily: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare `function(run, **payload)` as the job `name`.

    `on_failed(session, reason, **payload)` runs in the transaction that marks the job failed. A `daily`
    job has no payload; the worker asks for it once a day.
    """
    if queue not in QUEUES:
        raise ValueError(f"{queue!r} is no queue; there are {', '.join(QUEUES)}")
    if max_attempts < 1:
        raise ValueError("a job is tried at least once")

    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        known = _kinds.get(name)
        if known is not None and known.function.__module__ != function.__module__:
            raise ValueError(f"the job {name!r} is declared twice")
        _kinds[name] = JobKind(name, function, queue, max_attempts, on_failed, daily)
        return function

    return declare


def kind_of(name: str) -> JobKind | None:
    """The declared kind of this name, None when no loaded feature has it."""
    return _kinds.get(name)


def load_jobs(features: Iterable[FeatureLike]) -> dict[str, JobKind]:
    """Import every feature's jobs module; all kinds that are then declared, by name."""
    for feature in features:
        if feature.jobs:
            importlib.import_module(feature.jobs)
    return dict(_kinds)


def subscriptions(features: Iterable[FeatureLike]) -> dict[str, tuple[str, ...]]:
    """Fact → names of the jobs that want it, in the order of the features."""
    wanted: dict[str, tuple[str, ...]] = {}
    for feature in features:
        for fact, name in feature.facts.items():
            wanted[fact] = (*wanted.get(fact, ()), name)
    return wanted
