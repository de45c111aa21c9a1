"""Run a reader of foreign files in a child process: bounded memory, CPU and time, no network, no programs."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from insights.kernel.errors import UnreadableFile

_CHUNK = 1 << 20
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "SYSTEMROOT")


@dataclass(frozen=True)
class Limits:
    """What a child may use: address space in MB, CPU seconds, silent seconds, MB written to disk."""

    memory_mb: int = 2048
    cpu_seconds: int = 20
    silent_seconds: float = 40.0
    scratch_mb: int = 0


class ReaderFailure(UnreadableFile):
    """The child died, ran out of its limits or met a fault of ours; `detail` is for the log, not the page."""

    lasting = False

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.detail = detail


def run_confined(
    function: str,
    arguments: Mapping[str, Any] | None = None,
    *,
    content: bytes | Path | None = None,
    limits: Limits | None = None,
) -> Any:
    """Call `package.module:function` in a child; the value comes back as JSON does (tuples become lists).

    With `content` the function gets an open binary file as its first argument, then `arguments` by name.
    A `PersonReadable` raised there arrives as `UnreadableFile` with the same message and line; a crash, a
    limit or a bug arrives as `ReaderFailure`.
    """
    for value in _converse(function, arguments, content, limits, stream=False):
        return value
    return None


def stream_confined(
    function: str,
    arguments: Mapping[str, Any] | None = None,
    *,
    content: bytes | Path | None = None,
    limits: Limits | None = None,
) -> Generator[Any]:
    """Iterate a generator function that runs in a child, as `run_confined`; closing ends the child."""
    yield from _converse(function, arguments, content, limits, stream=True)


def _converse(
    function: str,
    arguments: Mapping[str, Any] | None,
    content: bytes | Path | None,
    limits: Limits | None,
    *,
    stream: bool,
) -> Iterator[Any]:
    limits = limits or Limits()
    order = {
        "function": function,
        "arguments": dict(arguments or {}),
        "content": content is not None,
        "limits": asdict(limits),
        "stream": stream,
    }
    with _opened(content) as source:
        child = subprocess.Popen(
            [sys.executable, "-B", "-m", "insights.kernel.confinement", json.dumps(order)],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
    try:
        yield from _messages(child, limits)
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


@contextmanager
def _opened(content: bytes | Path | None) -> Iterator[IO[bytes] | int]:
    if content is None:
        yield subprocess.DEVNULL
    elif isinstance(content, bytes):
        with tempfile.TemporaryFile() as file:
            file.write(content)
            file.seek(0)
            yield file
    else:
        with Path(content).open("rb") as file:
            yield file


def _environment() -> dict[str, str]:
    """A child gets no secrets, one thread per library, UTF-8, and finds this package."""
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    root = str(Path(__file__).resolve().parents[2])
    environment["PYTHONPATH"] = os.pathsep.join([root, *(p for p in sys.path if p and p != root)])
    environment["PYTHONUTF8"] = "1"
    for library in ("OPENBLAS", "OMP", "MKL", "NUMEXPR"):
        environment[f"{library}_NUM_THREADS"] = "1"
    return environment


def _messages(child: subprocess.Popen[bytes], limits: Limits) -> Iterator[Any]:
    """Yield the items a child reports; raise what it refused, or how it died."""
    for line in _lines(child, limits):
        kind, value = json.loads(line)
        if kind == "item":
            yield value
        elif kind == "done":
            return
        elif kind == "refused":
            raise UnreadableFile(value["message"], line=value["line"])
        elif kind == "memory":
            raise ReaderFailure(f"The file needs more than {limits.memory_mb} MB of memory to read.")
        else:
            raise ReaderFailure(
                "The file could not be read: the reader met something unforeseen in it.", value
            )
    child.wait()
    raise _epitaph(child.returncode, limits)


def _lines(child: subprocess.Popen[bytes], limits: Limits) -> Iterator[bytes]:
    """Whole lines from the child's pipe, given up after `silent_seconds` without a byte."""
    if child.stdout is None:
        raise ValueError("the child needs a pipe")
    pending: list[bytes] = []
    descriptor = child.stdout.fileno()
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, selectors.EVENT_READ)
        while True:
            deadline = time.monotonic() + limits.silent_seconds
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise ReaderFailure(
                    f"Reading took longer than {limits.silent_seconds:g} seconds and was stopped."
                )
            chunk = os.read(descriptor, _CHUNK)
            if not chunk:
                return
            *whole, rest = chunk.split(b"\n")
            for part in whole:
                yield b"".join([*pending, part])
                pending.clear()
            pending.append(rest)


def _epitaph(code: int, limits: Limits) -> ReaderFailure:
    """Why a child is gone, in words."""
    if code == -signal.SIGXCPU:
        return ReaderFailure(
            f"Reading took more than {limits.cpu_seconds} seconds of computing and was stopped."
        )
    if code == -signal.SIGKILL:
        return ReaderFailure("Reading was stopped by the system: the file asks for too much.")
    if code < 0:
        name = signal.Signals(-code).name
        return ReaderFailure(
            f"The reader broke down on this file ({name}): it is damaged, or needs more than "
            f"{limits.memory_mb} MB of memory."
        )
    return ReaderFailure("The reader ended without an answer.", f"exit code {code}")
