"""The web process: how fast it starts, how large it is, what the least page costs."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.bench.registry import Work, benchmark, page
from tests.bench.stage import FLOOR, Stage
from tests.fixtures.live import environment_of, free_port

VISITS = 20


@page("the floor page: our layout, one Core query of 100 rows")
def floor_page(stage: Stage) -> str:
    return FLOOR


@benchmark("start of the web process until it answers, and its size", runs=3)
def web_start(stage: Stage) -> Work:
    stage.user  # noqa: B018 - migrates and fills the database
    return lambda: start_and_visit(stage)


def start_and_visit(stage: Stage) -> dict[str, float]:
    """Start `insights serve`, visit the sign-in page, and say seconds until ready and MB of its processes."""
    port, began = free_port(), time.perf_counter()
    environment = environment_of(stage.settings.database_url, stage.folder, PORT=str(port))
    process = subprocess.Popen([sys.executable, "-m", "insights", "serve"], env=environment)
    try:
        while not answers(f"http://127.0.0.1:{port}/healthz") and process.poll() is None:
            time.sleep(0.02)
        ready = time.perf_counter() - began
        if process.poll() is not None:
            raise SystemExit("insights serve did not start")
        for _ in range(VISITS):
            answers(f"http://127.0.0.1:{port}/sign-in")
        return {"ready s": ready, "MB of a web process": max(resident_mb(pid) for pid in family(process.pid))}
    finally:
        process.terminate()
        process.wait()


def answers(url: str) -> bool:
    """Whether a page answers at all."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


def family(pid: int) -> list[int]:
    """A process and its children (Linux)."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    return [pid, *map(int, children.read_text().split())] if children.exists() else [pid]


def resident_mb(pid: int) -> float:
    """Resident memory in MB (Linux; 0 elsewhere)."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS")), 0.0)
