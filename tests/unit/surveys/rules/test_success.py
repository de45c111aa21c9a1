"""Which column of usability results says success."""

from __future__ import annotations

import pytest

from insights.kernel.errors import InvalidInput
from insights.surveys.rules.success import (
    MEANINGS,
    choice_from,
    chosen_success,
    joined_columns,
    meaning_of,
    reads_as_success,
    success_columns,
)

NAMES = ["Person", "Task", "Completed", "FS", "Note"]
ROWS = [[f"P{n}", n % 3, "yes" if n % 2 else "no", f"{n % 3}.0", f"note {n}"] for n in range(1, 31)]


def test_columns_of_few_values_are_offered_and_the_likely_ones_first() -> None:
    found = success_columns(NAMES, ROWS, {0, 1})
    assert [(column["name"], column["likely"]) for column in found] == [("Completed", True), ("FS", False)]
    assert found[1]["values"] == [["0.0", 10], ["1.0", 10], ["2.0", 10]]


def test_codes_mean_nothing_until_a_person_says_it() -> None:
    columns = success_columns(NAMES, ROWS, {0, 1})
    assert set(chosen_success(columns, "FS", {}).worth.values()) == {None}
    said = chosen_success(columns, "FS", {"0.0": "yes", "1.0": "part", "2.0": "no", "7": "yes"})
    assert [said.of(cell) for cell in ("0.0", " 1.0", 2.0, "9", None)] == [1, 0.5, None, None, None]
    assert choice_from(said.as_plain()) == said


def test_plain_words_mean_what_they_say() -> None:
    columns = success_columns(NAMES, ROWS, {0, 1})
    assert chosen_success(columns, "Completed", {}).worth == {"no": 0.0, "yes": 1.0}
    assert chosen_success(columns, "", {}).column == ""
    with pytest.raises(InvalidInput, match="no such column"):
        chosen_success(columns, "Nothing", {})


def test_columns_of_several_files_are_counted_together() -> None:
    one, two = ({"name": "FS", "likely": False, "values": [[value, 2]]} for value in ("0", "1"))
    assert joined_columns([[one], [two], [one]])[0]["values"] == [["0", 4], ["1", 2]]


def test_a_column_of_codes_is_told_from_one_with_a_slip() -> None:
    assert reads_as_success(["yes", "no", "maybe"])
    assert not reads_as_success(["A", "B", "C"])
    assert [meaning_of(worth) for _, worth in MEANINGS.values()] == list(MEANINGS)


def test_codes_are_no_yes_and_no() -> None:
    assert reads_as_success(["0", "1", 1, None])
    assert reads_as_success([0, 50, 100])
    assert not reads_as_success(["0", "1", "2", "1"])
    assert reads_as_success(["yes"] * 11 + ["7"])
