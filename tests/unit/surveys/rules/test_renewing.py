"""What a later export changes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from insights.surveys.rules.renewing import Renewal, Seen, renewal_of

ROWS = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 3)), max_size=30)


def seen(rows: list[tuple[int, int]], first: int = 1) -> Seen:
    """(key, content) of each response, with ids from `first` on."""
    ids = np.arange(first, first + len(rows), dtype=np.int64)
    keys, contents = (np.array([row[at] for row in rows], np.uint64) for at in (0, 1))
    return Seen(ids, keys, contents)


def test_new_changed_and_same_are_told_apart_and_nobody_is_always_new() -> None:
    known = seen([(5, 1), (7, 1), (0, 1)])
    later = seen([(7, 1), (5, 2), (9, 1), (0, 1)], first=100)
    assert renewal_of(known, later) == Renewal(added=[102, 103], changed=[(1, 101)], same=1)


def test_of_a_key_that_stands_twice_the_last_one_counts() -> None:
    assert renewal_of(seen([(5, 1)]), seen([(5, 2), (5, 1)], first=9)) == Renewal([], [], 1)
    assert renewal_of(seen([]), seen([(5, 2), (5, 1)], first=9)) == Renewal([10], [], 0)


@given(ROWS, ROWS)
def test_it_is_what_a_dictionary_would_find(known: list, later: list) -> None:
    by_key = {key: (at, content) for at, (key, content) in enumerate(known, 1) if key}
    last = {key: at for at, (key, _) in enumerate(later) if key}
    added, changed, same = [], [], 0
    for at, (key, content) in enumerate(later):
        if key and last[key] != at:
            continue
        if key not in by_key:
            added.append(1000 + at)
        elif by_key[key][1] != content:
            changed.append((by_key[key][0], 1000 + at))
        else:
            same += 1
    assert renewal_of(seen(known), seen(later, 1000)) == Renewal(added, changed, same)
