"""What the documents must say, they say: settings, commands, parts of the house, one migration head."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from alembic.script import ScriptDirectory

from insights.cli import main as command_line
from insights.kernel.migrating import alembic_config
from tests.architecture.source import ROOT, Module, files, modules, told

SETTING = re.compile(r"[A-Z][A-Z_]{3,}")
NOT_OURS = frozenset({"PATH", "HOME", "TMPDIR"})


def settings_read(module: Module) -> set[str]:
    """Names looked up in an `environ` mapping, or given to a function beside one."""
    names: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and "environ" in ast.unparse(node):
            names |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
            names |= {node.slice.value} if isinstance(node.slice, ast.Constant) else set()
    return {name for name in names if SETTING.fullmatch(name)}


def test_every_setting_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    read = set().union(*map(settings_read, (Module(Path("config.py")), *modules("insights"))))
    assert {"DATABASE_URL", "SECRET_KEY"} <= read
    missing = sorted(name for name in read - NOT_OURS if f"`{name}`" not in readme)
    assert not missing, told(
        missing, "add it to the table of settings in README.md, with default and meaning."
    )


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = sorted(name for name in command_line.commands if f"`insights {name}" not in readme)
    assert not missing, told(missing, "add it to the table of commands in README.md.")


def test_the_readme_begins_with_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first = readme.split("```")[1].strip().splitlines()
    assert [line.split("#")[0].strip() for line in first] == ["make run", "make test"]


def test_every_part_of_the_house_stands_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    parts = {module.package for module in modules("insights")} - {""}
    missing = sorted(f"insights/{part}" for part in parts if f"  {part}/" not in text)
    assert not missing, told(missing, "add its line to the house in ARCHITECTURE.md.")


def test_migrations_have_one_head() -> None:
    heads = ScriptDirectory.from_config(alembic_config()).get_heads()
    assert len(heads) == 1, f"heads: {heads}. What to do: let the later one name the other as down_revision."


def test_no_document_or_source_names_an_address_of_a_registry() -> None:
    wanted = re.compile(r"https?://(?:[\w.-]*pypi|registry\.npmjs|files\.pythonhosted)|--index-url")
    wrong = []
    patterns = ("*.md", "*.py", "*.toml", "*.json", "*.lock", "*.yml", "*.html", "*.js", "*.css")
    for path in (path for pattern in patterns for path in files(".", pattern)):
        if path.parts[0] in (".venv", "var", "dist") or path.name == "test_documents.py":
            continue
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1):
            if wanted.search(line):
                wrong.append(f"{path}:{number}: {line.strip()[:100]}")
    assert not wrong, told(wrong, "leave addresses to each machine's own configuration.")
