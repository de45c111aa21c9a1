"""What names no theme."""

import pytest

from insights.analysis.text.saying_little import is_button, only_points, without_leading, words_of_the_session

COUNTED = [
    "Ok, task 2, here we go",
    "That was the second task",
    "So task three asks for a plumber",
    "The task wants a date",
]
UNCOUNTED = [
    "A task can't be moved",
    "My tasks are gone",
    "I share tasks",
    "Each task has a date",
    "task two",
]


@pytest.mark.parametrize(
    ("word", "language", "points"),
    [
        ("other", None, True),
        ("altre", "it", True),
        ("verschiedene", "de", True),
        ("plusieurs", "fr", True),
        ("misma", "es", True),
        ("altre", "en", False),
        ("kettle", "en", False),
        ("other", "xx", False),
    ],
)
def test_words_that_only_say_which_one_are_known(word: str, language: str | None, points: bool) -> None:
    assert only_points(word, language) is points


def test_a_button_read_aloud_is_one_in_talk_of_another_language_only() -> None:
    assert is_button("save", "it")
    assert not is_button("save", "en")
    assert not is_button("save", None)
    assert not is_button("fattura", "it")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("I'd like to open the floor now", "I'd like to . now"),
        ("task 2 is about plumbers", ". is about plumbers"),
        ("Dann die zweite Aufgabe mit dem Klempner", "Dann die . mit dem Klempner"),
        ("Any other questions about plumbers?", ". about plumbers?"),
        ("the task list of the plumber", "the task list of the plumber"),
        ("We moved the piano", "We moved the piano"),
    ],
)
def test_what_leads_a_session_is_left_out(said: str, left: str) -> None:
    assert " ".join(without_leading(said).split()) == left


def test_a_step_that_is_counted_off_is_of_the_session() -> None:
    assert words_of_the_session(COUNTED) == {"task"}
    assert words_of_the_session([*COUNTED, "All tasks done"]) == {"task", "tasks"}
    assert words_of_the_session(["Domanda 1", "la prossima domanda", "domanda due", "le domande"]) == {
        "domanda"
    }


def test_a_word_that_is_seldom_counted_is_what_the_product_keeps() -> None:
    assert words_of_the_session(UNCOUNTED) == frozenset()
    assert words_of_the_session([*COUNTED, *UNCOUNTED[:4] * 5]) == frozenset()
    assert words_of_the_session([]) == frozenset()
