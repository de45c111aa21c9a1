"""What a reader gives: columns, a stream of rows, and what was noticed on the way."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from insights.kernel.errors import UnreadableFile
from insights.surveys.rules.cells import Cell

MOST_WARNINGS = 1000
Block = list[tuple[Cell, ...]]


class UnreadableSurvey(UnreadableFile):
    """A survey file that cannot be taken: what is wrong, on which line if known, what to do."""


class Row(NamedTuple):
    """One respondent's cells, as many as there are columns; `line` is where the row begins in the file."""

    line: int
    cells: list[Cell]


@dataclass(frozen=True)
class Notice:
    """Something a person should know about the file."""

    line: int | None
    message: str


@dataclass(frozen=True)
class Column:
    """One column: its header as it stands (`#5` when blank), and the question's words without markup.

    `labels` says what stored values stand for (SPSS); `first` holds the first answers, for a preview.
    """

    index: int
    name: str
    text: str
    group: str | None = None
    code: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    first: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class ParsedSurvey:
    """A survey file, opened, for a `with`; `warnings` grows while `rows` or `blocks` is read.

    `sheet` is the one read of a workbook's `sheets`; `straight` is a reader's own quicker way to blocks;
    `lines` are where the rows of the block that was given last begin.
    """

    format: str
    columns: tuple[Column, ...]
    rows: Iterator[Row]
    warnings: list[Notice]
    title: str | None = None
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    close: Callable[[], None] = lambda: None
    straight: Callable[[int], Iterator[Block]] | None = None
    lines: list[int] = field(default_factory=list)

    def blocks(self, size: int) -> Iterator[Block]:
        """What is left of the rows as columns, `size` rows at a time; "" is a missing answer too."""
        if self.straight is not None:
            yield from self.straight(size)
            return
        while rows := list(itertools.islice(self.rows, size)):
            self.lines[:] = [row.line for row in rows]
            yield list(zip(*(row.cells for row in rows), strict=True))

    def __enter__(self) -> ParsedSurvey:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warn(self, message: str, line: int | None = None) -> None:
        """Note something, unless there is already more than anybody will read."""
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(Notice(line, message))
        elif len(self.warnings) == MOST_WARNINGS:
            self.warnings.append(Notice(None, "There are more warnings than are listed here."))
