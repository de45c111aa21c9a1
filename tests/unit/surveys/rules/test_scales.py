"""Which scale a question was answered on."""

from __future__ import annotations

from collections import Counter

import pytest

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.scales import mixed_scales, read_scale, scale_in_text


def scale(kind: Kind, answers: list[object], declared: int | None = None, words: str = "") -> tuple[int, int]:
    reading = read_scale(kind, Counter(answers), declared, words)
    return reading.low, reading.high


def test_an_undeclared_scale_is_the_smallest_usual_one_with_a_warning() -> None:
    assert scale(Kind.CSAT, [1, 4, 5]) == (1, 5)
    assert scale(Kind.CSAT, [1, 6]) == (1, 7)
    assert scale(Kind.CSAT, [8, 9]) == (1, 10)
    assert scale(Kind.RATING, [55, 80]) == (1, 100)
    assert "not declared" in read_scale(Kind.CSAT, Counter([1, 5])).warnings[0]


def test_zero_is_a_score_on_a_ten_point_scale() -> None:
    reading = read_scale(Kind.RATING, Counter([0, 10, 7]))
    assert (reading.low, reading.high) == (0, 10)
    assert reading.worth[0] == 0


def test_the_words_may_state_the_scale() -> None:
    assert scale(Kind.RATING, [2, 3], words="Rate us (1-10)") == (1, 10)
    assert scale(Kind.CSAT, [1, 7], words="Rate us (1-5)") == (1, 7)


@pytest.mark.parametrize(
    ("words", "stated"),
    [("from 0 to 10", (0, 10)), ("(1-5)", (1, 5)), ("von 1 bis 7", (1, 7)), ("1 = poor, 5 = great", (1, 5)),
     ("in 1-5 years", None), ("nothing", None)],
)  # fmt: skip
def test_scales_are_found_in_words(words: str, stated: tuple[int, int] | None) -> None:
    assert scale_in_text(words) == stated


def test_a_value_off_the_scale_is_worth_nothing_and_is_named() -> None:
    reading = read_scale(Kind.NPS, Counter([11, 7.5, 0, 10, "NA"]))
    assert reading.worth[11] is None and reading.worth[7.5] is None and reading.worth[0] == 0
    assert "'11'" in reading.warnings[0] and "2 answers" in reading.warnings[0]


def test_codes_for_no_answer_do_not_stretch_the_scale() -> None:
    reading = read_scale(Kind.CSAT, Counter([1, 5, 99, -9]))
    assert reading.high == 5 and reading.worth[99] is reading.worth[-9] is None


def test_percentages_as_text_are_refused_with_a_reason() -> None:
    reading = read_scale(Kind.CSAT, Counter(["80%", "90%"]))
    assert set(reading.worth.values()) == {None}
    assert "percentages" in reading.warnings[-1]


def test_worded_answers_become_numbers() -> None:
    reading = read_scale(Kind.CSAT, Counter(["Very satisfied", "Dissatisfied", "Don't know"]))
    assert (reading.worth["Very satisfied"], reading.worth["Dissatisfied"]) == (5.0, 2.0)
    assert reading.worth["Don't know"] is None
    assert any("Don't know" in note for note in reading.warnings)


def test_worded_ends_of_a_recommendation_are_zero_and_ten() -> None:
    reading = read_scale(Kind.NPS, Counter(["Extremely likely", "5", "Not at all likely", "7", "8"]))
    assert (reading.worth["Extremely likely"], reading.worth["Not at all likely"]) == (10, 0)


def test_ready_made_groups_are_counted() -> None:
    reading = read_scale(Kind.NPS, Counter(["Promoter", "Detractor", "Passive"]))
    assert (reading.worth["Promoter"], reading.worth["Passive"], reading.worth["Detractor"]) == (10, 8, 0)


def test_numbers_that_run_against_their_words_are_noticed() -> None:
    answers = Counter(["1 - Strongly agree", "2 - Agree", "4 - Disagree", "5 - Strongly disagree"])
    assert any("against their words" in note for note in read_scale(Kind.RATING, answers, 5).warnings)
    straight = Counter(["5 - Strongly agree", "1 - Strongly disagree"])
    assert not read_scale(Kind.RATING, straight, 5).warnings


def test_labels_say_what_stored_codes_mean() -> None:
    labels = {"1": "Strongly agree", "2": "Agree", "3": "Neutral", "4": "Disagree", "5": "Strongly disagree"}
    reading = read_scale(Kind.SUS, Counter([1, 5, 2]), labels=labels)
    assert (reading.worth[1], reading.worth[5], reading.worth[2]) == (5, 1, 4)
    assert "labels" in reading.warnings[0]


def test_an_nps_on_another_scale_is_warned_about() -> None:
    assert "0-10" in read_scale(Kind.NPS, Counter([1, 9]), words="Recommend us (1-10)?").warnings[0]


def test_numbers_have_no_scale() -> None:
    reading = read_scale(Kind.NUMBER, Counter(["1.5", "900", "x"]))
    assert (reading.low, reading.worth["900"], reading.worth["x"]) == (None, 900, None)


def test_a_scale_that_changed_half_way_is_found() -> None:
    assert mixed_scales([1, 5, 4, 3, 5] * 10 + [8, 10, 9, 7, 3] * 10) == 5
    assert mixed_scales([8, 10, 9, 7, 3] * 10 + [1, 5, 4, 3, 5] * 10) == 5
    assert mixed_scales([1, 9, 5, 10, 3] * 20) is None
    assert mixed_scales([5] * 100) is None


def test_sums_of_forty_are_told_when_they_are_declared_as_sus_values() -> None:
    assert read_scale(Kind.SUS_SCORE, {33: 1, 40: 1, 29: 1}).warnings == (
        "These look like sums of 0 to 40; a SUS score is that sum times 2.5.",
    )
    assert read_scale(Kind.SUS_SCORE, {35: 1, 40: 1, 27.5: 1}).warnings == ()
    assert read_scale(Kind.SUS_SCORE, {33: 1, 82: 1}).warnings == ()


def test_answers_that_are_no_numbers_are_told_where_numbers_were_declared() -> None:
    reading = read_scale(Kind.NUMBER, {"12": 3, "many": 2, "": 4})
    assert reading.worth == {"12": 12.0, "many": None}
    assert reading.warnings == ("2 answers are no numbers and count as missing: 'many'.",)
    percent = read_scale(Kind.NUMBER, {"45%": 2, "50 %": 1})
    assert percent.warnings[0].startswith("3 answers are percentages written as text")
    assert read_scale(Kind.NUMBER, {"12": 3}).warnings == ()
