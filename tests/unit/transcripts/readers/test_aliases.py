"""Labels that look like one person."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.aliases import one_name_each


@pytest.mark.parametrize(
    ("people", "names"),
    [
        (("David Cline", "DC", "Anna Lee"), {"DC": "David Cline"}),
        (("Rich Mayfield", "Mayfield"), {"Mayfield": "Rich Mayfield"}),
        (("Anna", "Anna Lee", "Ben"), {"Anna": "Anna Lee"}),
        (("Rachel (QA lead)", "Rachel"), {"Rachel (QA lead)": "Rachel"}),
        (("张工（技术部）", "张工"), {"张工（技术部）": "张工"}),
        (("Dr. Adam Back", "Mr. Adam Back"), {"Mr. Adam Back": "Dr. Adam Back"}),
        (("Mr. Back", "Adam Back"), {"Mr. Back": "Adam Back"}),
        (("MODERATOR", "Moderator"), {"MODERATOR": "Moderator"}),
    ],
)
def test_a_short_form_has_its_fuller_name(people: tuple[str, ...], names: dict[str, str]):
    assert one_name_each(people) == names


@pytest.mark.parametrize(
    "people",
    [
        ("Anna Lee", "Ben Lee", "Lee"),
        ("MR. SMITH", "MS. SMITH"),
        ("Speaker 1", "Speaker 2", "Speaker"),
        ("Interviewer", "Interviewer 2"),
        ("Participant (Alex)", "Participant (Ben)", "Participant"),
        ("P1", "P2", "Anna Lee"),
    ],
)
def test_people_who_may_be_several_keep_their_names(people: tuple[str, ...]):
    assert one_name_each(people) == {}


def test_names_stay_as_they_are_and_a_warning_says_which_are_alike():
    text = "David Cline: Where do you look?\n\nAnna Lee: Here.\n\nDC: And then?\n\nAL: There.\n"
    parsed = read_transcript(text.encode(), "a.txt")
    assert parsed.speakers == ("David Cline", "Anna Lee", "DC", "AL")
    assert "“DC” and “David Cline”" in parsed.warnings[0].message
