"""CSAT, CES, SEQ and ratings: hand-worked examples."""

from __future__ import annotations

import pytest
from statsmodels.stats.proportion import proportion_confint

from insights.analysis.stats.satisfaction import ces, csat, rating, seq, top_boxes


@pytest.mark.parametrize(
    ("scale", "boxes"),
    [(3, (3,)), (4, (3, 4)), (5, (4, 5)), (6, (5, 6)), (7, (6, 7)), (10, (8, 9, 10))],
)
def test_each_scale_has_its_top_boxes(scale: int, boxes: tuple[int, ...]) -> None:
    assert top_boxes(scale) == boxes


def test_a_scale_without_usual_boxes_is_refused() -> None:
    with pytest.raises(ValueError, match="9"):
        top_boxes(9)


def test_csat_is_the_percentage_in_the_top_boxes_with_wilson() -> None:
    result = csat([5, 5, 4, 4, 3, 2, 1, 5], 5)
    low, high = proportion_confint(5, 8, method="wilson")
    assert (result.satisfied, result.n, result.score) == (5, 8, 62.5)
    assert result.interval == pytest.approx((low * 100, high * 100))


def test_csat_of_nobody_is_nothing() -> None:
    assert (csat([], 5).score, csat([], 5).interval, csat([5], 5).interval) == (None, None, None)


def test_ces_is_a_mean_with_its_top_two_in_percent() -> None:
    result = ces([7, 6, 5, 4, 7], 7)
    assert result.mean.mean == pytest.approx(5.8)
    assert result.top2 == pytest.approx(60.0)
    assert result.mean.interval[1] <= 7
    assert ces([], 7).top2 is None


def test_seq_and_ratings_stay_on_their_scales() -> None:
    assert seq([7, 7, 6]).interval[1] == 7
    assert rating([0, 0, 10], (0, 10)).interval == (0, 10)
    assert rating([2, 4], (1, 5)).mean == 3
