"""What the import asks of a file, read in a confined child: first what is in it, then its rows."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from insights.kernel.confined import run_confined, stream_confined
from insights.surveys.readers.filecommand import LIMITS
from insights.surveys.readers.opening import read_survey
from insights.surveys.readers.parsed import Column, ParsedSurvey
from insights.surveys.rules.cells import Cell, is_missing, text_of
from insights.surveys.rules.completion import CompletionCount
from insights.surveys.rules.dates import DateOrder, decide_order, stands_for_none
from insights.surveys.rules.intake import Intake
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.mapping import choices_from, plan_of
from insights.surveys.rules.packing import Packed
from insights.surveys.rules.profiles import ColumnProfile, Tally
from insights.surveys.rules.row_kinds import row_kind_of, suggested_for
from insights.surveys.rules.suggesting import Suggestion, suggest_kinds

BLOCK = 5000
SHOWN_VALUES = 8
LONGEST_SHOWN = 120


def preview_confined(path: Path, file_name: str, sheet: str = "") -> dict[str, Any]:
    """What is in a file, column by column; UnreadableFile with a reason for a person."""
    arguments = {"filename": file_name, "sheet": sheet}
    return run_confined(f"{__name__}:preview_of", arguments, content=path, limits=LIMITS)


def responses_confined(
    path: Path, file_name: str, declared: Sequence[Mapping[str, Any]], date_order: str, sheet: str = ""
) -> Iterator[dict[str, Any]]:
    """Blocks as `Taken.as_plain` under `taken`, then packed columns under `packed`, then the `warnings`.

    `declared` holds kind, scale and definition of each column, as a mapping keeps them.
    """
    arguments = {
        "filename": file_name,
        "declared": list(declared),
        "date_order": date_order,
        "sheet": sheet,
    }
    return stream_confined(f"{__name__}:responses_of", arguments, content=path, limits=LIMITS)


def preview_of(content: BinaryIO, filename: str, sheet: str = "") -> dict[str, Any]:
    """Runs in the child."""
    with read_survey(content, filename, sheet) as survey:
        tally = Tally(len(survey.columns))
        completion = CompletionCount([column.name for column in survey.columns])
        for columns in survey.blocks(BLOCK):
            tally.add(columns)
            completion.add(columns)
        profiles = [tally.profile(c.index, c.name, c.text, c.group, c.labels) for c in survey.columns]
        for note in completion.notes():
            survey.warn(note)
        suggestions = suggest_kinds(profiles, filename.rsplit(".", 1)[0])
        called = f"{filename.rsplit('.', 1)[0]} {survey.sheet}".strip()
        row_kind, why = row_kind_of(survey.format, called, profiles, suggestions)
        suggestions = suggested_for(row_kind, profiles, suggestions)
        parts = zip(survey.columns, profiles, suggestions, strict=True)
        return {
            "format": survey.format,
            "title": survey.title or "",
            "sheet": survey.sheet,
            "sheets": list(survey.sheets),
            "rows": tally.rows,
            "row_kind": str(row_kind),
            "row_reason": why,
            "columns": [_shown(*part) for part in parts],
            "warnings": _warnings(survey),
        }


def responses_of(
    content: BinaryIO, filename: str, declared: Sequence[Mapping[str, Any]], date_order: str, sheet: str = ""
) -> Iterator[dict[str, Any]]:
    """Runs in the child."""
    with read_survey(content, filename, sheet) as survey:
        names = [column.name for column in survey.columns]
        completion = CompletionCount(names)
        plan = plan_of(choices_from(declared, names))
        intake = Intake(plan, len(names), DateOrder(date_order or "none"))
        undated = 0
        for columns in survey.blocks(BLOCK):
            taken = intake.add(columns, *completion.add(columns))
            if plan.date is not None and None in taken.days:
                undated += _tell_unread_days(survey, columns[plan.date], taken.days)
            yield {"taken": taken.as_plain()}
        if undated:
            rows = "1 row holds" if undated == 1 else f"{undated} rows hold"
            survey.warn(f"{rows} a date that is written where none was kept, such as 1980-01-01: no date.")
        for position, packed in intake.packed().items():
            codes = base64.b64encode(packed.codes).decode()
            yield {"packed": [position, packed.width, codes, packed.choices]}
        yield {"warnings": _warnings(survey)}


def _tell_unread_days(survey: ParsedSurvey, cells: Sequence[Cell], days: Sequence[str | None]) -> int:
    """List the answers that should be dates and are none, with their lines; how many stand for no date."""
    undated = 0
    for line, cell, day in zip(survey.lines, cells, days, strict=True):
        if day is None and stands_for_none(cell):
            undated += 1
        elif day is None and not is_missing(cell):
            survey.warn(f"'{text_of(cell)[:40]}' is no date that can be read.", line)
    return undated


def packed_from_plain(plain: Sequence[Any]) -> tuple[int, Packed]:
    """A position and its packed column, as the child sent them."""
    position, width, codes, choices = plain
    return position, Packed(width, base64.b64decode(codes), choices)


def _shown(column: Column, profile: ColumnProfile, suggestion: Suggestion) -> dict[str, Any]:
    common = sorted(profile.values.items(), key=lambda item: (-item[1], str(item[0])))[:SHOWN_VALUES]
    order = decide_order(profile.texts).order if suggestion.kind is Kind.DATE else None
    return {
        "name": column.name,
        "text": column.text,
        "group": column.group or "",
        "labels": dict(column.labels),
        "first": list(dict.fromkeys(text_of(cell)[:LONGEST_SHOWN] for cell in column.first)),
        "values": [[text_of(value)[:LONGEST_SHOWN], times] for value, times in common],
        "distinct": profile.distinct,
        "n": profile.n,
        "missing": profile.missing,
        "kind": str(suggestion.kind) if suggestion.kind else None,
        "reason": suggestion.reason,
        "order": str(order) if order else None,
    }


def _warnings(survey: ParsedSurvey) -> list[dict[str, Any]]:
    return [{"line": notice.line, "message": notice.message} for notice in survey.warnings]
