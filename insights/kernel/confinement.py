"""The child's side of `confined`: takes away what a reader does not need, then calls it."""

from __future__ import annotations

import ctypes
import errno
import gc
import importlib
import json
import os
import platform
import resource
import sys
import traceback
from collections.abc import Callable
from typing import Any

from insights.kernel.errors import PersonReadable

COLLECTED_AFTER = 200_000  # cells by the million, hardly a cycle: looking for them took a fifth of the time
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 22, 38
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
# socket, connect, bind, execve, execveat, ptrace, kill, io_uring_setup by machine
_REFUSED_CALLS = {
    "x86_64": (0xC000003E, (41, 42, 49, 59, 322, 101, 62, 425)),
    "aarch64": (0xC00000B7, (198, 203, 200, 221, 281, 117, 129, 425)),
}
_REFUSED_EVENTS = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill")


class _Instruction(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_ushort),
        ("jt", ctypes.c_ubyte),
        ("jf", ctypes.c_ubyte),
        ("k", ctypes.c_uint32),
    ]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction))]


def limit_resources(memory_mb: int, cpu_seconds: int, scratch_mb: int) -> None:
    """Set hard limits on address space, CPU time, written files and core dumps."""
    wanted = {
        resource.RLIMIT_AS: memory_mb << 20,
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: scratch_mb << 20,
        resource.RLIMIT_CORE: 0,
    }
    for kind, amount in wanted.items():
        hard = resource.getrlimit(kind)[1]
        amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        ceiling = amount + 1 if kind == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else amount
        resource.setrlimit(kind, (amount, ceiling))


def refuse_network_and_programs() -> bool:
    """Forbid sockets and new programs, in the interpreter and (True) in the kernel by a seccomp filter."""
    sys.addaudithook(_refuse)
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _REFUSED_CALLS:
        return False
    architecture, calls = _REFUSED_CALLS[machine]
    program = _filter(architecture, calls)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return libc.prctl(_PR_SET_SECCOMP, 2, ctypes.byref(program), 0, 0) == 0


def _refuse(event: str, _details: object) -> None:
    if event.startswith(_REFUSED_EVENTS):
        raise PermissionError(errno.EPERM, f"a reader may not do this: {event}")


def _filter(architecture: int, calls: tuple[int, ...]) -> _Program:
    """A BPF program: foreign architecture, x32 numbers and the listed calls get EPERM, all else passes."""
    last = len(calls) + 4
    steps = [
        _Instruction(_LOAD, 0, 0, 4),
        _Instruction(_JUMP_EQUAL, 0, last - 1, architecture),
        _Instruction(_LOAD, 0, 0, 0),
        _Instruction(_JUMP_AT_LEAST, last - 3, 0, 0x40000000),
        *(_Instruction(_JUMP_EQUAL, last - 4 - at, 0, call) for at, call in enumerate(calls)),
        _Instruction(_RETURN, 0, 0, _ALLOW),
        _Instruction(_RETURN, 0, 0, _ERRNO | errno.EPERM),
    ]
    return _Program(len(steps), (_Instruction * len(steps))(*steps))


def main(order: dict[str, Any]) -> None:
    """Carry out one order and report on what was the standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)

    def report(kind: str, value: object) -> None:
        answers.write(json.dumps([kind, value]).encode() + b"\n")
        answers.flush()

    limits = order["limits"]
    limit_resources(limits["memory_mb"], limits["cpu_seconds"], limits["scratch_mb"])
    refuse_network_and_programs()
    gc.set_threshold(COLLECTED_AFTER)
    failure = _attempt(order, report)
    if failure is not None:
        report(*failure)


def _attempt(order: dict[str, Any], report: Callable[[str, object], None]) -> tuple[str, object] | None:
    try:
        module, name = order["function"].split(":")
        function = getattr(importlib.import_module(module), name)
        given = (sys.stdin.buffer,) if order["content"] else ()
        outcome = function(*given, **order["arguments"])
        if order["stream"]:
            for item in outcome:
                report("item", item)
        else:
            report("item", outcome)
    except PersonReadable as refusal:
        return "refused", {"message": refusal.message, "line": getattr(refusal, "line", None)}
    except RecursionError:
        return "refused", {"message": "The file is nested too deeply to be read.", "line": None}
    except MemoryError:
        return "memory", None
    except Exception:
        return "broken", traceback.format_exc(limit=-12)
    return "done", None


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
