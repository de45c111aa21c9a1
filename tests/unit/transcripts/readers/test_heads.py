"""Header cells of transcript tables."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.heads import places_of, role_of


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Start_Time (s)", "start"),
        ("startTime", "start"),
        ("time start", "start"),
        ("Begin Time - hh:mm:ss.ms", "start"),
        ("start_ms", "start"),
        ("Timespan", "start"),
        ("BİTİŞ", "end"),
        ("Debut", "start"),
        ("**Speaker:**", "speaker"),
        ("konuşmacı", "speaker"),
        ("Dauer [s]", "duration"),
        ("Quote", "text"),
        ("How likely are you to recommend us?", None),
        ("text " * 30, None),
        ("", None),
    ],
)
def test_a_header_says_its_role_however_it_is_written(head, role):
    assert role_of(head) == role


def test_a_row_of_heads_needs_words_and_a_time_or_speaker():
    assert places_of(["Nr", "Time", "Text"]) == {"start": 1, "text": 2}
    assert places_of(["Text", "Score"]) is None
    assert places_of(["Anna", None, "Hello"]) is None


def test_a_column_of_names_is_better_than_one_of_ids_or_roles():
    assert places_of(["Speaker ID", "Speaker Name", "Text"]) == {"speaker": 1, "text": 2}
    assert places_of(["Role", "Name", "Text"]) == {"speaker": 1, "text": 2}
    assert places_of(["Speaker", "Participant", "Text"]) == {"speaker": 0, "text": 2}


def test_what_was_done_to_a_transcription_is_no_part_of_its_heading():
    assert role_of("Raw transcription") == role_of("Corrected transcript") == "text"
