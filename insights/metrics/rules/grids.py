"""Values in rows and columns: which way a table lies, and what stands in it.

Long: a column of days, then a column for each series, or one of names and one of values. Wide: days as the
header, a series in each row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.beside import naming_columns, repeats_days
from insights.metrics.rules.days import Days, days_of, is_fiscal
from insights.metrics.rules.numbers import number_in
from insights.metrics.rules.spans import with_whole_days

MOST_VALUES = 500_000
MOST_PROBLEMS = 50
BLANKS = frozenset({"", "-", "–", "—", "n/a", "na", "nan", "null", "none", "#n/a"})
NAME_HEADS = frozenset(
    {"metric", "name", "kpi", "series", "segment", "part", "platform", "feature", "site", "group"}
)
N_HEADS = frozenset({"n", "sample", "responses"})
UNIT_HEADS = frozenset({"unit", "units", "currency", "einheit", "währung", "unité", "unidad", "unità"})
TOTALS = frozenset(
    [
        "total", "totals", "grand total", "sum", "average", "avg", "mean", "ytd", "year to date", "overall",
        "gesamt", "summe", "durchschnitt", "moyenne", "somme", "totale", "media", "totaal", "gemiddelde",
        "suma", "razem", "合計", "合计", "总计", "平均",
    ]
)  # fmt: skip
NO_RESULT = "formula without its result in"
COMMENT_HEADS = frozenset({"comment", "comments", "note", "notes"})
_IS_YEAR = re.compile(r"(FY\s?)?['’]?\d{2,4}", re.IGNORECASE)
_BESIDE_NAMES = re.compile(
    r"owner|responsib\w*|responsáve\w*|responsable|verantwortlich\w*|dri|lead|target|goal|plan|budget|baseline|"
    r"status|source|comments?|notes?|description|formula|frequency|cadence|#|no\.?",
    re.IGNORECASE,
)
_ID = re.compile(r"(^|[_\s])(id|uuid|key)$")
_SUMMED = re.compile(
    r"\b(total|sum|target|plan|budget|goal|ytd|fy|avg|average|mean|change|growth|gesamt|summe)\b|%|Δ",
    re.IGNORECASE,
)
_EMPTY_FILE = "There is nothing in it: paste or upload rows with days and values."

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a day; `row` counts from 1 in the table as it was given."""

    day: date
    value: float
    row: int
    n: int | None = None
    comment: str = ""


@dataclass(slots=True)
class Series:
    """The values under one name, empty when the table names none; `blanks` counts its empty cells."""

    name: str
    points: list[Point] = field(default_factory=list)
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be taken, with its row."""

    row: int
    message: str


@dataclass(slots=True)
class Grid:
    """A table that was read: its layout, its series in order, what is wrong with it and what was assumed."""

    layout: str
    series: list[Series] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many values it holds."""
        return sum(len(one.points) for one in self.series)

    def complain(self, row: int, message: str) -> None:
        """Note a problem, up to a limit."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(row, message))


def rows_in(text: str) -> list[list[str]]:
    """The cells of pasted text or of a CSV file's text; tabs, semicolons, commas or pipes part them."""
    head = text.lstrip("\ufeff")[:20_000].split("\n", 20)[:20]
    counts = {mark: _evenness(head, mark) for mark in "\t;|,"}
    mark = max(counts, key=lambda one: counts[one])
    try:
        return [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=mark)
        ]
    except csv.Error as error:
        raise InvalidInput(f"The table cannot be read: {error}.") from None


