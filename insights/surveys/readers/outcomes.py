"""Files of usability results: tables as survey exports are read, and JSON of persons and their tasks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from insights.kernel.confined import Limits, run_confined
from insights.kernel.decoding import decode
from insights.kernel.errors import InvalidInput, UnreadableFile
from insights.surveys.readers.opening import read_survey
from insights.surveys.rules.cells import Cell, folded
from insights.surveys.rules.outcomes import PERSON, TASK, Found, Problem, outcomes_in
from insights.surveys.rules.success import SuccessChoice, choice_from

LIMITS = Limits(memory_mb=2048, cpu_seconds=30, silent_seconds=45)
MOST_OUTCOMES = 20_000
_TASKS = ("tasks", "task results", "results", "outcomes")
_PEOPLE = ("participants", "people", "persons", "users", "sessions", "data", "results")


def outcomes_confined(path: Path, file_name: str, choice: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """`read_outcomes` of a stored file, in a child process."""
    arguments = {"filename": file_name, "choice": dict(choice) if choice else None}
    return run_confined(f"{__name__}:read_outcomes", arguments, content=path, limits=LIMITS)


def read_outcomes(
    content: BinaryIO, filename: str, choice: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Outcomes and problems of a file as plain values; UnreadableFile when it holds none.

    `choice` is a `SuccessChoice` as it is kept.
    """
    start = content.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    content.seek(0)
    try:
        read = _of_json if start[:1] in (b"{", b"[") else _of_table
        found = read(content, filename, choice_from(choice))
    except UnreadableFile:
        raise
    except InvalidInput as refusal:
        raise UnreadableFile(refusal.message) from None
    if not found.outcomes and found.problems:
        raise UnreadableFile(found.problems[0].message, line=found.problems[0].line)
    if not found.outcomes:
        raise UnreadableFile("The file holds no results: nothing stands under its headers.")
    if len(found.outcomes) > MOST_OUTCOMES:
        raise UnreadableFile(f"The file holds more than {MOST_OUTCOMES:,} results. Send it in parts.")
    return {
        "outcomes": [asdict(outcome) for outcome in found.outcomes],
        "problems": [problem._asdict() for problem in found.problems],
        "columns": found.columns,
        "success": found.success,
    }


def _of_table(content: BinaryIO, filename: str, choice: SuccessChoice | None) -> Found:
    with read_survey(content, filename) as survey:
        names = [column.text if column.group else column.name for column in survey.columns]
        rows = ((row.line, row.cells) for row in survey.rows)
        found = outcomes_in(names, rows, Path(filename).stem, choice)
    noticed = [Problem(notice.line, notice.message) for notice in survey.warnings if notice.line]
    return found._replace(problems=[*found.problems, *noticed])


def _of_json(content: BinaryIO, filename: str, choice: SuccessChoice | None) -> Found:
    try:
        document = json.loads(decode(content.read()).text)
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"This is no complete JSON: {error.msg}.", line=error.lineno) from None
    except RecursionError:
        raise UnreadableFile("The JSON is nested too deeply to be a list of results.") from None
    records = list(_records(document, Path(filename).stem))
    names = list(dict.fromkeys(name for record in records for name in record))
    rows = [(number, [record.get(name) for name in names]) for number, record in enumerate(records, 1)]
    return outcomes_in(names, rows, Path(filename).stem, choice)


def _records(document: Any, label: str) -> Iterator[dict[str, Cell]]:
    """One flat record for each person and task, or as the list of a file has them."""
    if isinstance(document, list):
        for entry in document:
            yield from _records(entry, "") if isinstance(entry, dict) else ()
        return
    if not isinstance(document, dict):
        return
    tasks = _under(document, _TASKS)
    if tasks is not None and _task_entries(tasks) and not _holds_people(tasks):
        person = _said(document, PERSON) or _said(_under(document, PERSON[:-2]) or {}, PERSON) or label
        for title, entry in _task_entries(tasks):
            yield {
                "participant": person,
                "task": _said(entry, (*TASK, "title", "name")) or title,
                **_flat(entry),
            }
        return
    people = _under(document, _PEOPLE)
    if people is not None:
        yield from _records(list(people.values()) if isinstance(people, dict) else people, "")
    elif document and all(isinstance(entry, dict) for entry in document.values()):
        for key, entry in document.items():
            yield from _records(entry, str(key))
    elif document:
        yield {str(name): value for name, value in document.items() if not isinstance(value, (dict, list))}


def _holds_people(tasks: Any) -> bool:
    """Whether what is called results are rows of persons, or persons with tasks of their own."""
    entries = [entry for _, entry in _task_entries(tasks)]
    return all(_said(entry, PERSON[:-2]) or _under(entry, _TASKS[:2]) is not None for entry in entries)


def _under(record: Mapping[str, Any], wanted: tuple[str, ...]) -> Any:
    named = {folded(str(name)): value for name, value in record.items() if isinstance(value, (dict, list))}
    return next((named[words] for words in wanted if words in named), None)


def _said(record: Mapping[str, Any], wanted: tuple[str, ...]) -> str:
    named = {folded(str(name)): value for name, value in record.items() if isinstance(value, (str, int))}
    return next((str(named[words]) for words in wanted if str(named.get(words, "")).strip()), "")


def _task_entries(tasks: Any) -> list[tuple[str, Mapping[str, Any]]]:
    pairs = tasks.items() if isinstance(tasks, dict) else enumerate(tasks, 1)
    return [(str(name).replace("_", " "), entry) for name, entry in pairs if isinstance(entry, dict)]


def _flat(entry: Mapping[str, Any]) -> dict[str, Cell]:
    """The measures of one task; a list (of errors) counts."""
    words = {folded(name) for name in (*TASK, "title", "name", "participant")}
    return {
        str(name): len(value) if isinstance(value, list) else value
        for name, value in entry.items()
        if not isinstance(value, dict) and folded(str(name)) not in words
    }
