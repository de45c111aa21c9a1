"""Severity with its reasons."""

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
    assert severity_of("The colours are dull").level == 1
    assert severity_of("It is slow").level == 2


def test_a_theme_takes_the_middle_of_its_problems() -> None:
    told = theme_severity(
        [Severity(1, ("a",)), Severity(3, ("blocked",)), Severity(4, ("blocked", "emotional"))]
    )
    assert told.level == 3
    assert told.reasons[0] == "blocked (2 of 3)"
    assert theme_severity([]) == Severity()
