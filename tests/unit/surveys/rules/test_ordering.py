"""Traps that need all answers."""

from __future__ import annotations

from collections import Counter

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.ordering import order_warnings
from insights.surveys.rules.scales import Reading

FIVE = Reading(1, 5, {number: float(number) for number in range(1, 6)})


def people(even_of: list[tuple[int, int]]) -> Counter[tuple[int, ...]]:
    return Counter((odd, even) * 5 for odd, even in even_of)


def test_a_sus_whose_even_items_are_reversed_already_is_noticed() -> None:
    reversed_already = people([(5, 5), (4, 4), (2, 2), (1, 1), (3, 3)])
    assert "reversed already" in order_warnings(Kind.SUS, FIVE, reversed_already)[0]


def test_a_sus_as_asked_is_not() -> None:
    assert order_warnings(Kind.SUS, FIVE, people([(5, 1), (4, 2), (2, 4), (1, 5), (3, 3)])) == []


def test_a_sus_kept_from_zero_to_four_is_noticed() -> None:
    told = order_warnings(Kind.SUS, FIVE, people([(4, 0), (3, 1), (1, 3)]))
    assert "Add one" in told[0]


def test_too_few_people_or_no_spread_say_nothing() -> None:
    assert order_warnings(Kind.SUS, FIVE, people([(5, 4), (1, 2)])) == []
    assert order_warnings(Kind.SUS, FIVE, Counter({(3, 3) * 5: 9})) == []
    assert order_warnings(Kind.SUS, FIVE, Counter({(5, 2) * 5: 9})) == []


def test_agreement_with_what_contradicts_itself_is_noticed_without_any_spread() -> None:
    for everybody in ({(5, 5) * 5: 9}, {(5, 4) * 5: 2, (4, 5) * 5: 2}, {(1, 1) * 5: 3}):
        assert "odd and even items alike" in order_warnings(Kind.SUS, FIVE, Counter(everybody))[0]
    mild = people([(4, 3), (4, 2), (5, 3), (3, 3), (4, 3)])
    assert order_warnings(Kind.SUS, FIVE, mild) == []


def test_people_who_ticked_one_column_are_counted() -> None:
    most = people([(5, 1), (4, 2), (4, 1), (5, 2), (4, 3)])
    assert order_warnings(Kind.SUS, FIVE, most + Counter({(5, 5) * 5: 1, (3, 3) * 5: 4})) == [
        "1 person gave all ten items the same answer, and so agreed and disagreed with the same thing."
    ]
    assert "2 people gave" in order_warnings(Kind.SUS, FIVE, most + Counter({(5, 5) * 5: 2}))[0]


def test_a_changed_scale_is_noticed_for_single_questions() -> None:
    cells = ["4", "5"] * 20 + ["9", "8"] * 20
    assert "changed" in order_warnings(Kind.CSAT, FIVE, {}, cells)[0]
    assert order_warnings(Kind.CSAT, FIVE, {}, ["4", "5"] * 40) == []
    assert order_warnings(Kind.SINGLE, FIVE, {}, cells) == []
