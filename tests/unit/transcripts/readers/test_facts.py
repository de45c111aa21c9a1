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


def test_a_cover_page_that_says_who_speaks_is_no_talk():
    cover = (
        "Harbour Voices\n\nInterviewee:   Dr. Mara Lind\n\nInterview Date:   4 May\n\n"
        "Interviewer:   Tom Ray\n\nLength:   01:02:03\n\n"
    )
    parsed = read_transcript(
        f"{cover}Tom Ray: Shall we?\n\nMara Lind: Yes.\n\nTR: Good.\n\nML: Well.\n".encode(), "a.txt"
    )
    assert parsed.speakers == ("Tom Ray", "Mara Lind", "TR", "ML")
    assert parsed.notes[:2] == ("Harbour Voices", "Interviewee:   Dr. Mara Lind")
    assert parsed.sections == ()


def test_facts_in_other_languages_are_known():
    talk = (
        "Participantes: Eva (investigadora) y Luis (usuario)\n\nEva: ¿Empezamos?\n\nLuis: Sí.\n\nEva: Bien.\n"
    )
    assert read_transcript(talk.encode(), "a.txt").speakers == ("Eva", "Luis")
    talk = "日時：三月五日\n場所：会議室\n\n聞き手：どう感じましたか。\n参加者：難しい。\n聞き手：なぜ。\n"
    assert read_transcript(talk.encode(), "a.txt").speakers == ("聞き手", "参加者")


def test_an_interviewee_named_above_a_talk_without_labels_is_no_speaker():
    page = (
        "# Info\nInterviewee: Noether\n\n| Age | Gender |\n| --- | --- |\n| 21 | female |\n\n# Transcript\n\n"
        "## Question 1: What do you cook?\n\nSoup, most days.\n\n## Question 2: With whom?\n\nAlone.\n"
    )
    parsed = read_transcript(page.encode(), "n.md")
    assert (parsed.speakers, [turn.text for turn in parsed.turns]) == ((), ["Soup, most days.", "Alone."])


def test_a_first_turn_of_a_role_is_no_fact():
    talk = "Interviewer: Anna Lee\n\nBen: Hello there, how are you today\n\nCem: I am well too, I think\n"
    assert read_transcript(talk.encode(), "a.txt").speakers == ("Interviewer", "Ben", "Cem")


def test_descriptions_and_chapters_above_a_talk_without_labels_are_notes():
    page = (
        "# A talk\n\nPublished on 4 May\n\n## Description\n\nEva tells of the harbour, and of much more.\n\n"
        "## Chapters\n\n00:00:00 Welcome\n\n# The talk\n\nWe came by boat, mother and I.\n\nIt was winter.\n"
    )
    parsed = read_transcript(page.encode(), "talk.md")
    assert [turn.text for turn in parsed.turns] == ["We came by boat, mother and I.", "It was winter."]
    assert parsed.notes[:2] == ("Published on 4 May", "Eva tells of the harbour, and of much more.")
    alone = read_transcript(b"# Summary\n\nEva found the page hard.\n\nShe left.\n", "notes.md")
    assert [turn.text for turn in alone.turns] == ["Eva found the page hard.", "She left."]


def test_labels_under_headings_about_the_interview_are_notes():
    page = (
        "# Eva Moss\n\n## About the interview\n\n"
        "EVA MOSS: a talk recorded by Carl Lund for the archive of the harbour, 1991\n\n"
        "## Interview\n\nINTERVIEWER: Carl Lund\n\nDATE: 6 August 1991\n\n### Work\n\n"
        "Lund: Where did you work?\n\nMoss: In the yard.\n\nLund: How long?\n\nMoss: Nine years.\n"
    )
    parsed = read_transcript(page.encode(), "moss.md")
    assert parsed.speakers == ("Lund", "Moss")
    assert "INTERVIEWER: Carl Lund" in parsed.notes


def test_the_end_of_an_interview_behind_a_time_is_a_note():
    talk = "00:00 - Eva: Hello.\n00:05 - Carl: Yes?\n00:10 - Eva: Good.\n01:45 - End of interview\n"
    parsed = read_transcript(talk.encode(), "talk.txt")
    assert (parsed.turns[-1].text, parsed.notes) == ("Good.", ("01:45 - End of interview",))


def test_who_is_there_above_a_heading_is_no_speaker():
    text = (
        "# Notes\n\n**Participant:** Basil\n\n## Talk\n\n**Q1: Where?**\nA: Here.\n\n**Q2: When?**\nA: Now.\n"
    )
    parsed = read_transcript(text.encode(), "a.md")
    assert "Participant" not in parsed.speakers
    assert parsed.notes == ("Participant: Basil",)


def test_what_a_tool_says_of_its_file_is_not_said():
    text = "Transcript of talk.mp4 (en, 1:02)\n\n[0:01–0:05] I look.\n[0:05–0:11] I compare.\n"
    assert [turn.text for turn in read_transcript(text.encode(), "a.txt").turns] == ["I look.", "I compare."]
