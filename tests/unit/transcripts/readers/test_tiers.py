"""Tiers: which hold speech, and one talk from all."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.parsed import Reading, Turn, UnreadableTranscript
from insights.transcripts.readers.tiers import Tier, add_tiers, speaker_in


def tier(name: str, *said: tuple[float, float, str], speaker: str | None = None) -> Tier:
    """A tier of what is said when."""
    return Tier(name, speaker, [Turn(None, *words) for words in said])


def test_tiers_become_one_talk_in_order_of_time():
    reading = Reading("eaf")
    add_tiers(
        reading, [tier("Anna", (0, 1, "Hi you"), (4, 5, "Well then")), tier("Ben", (2, 3, "Hello there"))]
    )
    assert [(turn.speaker, turn.text) for turn in reading.segments] == [
        ("Anna", "Hi you"),
        ("Ben", "Hello there"),
        ("Anna", "Well then"),
    ]


def test_descriptions_and_repeats_of_speech_are_left_out_and_named():
    reading = Reading("eaf")
    words = [(0.0, 0.2, "so"), (0.2, 0.5, "I"), (0.5, 0.7, "search"), (0.7, 1.0, "it")]
    add_tiers(
        reading, [tier("Anna", (0, 1, "so I search it")), tier("Anna words", *words), tier("gloss", *words)]
    )
    assert reading.segments == [Turn("Anna", 0, 1, "so I search it")]
    assert reading.warnings[0].message.endswith("“Anna words”, “gloss”.")


def test_single_words_are_joined_until_a_pause():
    reading = Reading("textgrid")
    add_tiers(reading, [tier("words", (0, 1, "so"), (1, 2, "I"), (2, 3, "do"), (5, 6, "yes"))])
    assert reading.segments == [Turn(None, 0, 3, "so I do"), Turn(None, 5, 6, "yes")]
    assert reading.count == 4


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Anna - words", "Anna"),
        ("tx@AL", "AL"),
        ("AL [v]", "AL"),
        ("utterances", None),
        ("ORT", None),
        ("P1", "P1"),
    ],
)
def test_a_tiers_name_says_who_speaks(name: str, speaker: str | None):
    assert speaker_in(name) == speaker


def test_tiers_without_words_are_a_reason():
    with pytest.raises(UnreadableTranscript, match="holds no words"):
        add_tiers(Reading("eaf"), [tier("Anna")])
