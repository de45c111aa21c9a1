"""A cube as it is kept: cells, and ready sums that equal them."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from insights.surveys.rules.counting import CubeCell
from insights.surveys.rules.cubes import (
    cells_from,
    margins_from,
    margins_joined,
    margins_of,
    plain_cells,
    plain_margins,
)
from insights.surveys.rules.reckoning import Group, group_of, joined

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
LISTED = st.builds(
    group_of, st.dictionaries(st.integers(0, 10).map(float), st.integers(1, 9)), st.integers(0, 4)
)
SUMMED = st.builds(Group, st.integers(1, 9), st.just(0), *[st.integers(0, 99).map(float)] * 2, st.just({}),
                   *[st.integers(0, 99).map(float)] * 2)  # fmt: skip
GROUPS = LISTED | SUMMED
CELLS = st.dictionaries(
    st.tuples(st.sampled_from([None, MAY, JUNE]), st.sampled_from(["", "New", "Regular"])), GROUPS
).map(lambda cells: [CubeCell(month, segment, group) for (month, segment), group in cells.items()])


@given(CELLS)
def test_cells_and_sums_come_back_as_they_were(cells) -> None:
    assert list(cells_from(json.loads(json.dumps(plain_cells(cells))))) == cells
    margins = margins_of(cells)
    assert margins_from(json.loads(json.dumps(plain_margins(margins)))) == margins


@given(CELLS, CELLS)
def test_the_sums_of_two_surveys_equal_those_of_all_their_cells(first, second) -> None:
    both = margins_joined([margins_of(first), margins_of(second)])
    assert both == margins_of([*first, *second])
    assert both.months.get(MAY, Group()) == joined(
        cell.group for cell in [*first, *second] if cell.month == MAY
    )
    assert margins_joined([both]) is both
