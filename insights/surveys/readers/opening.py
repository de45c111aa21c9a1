"""Which reader a file needs, by its first bytes and then by its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from insights.surveys.readers.delimited import read_delimited
from insights.surveys.readers.parsed import ParsedSurvey, Row
from insights.surveys.readers.tables import survey_from


def read_survey(source: Path | BinaryIO, filename: str) -> ParsedSurvey:
    """Open a survey export. Raises UnreadableSurvey, here or while its rows are read."""
    if not isinstance(source, Path):
        return survey_from(read_delimited(source))
    file = source.open("rb")
    try:
        survey = survey_from(read_delimited(file))
    except BaseException:
        file.close()
        raise
    return replace(survey, rows=_closing(survey.rows, file), close=file.close)


def _closing(rows: Iterator[Row], file: BinaryIO) -> Iterator[Row]:
    """The rows, and after the last one the file is closed."""
    with file:
        yield from rows
