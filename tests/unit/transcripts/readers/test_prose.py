"""Documents: who speaks, what is a heading, what is a note."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.lines import Line
from insights.transcripts.readers.parsed import Reading
from insights.transcripts.readers.prose import add_prose


def parsed(*lines: Line):
    reading = Reading("txt")
    add_prose(reading, lines)
    return reading.finished()


def spoken(*texts: str):
    return parsed(*(Line(text, number) for number, text in enumerate(texts, 1)))


def test_an_unlabelled_paragraph_goes_on_with_the_last_speaker():
    result = spoken("Anna: One.", "And two.", "Ben: Three.")
    assert [(turn.speaker, turn.text) for turn in result.turns] == [
        ("Anna", "One.\n\nAnd two."),
        ("Ben", "Three."),
    ]
    assert result.segments == 2


def test_a_break_ends_nothing_and_speaks_nothing():
    result = spoken("Anna: One.", "Ben: Two.", "Break: [22:46]", "Ben: Three.", "Anna: Four.")
    assert result.speakers == ("Anna", "Ben")
    assert [turn.text for turn in result.turns] == ["One.", "Two.\n\nThree.", "Four."]
    assert [(section.title, section.turn, section.offset) for section in result.sections] == [("Break", 1, 6)]


def test_a_question_with_words_becomes_a_section_that_keeps_them():
    result = spoken("Anna: One.", "Ben: Two.", "Question 1: How was it?", "Ben: Good.", "Anna: Thanks.")
    assert result.speakers == ("Anna", "Ben")
    assert result.sections[0].title == "Question 1: How was it?"
    assert result.warnings[0].line == 3


def test_facts_above_the_first_speaker_are_notes_and_speech_is_a_turn_of_nobody():
    facts = spoken("Interview with Ben", "Date: 3 May", "Anna: Hi.", "Ben: Hi.")
    assert facts.notes == ("Interview with Ben", "Date: 3 May")
    assert facts.turns[0].speaker == "Anna"
    speech = spoken("Thank you all for joining us today, it is great to see you.", "Anna: Hi.", "Ben: Hi.")
    assert speech.turns[0].speaker is None
    assert speech.segments == 2


def test_a_monologue_has_no_speakers_and_its_headings_are_tasks():
    result = parsed(
        Line("Task 1: Find a book", 1, heading=2),
        Line("So I am looking for the search.", 2),
        Line("Note: this one is slow.", 3),
        Line("Closing", 4, heading=2),
        Line("That was all.", 5),
    )
    assert result.speakers == ()
    assert [turn.text for turn in result.turns] == [
        "So I am looking for the search.",
        "Note: this one is slow.",
        "That was all.",
    ]
    assert [(section.is_task, section.turn) for section in result.sections] == [(True, 0), (False, 2)]


def test_lines_without_any_blank_line_are_paragraphs_and_wrapped_lines_are_not():
    assert len(parsed(Line("one", 1), Line("two", 2, gap=False)).turns) == 2
    wrapped = parsed(Line("one", 1), Line("two", 2, gap=False), Line("three", 3))
    assert [turn.text for turn in wrapped.turns] == ["one two", "three"]


def test_times_on_lines_of_their_own_belong_to_what_follows():
    result = spoken("0:00", "Hello and welcome.", "0:05", "Today we talk.")
    assert [(turn.start, turn.text) for turn in result.turns] == [
        (0.0, "Hello and welcome."),
        (5.0, "Today we talk."),
    ]
    assert result.duration == 5.0
    assert "starts only" in result.warnings[-1].message


def test_what_stands_above_the_word_transcript_is_about_the_file():
    result = spoken(
        "Summary",
        "They talked about menus for a long time.",
        "Talk - Transcript",
        "00:00:11",
        "Anna Lee: How?",
        "00:05:00",
        "Ben: Slow.",
    )
    assert [(turn.speaker, turn.start, turn.text) for turn in result.turns] == [
        ("Anna Lee", 11.0, "How?"),
        ("Ben", 300.0, "Slow."),
    ]
    assert result.notes == ("Summary", "They talked about menus for a long time.", "Talk - Transcript")


def test_a_heading_that_is_a_time_is_the_time_of_what_follows():
    result = parsed(
        Line("00:00:11", 1, heading=3), Line("Anna: How?", 2), Line("Ben: Slow.", 3), Line("Anna: Why?", 4)
    )
    assert (result.turns[0].start, result.sections) == (11.0, ())
    assert parsed(Line("11: How", 1, heading=3), Line("Words.", 2)).sections[0].title == "11: How"


def test_initials_that_are_also_signs_of_letters_are_people_where_they_speak_again_and_again():
    found = spoken(
        "[0:01] CC: Hi.", "[0:03] DT: Hello.", "[0:05] CC: Thanks.", "[0:07] DT: Bye.", "[0:09] CC: Bye."
    )
    assert found.speakers == ("CC", "DT")


def test_a_raw_transcript_below_the_talk_is_not_put_into_the_mouth_of_the_last_speaker():
    page = (
        "# Panel\n\n**Eva:** Hello.\n\n**Tom:** Hi.\n\n**Eva:** Bye.\n\n## Raw transcript\n\nhello hi bye\n"
    )
    parsed = read_transcript(page.encode(), "a.md")
    assert parsed.turns[-1].speaker is None
    assert "Nobody is named below “Raw transcript”" in parsed.warnings[-1].message


def test_a_list_of_chapters_above_the_talk_is_a_note():
    page = "# Panel\n\n## Chapters\n\nHere are the moments of this long talk of all of ours:\n\n"
    page += "00:00:00 Welcome\n\n# Talk\n\n"
    parsed = read_transcript(f"{page}**Eva:** Hello.\n\n**Tom:** Hi.\n".encode(), "a.md")
    assert [turn.text for turn in parsed.turns] == ["Hello.", "Hi."]


def test_a_time_between_a_name_and_the_words_is_when_they_begin():
    found = spoken("Anna:", "0:03", "Hi there.", "Ben:", "0:07", "Hello.")
    assert [tuple(turn) for turn in found.turns] == [
        ("Anna", 3.0, None, "Hi there."), ("Ben", 7.0, None, "Hello."),
    ]  # fmt: skip


def test_what_stands_under_observations_is_a_note_and_not_speech():
    talk = (
        "## Task 1\n\nModerator: What do you see?\n\nAda: A map.\n\n"
        "## Observations\n\n- She looks left first.\n\n"
        "## Task 2\n\nModerator: And now?\n\nAda: A list.\n\n## Summary (Ada)\n\nShe likes maps.\n"
    )
    parsed = read_transcript(talk.encode(), "session.md")
    assert [turn.text for turn in parsed.turns] == ["What do you see?", "A map.", "And now?", "A list."]
    assert parsed.notes == ("She looks left first.", "She likes maps.")
