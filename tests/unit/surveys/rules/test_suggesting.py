"""Suggested kinds, and the traps that must not catch."""

from __future__ import annotations

import pytest

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.profiles import profile_of
from insights.surveys.rules.suggesting import suggest_kind, suggest_kinds
from tests.factories.surveys import SUS_WORDS

TEN = [0, 3, 5, 7, 8, 9, 10, 10]
FIVE = [1, 2, 3, 4, 5, 5, 4]


@pytest.mark.parametrize(
    ("name", "answers", "kind"),
    [
        ("How likely are you to recommend us?", TEN, Kind.NPS),
        ("recommendation_score", TEN, Kind.NPS),
        ("Würden Sie uns weiterempfehlen? (0-10)", FIVE, Kind.NPS),
        ("How likely are you to recommend us?", FIVE, Kind.RATING),
        ("How likely are you to recommend us? (1-10)", TEN[1:], Kind.RATING),
        ("I agree that I would recommend it (1 = disagree, 10 = agree)", TEN[1:], Kind.RATING),
        ("I agree that the checkout is clear", TEN[1:], Kind.RATING),
        ("How satisfied are you (0-10)?", TEN, Kind.CSAT),
        ("Overall satisfaction", FIVE, Kind.CSAT),
        ("How easy was it to check out?", FIVE, Kind.CES),
        ("Overall, this task was: (SEQ)", [1, 7, 6, 5], Kind.SEQ),
        ("On a scale of 0-10, how would you rate it?", TEN, Kind.RATING),
        ("SUS score", [72.5, 80, 95], Kind.SUS_SCORE),
        ("Score_SUS", [72.5, 80, 95], Kind.SUS_SCORE),
        ("sus", [33, 40, 29, 31], Kind.NUMBER),
        ("survey_q6_nps", TEN, Kind.NPS),
        ("q5_osat", FIVE, Kind.CSAT),
        ("overallSatisfaction", FIVE, Kind.CSAT),
        ("Who wins the final?", ["12 - Oak", "12 - Elm", "5 - Ash", "12 - Oak"] * 3, Kind.SINGLE),
        ("How do you rate it?", ["5", "5 - great", "1 - poor", "4", "3"] * 2, Kind.RATING),
        ("Respondent ID", [101, 102, 103], Kind.ID),
        ("Q1_NPS_GROUP", [1, 2, 3, 3, 2, 1], Kind.SINGLE),
        ("Which do you use? (select all that apply)", ["1,2", "4", "1,2"], Kind.MULTI),
        ("Slack:Which channels do you use?", ["Slack", None, "Slack", None], Kind.SINGLE),
        ("Created", ["01/Mar/26 10:00 AM", "02/Mar/26 9:30 PM"], Kind.DATE),
        ("Timestamp", ["1/31/2024 13:07:59", "2/1/2024 09:00:00"], Kind.DATE),
        ("IP Address", ["1.2.3.4", "1.2.3.5"], Kind.IGNORE),
        ("How many people work here", [3, 12, 40, 800], Kind.NUMBER),
        ("Gender", ["f", "m", "f", "m", "f"], Kind.SEGMENT),
        ("Do you use it?", ["Yes", "No", "Yes"], Kind.SINGLE),
        ("Satisfied?", ["Very satisfied", "Satisfied", "Dissatisfied"], Kind.CSAT),
        ("How easy was it?", ["Very easy", "Easy", "Difficult"], Kind.CES),
        ("It is clear", ["Agree", "Disagree", "Strongly agree"], Kind.RATING),
        ("Which do you use?", ["a;b", "b;c", "a;c", "a", "c", "b;a", "a;b;c"], Kind.MULTI),
        (
            "Why?",
            ["Because it is slow on my phone", "I like the way it looks", "no idea really, sorry"],
            Kind.TEXT,
        ),
        ("NPS group", ["Promoter", "Passive", "Detractor"], Kind.SINGLE),
        ("Chosen", [0, 1, 1], Kind.SINGLE),
        ("Rating", ["★★☆☆☆", "★★★★★", "★★★☆☆"], Kind.RATING),
        ("Sterne", FIVE, Kind.RATING),
        ("overall", FIVE, Kind.RATING),
        ("How likely are you to recommend us?", [*TEN, "Don't know", "Prefer not to say", 99, 99], Kind.NPS),
        ("Priority", ["Low", "Normal", "High", "Normal", "Low", "High"], Kind.SEGMENT),
        ("plan_c", ["Free", "Pro", "Free", "Pro"], Kind.SEGMENT),
        (
            "Review Content",
            ["Slow; I gave up", "Slow; but pretty", "It syncs; good", "Ads everywhere", "Fine; fast"] * 2,
            Kind.TEXT,
        ),
        ("Country", ["DE", "FR", "DE", "FR", "IT", "DE"], Kind.SEGMENT),
    ],
)
def test_words_and_answers_together_suggest_a_kind(name: str, answers: list[object], kind: Kind) -> None:
    suggestion = suggest_kind(profile_of(answers, name))
    assert suggestion.kind is kind, suggestion.reason
    assert suggestion.reason


