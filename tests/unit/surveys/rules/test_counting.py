"""From packed answers to a cube."""

from datetime import date

import numpy as np
import pytest

from insights.surveys.rules import counting
from insights.surveys.rules.counting import (
    MOST_SEGMENTS,
    OTHERS,
    Axis,
    axis_of,
    cube_of,
    person_values,
    worth_of,
)
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.packing import Packer
from insights.surveys.rules.reckoning import group_of, joined

NAN = float("nan")


def packed(*cells: object):
    packer = Packer()
    packer.add(cells)
    return packer.packed()


def test_each_month_and_segment_is_counted_apart() -> None:
    values = np.array([10, 9, NAN, 3, 10.0])
    months = axis_of(packed("2026-05", "2026-05", "2026-05", "2026-06", None), 5)
    segments = axis_of(packed("New", "Old", "New", "New", "New"), 5)
    cube = cube_of(values, months, segments, np.ones(5, bool))
    found = {(cell.month, cell.segment): cell.group for cell in cube}
    assert found[date(2026, 5, 1), "New"] == group_of({10: 1}, missing=1)
    assert found[date(2026, 5, 1), "Old"] == group_of({9: 1})
    assert found[date(2026, 6, 1), "New"] == group_of({3: 1})
    assert found[None, "New"] == group_of({10: 1})


def test_the_joined_cube_equals_a_recount() -> None:
    chance = np.random.default_rng(7)
    values = chance.integers(0, 11, 500).astype(float)
    months = axis_of(packed(*(f"2026-{m:02}" for m in chance.integers(1, 13, 500))), 500)
    segments = axis_of(packed(*chance.choice(["A", "B", "C"], 500)), 500)
    cube = cube_of(values, months, segments, np.ones(500, bool))
    whole = {float(v): int((values == v).sum()) for v in np.unique(values)}
    assert dict(joined(cell.group for cell in cube).counts) == dict(group_of(whole).counts)


def test_without_date_and_segment_there_is_one_cell() -> None:
    cube = cube_of(np.array([1.0, 2.0]), axis_of(None, 2), axis_of(None, 2), np.ones(2, bool))
    assert [(cell.month, cell.segment, cell.group.n) for cell in cube] == [(None, "", 2)]


def test_too_many_different_values_keep_their_sums_only() -> None:
    values = np.arange(200, dtype=float)
    group = cube_of(values, axis_of(None, 200), axis_of(None, 200), np.ones(200, bool))[0].group
    assert (group.counts, group.n, group.total) == ({}, 200, 19_900.0)
    assert group.powers == (np.sum(values**3), np.sum(values**4))


def test_the_rarest_of_too_many_segments_are_joined() -> None:
    names = [f"S{n}" for n in range(MOST_SEGMENTS + 20)]
    axis = axis_of(packed(*names, *names[:MOST_SEGMENTS]), 0)
    assert (len(axis.names), axis.names[-1]) == (MOST_SEGMENTS + 2, OTHERS)
    assert int((axis.codes == len(axis.names) - 1).sum()) == 20


def test_answers_off_the_scale_are_worth_nothing() -> None:
    worth = worth_of(packed("5", "11", None, "3"), {"5": 5.0, "3": 3.0, "11": None})
    assert np.array_equal(worth, [5, NAN, NAN, 3], equal_nan=True)


def test_questionnaires_give_one_value_a_person() -> None:
    best = [np.array([5.0, NAN]) if at % 2 == 0 else np.array([1.0, 1.0]) for at in range(10)]
    sus = person_values(Kind.SUS, best, 5)
    assert sus[0] == 100.0
    assert np.isnan(sus[1])
    assert person_values(Kind.UMUX_LITE, [np.array([7.0]), np.array([4.0])], 7)[0] == pytest.approx(75.0)
    assert person_values(Kind.CES, [np.array([4.0])], 7)[0] == 4.0


@pytest.mark.parametrize("different", [5, 150])
def test_counted_in_blocks_it_is_the_same(monkeypatch: pytest.MonkeyPatch, different: int) -> None:
    chance = np.random.default_rng(3)
    values = chance.integers(0, different, 400).astype(float)
    values[::9] = np.nan
    months = Axis(chance.integers(0, 3, 400).astype(np.uint32), ["", "2026-01", "2026-02"])
    segments = Axis(chance.integers(0, 3, 400).astype(np.uint32), ["", "New", "Old"])
    kept = chance.random(400) > 0.1
    whole = cube_of(values, months, segments, kept)
    monkeypatch.setattr(counting, "AT_ONCE", 60)
    assert cube_of(values, months, segments, kept) == whole
    assert bool(whole[0].group.counts) is (different < 100)
