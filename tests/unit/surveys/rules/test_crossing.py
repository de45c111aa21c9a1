"""Crosstabs: counts, shares with intervals, and marks that are corrected for being many."""

import numpy as np
import pytest
from scipy import stats

from insights.surveys.rules.crossing import crosstab_of
from insights.surveys.rules.packing import Packed, Packer


def packed(*cells: object) -> Packed:
    packer = Packer()
    packer.add(cells)
    return packer.packed()


def test_a_crosstab_gives_shares_of_each_column_and_marks_what_differs() -> None:
    rows = packed(*["Phone"] * 30, *["Laptop"] * 30, None)
    columns = packed(*["New"] * 25, *["Old"] * 5, *["New"] * 5, *["Old"] * 25, "Old")
    table = crosstab_of(rows, columns)
    assert (table.rows, table.columns, table.totals) == (["Phone", "Laptop"], ["New", "Old"], [30, 30])
    assert [[cell.n for cell in row] for row in table.cells] == [[25, 5], [5, 25]]
    assert [[cell.mark for cell in row] for row in table.cells] == [["▲", "▼"], ["▼", "▲"]]
    assert (table.left_out, table.tested) == (1, 4)


def test_each_share_has_wilsons_interval() -> None:
    cell = crosstab_of(packed(*"aaab"), packed(*"xxxx")).cells[0][0]
    expected = stats.binomtest(3, 4).proportion_ci(method="wilson")
    assert (cell.share, cell.low, cell.high) == pytest.approx((0.75, expected.low, expected.high))


def test_few_answers_have_no_marks() -> None:
    table = crosstab_of(packed("a", "b"), packed("x", "y"))
    assert {cell.mark for row in table.cells for cell in row} == {""}
    assert (table.cells[0][0].p_value, table.tested) == (None, 0)


def test_many_cells_without_a_difference_are_rarely_marked() -> None:
    dice = np.random.default_rng(2)
    marked = 0
    for _ in range(60):
        rows, columns = (packed(*(f"{n}" for n in dice.integers(0, 6, 400))) for _ in "ab")
        table = crosstab_of(rows, columns)
        marked += any(cell.mark for row in table.cells for cell in row)
    assert marked <= 8  # each cell by itself would mark something in nearly every table of 36


def test_p_values_are_those_of_the_chi_square_test_times_what_holm_asks() -> None:
    table = crosstab_of(packed(*["a"] * 20, *["b"] * 20), packed(*["x"] * 12, *["y"] * 16, *["x"] * 12))
    counts = [[cell.n for cell in row] for row in table.cells]
    alone = stats.chi2_contingency(counts, correction=False).pvalue
    assert table.cells[0][0].p_value == pytest.approx(min(1.0, 4 * alone))


def test_numbers_keep_their_order_and_an_answer_that_nobody_crossed_no_column() -> None:
    rows = packed(9, 9, 9, "10", 0, None)
    columns = packed("New", "Regular", "Regular", "Regular", "New", "Lost")
    table = crosstab_of(rows, columns)
    assert (table.rows, table.columns) == (["0", "9", "10"], ["Regular", "New"])
    assert [[cell.n for cell in row] for row in table.cells] == [[0, 1], [2, 1], [1, 0]]
