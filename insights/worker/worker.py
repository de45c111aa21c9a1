"""The worker itself: a loop that hands out work, beside the engine's threads that do it."""

from __future__ import annotations

import fcntl
import os
import secrets
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from insights.kernel.db import engine_options, open_session, prepare_engine
from insights.kernel.errors import where_from
from insights.kernel.settings import Settings
from insights.worker.claims import release_jobs
from insights.worker.dispatch import Dispatcher
from insights.worker.engine import JobEngine
from insights.worker.heartbeat import start_heartbeat
from insights.worker.performing import Performer
from insights.worker.registry import FeatureLike, load_jobs, subscriptions
from insights.worker.slots import Slots

log = structlog.get_logger("insights.worker")
LOOP_SECONDS = 0.5
ABANDONED_SECONDS = 2.0
LOST_SECONDS = 10.0
DAILY_SECONDS = 60.0
FORGET_SECONDS = 3600.0
LOCK_NAME = "worker.lock"
# a machine that vanished holds no row locks for longer than this: 10 s + 3 × 5 s
KEEPALIVE = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"


class WorkerRefused(Exception):
    """The worker cannot start; the message says why and what to do."""


@dataclass(slots=True)
class Rhythm:
    """Something done every so many seconds, at first at once."""

    seconds: float
    _next: float = field(default=0.0)

    def due(self) -> bool:
        """Whether it is time; if so the next time is set."""
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + self.seconds
        return True


class Worker:
    """One worker process: settings, the features whose jobs it does, done until `stop`."""

    def __init__(self, settings: Settings, features: Iterable[FeatureLike]) -> None:
        features = tuple(features)
        self.settings = settings
        self.name = f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(4)}"
        self.alone = make_url(settings.database_url).get_backend_name() == "sqlite"
        self._wake = threading.Event()
        self._stopping = False
        self._lock: Any = None
        self._pulse: subprocess.Popen[bytes] | None = None
        self._features = features

    def run(self, on_ready: Callable[[], None] = lambda: None) -> None:
        """Work until `stop` is called. Raises WorkerRefused where another worker holds the data folder."""
        self._take_lock()
        engine = _open_worker_engine(self.settings.database_url)
        kinds = load_jobs(self._features)
        slots = Slots(self._wake.set)
        performer = Performer(engine, self.name, kinds, slots)
        runs = JobEngine(self.settings, self.name, performer.perform)
        wanted = subscriptions(self._features)
        dispatcher = Dispatcher(engine, runs, self.name, kinds, wanted, slots, alone=self.alone)
        runs.start()
        log.info("worker ready", worker=self.name, jobs=len(kinds))
        on_ready()
        try:
            self._loop(dispatcher)
        finally:
            runs.stop()
            with open_session(engine) as session, session.begin():
                released = release_jobs(session, self.name)
            self._stop_pulse()
            log.info("worker stopped", worker=self.name, released=released)

    def stop(self) -> None:
        """Let the loop end at its next turn; takes no lock, so a signal handler may call it."""
        self._stopping = True

    def _loop(self, dispatcher: Dispatcher) -> None:
        abandoned, lost, old = Rhythm(ABANDONED_SECONDS), Rhythm(LOST_SECONDS), Rhythm(FORGET_SECONDS)
        daily = Rhythm(DAILY_SECONDS)
        while not self._stopping:
            self._wake.clear()
            handed = 0
            try:
                self._keep_pulse()
                if abandoned.due():
                    dispatcher.take_over()
                if lost.due():
                    dispatcher.recover_lost()
                if daily.due():
                    dispatcher.ask_daily()
                handed = dispatcher.expand_facts() + dispatcher.dispatch_due()
                if old.due():
                    dispatcher.forget_old()
            except (DBAPIError, OSError) as error:
                log.warning("worker waits for its database", error=type(error).__name__, at=where_from(error))
            if not handed and not self._stopping:
                self._wake.wait(LOOP_SECONDS)

    def _take_lock(self) -> None:
        """On SQLite one worker at a time: what another one had begun is then surely abandoned."""
        if not self.alone:
            return
        self.settings.data_dir.mkdir(parents=True, exist_ok=True)
        self._lock = (self.settings.data_dir / LOCK_NAME).open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WorkerRefused(
                f"A worker already works on {self.settings.data_dir}. With SQLite one is enough; "
                "use PostgreSQL for several."
            ) from None

    def _keep_pulse(self) -> None:
        if not self.alone and (self._pulse is None or self._pulse.poll() is not None):
            self._pulse = start_heartbeat(self.settings.database_url, self.name)

    def _stop_pulse(self) -> None:
        if self._pulse is not None and self._pulse.stdin is not None:
            self._pulse.stdin.close()
            self._pulse.wait()


def _open_worker_engine(url: str) -> Engine:
    options = engine_options(url)
    if make_url(url).get_backend_name() == "postgresql":
        options |= {"pool_size": 10, "connect_args": {"options": KEEPALIVE}}
    return prepare_engine(create_engine(url, **options))
