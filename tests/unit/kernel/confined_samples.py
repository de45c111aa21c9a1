"""Functions that the tests of `confined` call in a child."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from insights.kernel.errors import UnreadableFile


def add(left: int, right: int) -> int:
    return left + right


def length(content: IO[bytes]) -> int:
    return len(content.read())


def noisy() -> dict[str, str]:
    print("a library talks")
    os.write(1, b"and so does its C part\n")
    return {"text": "Zoë"}


def endless() -> Iterator[int]:
    number = 0
    while True:
        yield number
        number += 1


def three() -> Iterator[int]:
    yield from (1, 2, 3)


def refuse() -> None:
    raise UnreadableFile("No speech here.", line=7)


def two_then_refuse() -> Iterator[int]:
    yield from (1, 2)
    raise UnreadableFile("Good until here.")


def stumble() -> float:
    return 1 / 0


def hoard() -> int:
    return len(bytearray(1 << 30))


def spin() -> None:
    while True:
        pass


def wait() -> None:
    time.sleep(30)


def crash() -> None:
    ctypes.string_at(0)


def dive(depth: int = 0) -> int:
    return dive(depth + 1)


def connect() -> str:
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    except PermissionError:
        return "refused"
    return "connected"


def connect_past_the_interpreter() -> str:
    return "refused" if ctypes.CDLL(None).socket(socket.AF_INET, socket.SOCK_STREAM, 0) < 0 else "open"


def start_a_program() -> str:
    try:
        subprocess.run(["true"], check=True)
    except PermissionError:
        return "refused"
    return "ran"


def write(path: str) -> str:
    try:
        Path(path).write_text("left behind")
    except OSError:
        return "refused"
    return "written"


def secret() -> str | None:
    return os.environ.get("SECRET_KEY")
