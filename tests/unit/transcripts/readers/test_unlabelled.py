"""Lines without speakers."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript


def told(text: str) -> list[tuple[float | None, str]]:
    parsed = read_transcript(text.encode(), "talk.txt")
    assert parsed.speakers == ()
    return [(turn.start, turn.text) for turn in parsed.turns]


def test_times_before_the_words_of_nearly_every_line_are_starts():
    assert told("0:01 Where do you look\n0:03 I search for it\n1:00:06 Then I compare\n") == [
        (1.0, "Where do you look"),
        (3.0, "I search for it"),
        (3606.0, "Then I compare"),
    ]


def test_times_that_go_back_or_are_few_are_words():
    assert told("9:30 was too early.\n\n8:15 was worse.\n")[0] == (None, "9:30 was too early.")
    assert told("10:30 we met.\n\nWe talked.\n\nWe went home.\n")[0] == (None, "10:30 we met.")


def test_paragraphs_are_segments_and_lines_only_where_nothing_parts_them():
    assert told("We met.\nWe talked.\n\nWe went home.\n") == [
        (None, "We met. We talked."),
        (None, "We went home."),
    ]
    assert told("we met\nwe talked\n") == [(None, "we met"), (None, "we talked")]


def test_a_dash_begins_a_turn_of_nobody_in_particular():
    text = "– Where do you look?\n\n– I search.\n\nIt takes long.\n\n– And then?\n\n– I compare.\n"
    parsed = read_transcript(text.encode(), "a.txt")
    assert [turn.text for turn in parsed.turns] == [
        "Where do you look?",
        "I search. It takes long.",
        "And then?",
        "I compare.",
    ]
    assert "nobody is named" in parsed.warnings[0].message


def test_a_list_of_notes_keeps_its_hyphens():
    text = "- looked for the price\n- asked: why?\n- compared\n- gave up\n"
    parsed = read_transcript(text.encode(), "a.txt")
    assert parsed.turns[0].text == "- looked for the price"
    assert not parsed.warnings
