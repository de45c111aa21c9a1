"""Chats copied or exported as text."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import read_transcript


def told(text: str) -> list[tuple[str | None, float | None, str]]:
    parsed = read_transcript(text.encode(), "chat.txt")
    return [(turn.speaker, turn.start, turn.text) for turn in parsed.turns]


def test_clocks_of_a_meeting_stay_and_moments_count_from_the_first():
    assert told("00:00:05\t From Anna : Hi\n00:00:09\t From Ben to Anna (Privately) : Ho\n") == [
        ("Anna", 5.0, "Hi"),
        ("Ben", 9.0, "Ho"),
    ]
    assert told("[05.05.26, 10:00:05] Anna: Hi\n[06.05.26, 10:00:09] Ben: Ho\n") == [
        ("Anna", 0.0, "Hi"),
        ("Ben", 86404.0, "Ho"),
    ]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("5/5/26", "5/13/26"), 8),
        (("5/5/26", "13/5/26"), 8),
        (("5.6.26", "6.6.26"), 1),
        (("2026-05-05", "2026-05-07"), 2),
        (("05-May-26", "06-May-26"), 1),
        (("5/6/26", "6/6/26"), 1),
    ],
)
def test_days_and_months_are_told_apart_by_the_whole_chat(dates, days):
    talk = "".join(f"{date}, 10:00 - {name}: Hi\n" for date, name in zip(dates, ("Anna", "Ben"), strict=True))
    assert told(talk)[1][1] == days * 86_400.0


def test_halves_of_the_day_and_midnight_are_understood():
    assert told("Anna  11:59 PM\nHi\nBen  12:01 AM\nHo\n12:02\nHa\n") == [
        ("Anna", 0.0, "Hi"),
        ("Ben", 120.0, "Ho\n\nHa"),
    ]


def test_lines_without_a_head_belong_to_the_message_above():
    assert told("[05.05.26, 10:00:05] Anna: Hi\nand more\n\nand last\n[05.05.26, 10:00:09] Ben: Ho\n")[0] == (
        "Anna",
        0.0,
        "Hi and more\n\nand last",
    )


def test_lines_of_the_tool_are_notes_and_actions_are_said():
    talk = (
        "--- Log opened Tue May 05 10:00:00 2026\n10:00 < anna> Hi\n"
        "10:01 -!- carl [c@host] has joined #talk\n"
        "10:02 <@ben> Ho\n10:03  * anna nods\n10:04  * anna has left\n"
    )
    parsed = read_transcript(talk.encode(), "chat.log")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("anna", "Hi"),
        ("ben", "Ho"),
        ("anna", "nods"),
    ]
    assert len(parsed.notes) == 3


def test_invisible_signs_around_a_message_do_not_matter():
    assert told("\u200e[5/5/26, 10:00:01\u202fAM] ~ Anna: Hi\n[5/5/26, 10:00:03\u202fAM] Ben: Ho\n")[0] == (
        "Anna",
        0.0,
        "Hi",
    )


def test_a_talk_with_a_date_in_it_is_no_chat():
    parsed = read_transcript(b"Date: 5.5.26\n\nAnna: On 5.5.26, 10:00 - we met.\n\nBen: Yes.\n", "a.txt")
    assert parsed.speakers == ("Anna", "Ben")
    assert told("Anna Lee  0:01\nHi\n\nBen  0:03\nHo\n")[0] == ("Anna Lee", 1.0, "Hi")
