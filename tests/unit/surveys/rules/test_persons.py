"""Who counts of those who answered more than once."""

from itertools import groupby

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from insights.surveys.rules.persons import latest_of_each

DAY = 739_000
RESPONSES = st.lists(
    st.tuples(
        st.integers(0, 3), st.sampled_from([0, DAY, DAY + 1, DAY + 30, DAY + 90, DAY + 200]), st.booleans()
    ),
    max_size=25,
)


def kept_of(rows, window=None) -> list[bool]:
    persons, days, answered = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])
    columns = np.array(persons, np.uint64), np.array(days, np.int64), np.array(answered, bool)
    return latest_of_each(*columns, window).tolist()


def by_hand(rows, window=None) -> list[bool]:
    """The same said slowly: each person's answers from the latest back."""
    kept = [person == 0 for person, _, _ in rows]
    mine = sorted(
        (at for at, (person, _, _) in enumerate(rows) if person),
        key=lambda at: (rows[at][0], not rows[at][2], -rows[at][1], -at),
    )
    for _, own in groupby(mine, key=lambda at: rows[at][0]):
        last = None
        for at in own:
            _, day, answered = rows[at]
            again = last is not None and window is not None and answered and day and last - day >= window
            if last is None or again:
                kept[at], last = True, day
    return kept


def test_of_each_person_the_latest_answer_counts_and_everybody_unknown() -> None:
    rows = [(1, DAY, True), (2, DAY, True), (1, DAY + 1, True), (0, DAY, True), (0, DAY, True)]
    assert kept_of(rows) == [False, True, True, True, True]
    assert kept_of([(1, DAY + 1, True), (1, DAY, True)]) == [True, False]
    assert kept_of([(1, DAY, True), (1, DAY, True)]) == [False, True]


def test_a_response_without_an_answer_gives_way_to_an_older_one_with() -> None:
    assert kept_of([(1, DAY, True), (1, DAY + 9, False)]) == [True, False]
    assert kept_of([(1, DAY, False), (1, DAY + 9, False)]) == [False, True]


def test_an_older_answer_counts_again_when_the_window_has_passed() -> None:
    rows = [(1, DAY, True), (1, DAY + 30, True), (1, DAY + 90, True), (1, DAY + 200, True), (1, 0, True)]
    assert kept_of(rows, 90) == [True, False, True, True, False]
    assert kept_of(rows, 91) == [False, False, True, True, False]
    assert kept_of(rows) == [False, False, False, True, False]
    assert kept_of([(1, 0, True), (1, 0, True)], 90) == [False, True]


@given(RESPONSES, st.one_of(st.none(), st.integers(1, 120)))
def test_it_equals_what_a_hand_would_count(rows, window) -> None:
    assert kept_of(rows, window) == by_hand(rows, window)
