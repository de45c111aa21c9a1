"""What a file says about itself is a note, not speech."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript


def test_who_took_part_beside_the_date_is_no_speaker():
    parsed = read_transcript(
        b"Date: 4 May\nParticipant: Anna\nPlace: Berlin\n\nShe opens the page.\n", "n.txt"
    )
    assert (parsed.speakers, [turn.text for turn in parsed.turns]) == ((), ["She opens the page."])
    assert parsed.notes == ("Date: 4 May", "Participant: Anna", "Place: Berlin")


def test_the_talk_below_the_facts_keeps_its_first_turn():
    parsed = read_transcript(b"Date: 4 May\nAnna: Hello there\nBen: Hello to you\nAnna: Well then\n", "n.txt")
    assert [turn.speaker for turn in parsed.turns] == ["Anna", "Ben", "Anna"]


def test_what_tools_write_below_is_not_said_by_anybody():
    talk = "Anna  0:01\nHello.\n\nBen  0:04\nHi.\n\nTranscribed by https://otter.ai\n"
    parsed = read_transcript(talk.encode(), "talk.txt")
    assert parsed.turns[-1].text == "Hi."
    assert "Transcribed by" in parsed.notes[-1]
