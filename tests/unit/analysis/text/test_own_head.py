"""What people taught corrects the shipped reading, and is judged on decisions it did not see."""

import json

import numpy as np
import pytest

from insights.analysis.text.model import KINDS
from insights.analysis.text.own_head import (
    Lessons,
    OwnHead,
    Verdict,
    corrected,
    held_out,
    macro_f1,
    own_head_from,
    sign_test,
    taught,
    verdict,
)

PAIN, REQUEST = KINDS.index("pain_point"), KINDS.index("request")


def lessons(decisions: int = 12, each: int = 4, wrong: bool = True) -> Lessons:
    """Decisions on two directions of vectors; the shipped head takes all for pain points when `wrong`."""
    random = np.random.default_rng(3)
    truth = np.repeat(np.arange(decisions) % 2 * (REQUEST - PAIN) + PAIN, each)
    vectors = np.where((truth == PAIN)[:, None], [[1.0, 0, 0]], [[0, 1.0, 0]])
    vectors = vectors + random.normal(0, 0.1, (len(truth), 3))
    guess = np.full(len(truth), PAIN) if wrong else truth
    shares = np.where(np.eye(5)[guess] > 0, 0.6, 0.1)
    return Lessons(shares, vectors, truth, np.ones(len(truth)), np.repeat(np.arange(decisions), each))


def test_nothing_taught_changes_nothing() -> None:
    one = lessons()
    assert np.allclose(corrected(one.shares, one.vectors, np.zeros((3, 5)), np.zeros(5)), one.shares)
    nothing = one.chosen(np.zeros(len(one.truth), dtype=bool))
    weights, bias = taught(nothing)
    assert not weights.any()
    assert not bias.any()


def test_what_was_taught_is_read_right_and_survives_its_file() -> None:
    one = lessons()
    head = OwnHead("own-1", "kinds-1", "minilm", *taught(one))
    stored = own_head_from(json.loads(json.dumps(head.as_json())))
    assert stored.fits("kinds-1", "minilm")
    assert not stored.fits("kinds-2", "minilm")
    read = stored.over(one.shares, one.vectors)
    assert np.allclose(read.sum(axis=1), 1)
    assert (read.argmax(axis=1) == one.truth).all()
    with pytest.raises(ValueError, match="not a reading of these kinds"):
        own_head_from(head.as_json() | {"kinds": ["pain_point"]})


def test_teaching_twice_gives_the_same_numbers() -> None:
    (one, bias), (again, bias_again) = taught(lessons()), taught(lessons())
    assert one.tobytes() == again.tobytes()
    assert bias.tobytes() == bias_again.tobytes()


def test_a_reading_that_people_corrected_is_better_on_decisions_it_did_not_see() -> None:
    found = verdict(lessons())
    assert (found.decisions, found.passages, found.shipped_right, found.own_right) == (12, 48, 24, 48)
    assert (found.won, found.lost) == (6, 0)
    assert found.chance == pytest.approx(1 / 64)
    assert found.better


def test_a_reading_that_people_only_confirmed_is_not_better() -> None:
    found = verdict(lessons(wrong=False))
    assert (found.won, found.lost, found.chance) == (0, 0, 1.0)
    assert not found.better


def test_labels_without_a_pattern_teach_nothing_that_is_adopted() -> None:
    one = lessons(decisions=30)
    random = np.random.default_rng(1)
    shuffled = Lessons(one.shares, one.vectors, random.permutation(one.truth), one.weight, one.decision)
    assert not verdict(shuffled).better


def test_a_passage_is_judged_without_its_own_decision() -> None:
    one = lessons(decisions=2, each=3)
    assert (held_out(one).argmax(axis=1) == PAIN).all()  # the requests' only decision was held out


def test_more_wins_by_fewer_kinds_are_no_gain() -> None:
    found = Verdict(20, 80, 50, 60, 0.7, 0.6, won=12, lost=1, chance=0.002)
    assert not found.better


def test_the_sign_test_counts_all_ways_to_win_as_often() -> None:
    assert sign_test(5, 0) == 1 / 32
    assert sign_test(4, 1) == 6 / 32
    assert sign_test(0, 0) == 1.0


def test_macro_f1_is_the_mean_over_the_kinds_that_occur() -> None:
    assert macro_f1(np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])) == pytest.approx((2 / 3 + 4 / 5) / 2)
