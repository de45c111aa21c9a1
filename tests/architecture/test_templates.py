"""Templates stay small, say what they take, parse, and hold no code or style of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
CEILING = 250
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
COMPONENTS = [name for name in NAMES if name.startswith("components/")]
INLINE = {
    "a script": re.compile(r"<script\b(?![^>]*(\ssrc=|type=\"application/json\"))", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "htmx code": re.compile(r"\shx-on[:\-a-z]*\s*=|\shx-(vals|headers)=['\"]js:", re.IGNORECASE),
    "an address elsewhere": re.compile(
        r"<(script|link|img|iframe)\b[^>]*(src|href)=[\"']https?:", re.IGNORECASE
    ),
}
STATIC_CODE = sorted((ROOT / "insights" / "static" / "js").glob("*.js"))


def source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def test_there_are_templates_to_look_at() -> None:
    assert {"layouts/page.html", "layouts/plain.html"} <= set(NAMES)
    assert STATIC_CODE


@pytest.mark.parametrize("name", NAMES)
def test_a_template_parses(name: str) -> None:
    assert Environment(loader=FileSystemLoader(TEMPLATES)).parse(source(name)).body is not None


@pytest.mark.parametrize("name", NAMES)
def test_what_a_template_names_is_there(name: str) -> None:
    tree = Environment(loader=FileSystemLoader(TEMPLATES)).parse(source(name))
    named = [
        node.template.value
        for node in tree.find_all((nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include))
        if isinstance(node.template, nodes.Const) and not getattr(node, "ignore_missing", False)
    ]
    assert [other for other in named if other not in NAMES and not other.startswith("security/")] == []


def imported(tree: nodes.Template) -> set[tuple[str, str]]:
    """(Name in the other template, name here) of every import."""
    found = [macro for node in tree.find_all(nodes.FromImport) for macro in node.names]
    return {macro if isinstance(macro, tuple) else (macro, macro) for macro in found}


def loaded(tree: nodes.Template) -> set[str]:
    return {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_uses_what_it_imports(name: str) -> None:
    tree = Environment().parse(source(name))
    assert {here for _, here in imported(tree)} - loaded(tree) == set()


def test_every_macro_of_a_component_is_used() -> None:
    trees = {name: Environment().parse(source(name)) for name in NAMES}
    made = {macro.name for name in COMPONENTS for macro in trees[name].find_all(nodes.Macro)}
    used = {there for tree in trees.values() for there, _ in imported(tree)}
    assert made - used - set().union(*(loaded(trees[name]) for name in COMPONENTS)) == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_template_stays_under_the_ceiling(name: str) -> None:
    assert len(source(name).splitlines()) <= CEILING


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("what", INLINE)
def test_a_template_holds_no_code_or_style(name: str, what: str) -> None:
    found = [line for line in source(name).splitlines() if INLINE[what].search(line)]
    assert found == [], f"{name} holds {what}"


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_says_first_what_it_takes(name: str) -> None:
    assert source(name).startswith("{# ")


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_public_macro_has_its_signature_in_a_comment(name: str) -> None:
    text = source(name)
    macros = re.findall(r"{%-? macro ([a-z]\w*)\(", text)
    assert [macro for macro in macros if not re.search(r"{# " + macro + r"\(", text)] == []


@pytest.mark.parametrize("path", STATIC_CODE, ids=lambda path: path.name)
def test_our_modules_make_no_code_from_text_and_ask_no_other_site(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|https?://", text)
    assert len(text.splitlines()) <= CEILING
