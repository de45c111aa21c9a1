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
        ("so I just left it and never finished the application", 4, "gave up"),
        ("I left the basket", 4, "gave up"),
        ("in the end I didn't buy anything", 4, "gave up"),
        ("at some point I said forget it", 4, "gave up"),
        ("I've stopped looking at it", 4, "gave up"),
        ("then I thought, no, I'm done with this", 4, "gave up"),
        ("I quit half way through", 4, "gave up"),
        ("nothing happens when I tap on pay", 3, "blocked"),
        ("the button does nothing", 3, "blocked"),
        ("there's no way I can change it", 3, "blocked"),
        ("the screen stays white", 3, "blocked"),
        ("and then everything I had typed was gone", 3, "blocked"),
        ("it kicks me out in the middle", 3, "blocked"),
        ("the code never came", 3, "blocked"),
        ("I'm locked out of it", 3, "blocked"),
        ("the door stays locked", 3, "blocked"),
        ("it goes black and that's it", 3, "blocked"),
        ("it hangs on the last step", 3, "blocked"),
        ("the payment didn't go through", 3, "blocked"),
        ("I wasn't allowed in", 3, "blocked"),
        ("I write it on a piece of paper", 2, "workaround"),
        ("I keep my own list next to it", 2, "workaround"),
        ("I ask my daughter to do it", 2, "workaround"),
        ("I send it to myself by mail and open it there", 2, "workaround"),
        ("I have to start all over", 2, "workaround"),
        ("we do it in Excel", 2, "workaround"),
        ("it took me a while to find it", 2, "hindered"),
        ("I had to look for it", 2, "hindered"),
        ("I had to wait half an hour", 2, "hindered"),
        ("I got lost in there", 2, "hindered"),
        ("I have no idea which of these is the stage", 2, "hindered"),
        ("the letters are so small", 2, "hindered"),
        ("we waited three weeks for a reply", 2, "hindered"),
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
        "we left the office at six",
        "I left my purse at home",
        "I closed the door and looked at it",
        "I print my tickets because I like paper",
        "we use WhatsApp in the family",
        "it's gone better than last year",
        "the shop was gone by then",
        "I was done by noon",
        "I waited for my daughter",
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
