"""Whether groups differ."""

import pytest

from insights.surveys.rules.comparing import compare_groups, compare_waves, difference_of
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.reckoning import Meaning, group_of

NPS = Meaning(Kind.NPS, 0, 10)
CSAT = Meaning(Kind.CSAT, 1, 5, (4, 5))


def test_a_group_that_is_plainly_lower_is_said_to_be() -> None:
    parts = [("Old", group_of({10: 70, 3: 10})), ("New", group_of({10: 20, 3: 60}))]
    old, new = compare_groups(NPS, parts)
    assert old.difference == pytest.approx(125.0)
    assert new.difference == pytest.approx(-125.0)
    assert old.holds
    assert new.low < -125 < new.high < 0


def test_small_groups_are_not_compared() -> None:
    large, small = compare_groups(NPS, [("Old", group_of({10: 70})), ("New", group_of({3: 6}))])
    assert (large.p_value, small.p_value, small.holds) == (None, None, False)


def test_many_groups_are_corrected_for_being_many() -> None:
    parts = [(str(n), group_of({10: 20 + n, 3: 20})) for n in range(8)]
    alone = difference_of(NPS, parts[7][1], parts[0][1])
    assert all(one.p_value >= alone.p_value / 8 for one in compare_groups(NPS, parts))
    assert not any(one.holds for one in compare_groups(NPS, parts))


def test_a_csat_differs_in_percent_and_a_mean_in_its_unit() -> None:
    shares = difference_of(CSAT, group_of({5: 30, 1: 10}), group_of({5: 20, 1: 20}))
    assert shares.difference == pytest.approx(25.0)
    assert shares.interval[0] < 25 < shares.interval[1]
    means = difference_of(Meaning(Kind.CES, 1, 7), group_of({7: 5, 5: 5}), group_of({4: 5, 2: 5}))
    assert means.difference == pytest.approx(3.0)
    assert difference_of(NPS, group_of({9: 1}), group_of({9: 5})) is None


def test_the_segment_that_moved_stands_first_against_itself_before() -> None:
    parts = [
        ("Same", group_of({10: 40, 3: 40}), group_of({10: 41, 3: 39})),
        ("Fell", group_of({10: 60, 3: 20}), group_of({10: 20, 3: 60})),
        ("Few", group_of({10: 4}), group_of({10: 40})),
    ]
    fell, same, few = compare_waves(NPS, parts)
    assert (fell.name, fell.difference, fell.holds) == ("Fell", pytest.approx(-100.0), True)
    assert (same.name, same.holds) == ("Same", False)
    assert (few.name, few.difference) == ("Few", None)
