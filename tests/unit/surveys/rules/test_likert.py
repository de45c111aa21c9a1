"""Worded scales in several languages."""

from __future__ import annotations

import pytest

from insights.surveys.rules.likert import known_words, strength_of, wording_of

FIVE = {
    "English": ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"],
    "German": ["Stimme überhaupt nicht zu", "Stimme nicht zu", "Neutral", "Stimme zu",
    "Stimme voll und ganz zu"],
    "French": ["Pas du tout d’accord", "Pas d’accord", "Neutre", "D’accord", "Tout à fait d’accord"],
    "Spanish": ["Totalmente en desacuerdo", "En desacuerdo", "Neutral", "De acuerdo",
    "Totalmente de acuerdo"],
    "Italian": ["Fortemente in disaccordo", "In disaccordo", "Neutrale", "D'accordo", "Fortemente d'accordo"],
    "Portuguese": ["Discordo totalmente", "Discordo", "Neutro", "Concordo", "Concordo totalmente"],
    "Dutch": ["Helemaal mee oneens", "Mee oneens", "Neutraal", "Mee eens", "Helemaal mee eens"],
    "Polish": ["Zdecydowanie się nie zgadzam", "Nie zgadzam się", "Trudno powiedzieć", "Zgadzam się",
               "Zdecydowanie się zgadzam"],
    "Japanese": ["全くそう思わない", "そう思わない", "どちらともいえない", "そう思う", "強くそう思う"],
    "Chinese": ["非常不同意", "不同意", "一般", "同意", "非常同意"],
    "Greek": ["Διαφωνώ απόλυτα", "Διαφωνώ", "Ούτε συμφωνώ ούτε διαφωνώ", "Συμφωνώ", "Συμφωνώ απόλυτα"],
    "Hungarian": ["Egyáltalán nem értek egyet", "Nem értek egyet", "Semleges", "Egyetértek",
                  "Teljesen egyetértek"],
    "Romanian": ["Dezacord total", "Dezacord", "Neutru", "Acord", "Acord total"],
    "Indonesian": ["Sangat tidak setuju", "Tidak setuju", "Netral", "Setuju", "Sangat setuju"],
    "Vietnamese": ["Hoàn toàn không đồng ý", "Không đồng ý", "Bình thường", "Đồng ý", "Hoàn toàn đồng ý"],
    "Arabic": ["لا أوافق بشدة", "لا أوافق", "محايد", "أوافق", "أوافق بشدة"],
    "Hindi": ["पूर्णतः असहमत", "असहमत", "तटस्थ", "सहमत", "पूर्णतः सहमत"],
    "satisfaction": ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"],
    "ease": ["Very difficult", "Difficult", "Neither easy nor difficult", "Easy", "Very easy"],
}  # fmt: skip


@pytest.mark.parametrize("words", list(FIVE.values()), ids=list(FIVE))
def test_five_points_run_from_one_to_five(words: list[str]) -> None:
    wording = wording_of(words)
    assert wording is not None and wording.points == 5 and not wording.assumed
    assert sorted(wording.values.values()) == [1, 2, 3, 4, 5]
    assert [wording_of(words).values[w] for w in wording.values] == list(wording.values.values())


def test_seven_points_are_recognised_by_somewhat_beside_plain() -> None:
    words = ["Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree",
    "Somewhat agree",
             "Agree", "Strongly agree"]  # fmt: skip
    wording = wording_of(words)
    assert wording.points == 7
    assert wording.values["somewhat agree"] == 5 and wording.values["agree"] == 6


def test_somewhat_alone_is_the_second_of_five() -> None:
    words = ["Strongly disagree", "Somewhat disagree", "Neutral", "Somewhat agree", "Strongly agree"]
    assert wording_of(words).values["somewhat agree"] == 4


def test_a_declared_number_of_points_is_kept() -> None:
    words = ["Very unsatisfied", "Unsatisfied", "Satisfied", "Very satisfied"]
    assert wording_of(words, 4).values["satisfied"] == 3
    assert wording_of([*words, "neutral"], 4) is None


def test_unused_words_make_the_scale_an_assumption() -> None:
    assert wording_of(["Agree", "Strongly agree"]).assumed


def test_other_words_are_no_scale() -> None:
    assert wording_of(["Agree", "Pineapple"]) is None
    assert wording_of([]) is None
    assert known_words(["apple", "pear"]) is None
    assert known_words(["Agree", "Disagree", "pear"]) == ("agreement", pytest.approx(2 / 3))


def test_a_single_word_has_its_strength() -> None:
    assert strength_of("STRONGLY AGREE") == 3
    assert strength_of("pear") is None
