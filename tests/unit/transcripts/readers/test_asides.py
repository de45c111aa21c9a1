"""Annotations and titles between turns are nobody's speech."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript

TALK = "\n".join(
    [
        "Eva: What do you see?", "Image description: a cat on a wall.", "Tom: A cat.",
        "Image description: a dog in a field.", "Tom: A dog.", "Round two", "Eva: And now?",
        "Image description: a bird.", "Tom: A bird.", "Eva: Good.", "Tom: Right.", "Eva: Thank you.",
    ]
)  # fmt: skip


def test_annotations_that_come_again_are_kept_apart_from_what_was_said():
    parsed = read_transcript(TALK.encode(), "talk.txt")
    assert parsed.speakers == ("Eva", "Tom")
    assert [turn.text for turn in parsed.turns][:3] == ["What do you see?", "A cat. A dog.", "And now?"] or [
        turn.text for turn in parsed.turns
    ][:3] == ["What do you see?", "A cat.\n\nA dog.", "And now?"]
    assert "Image description: a dog in a field." in [section.title for section in parsed.sections]


def test_a_bare_title_between_labelled_lines_is_a_heading():
    parsed = read_transcript(TALK.encode(), "talk.txt")
    assert "Round two" in [section.title for section in parsed.sections]


def test_a_short_line_that_goes_on_with_a_sentence_is_speech():
    talk = TALK.replace("Tom: A dog.\nRound two", "Tom: A dog and\nRound two").encode()
    assert "Round two" not in [section.title for section in read_transcript(talk, "talk.txt").sections]


def test_numbered_questions_between_labelled_answers_are_headings():
    talk = (
        "Question 1. Where do you meet your friends?\n\nAda: At the harbour.\n\nBen: At home.\n\n"
        "Question 2. What do you eat?\n\nAda: Soup, mostly.\n\nBen: Bread.\n"
    )
    parsed = read_transcript(talk.encode(), "group.txt")
    assert [(section.title, section.turn) for section in parsed.sections] == [
        ("Question 1. Where do you meet your friends?", 0),
        ("Question 2. What do you eat?", 2),
    ]
    assert [turn.text for turn in parsed.turns] == ["At the harbour.", "At home.", "Soup, mostly.", "Bread."]
    assert not parsed.warnings


def test_titles_of_a_court_and_in_brackets_are_headings():
    text = (
        "MS. LEE:  We go on the record.\n     EXAMINATION\nQ. Where?\nA. There.\n\n"
        "[Q2 — Ben Koch, Anvil Research]\nQ. And then?\nA. Home.\n"
    )
    parsed = read_transcript(text.encode(), "a.txt")
    assert [section.title for section in parsed.sections] == [
        "EXAMINATION",
        "[Q2 — Ben Koch, Anvil Research]",
    ]
    assert parsed.turns[0].text == "We go on the record."