def read_grid(rows: Rows) -> Grid:
    """Find the layout and read the values; InvalidInput when it is no table of days and values."""
    filled = [(at, row) for at, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    numbered = _without_titles(filled)
    if not numbered:
        raise InvalidInput(_EMPTY_FILE)
    titles = [row for _, row in filled[: len(filled) - len(numbered)]]
    numbered = with_whole_days(titles, numbered)
    head = numbered[0][1]
    days = days_of("", head)
    day_columns = [at for at, cell in enumerate(head) if days.holds(cell)]
    if len(day_columns) < 2 and not days.holds(head[0]):  # a header of bare years or months
        days = Days(days.order, compact=True)
        day_columns = [at for at, cell in enumerate(head) if at and days.holds(cell)]
    if not all(_IS_YEAR.fullmatch(head[at].strip()) for at in day_columns):
        day_columns = [at for at in day_columns if not _IS_YEAR.fullmatch(head[at].strip())]
    wide = len(day_columns) >= 2
    grid = _read_wide(numbered, day_columns, days) if wide else _read_long(numbered)
    _find_repeats(grid)
    _note_fiscal(grid, [cell for _, row in [numbered[0], *numbered[1:50]] for cell in row])
    if not grid.count and not grid.problems:
        raise InvalidInput("There are days in it but no values.")
    if grid.count > MOST_VALUES:
        raise InvalidInput(f"It holds {grid.count:,} values; at most {MOST_VALUES:,} can be taken at once.")
    return grid


def plain(grid: Grid) -> dict[str, Any]:
    """A grid as plain values that JSON can hold."""
    return {
        "layout": grid.layout,
        "series": [
            {
                "name": series.name,
                "blanks": series.blanks,
                "points": [[p.day.isoformat(), p.value, p.row, p.n, p.comment] for p in series.points],
            }
            for series in grid.series
        ],
        "problems": [[problem.row, problem.message] for problem in grid.problems],
        "notes": list(grid.notes),
    }


def _evenness(head: list[str], mark: str) -> tuple[int, int]:
    """How many rows have this mark, and how many marks: the more even, the likelier it parts the cells."""
    counts = [re.sub(r'"[^"]*"', "", line).count(mark) for line in head if line.strip()]
    parted = [count for count in counts if count]
    usual = max(set(parted), key=lambda count: (parted.count(count), count)) if parted else 0
    return (parted.count(usual), usual)


def _without_titles(numbered: list[tuple[int, Sequence[str]]]) -> list[tuple[int, Sequence[str]]]:
    """Without the lines of one cell above a table of more."""
    filled = [sum(1 for cell in row if cell.strip()) for _, row in numbered]
    first = next((at for at, count in enumerate(filled) if count > 1), 0)
    return numbered[first:]


def _is_total(cell: str) -> bool:
    return cell.strip().rstrip(":").casefold() in TOTALS


def _is_number(cell: str) -> bool:
    if cell.startswith(NO_RESULT):
        return True
    try:
        number_in(cell)
    except InvalidInput:
        return False
    return True


def _is_blank(cell: str) -> bool:
    return cell.strip().casefold() in BLANKS


def _read_wide(numbered: list[tuple[int, Sequence[str]]], day_columns: list[int], how: Days) -> Grid:
    grid = Grid("wide")
    head = numbered[0][1]
    days = [(at, how.read(head[at])) for at in day_columns]
    between = sorted(set(range(day_columns[0], day_columns[-1])) - set(day_columns))
    for at in between:
        if re.search(r"\d", head[at]) and not _SUMMED.search(head[at]):
            grid.complain(numbered[0][0], f"“{head[at].strip()[:40]}” is no day; its column was left out.")
    first = day_columns[0]
    naming = _naming_before(head[:first], [row for _, row in numbered[1:]])
    for number, row in numbered[1:]:
        name = " · ".join(row[at].strip() for at in naming if at < len(row) and row[at].strip())
        if _is_total(name):
            continue
        series = Series(name)
        for at, day in days:
            cell = row[at] if at < len(row) else ""
            _take(grid, series, number, day, cell)
        if series.points or series.blanks < len(days):
            grid.series.append(series)
    return grid


def _naming_before(heads: Sequence[str], body: list[Sequence[str]]) -> list[int]:
    """The columns before the days that name a row: the first worded ones, as many as tell rows apart."""
    named = [at for at, head in enumerate(heads) if head.strip().casefold() not in UNIT_HEADS]
    worded = [
        at for at in named
        if not _BESIDE_NAMES.fullmatch(heads[at].strip()) and not _mostly_numbers(body[:50], at)
    ] or named  # fmt: skip
    naming: list[int] = []
    for at in worded:
        keys = [tuple(row[place].strip() for place in naming if place < len(row)) for row in body]
        if naming and len(set(keys)) == len(keys):
            break
        naming.append(at)
    return naming


def _note_fiscal(grid: Grid, cells: Sequence[str]) -> None:
    """Say how spans of a fiscal year were read."""
    days = {point.day for series in grid.series for point in series.points}
    spans = (cell.strip() for cell in cells if is_fiscal(cell) and Days().holds(cell))
    if fiscal := next((span for span in spans if Days().read(span) in days), None):
        grid.notes.append(
            f"“{fiscal[:20]}” was read as a span of the calendar, from {Days().read(fiscal)} on. "
            "If your fiscal year begins in another month, write the first day of each span instead."
        )


def _read_long(numbered: list[tuple[int, Sequence[str]]]) -> Grid:
    grid = Grid("long")
    head = numbered[0][1]
    headed = not any(Days().holds(cell) for cell in head)
    body = numbered[1:] if headed else numbered
    names = [cell.strip() for cell in head] if headed else ["" for _ in head]
    width = max(len(row) for _, row in numbered)
    names += [""] * (width - len(names))
    sample = [row for _, row in body[:50]]
    readers = [days_of(names[at], (row[at] for _, row in body if at < len(row))) for at in range(width)]
    day_column = _most(sample, readers)
    if not body or day_column is None:
        raise InvalidInput(
            "No column of days was found: write days as 2026-05-03, in one column or as the header."
        )
    beside = [at for at in range(width) if at != day_column and not _are_days(sample, at, readers[at])]
    days = [_day_of(row, day_column, readers[day_column]) for _, row in body]
    columns = {at: [row[at].strip() if at < len(row) else "" for _, row in body] for at in beside}
    beside = [at for at in beside if not repeats_days(columns[at], days)]
    roles = _roles(names, sample, beside, day_column, days, columns)
    if not roles.values:
        raise InvalidInput("No column of values was found beside the days.")
    by_name: dict[str, Series] = {}
    for number, row in body:
        if not any(_is_total(cell) for cell in row):
            cells = list(row) + [""] * (width - len(row))
            _take_row(grid, by_name, names, roles, number, cells, readers[day_column])
    grid.series = list(by_name.values())
    return grid


@dataclass(frozen=True, slots=True)
class _Roles:
    day: int
    values: list[int]
    naming: list[int]
    n: int | None
    comment: int | None


def _are_days(sample: list[Sequence[str]], at: int, days: Days) -> bool:
    """Whether a column holds days with marks between their numbers, such as the end of each period."""
    cells = [row[at] for row in sample if at < len(row) and row[at].strip()]
    return bool(cells) and all(days.holds(cell) and not cell.strip().isdigit() for cell in cells)


def _day_of(row: Sequence[str], at: int, how: Days) -> date | None:
    try:
        return how.read(row[at]) if at < len(row) else None
    except InvalidInput:
        return None


def _roles(
    names: list[str],
    sample: list[Sequence[str]],
    others: list[int],
    day_column: int,
    days: list[date | None],
    columns: dict[int, list[str]],
) -> _Roles:
    folded = [name.casefold() for name in names]
    n = next((at for at in others if folded[at] in N_HEADS), None)
    comment = next((at for at in others if folded[at] in COMMENT_HEADS), None)
    name = next((at for at in others if folded[at] in NAME_HEADS and not _mostly_numbers(sample, at)), None)
    rest = [at for at in others if at not in (n, comment, name)]
    ids = {at for at in rest if _ID.search(folded[at]) and _mostly_numbers(sample, at)}
    numbers = [at for at in rest if _mostly_numbers(sample, at) or re.search(r"value", folded[at])]
    values = [at for at in numbers if at not in ids] or numbers
    if not values and n is not None and _mostly_numbers(sample, n):
        values, n = [n], None
    counted = set(values)
    worded = [at for at in rest if at not in counted and at != name and _has_text(sample, at)]
    worded = [at for at in worded if at not in ids] or worded
    naming = naming_columns(name, worded, days, columns)
    if naming and len(values) > 1:
        values = [at for at in values if "value" in folded[at]] or values
    return _Roles(day_column, values, naming, n, comment)


def _take_row(
    grid: Grid,
    by_name: dict[str, Series],
    names: list[str],
    roles: _Roles,
    number: int,
    row: list[str],
    how: Days,
) -> None:
    try:
        day = how.read(row[roles.day])
    except InvalidInput as problem:
        grid.complain(number, problem.message)
        return
    n_cell = row[roles.n].strip() if roles.n is not None else ""
    n = int(n_cell) if n_cell.isascii() and n_cell.isdigit() else None
    comment = row[roles.comment].strip() if roles.comment is not None else ""
    for at in roles.values:
        own = " · ".join(row[part].strip() for part in roles.naming if row[part].strip())
        label = own if len(roles.values) == 1 else " · ".join(part for part in (own, names[at]) if part)
        label = label or (names[at] if not roles.naming else "")
        series = by_name.setdefault(label, Series(label))
        _take(grid, series, number, day, row[at], n, comment)


def _take(
    grid: Grid,
    series: Series,
    number: int,
    day: date,
    cell: str,
    n: int | None = None,
    comment: str = "",
) -> None:
    if _is_blank(cell):
        series.blanks += 1
        return
    if cell.startswith(NO_RESULT):
        place = cell.removeprefix(NO_RESULT).strip()
        grid.complain(
            number,
            f"{place} holds a formula without its result: open the workbook in a spreadsheet "
            "program, save it and send it again.",
        )
        return
    try:
        series.points.append(Point(day, number_in(cell), number, n, comment))
    except InvalidInput as problem:
        grid.complain(number, f"{problem.message[:-1]} ({day}).")


def _find_repeats(grid: Grid) -> None:
    for series in grid.series:
        seen: set[date] = set()
        for point in series.points:
            if point.day in seen:
                of = f" for {series.name}" if series.name else ""
                grid.complain(point.row, f"{point.day} is given twice{of}.")
            seen.add(point.day)


def _most(sample: list[Sequence[str]], readers: list[Days]) -> int | None:
    """The column that holds the most days, if half of its cells are."""
    counts = [
        sum(1 for row in sample if at < len(row) and days.holds(row[at])) for at, days in enumerate(readers)
    ]
    fiscal = [any(is_fiscal(row[at]) for row in sample if at < len(row)) for at in range(len(readers))]
    best = max(range(len(readers)), key=lambda at: (counts[at], not fiscal[at]), default=None)
    return best if best is not None and counts[best] * 2 >= max(1, len(sample)) else None


def _mostly_numbers(sample: list[Sequence[str]], at: int) -> bool:
    cells = [row[at] for row in sample if at < len(row) and not _is_blank(row[at])]
    return bool(cells) and sum(_is_number(cell) for cell in cells) * 2 >= len(cells)


def _has_text(sample: list[Sequence[str]], at: int) -> bool:
    return any(row[at].strip() for row in sample if at < len(row))


SAYS_NOTHING = frozenset(("value", "values", "count", "counts", "n", "number", "total", "amount", "sum", "y"))


def name_of_new(names: Sequence[str], file_name: str) -> str:
    """What a new metric may be called: the only series' name, where it says something, else the file's."""
    if len(names) == 1 and names[0].strip() and names[0].strip().casefold() not in SAYS_NOTHING:
        return names[0].strip()
    stem = re.sub(r"\.\w{2,4}$", "", file_name)
    plain = re.sub(r"[_\-\s]+", " ", stem).strip()
    return plain[:1].upper() + plain[1:]
