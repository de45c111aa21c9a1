"""What `insights worker`, `serve` and `run` do."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

import structlog
from gunicorn.app.base import BaseApplication

from insights.kernel.errors import where_from
from insights.kernel.settings import Settings
from insights.worker.registry import FeatureLike

WsgiApp = Callable[..., Any]
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
    code = 0
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    try:
        worker.run()
    except WorkerRefused as refused:
        raise CannotStart(str(refused)) from None
    except Exception as error:
        log = structlog.get_logger("insights.worker")
        log.error("worker broke off", error=type(error).__name__, at=where_from(error))
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # a job's thread may be in the middle of a computation: its row was released, let it go


def serve(settings: Settings, make_app: Callable[[Settings], WsgiApp]) -> None:
    """Serve the web application through gunicorn, in this process and its children, until told to stop."""
    check_address(settings.host, settings.port)
    quiet_logging()
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    options = {
        "bind": f"{host}:{settings.port}",
        "workers": settings.web_processes,
        "threads": WEB_THREADS,
        "worker_class": "gthread",
        "worker_tmp_dir": _memory_folder(),
        "graceful_timeout": 5,
        "timeout": 60,
        "loglevel": "warning",
        "control_socket_disable": True,
        "preload_app": True,  # made once, before the fork: no connection is open yet
    }
    print(f"Insights listens on http://{host}:{settings.port}", flush=True)
    WebServer(lambda: make_app(settings), options).run()


class WebServer(BaseApplication):
    """Gunicorn with our options and no configuration file."""

    def __init__(self, make_app: Callable[[], WsgiApp], options: dict[str, Any]) -> None:
        self._make_app = make_app
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Take the options as they are."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> WsgiApp:
        """The application."""
        return self._make_app()


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


def check_address(host: str, port: int) -> None:
    """Raise CannotStart where nobody could listen."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Cannot listen on {host}:{port} ({error.strerror}). Choose another with HOST and PORT."
            ) from None
