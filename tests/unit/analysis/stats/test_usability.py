"""SUS and UMUX-Lite against the published scoring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.analysis.stats.usability import (
    sus_grade,
    sus_mean,
    sus_percentile,
    sus_score,
    umux_lite_as_sus,
    umux_lite_score,
)


def test_brookes_worked_example_scores_55() -> None:
    # Brooke 1996, the filled-in questionnaire: contributions 4 1 1 4 1 2 1 1 4 3, in sum 22, times 2.5
    assert sus_score([5, 4, 2, 1, 2, 3, 2, 4, 5, 2]) == 55.0
    assert sus_score([1, 4, 1, 4, 2, 3, 2, 2, 2, 5]) == 25.0


def test_the_ends_are_zero_and_a_hundred() -> None:
    assert sus_score([5, 1] * 5) == 100
    assert sus_score([1, 5] * 5) == 0
    assert sus_score([3] * 10) == 50


@pytest.mark.parametrize("answers", [[3] * 9, [3] * 9 + [6], [3] * 9 + [0], [3] * 11])
def test_anything_but_ten_answers_of_one_to_five_is_refused(answers: list[int]) -> None:
    with pytest.raises(ValueError, match="ten answers"):
        sus_score(answers)


@pytest.mark.parametrize(
    ("score", "grade"),
    [(100, "A+"), (84.1, "A+"), (84.0, "A"), (78.9, "A-"), (77.5, "B+"), (68, "C"), (51.7, "D"), (51.6, "F")],
)
def test_grades_follow_the_curved_scale(score: float, grade: str) -> None:
    assert sus_grade(score) == grade


def test_the_average_of_studies_is_the_fiftieth_percentile() -> None:
    assert sus_percentile(68) == pytest.approx(50)
    assert sus_percentile(80.5) == pytest.approx(84.13, abs=0.01)


def test_the_mean_is_cut_at_the_ends_of_the_scale() -> None:
    assert sus_mean([100.0, 100.0, 90.0]).interval[1] == 100


def test_umux_lite_runs_from_zero_to_a_hundred() -> None:
    assert umux_lite_score(7, 7) == 100
    assert umux_lite_score(1, 1) == 0
    assert umux_lite_score(6, 5) == pytest.approx(75.0)
    assert umux_lite_score(4, 4, scale=5) == pytest.approx(75.0)
    assert umux_lite_as_sus(75.0) == pytest.approx(71.65)


def test_umux_lite_off_its_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="between 1 and 7"):
        umux_lite_score(0, 3)


@given(st.lists(st.integers(1, 5), min_size=10, max_size=10))
def test_a_score_is_a_multiple_of_two_and_a_half(answers: list[int]) -> None:
    score = sus_score(answers)
    assert 0 <= score <= 100 and score % 2.5 == 0
