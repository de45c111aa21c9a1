"""Which labels are people."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.labels import (
    Label,
    can_be_label,
    is_generic,
    is_name_like,
    is_note,
    people_among,
    trimmed,
    word_set,
)


def plain(*names: str) -> list[Label]:
    return [Label(name, True, False) for name in names]


@pytest.mark.parametrize(
    "name",
    ["Break", "Question 1", "Questions", "Task 3", "Aufgabe 2", "Challenges Faced", "Warm-up exploration",
     "Weekly sync-Meeting Recording", "talk-04.mp4",
     "Discussion on Observability Stack", "Date", "Note", "Pain points", "Participants", "URL", "问题"],
)  # fmt: skip
def test_headings_and_notes_are_no_people(name):
    assert is_note(name)
    assert people_among(plain(name, "Anna", "Ben", "Anna"), 4) == {"Anna", "Ben"}


@pytest.mark.parametrize(
    "name",
    ["Anna", "Unknown Speaker", "Speaker 1", "SPEAKER_00", "Audience Member", "P03", "KG", "王小明", "INT"],
)
def test_people_in_all_spellings_are_people(name):
    assert name in people_among(plain(name, "Ben", name, "Ben"), 4)


def test_a_label_without_any_speech_is_a_heading():
    labels = [
        Label("Anna", True, True),
        Label("Panelist Introductions", False, True),
        Label("Ben", True, True),
    ]
    assert people_among(labels, 3) == {"Anna", "Ben"}


def test_a_sentence_with_a_colon_makes_no_speaker():
    assert people_among(plain("I said to him", "there are two things"), 30) == frozenset()


def test_question_and_answer_are_people_when_they_alternate():
    assert people_among(plain("Question", "Answer", "Question", "Answer"), 4) == {"Question", "Answer"}
    assert people_among(plain("Q", "A", "Q", "A"), 4) == {"Q", "A"}


def test_small_letters_are_names_when_they_recur():
    assert people_among(plain("anna", "ben", "anna", "ben", "anna", "ben"), 6) == {"anna", "ben"}


@pytest.mark.parametrize("name", ["", "https://x", "Well, you know. And then", "a" * 70, "x = y", "- x"])
def test_what_cannot_be_a_label(name):
    assert not can_be_label(name)


@pytest.mark.parametrize(
    ("written", "name"), [("**Anna:**", "Anna"), ("[SPEAKER_00]:", "SPEAKER_00"), (" Ben  O. ：", "Ben O.")]
)
def test_a_label_is_trimmed_of_markup_and_colon(written, name):
    assert trimmed(written) == name


def test_names_have_capitals_or_no_case_at_all():
    assert is_name_like("Ludwig van Beethoven")
    assert is_name_like("田中")
    assert is_name_like("Anna (Moderator)")
    assert not is_name_like("open floor for all")
    assert not is_name_like("Discussion on Stacks")


def test_signs_that_a_legend_may_explain():
    assert all(map(is_generic, ["Speaker 1", "S2", "KG", "SPEAKER_01"]))
    assert not is_generic("Anna Smith")
    assert word_set("a b a") == {"a", "b"}


def test_a_subject_is_somebody_who_answers_an_interviewer():
    labels = [Label(name, True, False) for name in ("Interviewer", "Subject", "Interviewer", "Subject")]
    assert people_among(labels, 4) == {"Interviewer", "Subject"}
    assert "Subject" not in people_among([Label("Subject", True, False), Label("Anna", True, True)], 2)


def test_a_response_is_somebody_only_beside_questions():
    alone = [Label("Response", True, True)] * 3
    assert people_among(alone, 3) == frozenset()
    asked = [Label(name, True, False) for name in ("Question", "Response") * 2]
    assert people_among(asked, 4) == {"Question", "Response"}
