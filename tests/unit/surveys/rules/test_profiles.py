"""Counting answers column by column."""

from __future__ import annotations

from insights.surveys.rules.profiles import MOST_DISTINCT, Tally, profile_of


def test_a_profile_counts_answers_and_gaps() -> None:
    column = profile_of(["5", "0", "NA", None, "5", "x"])
    assert (column.n, column.missing, column.distinct) == (4, 2, 3)
    assert column.numbers == {5.0: 2, 0.0: 1}
    assert column.numeric_share == 0.75
    assert column.texts == ["5", "0", "x"]
    assert column.whole_numbers


def test_blocks_add_up() -> None:
    tally = Tally(2)
    tally.add([("a", "b"), (1, None)])
    tally.add([("a",), (2.5,)])
    assert tally.rows == 3
    assert tally.profile(0, "x", "x").values == {"a": 2, "b": 1}
    second = tally.profile(1, "y", "Y")
    assert (second.missing, second.whole_numbers, second.text) == (1, False, "Y")


def test_too_many_different_answers_are_counted_but_not_kept() -> None:
    tally = Tally(1)
    tally.add([[f"a{number}" for number in range(MOST_DISTINCT)]])
    tally.add([["a1", "new", None]])
    column = tally.profile(0, "x", "x")
    assert (column.n, column.missing, column.whole) == (MOST_DISTINCT + 2, 1, False)
    assert column.values["a1"] == 2 and "new" not in column.values


def test_nothing_has_a_profile_too() -> None:
    empty = profile_of([None, ""])
    assert (empty.n, empty.numeric_share, empty.whole_numbers) == (0, 0.0, True)
