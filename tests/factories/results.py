"""Files of usability results, one of each form: two people, two tasks, the same results in each."""

from __future__ import annotations

import io
import json
import zipfile
from typing import NamedTuple


class Results(NamedTuple):
    """A file, and what its form is for docs/formats.md."""

    form: str
    file_name: str
    told: str
    content: bytes


# person, task, success, seconds, errors, ease
EXPECTED = [
    ("P1", "Task 1", 1.0, 127.0, 1, 6),
    ("P1", "Task 2", 0.0, 95.0, 3, 2),
    ("P2", "Task 1", 1.0, 65.0, 0, 7),
    ("P2", "Task 2", 0.5, 3600.0, 2, 4),
]
_LONG = """Participant,Task,Success,Time on task,Errors,SEQ
P1,1,yes,00:02:07,1,6
P1,2,no,95,3,2
P2,1,yes,1:05,0,7
P2,2,partly,1:00:00,2,4
"""
_WIDE = """Person;Task 1 success;Task 1 time;Task 1 errors;Task 1 SEQ;T2_success;T2_time_s;T2_errors;T2_seq
P1;1;02:07;1;6;0;95;3;2
P2;1;1:05;0;7;0,5;3600;2;4
"""


def _records() -> list[dict[str, object]]:
    words = {1.0: "complete", 0.0: "failed_bug", 0.5: "partial"}
    return [
        {
            "user": person,
            "task": task,
            "status": words[success],
            "duration": seconds,
            "errors": errors,
            "seq": ease,
        }
        for person, task, success, seconds, errors, ease in EXPECTED
    ]


def _person(label: str) -> bytes:
    tasks = {
        f"task_{at}": {
            "task_name": row["task"],
            "expected_duration_minutes": 8,
            "actual_duration_minutes": f"{int(row['duration']) // 3600:02}:"  # type: ignore[call-overload]
            f"{int(row['duration']) // 60 % 60:02}:{int(row['duration']) % 60:02}",  # type: ignore[call-overload]
            "status": row["status"],
            "errors_encountered": row["errors"],
            "errors": [{"severity": "low"}],
            "seq": row["seq"],
        }
        for at, row in enumerate((row for row in _records() if row["user"] == label), 1)
    }
    return json.dumps({"participant_id": label, "tasks": tasks}).encode()


def workbook(rows: list[list[str]]) -> bytes:
    """A small XLSX of inline texts."""
    lines = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Results" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>',
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


PERSONS = (("P1", _person("P1")), ("P2", _person("P2")))
FORMS = (
    Results(
        "long table", "long.csv", "a row for each person and task; seconds, MM:SS or HH:MM:SS", _LONG.encode()
    ),
    Results(
        "wide table", "wide.csv", "`Task 1 success`, `Task 1 time`, `T2_errors` … in columns", _WIDE.encode()
    ),
    Results(
        "long table",
        "long.xlsx",
        "the first sheet that holds a table",
        workbook([line.split(",") for line in _LONG.splitlines()]),
    ),
    Results(
        "list of records", "list.json", "a record for each person and task", json.dumps(_records()).encode()
    ),
    Results(
        "persons with their tasks",
        "people.json",
        "each person's `tasks`, named or listed",
        (b"[" + b",".join(content for _, content in PERSONS) + b"]"),
    ),
    Results(
        "a file a person",
        "one.json",
        "`participant_id` and `tasks`; without an id, the file's name",
        PERSONS[0][1],
    ),
)
