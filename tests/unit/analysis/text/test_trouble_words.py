"""Clauses, and whether they tell trouble."""

import pytest

from insights.analysis.text.trouble_words import clauses_of, masked, praises, tells_trouble, words_in_trouble


def test_clauses_are_told_without_fillers_and_purposes() -> None:
    told = [
        part.strip()
        for part in clauses_of("It is, um, slow, so I don't get charged, and we find that it fails")
    ]
    assert "slow" in " ".join(told)
    assert "it fails" in told
    assert not any("charged" in part for part in told)


def test_words_in_trouble_are_those_of_the_clauses_that_tell_it() -> None:
    told = words_in_trouble("The menu is pretty, but the export keeps crashing")
    assert "export" in told
    assert "menu" not in told
    assert words_in_trouble("There is no problem with the export") == frozenset()


def test_plain_words_tell_trouble() -> None:
    assert tells_trouble("export is broken")
    assert not tells_trouble("export of reports")


def test_what_only_seems_trouble_is_masked() -> None:
    assert "hard" not in masked("we are thinking very hard to move")
    assert masked("it is hard to move") == "it is hard to move"


def test_praise_beside_a_mood_is_praise() -> None:
    assert praises("love the sad songs")
    assert not praises("love it when it crashes")
    assert not praises("sad songs")


@pytest.mark.parametrize(
    "said",
    [
        "That doesn't necessarily mean that you can't open the door",
        "I can't say that the door is stuck",
        "It's not that the door is stuck",
    ],
)
def test_what_is_said_not_to_be_so_is_no_clause(said: str) -> None:
    assert "door" not in " ".join(clauses_of(said))
    assert words_in_trouble(said) == frozenset()


def test_a_reason_for_trouble_is_still_a_clause() -> None:
    assert "door" in words_in_trouble("I don't like that the door is stuck")
    assert "door" in words_in_trouble("The message doesn't say that the door is stuck")


@pytest.mark.parametrize(
    "said",
    [
        "I haven't had issues with it",
        "it doesn't bother me",
        "that never crashes",
        "it didn't hurt",
        "you get your hands dirty with paint",
        "we mess around with paint",
    ],
)
def test_denied_trouble_and_idioms_of_effort_tell_none(said: str) -> None:
    assert not tells_trouble(said)


def test_a_consequence_is_a_clause_of_its_own() -> None:
    told = clauses_of("it is difficult so for the door we wait")
    assert told[0].strip() == "it is difficult"
    assert clauses_of("it is so difficult") == ["it is so difficult"]
