"""Several options in one cell, and commas that are none."""

from __future__ import annotations

import pytest

from insights.surveys.rules.options import separator_of, several_options


def test_a_semicolon_stands_before_a_comma() -> None:
    assert separator_of(["a, b", "c"]) == ","
    assert separator_of(["a, b;c", "c"]) == ";"
    assert separator_of(["a"]) is None


@pytest.mark.parametrize(
    ("values", "separator"),
    [
        ({"Phone;Tablet;": 6, "Phone;": 6}, ";"),
        ({"Phone,Tablet": 4, "Phone": 4, "Tablet,Other:": 4}, ","),
        ({"Search, Export": 3, "Search": 3, "Search, Export, API": 3}, ","),
        ({"Yes, I do": 9, "No, I do not": 4}, None),
        ({"Denver, CO": 3, "Boulder, CO": 3, "Austin, TX": 3}, None),
        ({"Well; it works": 1, "No": 1}, None),
        ({"Slow; I left": 1, "Slow; odd": 1, "Good; fast": 1, "Bad; sad": 1, "Fine; then": 1}, None),
        ({"One": 4, "Two": 4}, None),
    ],
)
def test_options_come_again_in_other_combinations(values: dict[str, int], separator: str | None) -> None:
    assert several_options(values) == separator
