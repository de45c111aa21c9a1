"""Names say what a thing is; some words never do."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import files, modules, told

EMPTY_WORDS = frozenset(["helper", "helpers", "manager", "managers", "misc", "stuff", "util", "utils"])
EMPTY_NAMES = EMPTY_WORDS | {
    "common",
    "data",
    "handler",
    "handlers",
    "process",
    "processor",
    "tools",
    "various",
}
CODE = ("insights", "tests", "nlp_models")


def words_of(name: str) -> set[str]:
    """The words of a snake_case or CamelCase name, folded."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_words_of_a_name_are_found_in_either_style() -> None:
    assert words_of("StudyManager") == {"study", "manager"}
    assert words_of("merge_themes") == {"merge", "themes"}


def test_no_module_or_folder_has_an_empty_name() -> None:
    named = {part for module in modules(*CODE) for part in (module.path.with_suffix("")).parts}
    named |= {path.stem for path in files("templates", "*.*")} | {
        path.parent.name for path in files("templates", "*.*")
    }
    empty = sorted(name for name in named if name in EMPTY_NAMES or words_of(name) & EMPTY_WORDS)
    assert not empty, told(
        empty, f"name it after its noun or verb; these words say nothing: {', '.join(sorted(EMPTY_NAMES))}."
    )


def test_no_class_is_called_a_manager_or_helper() -> None:
    empty = [
        f"{module.name}:{node.lineno} class {node.name}"
        for module in modules("insights")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and words_of(node.name) & EMPTY_WORDS
    ]
    assert not empty, told(empty, "name the class after what it holds or decides.")


def test_modules_and_public_functions_say_their_purpose() -> None:
    silent = []
    for module in modules("insights"):
        if module.text.strip() and not ast.get_docstring(module.tree):
            silent.append(f"{module.name}: the module")
        silent += [
            f"{module.name}:{node.lineno} {node.name}"
            for node in module.tree.body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    assert not silent, told(silent, "add a docstring of one line that says what it is for.")


def test_tests_are_named_as_sentences() -> None:
    short = [
        f"{module.name}:{node.lineno} {node.name}"
        for module in modules("tests")
        for node in module.functions()
        if node.name.startswith("test_") and node.name.count("_") < 3
    ]
    assert not short, told(
        short, "say in the name what holds: test_a_restricted_study_is_hidden_from_others."
    )
