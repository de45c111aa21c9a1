"""Every score is the mean of what each answer contributes."""

import numpy as np
import pytest

from insights.surveys.rules.contributing import class_of, contributions
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.reckoning import Meaning, group_of, score_group


@pytest.mark.parametrize(
    ("meaning", "answers"),
    [
        (Meaning(Kind.NPS, 0, 10), [10, 9, 8, 7, 6, 0, 9]),
        (Meaning(Kind.CSAT, 1, 5, (4, 5)), [5, 4, 3, 1]),
        (Meaning(Kind.CES, 1, 7), [7, 2, 4]),
    ],
)
def test_the_mean_of_contributions_is_the_score(meaning: Meaning, answers: list[int]) -> None:
    given = contributions(meaning, np.array([*answers, np.nan]))
    counts = {float(value): answers.count(value) for value in set(answers)}
    assert np.nanmean(given) == pytest.approx(score_group(meaning, group_of(counts)).score)
    assert np.isnan(given[-1])


def test_people_are_named_by_what_they_contribute() -> None:
    assert class_of(Kind.NPS, -100.0) == "Detractors"
    assert class_of(Kind.CSAT, 100.0) == "Satisfied"
    assert class_of(Kind.CES, 5.0) == ""
