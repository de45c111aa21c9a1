"""Text laid out for paper is read as if there were none."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.printed import Printed, lines_without_paper


def _page(number: int) -> str:
    return f"\n\nHarbour Voices, Dr. Lind{' ' * 30}{number}\n\n\n"


def _spaced(*lines: str) -> str:
    return "\n\n".join(lines)


TALK = (
    _spaced(
        "     Tom Ray: Tell me how you came to the harbour and what you did there, because we heard it was",
        "quite a long way.",
        "     Mara Lind: We came by boat, my mother and my two brothers, and nobody had told us that the",
        "town was empty. And then, when we had found a room above the baker's shop, which took more than a",
    )
    + _page(2)
    + _spaced(
        "week, we began to work. The first year I carried fish from the boats to the market, each morning at",
        "four, also in winter.",
        "     My brothers did the same but were paid twice as much, and nobody thought that there was any",
        "wrong about it.",
        "     Tom Ray: Did you?",
    )
    + _page(3)
    + _spaced(
        "     Mara Lind: I did, but I said nothing, and I was glad to have any work in that year of all",
        "the years that I remember.",
        "     Tom Ray: Thank you.",
    )
    + _page(4)
)


def test_double_spaced_lines_are_joined_and_running_heads_left_out():
    parsed = read_transcript(TALK.encode(), "talk.txt")
    assert [turn.speaker for turn in parsed.turns] == [
        "Tom Ray",
        "Mara Lind",
        "Tom Ray",
        "Mara Lind",
        "Tom Ray",
    ]
    assert "which took more than a week, we began to work." in parsed.turns[1].text
    assert parsed.turns[1].text.count("\n\n") == 1
    assert "Harbour" not in " ".join(turn.text for turn in parsed.turns)


def test_numbered_questions_and_usual_paragraphs_stay():
    lines = [Printed(f"Question {at}", at, 0, 2) for at in range(1, 6)]
    assert [line.text for line in lines_without_paper(lines)] == [f"Question {at}" for at in range(1, 6)]
    short = [Printed("We came by boat.", at, 0, 1) for at in range(20)]
    assert all(line.gap for line in lines_without_paper(short))


def test_lone_page_numbers_go_when_each_is_one_higher():
    lines = [
        Printed(words, at, 0, 2)
        for at, words in enumerate(("One.", "- 4 -", "Two.", "- 5 -", "Three.", "- 6 -"))
    ]
    assert [line.text for line in lines_without_paper(lines)] == ["One.", "Two.", "Three."]


def test_titles_above_page_numbers_are_left_out_with_them():
    pages = "\n".join(
        f"A talk with Eva Moss\nRef: X12.2009      © 2009 Harbour Archive      Page {page} of 40\n"
        f"Moss: We came by boat number {page}, and it was cold on the water for a long time, and then\n"
        "the engine stopped. Nobody was afraid.\nLund: And then?\nMoss: Then we rowed, and\n"
        for page in range(2, 6)
    )
    parsed = read_transcript(pages.encode(), "eva.txt")
    assert parsed.speakers == ("Moss", "Lund")
    assert not any("talk with" in turn.text or "Ref" in turn.text for turn in parsed.turns)


def test_codes_in_brackets_that_count_lines_are_no_words():
    talk = (
        "[T001] Moderator: Who begins?\n[T002] Ada: I do. Wait.\nNow.\n[T003] Ben: Fine.\n[T004] Ada: So.\n"
    )
    parsed = read_transcript(talk.encode(), "group.txt")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("Moderator", "Who begins?"),
        ("Ada", "I do. Wait. Now."),
        ("Ben", "Fine."),
        ("Ada", "So."),
    ]


def test_page_numbers_among_numbered_lines_and_who_examines_are_not_said():
    pages = [
        ["Q.  Your name?", "A.  Dana Moss.", "BY MS. CARTER:", "Q.  Your work?", "A.  I keep", "the books."]
    ] * 3
    text = "\n".join(
        "\n".join([f"{'':40}{11 + page}", *(f"{at:2}     {line}" for at, line in enumerate(lines * 3, 1))])
        for page, lines in enumerate(pages)
    )
    parsed = read_transcript(text.encode(), "court.txt")
    assert parsed.speakers == ("Q", "A")
    assert {turn.text for turn in parsed.turns} == {
        "Your name?", "Dana Moss.", "Your work?", "I keep the books.",
    }  # fmt: skip


def test_a_time_that_stands_before_every_line_is_left_out():
    talk = "\n\n".join(
        f"0:00 {line}"
        for line in ("Eva Moss  00:25", "Good.", "Carl Lund  00:34", "Why?", "Eva Moss  00:39", "So.")
    )
    parsed = read_transcript(talk.encode(), "talk.txt")
    assert [(turn.speaker, turn.start, turn.text) for turn in parsed.turns] == [
        ("Eva Moss", 25, "Good."),
        ("Carl Lund", 34, "Why?"),
        ("Eva Moss", 39, "So."),
    ]


def test_page_lines_that_say_so_need_no_blank_lines_around_them():
    text = "Page 1 of 3\nAnna: Where do you\nPage 2 of 3\nlook first?\nBen: Here.\nPage 3 of 3\nAnna: Good.\n"
    parsed = read_transcript(text.encode(), "a.txt")
    assert [turn.text for turn in parsed.turns] == ["Where do you look first?", "Here.", "Good."]
