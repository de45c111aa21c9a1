"""A theme's impact on a score, and whose words show it."""

import pytest

from insights.themes.rules.weighing import impact_of, key_answers, moves


def test_leaving_a_themes_voices_out_is_worked_by_hand() -> None:
    # 20 of 60 voice it, each a detractor; of the others 30 are promoters and 10 detractors
    scores = {(1, at): -100.0 for at in range(20)}
    scores |= {(1, at): 100.0 for at in range(20, 50)} | {(1, at): -100.0 for at in range(50, 60)}
    said = impact_of(scores, {(1, at) for at in range(20)} | {(9, 9)})
    assert (said["voices"], said["others"], said["score"], said["without"]) == (20, 40, 0.0, 50.0)
    assert said["of_voices"] == -100.0
    assert said["impact"] == pytest.approx(-50.0) == pytest.approx(20 / 60 * (-100 - 50))
    assert said["low"] < -50 < said["high"] < 0
    assert moves(said) == -1


def test_few_voices_have_a_reason_instead_of_a_number() -> None:
    said = impact_of({(1, at): float(at) for at in range(40)}, {(1, 0), (1, 1)})
    assert (said["impact"], said["low"]) == (None, None)
    assert "2 people voice this theme; 10 are needed" in said["refusal"]
    assert moves(said) == 0
    assert moves({"low": 1.0, "high": 3.0}) == 1
    assert moves({"low": -1.0, "high": 3.0}) == 0


def test_the_strongest_answers_of_each_class_are_chosen() -> None:
    said = [(1, 0.5, "Detractors"), (2, 0.9, "Detractors"), (3, 0.7, "Detractors"), (4, 0.1, "Promoters")]
    assert key_answers([*said, (5, 0.9, "")]) == {"Detractors": [2, 3], "Promoters": [4]}
