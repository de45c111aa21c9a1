"""Paths of codes as tools write them."""

from __future__ import annotations

import pytest

from insights.highlights.readers.export import path_of, paths_in


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("Pain", ("Pain",)),
        ("Pain >> Slow", ("Pain", "Slow")),
        ("Pain / Slow", ("Pain", "Slow")),
        ("Q/A", ("Q/A",)),
        ("#slow", ("slow",)),
        ("  ", ()),
    ],
)
def test_a_code_stands_below_its_groups(written: str, path: tuple[str, ...]):
    assert path_of(written) == path


def test_a_cell_parts_codes_by_semicolon_bar_or_line_else_by_comma():
    assert paths_in("slow, cart") == (("slow",), ("cart",))
    assert paths_in("slow, very; cart") == (("slow, very",), ("cart",))
    assert paths_in("slow|slow\ncart") == (("slow",), ("cart",))
    assert path_of("a/b", slashes=True) == ("a", "b")
