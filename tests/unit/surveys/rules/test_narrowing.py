"""Responses narrowed and put in order by packed columns, against plain sorting."""

import numpy as np
import pytest

from insights.surveys.rules.narrowing import (
    in_number_order,
    in_ranked_order,
    ranked,
    said,
    worth_between,
)
from insights.surveys.rules.packing import Packed, Packer

DICE = np.random.default_rng(8)
SCORES = [None if one > 10 else int(one) for one in DICE.integers(0, 13, 200)]
WORTH = {str(one): float(one) for one in range(11)}
NUMBERS = np.sort(DICE.choice(np.arange(1, 400), 200, replace=False))
EVERY = np.ones(200, bool)


def packed(cells: list[object]) -> Packed:
    packer = Packer()
    packer.add(cells)
    return packer.packed()


def test_an_answer_is_found_by_its_words_without_spaces_around() -> None:
    assert said(packed(["New", " New ", "Newer", None, 3]), "New").tolist() == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert said(packed(["New", 3]), "3").tolist() == [False, True]


def test_bounds_leave_out_those_without_a_worth() -> None:
    kept = worth_between(packed(SCORES), WORTH, 9, None)
    assert kept.tolist() == [one is not None and one >= 9 for one in SCORES]
    kept = worth_between(packed(["x", 1, None, 7]), WORTH, None, 6)
    assert kept.tolist() == [False, True, False, False]


@pytest.mark.parametrize("last_first", [False, True])
def test_pages_in_order_of_numbers_leave_nothing_out(last_first: bool) -> None:
    kept = worth_between(packed(SCORES), WORTH, 3, 8)
    found: list[int] = []
    while page := in_number_order(NUMBERS, kept, found[-1] if found else None, 7, last_first):
        found += page
    assert found == sorted(NUMBERS[kept].tolist(), reverse=last_first)


@pytest.mark.parametrize("last_first", [False, True])
def test_pages_in_order_of_scores_leave_nothing_out_and_the_unanswered_come_last(last_first: bool) -> None:
    unknown = -99.0 if last_first else 99.0
    by = ranked(packed(SCORES), WORTH, unknown, last_first)
    kept = NUMBERS % 3 > 0
    found: list[tuple[float, int]] = []
    while page := in_ranked_order(NUMBERS, kept, by, found[-1] if found else None, 11, last_first):
        found += page
    worth = [unknown if one is None else float(one) for one in SCORES]
    pairs = [pair for pair, own in zip(zip(worth, NUMBERS.tolist(), strict=True), kept, strict=True) if own]
    assert found == sorted(pairs, key=lambda pair: (-pair[0] if last_first else pair[0], pair[1]))
    assert found[-1][0] == unknown


def test_where_nobody_fits_there_is_no_page() -> None:
    by = ranked(packed(SCORES), WORTH, 99.0, False)
    assert in_ranked_order(NUMBERS, ~EVERY, by, None, 5, False) == []
    assert in_number_order(NUMBERS, ~EVERY, None, 5, True) == []


@pytest.mark.parametrize("number", [-(10**30), 10**30])
def test_a_page_after_a_number_that_nobody_has_begins_or_ends_with_that_value(number: int) -> None:
    by = ranked(packed(SCORES), WORTH, 99.0, False)
    page = in_ranked_order(NUMBERS, EVERY, by, (3.0, number), 1, False)
    assert page[0][0] == (3.0 if number < 0 else 4.0)


def test_a_page_after_a_value_that_is_not_there_begins_with_the_next_one() -> None:
    by = ranked(packed(SCORES), WORTH, 99.0, False)
    assert in_ranked_order(NUMBERS, EVERY, by, (3.5, 10**6), 1, False)[0][0] == 4.0
