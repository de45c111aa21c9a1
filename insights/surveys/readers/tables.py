"""From raw rows of any container to a survey: header rows found, rows evened out, problems noted."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from insights.surveys.readers.footers import without_footer
from insights.surveys.readers.headers import Heading, find_heading
from insights.surveys.readers.markup import plain_answer
from insights.surveys.readers.parsed import Block, Column, Notice, ParsedSurvey, Row, UnreadableSurvey
from insights.surveys.rules.cells import Cell, is_missing, text_of

HEAD_ROWS = 60
FIRST_ANSWERS = 5
MOST_COLUMNS = 20_000
MOST_CELL = 1_000_000

RawRow = tuple[int, list[Cell]]


@dataclass(frozen=True)
class Table:
    """Rows as a container gives them, with their lines, before anybody asked which is the header.

    `form` holds the sheets of an XLSForm, which has questions and no answers.
    """

    container: str
    rows: Iterable[RawRow]
    notices: tuple[Notice, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    form: Mapping[str, list[RawRow]] | None = None


def survey_from(table: Table) -> ParsedSurvey:
    """Find the header of a table and stream what stands under it."""
    raw = iter(table.rows)
    opened: list[RawRow] = []
    head = list(itertools.islice(_noting(raw, opened), HEAD_ROWS))
    if not head:
        raise UnreadableSurvey("The file holds no rows: it is blank.")
    width = max(len(cells) for _, cells in head)
    if width > MOST_COLUMNS:
        raise UnreadableSurvey(
            f"The file has {width:,} columns; up to {MOST_COLUMNS:,} can be read.", head[0][0]
        )
    heading = find_heading(head)
    width = _width_of(heading, head)
    warnings = [*table.notices, *heading.notices]
    below = heading.rows and head[heading.rows - 1][0]
    body = without_footer(
        itertools.chain((row for row in opened if row[0] > below), raw), head[heading.rows :], warnings
    )
    columns = _columns(heading, head[heading.rows :], width)
    survey = ParsedSurvey(
        f"{table.container}-{heading.flavour}" if heading.flavour else table.container,
        columns,
        iter(()),
        warnings,
        heading.title,
        table.sheets,
        table.sheet,
    )
    return replace(
        survey,
        rows=_even_rows(body, width, heading, survey),
        straight=lambda size: _blocks(body, width, heading, survey, size),
    )


def _noting(rows: Iterable[RawRow], opened: list[RawRow]) -> Iterator[RawRow]:
    """The rows that hold anything; all that were passed, blank ones too, are kept in `opened`."""
    for row in rows:
        opened.append(row)
        if _holds_anything(row[1]):
            yield row


def _holds_anything(cells: list[Cell]) -> bool:
    """Whether any cell is more than blanks; zero is something."""
    for cell in cells:
        if cell is not None and cell != "" and not (isinstance(cell, str) and cell.isspace()):
            return True
    return False


def _width_of(heading: Heading, head: list[RawRow]) -> int:
    """The header's width, without blank columns at its end that no early row fills."""
    width = len(heading.names)
    body = [cells for _, cells in head[heading.rows :]]
    while (
        width
        and heading.is_blank(width - 1)
        and not any(len(cells) >= width and cells[width - 1] not in (None, "") for cells in body)
    ):
        width -= 1
    return width


def _columns(heading: Heading, body: list[RawRow], width: int) -> tuple[Column, ...]:
    columns = []
    for index in range(width):
        answers = (cells[index] for _, cells in body if index < len(cells))
        first = tuple(itertools.islice((cell for cell in answers if not is_missing(cell)), FIRST_ANSWERS))
        columns.append(
            Column(
                index,
                heading.names[index] or f"#{index + 1}",
                heading.texts[index] or heading.names[index],
                heading.groups[index],
                heading.codes[index],
                first=first,
            )
        )
    return tuple(columns)


def _even_rows(body: Iterable[RawRow], width: int, heading: Heading, survey: ParsedSurvey) -> Iterator[Row]:
    """Rows of exactly `width` cells; what does not fit is noted with its line."""
    repeated = heading.first_row
    spaced = _parted_by_spaces(heading)
    for line, cells in body:
        if not _holds_anything(cells):
            continue
        if len(cells) != width:
            if len(cells) > width and any(cell not in (None, "") for cell in cells[width:]):
                survey.warn(
                    f"The row has {len(cells)} cells, the header {width}; what is beyond was left out.", line
                )
            elif 1 < len(cells) < width and survey.format.startswith(("csv", "tsv")):
                survey.warn(
                    f"The row has {len(cells)} cells, the header {width}; the rest counts as missing.", line
                )
            cells = (cells + [None] * (width - len(cells)))[:width]
            if not _holds_anything(cells):
                continue
        if cells[:3] == repeated[:3] and cells == repeated:
            survey.warn("The header row stands here again; it was not counted as an answer.", line)
            continue
        if _marked(cells):
            cells = [plain_answer(cell) for cell in cells]
        for index in spaced:
            cells[index] = text_of(cells[index]).replace(" ", ";")
        yield Row(line, [None if cell == "" else cell for cell in cells])


def _blocks(
    body: Iterator[RawRow], width: int, heading: Heading, survey: ParsedSurvey, size: int
) -> Iterator[Block]:
    """Blocks of rows turned into columns; a block in which nothing is odd is turned as it stands."""
    spaced = _parted_by_spaces(heading)
    while raw := list(itertools.islice(body, size)):
        rows, lines = [cells for _, cells in raw], [line for line, _ in raw]
        if spaced or not _regular(rows, width, heading):
            even = list(_even_rows(raw, width, heading, survey))
            rows, lines = [row.cells for row in even], [row.line for row in even]
        survey.lines[:] = lines
        if rows:
            yield list(zip(*rows, strict=True))


def _regular(rows: list[list[Cell]], width: int, heading: Heading) -> bool:
    """Whether all rows have the header's width and none is blank or odd."""
    if set(map(len, rows)) != {width} or heading.first_row in rows:
        return False
    try:
        words = "".join(itertools.chain.from_iterable(rows))  # type: ignore[arg-type] # None raises too
    except TypeError:
        return False
    marked = "<" in words or "&" in words
    return not marked and all(row[0] or _holds_anything(row) for row in rows)


def _parted_by_spaces(heading: Heading) -> tuple[int, ...]:
    """Columns in which Kobo and ODK part the chosen options by spaces: each option has a column as well."""
    if heading.flavour not in ("kobo", "odk"):
        return ()
    pairs = zip(heading.names, heading.names[1:], strict=False)
    return tuple(
        index
        for index, (name, after) in enumerate(pairs)
        if name and after.startswith((f"{name}/", f"{name}."))
    )


def _marked(cells: list[Cell]) -> bool:
    """Whether any cell may hold tags or entities."""
    try:
        words = "".join(cells)  # type: ignore[arg-type] # a delimited file has nothing but texts
    except TypeError:
        words = "".join([cell for cell in cells if isinstance(cell, str)])
    return "<" in words or "&" in words
