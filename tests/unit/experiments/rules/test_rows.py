"""Rows become counts: who was shown, who answered, who succeeded."""

import pytest

from insights.experiments.rules.rows import RowCounter, RowPlan
from insights.kernel.errors import InvalidInput


def counted(plan: RowPlan, rows: list[list[object]]) -> dict:
    counter = RowCounter(plan)
    for row in rows:
        counter.add(row)
    return counter.counted()


def numbers(found: dict, name: str) -> tuple[int, int, int]:
    arm = found["arms"][name]
    return arm["shown"], arm["answered"], arm["successes"]


def test_rows_that_say_neither_yes_nor_no_were_shown_but_did_not_answer() -> None:
    plan = RowPlan(variant=0, outcome=1, is_share=True, opposite=2)
    found = counted(
        plan, [["a", 1, 0], ["a", 0, 1], ["a", 0, 0], ["b", "1", "0"], ["b", "0", "0"], ["b", 1, 1]]
    )
    assert numbers(found, "a") == (3, 2, 1)
    assert numbers(found, "b") == (3, 2, 2)
    assert found["both_answers"] == 1


def test_an_empty_answer_of_one_column_was_not_given() -> None:
    found = counted(RowPlan(0, 1, True), [["a", "yes"], ["a", "No"], ["a", ""], ["b", "TRUE"], ["b", "n/a"]])
    assert (numbers(found, "a"), numbers(found, "b")) == ((3, 2, 1), (2, 1, 1))


def test_success_may_be_named_or_begin_at_a_number() -> None:
    rows: list[list[object]] = [["a", "gold"], ["a", "tin"], ["b", "Silver"]]
    assert numbers(counted(RowPlan(0, 1, True, success=("gold", "silver")), rows), "b") == (1, 1, 1)
    days: list[list[object]] = [["a", 7], ["a", 2], ["b", "many"], ["b", "3"]]
    found = counted(RowPlan(0, 1, True, at_least=3), days)
    assert (numbers(found, "a"), numbers(found, "b"), found["unreadable"]) == ((2, 2, 1), (2, 2, 1), 1)


def test_a_person_is_counted_once_and_one_in_two_variants_not_at_all() -> None:
    rows: list[list[object]] = [
        ["a", 0, "p1"],
        ["a", 1, "p1"],
        ["b", 1, "p2"],
        ["a", 1, "p3"],
        ["b", 1, "p3"],
        ["", 1, "p4"],
    ]
    found = counted(RowPlan(0, 1, True, person=2), rows)
    assert (numbers(found, "a"), numbers(found, "b")) == ((1, 1, 1), (1, 1, 1))
    assert (found["in_several"], found["without_variant"], found["rows"]) == (1, 1, 6)


def test_the_values_of_a_person_are_summed() -> None:
    rows: list[list[object]] = [
        ["a", 5, "p1"],
        ["a", 2.5, "p1"],
        ["a", None, "p2"],
        ["b", 4, "p3"],
        ["b", 0, "p4"],
    ]
    found = counted(RowPlan(0, 1, False, person=2), rows)
    assert found["arms"]["a"] | {"successes": 0} == {
        "shown": 2, "answered": 1, "successes": 0, "mean": 7.5, "variance": 0.0, "times": [[7.5, 1]],
    }  # fmt: skip
    assert (found["arms"]["b"]["mean"], found["arms"]["b"]["variance"]) == (2.0, 8.0)


def test_a_column_that_is_no_variant_is_refused() -> None:
    with pytest.raises(InvalidInput, match="Only one variant"):
        counted(RowPlan(0, 1, True), [["a", 1]])
    with pytest.raises(InvalidInput, match="More than 20 variants"):
        counted(RowPlan(0, 1, True), [[f"v{at}", 1] for at in range(30)])


def test_a_plan_is_read_as_it_was_kept() -> None:
    assert RowPlan.of({"variant": 0, "outcome": 1, "is_share": True, "success": ["x"]}).success == ("x",)


def test_stored_codes_are_read_by_their_labels() -> None:
    labels = {0: {"1": "control", "2": "green"}, 1: {"1": "Came back", "2": "No"}}
    counter = RowCounter(RowPlan(0, 1, True), labels)
    for row in [(1, 1), (1, 2), (2, 1), (2, 1)]:
        counter.add(row)
    arms = counter.counted()["arms"]
    assert {name: (arm["shown"], arm["successes"]) for name, arm in arms.items()} == {
        "control": (2, 1),
        "green": (2, 2),
    }
    named = RowCounter(RowPlan(0, 1, True, success=("came back",)), labels)
    for row in [(1, 1), (2, 2)]:
        named.add(row)
    assert [arm["successes"] for arm in named.counted()["arms"].values()] == [1, 0]


def test_large_values_keep_their_spread() -> None:
    rows: list[list[object]] = [["a", 1e9 + at] for at in (0, 1, 2)] + [["b", 1e9], ["b", 1e9]]
    arms = counted(RowPlan(0, 1, False), rows)["arms"]
    assert (arms["a"]["mean"], arms["a"]["variance"]) == (pytest.approx(1e9 + 1), pytest.approx(1))
    assert arms["b"]["variance"] == 0
