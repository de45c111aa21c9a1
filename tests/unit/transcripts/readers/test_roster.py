"""Names that stand apart from what was said."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.parsed import Turn
from insights.transcripts.readers.roster import roster_of, with_names


@pytest.mark.parametrize(
    ("place", "roster"),
    [
        ({"speakers": ["Anna", "Ben"]}, {"0": "Anna", "1": "Ben"}),
        ({"Speakers": [{"id": 7, "name": "Anna"}]}, {"7": "Anna"}),
        ({"speakers": [{"spkid": "spk1", "name": "Anna"}, {"spkid": "spk2"}]}, {"spk1": "Anna"}),
        ({"speaker_map": {"spk_0": "Anna", "spk_1": {"name": "Ben"}}}, {"spk_0": "Anna", "spk_1": "Ben"}),
        ({"users": [{"id": 7, "displayName": "Anna"}]}, {"7": "Anna"}),
        ({"speakers": [{"name": "Anna"}]}, {}),
        ({"speakers": 2, "names": ["Anna"]}, {}),
    ],
)
def test_names_are_found_by_their_ids(place, roster):
    assert roster_of([place]) == roster


def named(speakers, roster):
    return [turn.speaker for turn in with_names([Turn(who, None, None, "Hi") for who in speakers], roster)]


def test_ids_become_names_and_what_is_unknown_stays():
    assert named(["7", "8", None], {"7": "Anna"}) == ["Anna", "8", None]


def test_a_list_of_names_counts_from_zero_or_from_one():
    roster = {"0": "Anna", "1": "Ben"}
    assert named(["1", "0"], roster) == ["Ben", "Anna"]
    assert named(["2", "1"], roster) == ["Ben", "Anna"]


def test_names_that_stand_in_the_talk_already_are_left_alone():
    assert named(["Anna", "1"], {"1": "Anna"}) == ["Anna", "1"]
    assert named(["SPEAKER_00"], {"SPEAKER_00": "SPEAKER_00"}) == ["SPEAKER_00"]
