"""A survey read in a confined child process, its rows streaming over to the parent."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from insights.kernel.confined import Limits, stream_confined
from insights.surveys.readers.opening import read_survey
from insights.surveys.readers.parsed import Column, Notice, ParsedSurvey, Row, UnreadableSurvey

BLOCK = 1000
LIMITS = Limits(memory_mb=2048, cpu_seconds=240, silent_seconds=60.0)


def read_confined(path: Path, filename: str, limits: Limits = LIMITS) -> ParsedSurvey:
    """As `read_survey`, in a child with limits and without network: a crash there is an UnreadableFile here.

    `warnings` is complete once `rows` is read to its end; leaving early, close the survey.
    """
    blocks = stream_confined(f"{__name__}:stream_survey", {"filename": filename}, content=path, limits=limits)
    head = next(blocks, None)
    if head is None:
        raise UnreadableSurvey("The file could not be read.")
    columns = tuple(_column(column) for column in head["columns"])
    warnings: list[Notice] = []
    return ParsedSurvey(
        head["format"],
        columns,
        _rows(blocks, warnings),
        warnings,
        head["title"],
        tuple(head["sheets"]),
        blocks.close,
    )


def stream_survey(file: BinaryIO, filename: str) -> Iterator[dict[str, Any]]:
    """The child's side: the head, blocks of rows, and at last the warnings, as plain values."""
    survey = read_survey(file, filename)
    yield {
        "format": survey.format,
        "title": survey.title,
        "sheets": list(survey.sheets),
        "columns": [
            [c.index, c.name, c.text, c.group, c.code, dict(c.labels), list(c.first)] for c in survey.columns
        ],
    }
    while block := [[row.line, row.cells] for row in itertools.islice(survey.rows, BLOCK)]:
        yield {"rows": block}
    yield {"warnings": [[notice.line, notice.message] for notice in survey.warnings]}


def _column(parts: list[Any]) -> Column:
    index, name, text, group, code, labels, first = parts
    return Column(index, name, text, group, code, labels, tuple(first))


def _rows(blocks: Iterator[dict[str, Any]], warnings: list[Notice]) -> Iterator[Row]:
    for block in blocks:
        for line, cells in block.get("rows", ()):
            yield Row(line, cells)
        warnings.extend(Notice(line, message) for line, message in block.get("warnings", ()))
