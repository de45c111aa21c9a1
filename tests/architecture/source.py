"""The source as the architecture tests see it: modules, their parts and their imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATED = ("insights/_bundle", "insights/static/vendor", "migrations/versions", "node_modules", "build")
FOUNDATION = frozenset({"kernel", "web", "worker", "analysis", "demo", "static", "_bundle"})


@dataclass(frozen=True)
class Module:
    """One Python file, by its path from the root of the checkout."""

    path: Path

    @property
    def name(self) -> str:
        """The path as text, with slashes."""
        return self.path.as_posix()

    @property
    def package(self) -> str:
        """The part of the house it belongs to (`studies` of insights/studies/views.py), or nothing."""
        return self.path.parts[1] if len(self.path.parts) > 2 else ""

    @property
    def room(self) -> str:
        """The room inside a feature (`readers` of insights/transcripts/readers/vtt.py)."""
        return Path(self.path.parts[2]).stem if len(self.path.parts) > 2 else ""

    @property
    def text(self) -> str:
        """Its source."""
        return _text(self.path)

    @property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return _tree(self.path)

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.text.count("\n") + (not self.text.endswith("\n") and bool(self.text))

    @property
    def defines(self) -> bool:
        """Whether it holds functions or classes of its own."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        return any(isinstance(node, kinds) for node in self.tree.body)

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and absolute name of every import, those inside functions too, those for typing not."""
        for node in _walk_without_typing(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.lineno, node.module
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """All functions and methods."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


@cache
def _text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path), filename=str(path))


def _walk_without_typing(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        yield node
        yield from _walk_without_typing(node)


@cache
def files(folder: str, pattern: str) -> tuple[Path, ...]:
    """Files of the project under `folder`, without what is generated, in order."""
    found = (path.relative_to(ROOT) for path in (ROOT / folder).rglob(pattern))
    kept = (path for path in found if not path.as_posix().startswith(GENERATED))
    return tuple(sorted(path for path in kept if "__pycache__" not in path.parts))


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """All modules under `folders`."""
    return tuple(Module(path) for folder in folders for path in files(folder, "*.py"))


@cache
def features() -> tuple[str, ...]:
    """The names of the product's features: all parts of the house above web, worker and analysis."""
    packages = {module.package for module in modules("insights")}
    return tuple(sorted(packages - FOUNDATION - {""}))


def told(problems: list[str], advice: str) -> str:
    """A failure that says what is wrong, line by line, and what to do about it."""
    return "\n".join(["", *sorted(problems), "", f"What to do: {advice}"])
