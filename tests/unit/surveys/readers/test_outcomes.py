"""Files of usability results: every form gives the same."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from insights.kernel.errors import UnreadableFile
from insights.surveys.readers.outcomes import outcomes_confined, read_outcomes
from tests.factories.results import EXPECTED, FORMS, Results


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file_name)
def test_every_form_gives_the_same_results(form: Results) -> None:
    found = read_outcomes(io.BytesIO(form.content), form.file_name)
    rows = [
        tuple(one[name] for name in ("person", "task", "success", "seconds", "errors", "ease"))
        for one in found["outcomes"]
    ]
    assert rows == [row for row in EXPECTED if form.file_name != "one.json" or row[0] == "P1"]
    assert found["problems"] == []


def test_a_child_process_reads_a_stored_file(tmp_path: Path) -> None:
    path = tmp_path / "stored"
    path.write_bytes(FORMS[0].content)
    assert len(outcomes_confined(path, "long.csv")["outcomes"]) == 4


@pytest.mark.parametrize(
    "document",
    [
        {"task1_success": True, "task1_time": 33},
        {"results": [{"task": "1", "success": True, "time": 33}]},
        {"participant": {"id": "me"}, "tasks": [{"name": "Task 1", "success": True, "seconds": 33}]},
        {"me": {"tasks": {"task_1": {"success": True, "time": "0:33"}}}},
        {"participants": [{"id": "me", "tasks": {"task_1": {"completed": "yes", "duration_ms": 33000}}}]},
        {"data": [{"user": "me", "task": 1, "completed": True, "time": 33}]},
    ],
)
def test_persons_and_tasks_are_found_wherever_json_has_them(document: object) -> None:
    found = read_outcomes(io.BytesIO(json.dumps(document).encode()), "me.json")["outcomes"]
    assert [(one["person"], one["task"], one["success"], one["seconds"]) for one in found] == [
        ("me", "Task 1", 1, 33)
    ]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", None, "empty"),
        (b'[\n{"task": ', 2, "no complete JSON"),
        (b"[" * 100_000, None, "JSON"),
        (b"{}", None, "No column says how"),
        (b"Participant,Task,Success,SEQ\nA,Buy,,9\n", 2, "Ease"),
        (b"Participant,Comment\nA,nice\nB,bad\n", None, "No column says how"),
        (b"PK\x03\x04broken", None, "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", None, "not a table"),
    ],
)
def test_a_bad_file_is_refused_with_a_reason(content: bytes, line: int | None, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason) as refusal:
        read_outcomes(io.BytesIO(content), "results.txt")
    assert line is None or refusal.value.line == line


def test_a_merged_header_names_task_and_measure_together() -> None:
    content = (
        b"Person,Task 1,,Task 2,\n,Success,Time,Success,Time\nP1,yes,0:10,no,0:20\nP2,no,0:12,yes,0:30\n"
        b"Mean,,11,,25\n"
    )
    found = read_outcomes(io.BytesIO(content), "merged.csv")
    told = [(one["person"], one["task"], one["success"], one["seconds"]) for one in found["outcomes"]]
    assert told == [
        ("P1", "Task 1", 1, 10), ("P1", "Task 2", 0, 20), ("P2", "Task 1", 0, 12), ("P2", "Task 2", 1, 30),
    ]  # fmt: skip
