"""Theme impact: a hand fixture and the coverage of its interval."""

from __future__ import annotations

import numpy as np
import pytest

from insights.analysis.stats.impact import FEWEST, FORMULA, theme_impact


def test_the_formula_by_hand() -> None:
    # 10 voices: 2 promoters, 8 detractors: -60. 30 others: 20 promoters, 10 passives: 66.67. All: 14/40 = 35.
    voices = [100.0] * 2 + [-100.0] * 8
    others = [100.0] * 20 + [0.0] * 10
    result = theme_impact(voices, others)
    assert result.score == pytest.approx(35.0)
    assert result.score_without == pytest.approx(200 / 3)
    assert result.impact == pytest.approx(35 - 200 / 3)
    assert result.impact == pytest.approx(10 / 40 * (-60 - 200 / 3))
    assert result.interval[0] < result.impact < result.interval[1] < 0
    assert "voices" in FORMULA


def test_few_voices_or_few_others_are_refused_with_a_reason() -> None:
    few = theme_impact([1.0] * (FEWEST - 1), [2.0] * 50)
    assert (few.impact, few.interval) == (None, None)
    assert few.refusal == "Not enough answers: 9 people voice this theme; 10 are needed."
    assert "do not voice" in theme_impact([1.0] * 50, []).refusal
    assert theme_impact([], []).score is None


def test_the_interval_holds_its_coverage() -> None:
    dice = np.random.default_rng(11)
    share, held, runs = 0.25, 0, 1500
    truth = share * (-40 - 30)
    for _ in range(runs):
        voiced = dice.random(160) < share
        voices = dice.choice([100.0, 0.0, -100.0], voiced.sum(), p=[0.2, 0.2, 0.6])
        others = dice.choice([100.0, 0.0, -100.0], (~voiced).sum(), p=[0.5, 0.3, 0.2])
        low, high = theme_impact(voices, others).interval
        held += low <= truth <= high
    assert 0.93 <= held / runs <= 0.98
