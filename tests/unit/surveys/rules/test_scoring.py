"""Scores of one group, in the shape that pages and the command show."""

from __future__ import annotations

from collections import Counter

import pytest

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.scales import Reading, read_scale
from insights.surveys.rules.scoring import distribution, score_group


def scored(kind: Kind, answers: list[object], declared: int | None = None) -> dict:
    reading = read_scale(kind, Counter(answers), declared)
    return score_group(kind, reading, Counter((answer,) for answer in answers))


def test_nps_has_its_three_parts() -> None:
    score = scored(Kind.NPS, ["10", "9", "8", "0", "NA", ""])
    assert (score["promoters"], score["passives"], score["detractors"]) == (2, 1, 1)
    assert (score["n"], score["missing"], score["score"]) == (4, 2, 25.0)
    assert len(score["interval"]) == 2 and score["level"] == 0.95


def test_csat_states_its_boxes() -> None:
    score = scored(Kind.CSAT, [5, 4, 3, 1], 5)
    assert (score["score"], score["scale"], score["boxes"], score["satisfied"]) == (50.0, 5, [4, 5], 2)


def test_ces_states_scale_and_top_two() -> None:
    score = scored(Kind.CES, [7, 6, 1, 2], 7)
    assert (score["score"], score["scale"], score["top2"]) == (4.0, 7, 50.0)


def test_ratings_and_seq_are_means() -> None:
    assert scored(Kind.RATING, [1, 5], 5)["score"] == 3
    assert scored(Kind.SEQ, [7, 5])["score"] == 6
    assert scored(Kind.NUMBER, ["10", "20", "90"])["median"] == 20
    assert scored(Kind.SUS_SCORE, [70, 80])["grade"] == "B"


def test_sus_leaves_out_people_with_a_gap() -> None:
    reading = read_scale(Kind.SUS, Counter([1, 5, 3, None, 6]))
    answers = Counter([(5, 1) * 5, (3,) * 10, (3,) * 9 + (None,), (3,) * 9 + (6,)])
    score = score_group(Kind.SUS, reading, answers)
    assert (score["n"], score["missing"], score["score"], score["median"]) == (2, 2, 75.0, 75.0)
    assert score["grade"] == "B" and score["grade_source"]


def test_umux_lite_names_the_sus_it_predicts() -> None:
    reading = Reading(1, 7, {7: 7.0, 4: 4.0})
    score = score_group(Kind.UMUX_LITE, reading, Counter([(7, 7), (4, 4)]))
    assert (score["score"], score["scale"], score["as_sus"]) == (75.0, 7, pytest.approx(71.65))


def test_nobody_has_no_score() -> None:
    for kind in (Kind.NPS, Kind.CSAT, Kind.CES, Kind.RATING, Kind.SUS_SCORE, Kind.SUS):
        score = score_group(kind, Reading(1, 5, {}), Counter())
        assert (score["n"], score["score"], score["interval"]) == (0, None, None)


def test_choices_are_shares_of_those_who_answered() -> None:
    score = scored(Kind.SINGLE, ["Yes", "Yes", "No", "NA"])
    assert (score["n"], score["missing"], score["score"]) == (3, 1, None)
    assert [(s["value"], s["n"]) for s in score["shares"]] == [("Yes", 2), ("No", 1)]
    assert score["shares"][0]["share"] == pytest.approx(200 / 3)


def test_several_options_count_once_a_person() -> None:
    score = scored(Kind.MULTI, ["a;b", "b; a;a", "c"])
    assert [(s["value"], s["n"]) for s in score["shares"]] == [("a", 2), ("b", 2), ("c", 1)]


def test_kinds_without_a_score_are_refused() -> None:
    with pytest.raises(ValueError, match="no score"):
        score_group(Kind.TEXT, Reading(None, None, {}), Counter())


def test_distributions_are_in_order() -> None:
    assert distribution({2.5: 1, 1.0: 3}) == [{"value": 1, "n": 3}, {"value": 2.5, "n": 1}]
