"""Names without a colon are speakers only where the whole file is written so."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import read_transcript


def people_in(text: str, name: str = "talk.txt") -> tuple[str, ...]:
    return read_transcript(text.encode(), name).speakers


def test_names_alone_above_words_are_people_when_one_comes_again():
    assert people_in("ANNA\nHow was it?\n\nBEN\nSlow.\n\nANNA\nWhy?\n") == ("ANNA", "BEN")
    assert people_in("Background\nWe met on Monday.\n\nGoals\nTo learn more.\n\nMethod\nWe talked.\n") == ()


def test_headings_are_people_only_when_they_are_most_headings_and_come_again():
    spoken = "# Talk\n\n## Anna\n\nHow was it?\n\n## Ben\n\nSlow.\n\n## Anna\n\nWhy?\n"
    assert people_in(spoken, "talk.md") == ("Anna", "Ben")
    assert people_in("# Talk\n\n## Iris\n\nShe uses it.\n\n## Joel\n\nHe does not.\n", "talk.md") == ()


def test_a_time_above_or_before_the_name_belongs_to_the_turn():
    parsed = read_transcript(b"0:01 - Anna Lee\nHow was it?\n\n0:04 - Ben\nSlow.\n", "talk.txt")
    assert [(turn.speaker, turn.start, turn.text) for turn in parsed.turns] == [
        ("Anna Lee", 1.0, "How was it?"),
        ("Ben", 4.0, "Slow."),
    ]


@pytest.mark.parametrize("mark", [" - ", " – ", "\t"])
def test_a_dash_or_tab_parts_a_name_from_words_where_nearly_every_line_has_one(mark: str):
    lines = [f"{name}{mark}{said}" for name, said in [("Anna", "How?"), ("Ben", "Slow."), ("Anna", "Why?")]]
    assert people_in("\n".join(lines)) == ("Anna", "Ben")
    prose = "We went home - slowly.\nThe bus – the last one – was gone.\nNobody spoke.\n"
    assert people_in(prose) == ()


def test_a_chain_of_possible_names_keeps_every_word():
    parsed = read_transcript("A\nÀ\nA\nA".encode(), "notes.txt")
    assert "À" in " ".join(turn.text for turn in parsed.turns)


def test_a_time_between_the_name_and_the_words_belongs_to_the_turn():
    parsed = read_transcript(b"Speaker 1\n00:01\nHow was it?\n\nSpeaker 2\n00:04\nSlow.\n", "talk.txt")
    assert [(turn.speaker, turn.start, turn.text) for turn in parsed.turns] == [
        ("Speaker 1", 1.0, "How was it?"),
        ("Speaker 2", 4.0, "Slow."),
    ]
    assert people_in("0:01\nOkay\n0:03\nYes\n0:06\nBye\n") == ()


def test_names_in_squares_after_times_are_people_where_most_lines_have_one():
    talk = "[00:02] [m1] How was it?\n[00:10] [p1] Slow.\n[00:19] [m1] Why?\n[00:21] [p1] The menu.\n"
    parsed = read_transcript(talk.encode(), "talk.txt")
    assert [(turn.speaker, turn.start, turn.text) for turn in parsed.turns][:2] == [
        ("m1", 2.0, "How was it?"),
        ("p1", 10.0, "Slow."),
    ]
    assert people_in("[00:02] [laughs] Hi\n[00:10] [music] Ho\n[00:12] [laughs] No\n") == ()
    assert people_in("[00:02] [waves] Hi\n[00:10] Ho\n[00:12] No\n") == ()


def test_names_in_angle_brackets_are_speakers_and_other_tags_go():
    page = (
        "# Talk\n\n<Eva Lind> **Shall we?**\n\n<Tom> Yes, in <date>1990</date>.\n\n<Eva Lind>And then?\n\n"
        "<Tom>\n\n## The harbour\n\nWe left.\n\nFor good.</Tom>\n"
    )
    parsed = read_transcript(page.encode(), "talk.md")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("Eva Lind", "Shall we?"), ("Tom", "Yes, in 1990."), ("Eva Lind", "And then?"),
        ("Tom", "We left.\n\nFor good."),
    ]  # fmt: skip


def test_a_timed_name_above_a_short_line_is_still_a_name():
    text = (
        "### Speaker 0 - 0:01\n日本語です\n\nIt is Japanese.\n\n### Speaker 0 - 0:05\nはい\n\nYes.\n\n"
        "### Speaker 1 - 0:09\nDone.\n"
    )
    parsed = read_transcript(text.encode(), "a.md")
    assert parsed.segments == 3
    assert parsed.sections == ()
