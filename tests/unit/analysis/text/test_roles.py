"""Who leads, and what is only the frame."""

import pytest

from insights.analysis.text.model import Turn
from insights.analysis.text.roles import is_aside, moderators_of


def test_a_title_names_the_moderator() -> None:
    assert moderators_of([Turn("Go on.", "Interviewer"), Turn("It is slow.", "P1")]) == {"Interviewer"}


def test_the_one_who_asks_while_others_answer_leads() -> None:
    talk = [Turn("And why is that?", "A"), Turn("Because the export is hidden and I never find it.", "B")] * 5
    assert moderators_of(talk) == {"A"}


def test_nobody_leads_a_talk_among_equals_or_alone() -> None:
    talk = [Turn("It is slow.", "A"), Turn("It is slow here too.", "B")] * 5
    assert moderators_of(talk) == frozenset()
    assert moderators_of([Turn("Why?", "A")] * 6) == frozenset()


def test_given_roles_are_not_guessed_again() -> None:
    talk = [Turn("Why is that?", "A", "participant"), Turn("Because of the export.", "B", "participant")] * 5
    assert moderators_of(talk) == frozenset()


@pytest.mark.parametrize(
    "text",
    ["Thank you so much.", "Good morning everyone", "um, yeah, okay", "Can you hear me?", "Task 2", ""],
)
def test_the_frame_is_set_aside(text: str) -> None:
    assert is_aside(text)


@pytest.mark.parametrize(
    "text",
    [
        "The export is hidden.",
        "Thanks to the new search I find every order at once and save half an hour a day in the shop",
    ],
)
def test_what_was_learned_stays(text: str) -> None:
    assert not is_aside(text)