def test_percentages_as_text_and_empty_columns_suggest_nothing() -> None:
    assert suggest_kind(profile_of(["80%", "90%"], "How satisfied?")).kind is None
    assert suggest_kind(profile_of([None, "NA"], "How satisfied?")).kind is None


def test_a_sus_is_suggested_for_its_ten_columns_together() -> None:
    suggestions = suggest_kinds([profile_of([1, 5, 3], words) for words in ("Name", *SUS_WORDS)])
    assert [s.kind for s in suggestions[1:]] == [Kind.SUS] * 10
    assert "item 10 of ten" in suggestions[10].reason


def test_a_umux_lite_is_suggested_for_its_pair() -> None:
    words = ["Its capabilities meet my requirements", "It is easy to use"]
    assert [s.kind for s in suggest_kinds([profile_of([1, 7], w) for w in words])] == [Kind.UMUX_LITE] * 2


@pytest.mark.parametrize(
    ("name", "answers", "kind"),
    [
        ("enps", [3, 7, 9, 10, 6], Kind.NPS),
        ("NPS", [61, 75, 80, 64], Kind.NUMBER),
        ("raw_score", [40, 39, 37], Kind.NUMBER),
        ("Confidence", [1, 2, 5, 4], Kind.RATING),
        ("Mental_Effort", [2, 4, 5], Kind.RATING),
        ("Would_Use_Again", [5, 3, 1], Kind.RATING),
        ("Score for Factor 1: Extroversion", [5, 81, 92, 11], Kind.RATING),
        ("How familiar are you with maps?", [2, 3, 6, 4], Kind.RATING),
        ("Wie stark wärst Du daran interessiert?", [2, 3, 4], Kind.RATING),
        ("Wie oft nutzt Du es in der Woche?", [2, 3, 4], Kind.NUMBER),
        ("What age are you?", [21, 29, 23, 57, 31, 44], Kind.NUMBER),
        ("What is your age range?", ["18 to 24 years old"] * 4 + ["25 to 34 years old"] * 3, Kind.SEGMENT),
        ("Grade", ["C", "D", "D"], Kind.SINGLE),
        ("Gosto de ler", ["4 = Concordo", "1 = Discordo totalmente", "3 = Neutro"], Kind.RATING),
        ("Tenho facilidade em idiomas", ["4 = Concordo", "2 = Discordo", "4 = Concordo"], Kind.RATING),
        ("domanda6", ["5 - Molto", "4 - Abbastanza", "3 - Neutro"], Kind.RATING),
        ("Sector code", ["1 - Retail", "2 - Energy", "3 - Health"] * 2, Kind.SEGMENT),
        ("Укажите Ваш пол", ["Женщина", "Мужчина", "Женщина", "Мужчина"], Kind.SEGMENT),
    ],
)
def test_names_of_what_is_rated_and_numbers_with_words_are_known(
    name: str, answers: list[object], kind: Kind
) -> None:
    suggestion = suggest_kind(profile_of(answers, name))
    assert suggestion.kind is kind, suggestion.reason
