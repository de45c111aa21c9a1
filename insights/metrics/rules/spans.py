"""Days that a table spells out in two places: a row of years over months, a year beside a month."""

from __future__ import annotations

import re
from collections.abc import Sequence

from insights.kernel.errors import InvalidInput
from insights.kernel.months import MONTHS
from insights.metrics.rules.days import Days, month_in

Numbered = list[tuple[int, Sequence[str]]]
_YEAR = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)", re.IGNORECASE)
_YEAR_SOMEWHERE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_QUARTER = re.compile(r"Q\s?([1-4])|([1-4])\.?\s?(?:Q|quarter|quartal|trimestre)", re.IGNORECASE)
_YEARS = re.compile(r"(fiscal |calendar )?(year|jahr|année|año|anno|ano|jaar|rok|år|год|年)", re.IGNORECASE)
_MONTHS = re.compile(
    r"(month|monat|mois|mes|mese|mês|maand|miesiąc|måned|månad|месяц|月)([ _]?(no|num|number|name|nr))?",
    re.IGNORECASE,
)
_QUARTERS = re.compile(r"quarter|quartal|trimestre|kwartaal|kwartał|qtr|q", re.IGNORECASE)


def with_whole_days(above: Sequence[Sequence[str]], numbered: Numbered) -> Numbered:
    """The table with each day in one cell; `above` are the lines over it, which may say the year.

    InvalidInput for months or quarters that have no year anywhere.
    """
    return _under_years(numbered) or _beside_years(numbered) or _of_one_year(above, numbered)


def _span_in(cell: str) -> str:
    """What a cell that names a month or quarter without a year says, as words before a year; else nothing."""
    text = cell.strip().rstrip(".")
    if quarter := _QUARTER.fullmatch(text):
        return f"Q{quarter[1] or quarter[2]}"
    short = len(text) <= 4 or text.casefold() in MONTHS
    return text if text.isalpha() and short and month_in(text) else ""


def _under_years(numbered: Numbered) -> Numbered | None:
    """A row of years over a row of months or quarters; a year holds until the next one."""
    if len(numbered) < 3:
        return None
    (_, years), (line, heads), *body = numbered
    spans = {at: span for at, cell in enumerate(heads) if (span := _span_in(cell))}
    found = [_YEAR.fullmatch(cell.strip()) for cell in years]
    if (
        len(spans) < 2
        or not any(found)
        or sum(bool(cell.strip()) for cell in years) > sum(map(bool, found)) + 1
    ):
        return None
    head, year = [], ""
    for at, cell in enumerate(heads):
        year = found[at][1] if at < len(found) and found[at] else year  # type: ignore[index] # it is a match
        head.append(f"{spans[at]} {year}" if at in spans and year else cell)
    return [(line, head), *body]


def _beside_years(numbered: Numbered) -> Numbered | None:
    """A column of years beside one of months or quarters, where no column has whole days."""
    (line, head), *body = numbered
    width = len(head)
    year_at = _headed(head, _YEARS)
    if year_at is None or not body:
        return None
    cells = [[row[at].strip() if at < len(row) else "" for _, row in body] for at in range(width)]
    years = [_YEAR.fullmatch(cell) for cell in cells[year_at]]
    if not all(years) or any(_are_days(cells[at]) for at in range(width) if at != year_at):
        return None
    for at, names in ((_headed(head, _MONTHS), _month), (_headed(head, _QUARTERS), _quarter)):
        parts = [names(cell) for cell in cells[at]] if at is not None else []
        if parts and all(parts):
            whole = [f"{part}{year[1]}" for part, year in zip(parts, years, strict=True) if year]
            rows = [
                (number, [day, *(cell for place, cell in enumerate(row) if place not in (at, year_at))])
                for (number, row), day in zip(body, whole, strict=True)
            ]
            kept = [cell for place, cell in enumerate(head) if place not in (at, year_at)]
            return [(line, ["Period", *kept]), *rows]
    return None


def _of_one_year(above: Sequence[Sequence[str]], numbered: Numbered) -> Numbered:
    """Months or quarters without a year, of the one year that the table's lines name."""
    (line, head), *body = numbered
    spans = {at: span for at, cell in enumerate(head) if (span := _span_in(cell))}
    first = [_span_in(row[0]) for _, row in body if row and row[0].strip()]
    down = len(first) > 1 and sum(map(bool, first)) * 2 > len(first)
    if len(spans) < 2 and not down:
        return numbered
    said = " ".join(cell for row in [*above, head] for cell in row)
    years = set(_YEAR_SOMEWHERE.findall(said))
    if not down and any(Days().holds(cell) for at, cell in enumerate(head) if at not in spans):
        return numbered
    if len(years) != 1:
        raise InvalidInput("The months or quarters have no year: write them as Jan 2026 or Q1 2026.")
    year = years.pop()
    if not down:
        return [
            (line, [f"{spans[at]} {year}" if at in spans else cell for at, cell in enumerate(head)]),
            *body,
        ]
    return [
        (line, head),
        *(
            (n, [f"{_span_in(row[0])} {year}", *row[1:]] if _span_in(row[0]) else row)
            for n, row in body
            if row
        ),
    ]


def _headed(head: Sequence[str], words: re.Pattern[str]) -> int | None:
    return next((at for at, cell in enumerate(head) if words.fullmatch(cell.strip())), None)


def _are_days(cells: Sequence[str]) -> bool:
    """Whether a column holds whole days, more than bare years."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(Days().holds(cell) and not cell.isdigit() for cell in filled)


def _month(cell: str) -> str:
    number = int(cell) if cell.isdecimal() and len(cell) < 3 else month_in(cell) or 0
    return f"1.{number}." if 1 <= number <= 12 else ""


def _quarter(cell: str) -> str:
    found = re.fullmatch(r"(?:Q\s?)?([1-4])", cell, re.IGNORECASE)
    return f"Q{found[1]} " if found else ""
