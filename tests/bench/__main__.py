"""Runs the benchmarks, each in a process of its own; prints the table and writes build/bench.json."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench import registry
from tests.bench.measuring import measure
from tests.bench.story import SHARED

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "build" / "bench.json"
ONE = "--one"


def run_one(name: str) -> None:
    """Measure one benchmark here and print its row as JSON, last."""
    with tempfile.TemporaryDirectory(prefix="insights-bench-") as folder:
        print(json.dumps(measure(registry.load()[name], Path(folder)).as_row()))


def run_apart(name: str, shared: str) -> dict[str, Any]:
    """Measure one benchmark in a fresh process; a failure is a row that says why.

    `shared` is a folder for what the benchmarks of this run make once.
    """
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", SHARED: shared}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", ONE, name],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        return {"name": name, "failed": (done.stderr.strip() or "it failed").splitlines()[-1]}
    return json.loads(done.stdout.splitlines()[-1])


def line_of(row: dict[str, Any]) -> str:
    """A row of the table."""
    if "failed" in row:
        return f"{row['name']:<58} FAILED: {row['failed']}"
    ratio = f"{row['ratio']:.2f} ×" if row["ratio"] else ""
    told = ", ".join(f"{name} {value:,.1f}" for name, value in (row["told"] or {}).items())
    return (
        f"{row['name']:<58} {row['ms']:>10,.1f} {row['cpu_ms']:>10,.1f} {row['queries']:>8} "
        f"{ratio:>9} {row['rss_mb']:>8,.0f}  {told}"
    ).rstrip()


def main(arguments: list[str]) -> int:
    """Run all benchmarks, or those whose name holds one of the words; 1 when one failed."""
    if arguments[:1] == [ONE]:
        run_one(arguments[1])
        return 0
    words = [word.lower() for word in arguments]
    names = [n for n in registry.load() if not words or any(word in n.lower() for word in words)]
    print(f"{'':<58} {'ms':>10} {'cpu ms':>10} {'queries':>8} {'to floor':>9} {'RSS MB':>8}")
    rows = []
    with tempfile.TemporaryDirectory(prefix="insights-bench-") as shared:
        for name in names:
            rows.append(run_apart(name, shared))
            print(line_of(rows[-1]), flush=True)
    OUTPUT.parent.mkdir(exist_ok=True)
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "system": platform.platform()}
    answer = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine, "rows": rows}
    OUTPUT.write_text(json.dumps(answer, indent=2) + "\n", encoding="utf-8")
    print(f"Medians; written to {OUTPUT.relative_to(ROOT)}.")
    return any("failed" in row for row in rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
