"""Speakers set off by their place in the line are known only where the whole file is written so."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import read_transcript

TALK = (
    ("Eva Lind", 3, "Shall we?"),
    ("Tom Ray", 12, "Yes, let us."),
    ("Eva Lind", 65, "How?"),
    ("Tom Ray", 71, "So."),
)


def told(text: str, name: str = "talk.txt") -> list[tuple[str | None, float | None, str]]:
    return [(turn.speaker, turn.start, turn.text) for turn in read_transcript(text.encode(), name).turns]


@pytest.mark.parametrize(
    "layout",
    [
        "{name}    {clock}    {words}",
        "{name}\t{clock}\t{words}",
        "{name} {clock} {words}",
        "{clock} | {name} | {words}",
    ],
)
def test_names_and_times_in_columns(layout: str):
    lines = [
        layout.format(name=name, clock=f"{at // 60:02d}:{at % 60:02d}", words=words)
        for name, at, words in TALK
    ]
    assert told("\n".join(lines)) == [(name, float(at), words) for name, at, words in TALK]


@pytest.mark.parametrize("layout", ["[{name}] {words}", "({name}) {words}", "{name}; {words}"])
def test_names_in_brackets_or_before_a_semicolon(layout: str):
    lines = [layout.format(name=name, words=words) for name, _, words in TALK]
    assert told("\n\n".join(lines)) == [(name, None, words) for name, _, words in TALK]


def test_directions_in_brackets_and_lists_of_letters_are_no_speakers():
    assert {name for name, *_ in told("(laughs) Yes.\n\n(sighs) No.\n\n(laughs) Well.\n\n(sighs) So.\n")} == {
        None
    }
    assert {name for name, *_ in told("A. Tea.\n\nB. Coffee.\n\nC. Water.\n\nD. Milk.\n")} == {None}


def test_questions_and_answers_of_a_deposition_are_told_from_what_others_say():
    talk = (
        "1       Q.   Were you at the harbour?\n2       A.   I was, on the second\n3  of May.\n"
        "4            MS. RAY:  Objection.\n"
        "5       Q.   You may answer.\n6       A.   Yes.\n7       Q.   Why?\n8       A.   To work.\n"
        "9            MS. RAY:  Thank you.\n"
    )
    assert [(speaker, words) for speaker, _, words in told(talk)] == [
        ("Q", "Were you at the harbour?"), ("A", "I was, on the second of May."), ("MS. RAY", "Objection."),
        ("Q", "You may answer."), ("A", "Yes."), ("Q", "Why?"), ("A", "To work."), ("MS. RAY", "Thank you."),
    ]  # fmt: skip


def test_one_question_is_enough_before_a_court():
    text = "MR. LEE:  Let us begin.\nBY MR. LEE:\nQ. Where were you?\nA. At home.\nMR. KOCH:  Objection.\n"
    assert read_transcript(text.encode(), "a.txt").speakers == ("MR. LEE", "Q", "A", "MR. KOCH")
    assert read_transcript(b"Q. What is this?\nA. It is text.\nSome prose.\n", "a.txt").speakers == ()
