"""Who imports whom: the contracts of .importlinter, the rooms, and where heavy libraries may stand."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.architecture.heavy import HEAVY
from tests.architecture.source import ROOT, Module, features, modules, told

ROOMS = [
    "feature",
    "views",
    "api",
    "jobs",
    "forms",
    "schemas",
    "charts",
    "services",
    "queries",
    "permissions",
    "models",
    "readers",
    "rules",
]


def may_load_heavy(module: Module) -> bool:
    """Whether a module is loaded by workers and commands only."""
    return module.package in ("analysis", "worker") or module.room in ("readers", "jobs")


def test_the_import_contracts_are_kept() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports; exit(lint_imports())"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"COLUMNS": "160", "TERM": "dumb"}
    )
    assert done.returncode == 0, (
        f"{done.stdout[done.stdout.find('Contracts') :]}\n{done.stderr}\n"
        "What to do: never import upwards. Let the higher feature fill a panel of the lower page, consume "
        "a fact of the lower feature, or move the shared decision down (ARCHITECTURE.md: 'Nothing looks up')."
    )


def test_every_module_of_a_feature_is_a_room() -> None:
    rooms = {*ROOMS, "__init__"}
    strange = [
        module.name
        for module in modules("insights")
        if module.package in features() and module.room not in rooms
    ]
    assert not strange, told(
        strange,
        f"a feature has only these rooms: {', '.join(ROOMS)}. A large room becomes a folder of its name, "
        "split by noun (services/imports.py); what needs no database belongs in rules.",
    )


def test_heavy_libraries_stay_out_of_what_the_web_loads() -> None:
    heavy = [
        f"{module.name}:{line} imports {name}"
        for module in modules("insights")
        if not may_load_heavy(module)
        for line, name in module.imports()
        if name.split(".")[0] in HEAVY
    ]
    assert not heavy, told(
        sorted(set(heavy)),
        "import it only in insights/analysis, a feature's readers or jobs, or insights/worker; let the page "
        "read the row that a job wrote.",
    )


def test_what_the_web_loads_never_imports_readers_or_jobs() -> None:
    """At module level: a command may import them inside its function, when it runs."""
    wrong = []
    for module in modules("insights"):
        if module.package not in features() or module.room in ("jobs", "readers"):
            continue
        for line, name in module.imports():
            parts = name.split(".")
            if parts[0] == "insights" and len(parts) > 2 and parts[2] in ("jobs", "readers"):
                wrong.append(f"{module.name}:{line} imports {name}")
    assert not wrong, told(
        sorted(set(wrong)),
        "files are parsed by a worker: the view stores the file and enqueues the job by its name. A type "
        "from a reader is imported under TYPE_CHECKING, or stands in rules.",
    )


def test_imports_are_not_hidden_in_functions_of_a_feature() -> None:
    """Deferred imports hide knots; insights/cli.py may defer, so that a command starts quickly."""
    hidden = []
    for module in modules("insights"):
        if module.package not in features():
            continue
        top = {node.lineno for node in module.tree.body}
        hidden += [
            f"{module.name}:{line} imports {name}"
            for line, name in module.imports()
            if name.startswith("insights.") and line not in top
        ]
    assert not hidden, told(
        sorted(set(hidden)), "import at the top; if that is a circle, something looks up."
    )
