"""Legends: signs explained at the top."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.legends import legend_of

TALK = "Speaker 01: Shall we start with the search page?\n\nSpeaker 02: Yes, let us do that.\n"


def speakers(text: str) -> tuple[str, ...]:
    return read_transcript(text.encode(), "talk.txt").speakers


def test_lines_together_at_the_top_name_the_speakers():
    assert speakers(f"Speaker 01: Anna\nSpeaker 02: Ben\n\n{TALK}") == ("Anna", "Ben")


def test_an_announced_legend_may_have_one_line():
    assert speakers(f"Legend\nSpeaker 01: Anna\n\n{TALK}") == ("Anna", "Speaker 02")


def test_a_short_answer_explains_nobody():
    assert speakers(f"Speaker 01: Hello\nSpeaker 02: Hi\n\n{TALK}") == ("Speaker 01", "Speaker 02")


def test_what_somebody_says_announces_no_legend():
    talk = "Unknown Speaker: Well.\n\nSpeaker 1: A0\n\nAnna: Yes.\n\nSpeaker 1: No.\n"
    assert speakers(talk) == ("Unknown Speaker", "Speaker 1", "Anna")


def test_the_legend_is_kept_as_a_note():
    parsed = read_transcript(f"S1: Anna\nS2: Ben\n\n{TALK.replace('peaker 0', '')}".encode(), "talk.txt")
    assert "S1 is Anna, S2 is Ben" in parsed.notes[-1]


def test_a_file_without_lines_explains_nothing():
    assert legend_of([], frozenset()) == ({}, frozenset())


def test_a_list_of_who_is_there_explains_initials():
    page = "# Notes\n\nEva Lind (EL), Tom Ray (TR), Mo (MO)\n\nEL: Welcome.\n\nTR: Thanks.\n\n"
    page += "EL: Well.\n\nTR?: Maybe.\n"
    parsed = read_transcript(page.encode(), "notes.md")
    assert [turn.speaker for turn in parsed.turns] == ["Eva Lind", "Tom Ray", "Eva Lind", "Tom Ray"]
    assert parsed.notes[-1] == "Legend of the file: EL is Eva Lind, TR is Tom Ray."


def test_a_name_beside_a_sign_where_it_first_stands_explains_it():
    page = "**K (Kira):** Hi.\n\n**T (Tom):** Hello.\n\n**K:** How are you?\n\n**T:** Well.\n"
    parsed = read_transcript(page.encode(), "talk.md")
    assert parsed.speakers == ("Kira", "Tom")


def test_a_list_of_who_is_there_is_kept_with_those_who_say_nothing():
    talk = "Anna Lee (AL), Ben Okafor (BO), Eva Moss (EM)\n\nAL: Now?\n\nBO: Y.\n\nAL: Good.\n\nBO: Now.\n"
    parsed = read_transcript(talk.encode(), "board.txt")
    assert parsed.speakers == ("Anna Lee", "Ben Okafor")
    assert parsed.notes[0] == "Anna Lee (AL), Ben Okafor (BO), Eva Moss (EM)"


def test_a_role_beside_a_short_name_explains_no_sign():
    text = "Sam (DevOps Engineer): Done.\n\nAnna: Good.\n\nSam: Thanks.\n\nAnna: Bye.\n"
    assert speakers(text) == ("Sam (DevOps Engineer)", "Anna", "Sam")
