"""Severity with its reasons."""

import pytest

from insights.analysis.text.model import Severity
from insights.analysis.text.severity import severity_of, theme_severity


def test_giving_up_is_the_worst() -> None:
    assert severity_of("After an hour I gave up and cancelled my order").level == 4


def test_being_blocked_is_three_and_more_reasons_add() -> None:
    assert severity_of("I can't log in") == Severity(3, ("blocked",))
    worse = severity_of("Every single time it crashes, so frustrating")
    assert worse.level == 4
    assert worse.reasons == ("blocked", "repeated", "emotional")


def test_a_workaround_is_two_and_a_plain_problem_one() -> None:
    assert severity_of("I keep a spreadsheet beside it") == Severity(2, ("workaround",))
    assert severity_of("The colours are dull") == Severity(1, ("a problem is named",))
    assert severity_of("It is slow") == Severity(2, ("hindered",))


@pytest.mark.parametrize(
    ("said", "level", "reason"),
    [
        ("so in the end we just switched to another tool", 4, "gave up"),
        ("I asked for a refund and uninstalled it", 4, "gave up"),
        ("after the third try I still can't submit the form", 4, "repeated"),
        ("it keeps crashing and I lost all my notes", 4, "repeated"),
        ("the upload fails with a timeout", 3, "blocked"),
        ("it won't let me change the address", 3, "blocked"),
        ("I wasn't able to finish the payment", 3, "blocked"),
        ("the game will just refuse to load any level", 3, "blocked"),
        ("they got an error message when they saved", 3, "blocked"),
        ("I always have to retype the date and it drives me mad", 3, "emotional"),
        ("what I ended up doing was copying it by hand, every single time", 3, "repeated"),
        ("we had to export everything and mail it", 2, "workaround"),
        ("debugging the thing can be overwhelming", 2, "emotional"),
        ("there's a good deal of lag, so it's tricky to play", 2, "hindered"),
        ("I didn't know where to click", 2, "hindered"),
        ("that filter is missing", 2, "hindered"),
    ],
)
def test_spoken_problems_are_read_by_what_they_did_to_people(said: str, level: int, reason: str) -> None:
    told = severity_of(said)
    assert told.level == level
    assert reason in told.reasons


@pytest.mark.parametrize(
    "said",
    [
        "I can't believe how dull the colours are",
        "this is a project that we don't have to ever abandon",
        "we don't have a problem with the colours",
        "people here are working very hard",
        "we always scale before that",
        "I still think it is odd",
        "there were things I didn't run into",
        "[crash] the sound was odd",
    ],
)
def test_idioms_denials_and_marks_weigh_nothing(said: str) -> None:
    assert severity_of(said) == Severity(1, ("a problem is named",))


def test_what_neither_blocked_nor_ended_is_never_the_worst() -> None:
    told = severity_of("Every single time I copy and paste it, so frustrating, and it is slow")
    assert told == Severity(3, ("workaround", "hindered", "repeated", "emotional"))


def test_a_theme_takes_the_middle_of_its_problems() -> None:
    told = theme_severity(
        [Severity(1, ("a",)), Severity(3, ("blocked",)), Severity(4, ("blocked", "emotional"))]
    )
    assert told.level == 3
    assert told.reasons[0] == "blocked (2 of 3)"
    assert theme_severity([]) == Severity()
