"""What stands above the line that says that the transcript begins."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript

_TALK = "Anna: So where do you look first when you want it?\nBen: I search for it, and then I compare.\n"


def test_notes_above_the_transcript_are_nobodys_words():
    parsed = read_transcript(
        f"Turning Point: He stops here.\nWell said.\nTranscription\n{_TALK}".encode(), "a.txt"
    )
    assert parsed.speakers == ("Anna", "Ben")
    assert parsed.notes == ("Turning Point: He stops here.", "Well said.", "Transcription")


def test_a_monologue_begins_below_its_heading():
    page = (
        "# Talk\n\n| | |\n|---|---|\n| Time | 14:30 – 15:30 |\n\n## 📝 Transcript\n\nI look.\n\nThen I go.\n"
    )
    parsed = read_transcript(page.encode(), "a.md")
    assert [turn.text for turn in parsed.turns] == ["I look.", "Then I go."]
    assert parsed.duration is None


def test_who_speaks_above_and_below_is_heard_in_both_parts():
    parsed = read_transcript(f"{_TALK}\nTranscript\n\n{_TALK}".encode(), "a.txt")
    assert sum(turn.text.startswith("So where") for turn in parsed.turns) == 2


def test_a_long_text_above_a_short_end_is_no_front():
    parsed = read_transcript(
        ("Many words are said here. " * 9 + "\n\nTranscript\n\nThe end.\n").encode(), "a.txt"
    )
    assert "Many words" in parsed.turns[0].text
