"""What `insights worker`, `serve` and `run` do."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from collections.abc import Iterable
from typing import NoReturn

import structlog

from insights.kernel.settings import Settings
from insights.worker.registry import FeatureLike

WEB_THREADS = 4
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


class CannotStart(Exception):
    """The command cannot start; the message is one clear line."""


def work(settings: Settings, features: Iterable[FeatureLike]) -> NoReturn:
    """Do the jobs of the features until told to stop (SIGTERM or Ctrl-C)."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    from insights.worker.worker import Worker, WorkerRefused  # loads the engine: after the line above

    quiet_logging()
    worker = Worker(settings, features)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stopping.set())
    code = 0
    try:
        worker.run()
    except WorkerRefused as refused:
        raise CannotStart(str(refused)) from None
    except Exception as error:
        structlog.get_logger("insights.worker").error("worker broke off", error=repr(error))
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # a job's thread may be in the middle of a computation: its row was released, let it go


def serve(settings: Settings, application: str) -> NoReturn:
    """Serve the web application, named as `module:callable()`, through gunicorn in this very process."""
    _check_address(settings.host, settings.port)
    arguments = [
        *("--bind", f"{settings.host}:{settings.port}"),
        *("--workers", str(settings.web_processes), "--threads", str(WEB_THREADS)),
        *("--worker-class", "gthread", "--worker-tmp-dir", _memory_folder()),
        *("--graceful-timeout", "5", "--timeout", "60", "--log-level", "warning", "--no-control-socket"),
    ]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *arguments, application])  # noqa: S606


def quiet_logging() -> None:
    """One line an event on standard error, warnings of libraries included."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _memory_folder() -> str:
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"  # noqa: S108 - gunicorn's own file


def _check_address(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Cannot listen on {host}:{port} ({error.strerror}). Choose another with HOST and PORT."
            ) from None
