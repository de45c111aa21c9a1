"""What the import asks of a file, read in a confined child: first what is in it, then its rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from insights.kernel.confined import run_confined, stream_confined
from insights.surveys.readers.filecommand import LIMITS
from insights.surveys.readers.opening import read_survey
from insights.surveys.readers.parsed import Column, ParsedSurvey
from insights.surveys.rules.cells import Cell, text_of
from insights.surveys.rules.completion import CompletionCount
from insights.surveys.rules.dates import decide_order
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.profiles import ColumnProfile, Tally
from insights.surveys.rules.suggesting import Suggestion, suggest_kinds

BLOCK = 2000
SHOWN_VALUES = 8
LONGEST_SHOWN = 120


def preview_confined(path: Path, file_name: str) -> dict[str, Any]:
    """What is in a file, column by column; UnreadableFile with a reason for a person."""
    return run_confined(f"{__name__}:preview_of", {"filename": file_name}, content=path, limits=LIMITS)


def rows_confined(path: Path, file_name: str) -> Iterator[dict[str, Any]]:
    """Blocks of `rows` with `flags` (preview, unfinished), then one last object with the warnings."""
    return stream_confined(f"{__name__}:rows_of", {"filename": file_name}, content=path, limits=LIMITS)


def preview_of(content: BinaryIO, filename: str) -> dict[str, Any]:
    """Runs in the child."""
    with read_survey(content, filename) as survey:
        tally = Tally(len(survey.columns))
        completion = CompletionCount([column.name for column in survey.columns])
        for columns in _blocks(survey):
            tally.add(columns)
            completion.add(columns)
        profiles = [tally.profile(c.index, c.name, c.text, c.group, c.labels) for c in survey.columns]
        for note in completion.notes():
            survey.warn(note)
        suggestions = suggest_kinds(profiles)
        parts = zip(survey.columns, profiles, suggestions, strict=True)
        return {
            "format": survey.format,
            "title": survey.title or "",
            "rows": tally.rows,
            "columns": [_shown(*part) for part in parts],
            "warnings": _warnings(survey),
        }


def rows_of(content: BinaryIO, filename: str) -> Iterator[dict[str, Any]]:
    """Runs in the child."""
    with read_survey(content, filename) as survey:
        completion = CompletionCount([column.name for column in survey.columns])
        while rows := [row.cells for row in itertools.islice(survey.rows, BLOCK)]:
            flags = completion.flags(list(zip(*rows, strict=True)))
            yield {"rows": rows, "flags": flags}
        yield {"warnings": _warnings(survey)}


def _blocks(survey: ParsedSurvey) -> Iterator[list[tuple[Cell, ...]]]:
    while rows := [row.cells for row in itertools.islice(survey.rows, BLOCK)]:
        yield list(zip(*rows, strict=True))


def _shown(column: Column, profile: ColumnProfile, suggestion: Suggestion) -> dict[str, Any]:
    common = sorted(profile.values.items(), key=lambda item: (-item[1], str(item[0])))[:SHOWN_VALUES]
    order = decide_order(profile.texts).order if suggestion.kind is Kind.DATE else None
    return {
        "name": column.name,
        "text": column.text,
        "group": column.group or "",
        "labels": dict(column.labels),
        "first": [text_of(cell)[:LONGEST_SHOWN] for cell in column.first],
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
