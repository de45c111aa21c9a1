"""SMART and OKR advice."""

import pytest

from insights.objectives.rules.advice import (
    EXAMPLES,
    WrittenKeyResult,
    advise_key_result,
    advise_objective,
)

GOOD = WrittenKeyResult("First orders of customers from ads rise from 20 % to 25 %", 20.0, 25.0)


def rules(**fields: object) -> list[str]:
    usual = {"statement": GOOD.statement, "baseline": GOOD.baseline, "target": GOOD.target}
    return [one.rule for one in advise_key_result(WrittenKeyResult(**{**usual, **fields}))]


def test_a_good_key_result_gets_no_advice() -> None:
    assert advise_key_result(GOOD) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"statement": "Customers trust our shop", "baseline": None, "target": None},
            ["specific", "no_number"],
        ),
        ({"statement": "Improve support for buyers", "target": None}, ["vague", "no_number"]),
        ({"statement": "Launch the page for returns", "target": None}, ["output", "binary"]),
        ({"statement": "Publish 8 posts on returns"}, ["output"]),
        ({"baseline": None}, ["no_baseline"]),
        ({"has_deadline": False}, ["no_deadline"]),
        ({"owner_id": 1, "author_id": 2}, ["set_by_other"]),
        ({"owner_id": 1, "author_id": 1}, []),
        ({"largest_change": 4.0}, ["achievable"]),
        ({"largest_change": 6.0}, []),
        ({"forecast": (19.0, 22.0)}, ["achievable"]),
        ({"forecast": (19.0, 26.0)}, []),
        ({"baseline": 25.0, "target": 20.0, "way": "down", "forecast": (22.0, 26.0)}, ["achievable"]),
        ({"statement": "Repeat orders", "metric_id": 3}, []),
    ],
)
def test_each_rule_speaks_up_where_it_should(fields: dict[str, object], expected: list[str]) -> None:
    assert rules(**fields) == expected


def test_an_objective_is_looked_at_as_a_whole() -> None:
    up = WrittenKeyResult("Orders rise", 1, 2, metric_id=7)
    down = WrittenKeyResult("Orders fall", 2, 1, metric_id=7, way="down")
    assert [one.rule for one in advise_objective("", None, [])] == ["no_reason", "relevant", "no_key_results"]
    assert [one.rule for one in advise_objective("Why", 1, [GOOD] * 6)] == ["too_many"]
    assert [one.rule for one in advise_objective("Why", 1, [up, down])] == ["opposed"]
    (declared,) = advise_objective("Why", 1, [GOOD], [("Speed", "Care")])
    assert declared.message == "“Speed” and “Care” pull against each other."


def test_every_rule_has_a_better_example() -> None:
    given = advise_objective("", None, []) + advise_key_result(WrittenKeyResult("Launch it"))
    assert all(one.example == EXAMPLES[one.rule] for one in given)
