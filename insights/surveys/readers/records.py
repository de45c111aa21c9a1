"""JSON and JSON Lines: lists of responses, and the answers of Typeform, Formbricks and Kobo APIs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from insights.kernel.decoding import decode
from insights.surveys.readers.markup import plain_words
from insights.surveys.readers.parsed import Column, Notice, ParsedSurvey, Row, UnreadableSurvey
from insights.surveys.readers.spreadsheets import plain_cell
from insights.surveys.readers.tables import FIRST_ANSWERS, MOST_COLUMNS
from insights.surveys.rules.cells import Cell, is_missing

_LISTS = ("responses", "reviews", "tickets", "conversations", "items", "results", "data", "answers",
          "submissions", "entry", "entries", "rows", "records")  # fmt: skip
Record = dict[str, Cell]


def read_records(file: BinaryIO) -> ParsedSurvey:
    """Read JSON as one response per record, nested keys joined by dots."""
    decoded = decode(file.read())
    text = decoded.text.strip()
    notices = [Notice(None, note) for note in decoded.assumptions]
    container, found = _parsed(text)
    texts: dict[str, str] = {}
    items = [(line, item) for line, item in found if isinstance(item, dict)]
    rated = _lists_of_ratings([item for _, item in items])
    records = [(line, _record(item, texts, rated)) for line, item in items]
    if not records:
        raise UnreadableSurvey("The JSON holds no list of responses.")
    names = list(dict.fromkeys(name for _, record in records for name in record))
    if len(names) > MOST_COLUMNS:
        raise UnreadableSurvey(
            f"The responses have {len(names):,} fields; up to {MOST_COLUMNS:,} can be read."
        )
    columns = tuple(
        Column(index, name, texts.get(name, name), first=_first(name, records))
        for index, name in enumerate(names)
    )
    return ParsedSurvey(container, columns, _rows(records, names), notices)


def _parsed(text: str) -> tuple[str, list[tuple[int, Any]]]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        lines = text.split("\n")
        if len(lines) > 1 and lines[0].strip().endswith("}"):
            return "jsonl", list(_lines(lines))
        raise UnreadableSurvey(f"The JSON is damaged: {error.msg}.", error.lineno) from None
    if isinstance(whole, list):
        return "json", [(number, item) for number, item in enumerate(whole, start=1)]
    if not isinstance(whole, dict):
        raise UnreadableSurvey("The JSON holds no list of responses.")
    inner = _list_under(whole)
    return "json", list(enumerate(inner, start=1)) if inner else [(1, whole)]


def _list_under(whole: dict[str, Any], deep: int = 3) -> list[Any]:
    """The list of responses: under a name that says so, else the longest one in what says nothing itself."""
    lists = {key: v for key, v in whole.items() if isinstance(v, list) and v and isinstance(v[0], dict)}
    lists = {key: v for key, v in lists.items() if all(isinstance(item, dict) for item in v)}
    if named := next((lists[key] for key in _LISTS if key in lists), None):
        return named
    if any(not isinstance(value, (dict, list)) for value in whole.values()):
        return []
    inner = [_list_under(v, deep - 1) for v in whole.values() if isinstance(v, dict)] if deep else []
    longest = max([*lists.values(), *inner], key=len, default=[])
    return longest if len(longest) > 1 else []


def _lines(lines: Iterable[str]) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except json.JSONDecodeError as error:
            raise UnreadableSurvey(f"The line is no JSON: {error.msg}.", number) from None


def _lists_of_ratings(items: list[dict[str, Any]]) -> frozenset[str]:
    """Names of lists that hold an answer to each of several questions: numbers, some twice, always as many.

    Chosen options are never given twice, and not by everybody as many.
    """
    sizes: dict[str, set[int]] = {}
    repeated: set[str] = set()
    for item in items:
        for name, value in item.items():
            if isinstance(value, list) and all(type(part) in (int, float) for part in value):
                sizes.setdefault(name, set()).add(len(value))
                repeated |= {name} if len(set(value)) < len(value) else set()
    return frozenset(name for name in repeated if len(sizes[name]) == 1)


def _record(item: dict[str, Any], texts: dict[str, str], rated: frozenset[str]) -> Record:
    """One response, flat; Typeform's answers by their question."""
    answers = item.get("answers")
    if isinstance(answers, list) and answers and all(isinstance(a, dict) and "field" in a for a in answers):
        item = {key: value for key, value in item.items() if key != "answers"}
        record = _flat(item)
        for answer in answers:
            field = answer["field"] if isinstance(answer["field"], dict) else {"id": answer["field"]}
            name = str(field.get("ref") or field.get("id") or "answer")
            texts[name] = plain_words(str(field.get("title") or name))
            record[name] = _typeform_value(answer)
        return record
    return _flat({name: _by_place(value) if name in rated else value for name, value in item.items()})


def _by_place(ratings: list[Any]) -> dict[str, Any]:
    return {str(place): rating for place, rating in enumerate(ratings, start=1)}


def _typeform_value(answer: dict[str, Any]) -> Cell:
    kind = answer.get("type")
    value = answer.get(str(kind), next((v for k, v in answer.items() if k not in ("field", "type")), None))
    if isinstance(value, dict):
        value = value.get("label") or value.get("labels") or value.get("other")
    if isinstance(value, list):
        return ";".join(str(part) for part in value)
    return plain_cell(value)


def _flat(item: dict[str, Any], prefix: str = "") -> Record:
    record: Record = {}
    for key, value in item.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            record.update(_flat(value, f"{name}."))
        elif isinstance(value, list) and value:
            if all(isinstance(part, (str, int, float, bool)) for part in value):
                record[name] = ";".join(str(plain_cell(part)) for part in value) or None
            elif len(value) == 1 and isinstance(value[0], dict):
                record.update(_flat(value[0], f"{name}."))
            else:
                record[f"{name}.count"] = len(value)
        elif not isinstance(value, list):
            record[name] = plain_cell(value)
    return record


def _first(name: str, records: list[tuple[int, Record]]) -> tuple[Cell, ...]:
    found = (record.get(name) for _, record in records[:60])
    return tuple([cell for cell in found if not is_missing(cell)][:FIRST_ANSWERS])


def _rows(records: list[tuple[int, Record]], names: list[str]) -> Iterator[Row]:
    for line, record in records:
        cells = [record.get(name) for name in names]
        if any(cell is not None for cell in cells):
            yield Row(line, cells)
