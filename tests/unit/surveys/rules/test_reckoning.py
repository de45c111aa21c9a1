"""Scores from counts, for many groups at once."""

import math
from dataclasses import replace

import pytest

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.reckoning import (
    ENOUGH,
    Group,
    Meaning,
    boxes_of,
    group_of,
    joined,
    score_group,
    score_groups,
)

NPS = Meaning(Kind.NPS, 0, 10)


def test_an_nps_is_promoters_minus_detractors() -> None:
    scored = score_group(NPS, group_of({10: 93, 8: 32, 6: 9}, missing=5))
    assert scored.score == pytest.approx(62.6866, abs=1e-4)
    assert (scored.n, scored.missing) == (134, 5)
    assert scored.parts == {"promoters": 93, "passives": 32, "detractors": 9}
    assert scored.low < scored.score < scored.high


def test_a_csat_counts_the_top_boxes_of_its_scale() -> None:
    meaning = Meaning(Kind.CSAT, 1, 5, boxes_of(Kind.CSAT, 5))
    scored = score_group(meaning, group_of({5: 30, 4: 10, 3: 10}))
    assert (scored.score, scored.parts["satisfied"]) == (80.0, 40)
    assert scored.low == pytest.approx(66.96, abs=0.01)  # Wilson's interval of 40 of 50
    assert meaning.formula == "share of answers 4 and 5 on 1 to 5, in percent"


def test_a_mean_has_students_interval_within_its_scale() -> None:
    scored = score_group(Meaning(Kind.CES, 1, 7), group_of({7: 3, 6: 1}))
    assert (scored.score, scored.high) == (6.75, 7.0)
    assert scored.low == pytest.approx(6.75 - 3.18245 * 0.5 / 2, abs=1e-4)
    assert scored.parts["top2"] == 1.0
    assert scored.parts["top2_interval"] == pytest.approx((0.5101, 1.0), abs=1e-4)  # Wilson of 4 of 4


def test_a_sus_names_its_grade() -> None:
    scored = score_group(Meaning(Kind.SUS), group_of({90: 2, 80: 2}))
    assert scored.parts["grade"] == "A+"
    assert 91 < scored.parts["percentile"] < 100


def test_nobody_and_one_person_have_no_interval() -> None:
    meanings = (NPS, Meaning(Kind.CSAT, 1, 5, (4, 5)), Meaning(Kind.SEQ, 1, 7))
    for meaning in meanings:
        nobody, one = score_groups(meaning, [Group(), group_of({5: 1})])
        assert (nobody.score, nobody.low) == (None, None)
        assert one.score is not None
        assert (one.low, one.high) == (None, None)
    assert score_groups(NPS, []) == []


def test_joined_groups_equal_a_recount() -> None:
    one, other = group_of({9: 2, 3: 1}, missing=1), group_of({9: 1, 10: 4}, missing=2)
    assert joined([one, other]) == group_of({9: 3, 3: 1, 10: 4}, missing=3)
    assert joined([]) == Group()


def test_a_group_under_the_stated_n_is_not_enough() -> None:
    assert not score_group(NPS, group_of({9: ENOUGH - 1})).enough
    assert score_group(NPS, group_of({9: ENOUGH})).enough


def test_units_and_ends_follow_the_kind() -> None:
    assert (NPS.unit, NPS.ends) == ("points", (-100.0, 100.0))
    assert Meaning(Kind.CSAT, 1, 5).unit == "%"
    assert Meaning(Kind.SUS).unit == "of 100"
    assert Meaning(Kind.CES, 1, 7).unit == "of 7"
    assert math.isinf(Meaning(Kind.NUMBER).ends[1])
    assert "promot" not in NPS.formula


def test_each_score_says_how_its_interval_is_computed() -> None:
    rating = Meaning(Kind.RATING, 1, 5)
    even, skewed = score_groups(rating, [group_of({1: 9, 3: 30, 5: 9}), group_of({5: 24, 4: 3, 1: 2, 2: 1})])
    assert score_group(NPS, group_of({9: 3})).method.startswith("Tango")
    assert even.method.startswith("Student's t")
    assert skewed.method.startswith("BCa") and "n of 15 or more" in skewed.method
    assert skewed.score - skewed.low > skewed.high - skewed.score
    assert score_group(Meaning(Kind.CSAT, 1, 5, (4, 5)), group_of({5: 3})).method.startswith("Wilson")


def test_skewness_is_told_from_listed_answers_and_from_sums_of_powers_alike() -> None:
    number = Meaning(Kind.NUMBER)
    listed = group_of({5: 24, 4: 3, 1: 2, 2: 1})
    cubes, fourths = listed.powers
    summed = replace(listed, counts={}, cubes=cubes, fourths=fourths)
    both = joined([listed, summed])
    one, other, together, old = score_groups(number, [listed, summed, both, replace(listed, counts={})])
    assert (other.low, other.high) == pytest.approx((one.low, one.high))
    assert other.method == one.method
    assert together.method.startswith("BCa")
    assert (both.counts, both.cubes) == ({}, 2 * cubes)
    assert old.method == "Student's t interval of the mean; how skewed the answers are is not known"


def test_values_that_hardly_vary_about_a_large_mean_are_not_judged() -> None:
    far = group_of({1e9 + at: 1 for at in range(40)})
    cubes, fourths = far.powers
    scored = score_group(Meaning(Kind.NUMBER), replace(far, counts={}, cubes=cubes, fourths=fourths))
    assert "is not known" in scored.method
