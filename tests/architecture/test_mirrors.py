"""Every module that decides, writes, reads or computes has its test at the mirrored place."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.source import ROOT, Module, features, modules, told

ROOMS = frozenset({"rules", "services", "queries", "readers"})


def needs_a_test(module: Module) -> bool:
    """Whether the module must have a mirrored test."""
    decides = module.package in features() and module.room in ROOMS
    return (decides or module.package == "analysis") and module.defines


def mirrors_of(module: Module) -> tuple[Path, Path]:
    """Where the test of a module may lie: among the pure ones, or those with a database."""
    inside = module.path.relative_to("insights")
    stem = inside.parent.name if inside.stem == "__init__" else inside.stem
    return (
        Path("tests/unit", inside.parent, f"test_{stem}.py"),
        Path("tests/integration", inside.parent, f"test_{stem}.py"),
    )


def test_a_mirror_is_named_after_its_module() -> None:
    unit, integration = mirrors_of(Module(Path("insights/surveys/readers/csv_file.py")))
    assert unit == Path("tests/unit/surveys/readers/test_csv_file.py")
    assert integration == Path("tests/integration/surveys/readers/test_csv_file.py")


def test_every_deciding_module_has_its_mirrored_test() -> None:
    bare = [
        f"{module.name}: write {' or '.join(map(str, mirrors_of(module)))}"
        for module in modules("insights")
        if needs_a_test(module) and not any((ROOT / path).exists() for path in mirrors_of(module))
    ]
    assert not bare, told(bare, "test it there: in unit when it is pure, in integration with a database.")


def shows_something(node: ast.AST) -> bool:
    """Whether a test holds an assertion, expects an error, or calls something that asserts."""
    for part in ast.walk(node):
        if isinstance(part, ast.Assert):
            return True
        if isinstance(part, ast.Call):
            name = ast.unparse(part.func)
            if re.search(r"assert|expect|raises|warns|check|refuse|prove", name, re.IGNORECASE):
                return True
    return False


def test_no_test_asserts_nothing() -> None:
    silent = [
        f"{module.name}:{node.lineno} {node.name}"
        for module in modules("tests")
        for node in module.functions()
        if node.name.startswith("test_") and not shows_something(node)
    ]
    assert not silent, told(silent, "a test that cannot fail shows nothing: assert what must hold.")
