"""The web process starts and answers every page without a heavy library, and no page breaks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source import ROOT, told
from tests.fixtures.databases import Databases


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a fresh process loaded and answered on a migrated database."""
    folder: Path = tmp_path_factory.mktemp("visits")
    databases = Databases("sqlite", None)
    name = f"visits_{os.getpid()}"
    address = databases.migrated(name)
    command = [sys.executable, "-m", "tests.architecture.visits", address, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    databases.drop(name)
    assert done.returncode == 0, f"the application does not start:\n{done.stderr[-3000:]}"
    return json.loads(done.stdout.splitlines()[-1])


def test_the_web_process_starts_without_heavy_libraries(visits: dict[str, Any]) -> None:
    assert not visits["at_start"], told(
        visits["at_start"],
        "find who imports it (python -X importtime -c 'import insights.factory' 2>&1 | grep NAME) and move "
        "that into analysis, readers, jobs or the worker.",
    )


def test_no_page_loads_a_heavy_library(visits: dict[str, Any]) -> None:
    loaders = [f"{address} loads {', '.join(names)}" for address, names in visits["loaders"].items()]
    assert not loaders, told(loaders, "let a job compute it and the page read its row.")


def test_no_page_breaks_on_an_empty_installation(visits: dict[str, Any]) -> None:
    broken = [f"{address} answers {text}" for address, text in visits["answers"].items() if text[0] == "5"]
    assert visits["answers"]
    assert not broken, told(broken, "open it on an empty database (make run shows the traceback).")
