"""Web and worker as two processes that live and end together."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

STOP_SECONDS = 15.0
LOOK_SECONDS = 0.2
_PR_SET_PDEATHSIG = 1


def supervise(commands: Mapping[str, Sequence[str]]) -> int:
    """Run the commands until one ends or we are told to stop (SIGTERM, Ctrl-C), then stop all.

    Returns 0 after a wished stop, else 1, having said which process ended.
    """
    told = False

    def stop(*_: object) -> None:
        nonlocal told
        told = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    children = {name: _start(command) for name, command in commands.items()}
    try:
        while not told and all(child.poll() is None for child in children.values()):
            time.sleep(LOOK_SECONDS)
        dead = {name: child.returncode for name, child in children.items() if child.returncode is not None}
    finally:
        _stop_all(children)
        for number, handler in before.items():
            signal.signal(number, handler)
    if told:
        return 0
    for name, code in dead.items():
        print(f"The {name} process ended ({_in_words(code)}), so everything was stopped.", file=sys.stderr)
    return 1


def run_both() -> int:
    """`insights serve` and `insights worker` together; the exit code of `insights run`."""
    insights = [sys.executable, "-m", "insights"]
    return supervise({"web": [*insights, "serve"], "worker": [*insights, "worker"]})


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # a group of its own: Ctrl-C reaches only us, and we pass it on once
    return subprocess.Popen(command, process_group=0, preexec_fn=_end_with_parent)


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _stop_all(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children.values():
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _in_words(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"
