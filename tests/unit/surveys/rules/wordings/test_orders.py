"""Scales told by their words together."""

from __future__ import annotations

import pytest

from insights.surveys.rules.cells import folded
from insights.surveys.rules.likert import wording_of
from insights.surveys.rules.wordings.orders import ORDERS, Order


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.places[0].split("|")[0])
def test_no_phrase_stands_on_two_places_of_a_scale(order: Order) -> None:
    phrases = [folded(phrase) for places in order.places for phrase in places.split("|")]
    assert len(phrases) == len(set(phrases))
    assert set(order.telling) <= set(phrases)


@pytest.mark.parametrize(
    "words",
    [
        ["Poor", "Fair", "Good", "Very good", "Excellent"],
        ["Never", "Rarely", "Sometimes", "Often", "Always"],
        ["Nie", "Selten", "Manchmal", "Oft", "Immer"],
        ["Mangelhaft", "Ausreichend", "Befriedigend", "Gut", "Sehr gut"],
        ["Definitely not", "Probably not", "Might or might not", "Probably yes", "Definitely yes"],
        ["😠", "🙁", "😐", "😃", "🤩"],
        ["Bad", "Good"],
        ["trifft nicht zu", "trifft eher nicht zu", "teils-teils", "trifft eher zu", "trifft zu"],
        ["Pas d’accord", "Plutôt pas d’accord", "Neutre", "Plutôt d’accord", "D’accord"],
        ["Not at all satisfied", "Not so satisfied", "Somewhat satisfied", "Very satisfied",
         "Extremely satisfied"],
        ["Not at all useful", "Slightly useful", "Moderately useful", "Very useful", "Extremely useful"],
    ],
    ids=lambda words: words[0],
)  # fmt: skip
def test_words_that_only_mean_something_together_run_from_one_up(words: list[str]) -> None:
    wording = wording_of(words)
    assert wording is not None and wording.points == len(words)
    assert [wording.values[folded(word)] for word in words] == list(range(1, len(words) + 1))


def test_seven_grades_of_satisfaction_keep_their_order() -> None:
    words = [
        "Extremely dissatisfied", "Very dissatisfied", "Somewhat dissatisfied",
        "Neither satisfied nor dissatisfied", "Somewhat satisfied", "Very satisfied", "Extremely satisfied",
    ]  # fmt: skip
    assert [wording_of(words).values[folded(word)] for word in words] == [1, 2, 3, 4, 5, 6, 7]
