"""Sizes that keep the code readable: modules, functions, templates."""

from __future__ import annotations

import math

from tests.architecture.source import Module, files, modules, told

MODULE_CEILING, MODULE_P95 = 450, 250
FUNCTION_CEILING, FUNCTION_P95, FUNCTION_MEDIAN = 70, 35, 10
TEMPLATE_CEILING, TEMPLATE_P95 = 250, 110
FEW = 40  # a percentile of fewer is one file's whim


def percentile(values: list[int], share: float) -> int:
    """The value that `share` (0..1) of the values do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)] if values else 0


def function_sizes(module: Module) -> list[tuple[str, int]]:
    """Each function with its lines, decorators left out."""
    return [
        (f"{module.name}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for node in module.functions()
    ]


def test_percentiles_are_by_nearest_rank() -> None:
    assert percentile([1, 2, 3, 4], 0.5) == 2
    assert percentile(list(range(1, 101)), 0.95) == 95
    assert percentile([], 0.95) == 0


def test_no_module_is_longer_than_its_ceiling() -> None:
    long = [
        f"{module.name}: {module.lines} lines"
        for module in modules("insights", "tests", "nlp_models", "migrations")
        if module.lines > MODULE_CEILING
    ]
    assert not long, told(
        long,
        f"a module has at most {MODULE_CEILING} lines: make the room a folder of its name and split it "
        "by noun (services.py → services/sessions.py, services/participants.py).",
    )


def test_most_modules_are_short() -> None:
    sizes = [module.lines for module in modules("insights")]
    if len(sizes) >= FEW:
        assert percentile(sizes, 0.95) <= MODULE_P95, told(
            [f"{m.name}: {m.lines} lines" for m in modules("insights") if m.lines > MODULE_P95],
            f"95 of 100 modules have at most {MODULE_P95} lines: split the longest of these by noun.",
        )


def test_no_function_is_longer_than_its_ceiling() -> None:
    long = [
        f"{name}: {size} lines"
        for module in modules("insights", "tests", "nlp_models")
        for name, size in function_sizes(module)
        if size > FUNCTION_CEILING
    ]
    assert not long, told(
        long, f"a function has at most {FUNCTION_CEILING} lines: give each of its steps a name of its own."
    )


def test_most_functions_are_short() -> None:
    sizes = [size for module in modules("insights") for _, size in function_sizes(module)]
    if len(sizes) >= FEW:
        assert percentile(sizes, 0.95) <= FUNCTION_P95, f"95 of 100 functions have ≤ {FUNCTION_P95} lines"
        assert percentile(sizes, 0.5) <= FUNCTION_MEDIAN, f"the median function has ≤ {FUNCTION_MEDIAN} lines"


def test_templates_keep_their_sizes() -> None:
    sizes = {path.as_posix(): Module(path).lines for path in files("templates", "*.*")}
    long = [f"{name}: {size} lines" for name, size in sizes.items() if size > TEMPLATE_CEILING]
    advice = "move a part into a partial named with an underscore (_highlight_card.html) and include it."
    assert not long, told(long, f"a template has at most {TEMPLATE_CEILING} lines: {advice}")
    if len(sizes) >= FEW:
        wide = [f"{name}: {size} lines" for name, size in sizes.items() if size > TEMPLATE_P95]
        assert percentile(list(sizes.values()), 0.95) <= TEMPLATE_P95, told(
            wide, f"95 of 100 templates have at most {TEMPLATE_P95} lines: {advice}"
        )
