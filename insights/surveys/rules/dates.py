"""Dates of an export: which order its day and month have, decided on a whole column, and one value's date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from insights.kernel.months import MONTHS

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_THREE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+.*)?")
_NAMED_FIRST = re.compile(
    r"(?:\w{3,9},?\s+)?([A-Za-zéûäçãÀ-ÿ]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b.*"
)
_DAY_FIRST = re.compile(
    r"(?:\w{2,9},?\s+)?(\d{1,2})\.?(?:\s+|[-/])(?:de\s+)?"
    r"([A-Za-zéûäçãÀ-ÿ]{3,10})\.?(?:\s+|[-/])(?:de\s+)?(\d{4}|\d{2}(?!\d|:))\b.*"
)
_MONTH_DAY = re.compile(r"(\d{1,2}) (\d{1,2}), (\d{4})")
_EAST = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일].*")
_COMPACT = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[T ]?\d{4,6}Z?)?")
_EPOCH = re.compile(r"[01]\d{9}(\d{3})?(?:\.\d+)?")
_DAY_NUMBER = re.compile(r"[2-7]\d{4}(?:[.,]\d+)?")
_EXCEL_START = datetime(1899, 12, 30)
_NO_DAYS = frozenset({date(1980, 1, 1), date(1970, 1, 1), date(1900, 1, 1), date(1899, 12, 30)})


class DateOrder(StrEnum):
    """The order of a column's dates."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True)
class DateColumn:
    """What a column's values say about its order, and how many of them are dates."""

    order: DateOrder
    dates: int
    others: int


def looks_like_date(text: str) -> bool:
    """Whether a text has the form of a date, in any order."""
    if not 6 <= len(text) <= 60 or not any(letter.isdigit() for letter in text):
        return False
    return _parts(text) is not None


def looks_like_day_number(text: str) -> bool:
    """Whether a text could be a spreadsheet's count of days (1954 to 2119); its column's name must say so."""
    return _DAY_NUMBER.fullmatch(text) is not None


def looks_like_moment(text: str) -> bool:
    """Whether a number could be a moment: a spreadsheet's day, `20260131`, seconds or ms since 1970."""
    return _moment(text) is not None


def day_part(text: str) -> str:
    """A date without the time behind it, where it stands in figures; other texts as they are."""
    head = text.partition(" ")[0].partition("T")[0].rstrip(",")
    return head if len(head) >= 6 and head[-1].isdigit() and not head.isdecimal() else text


def decide_order(values: Iterable[str]) -> DateColumn:
    """Decide on all values together: one part above 12 settles it; nothing above 12 stays ambiguous.

    Where both places exceed 12 somewhere the column contradicts itself, and is ambiguous too.
    """
    first_over = second_over = iso = three = named = others = 0
    pairs: set[tuple[int, int]] = set()
    for value in values:
        parts = _parts(value)
        if parts is None:
            iso += looks_like_moment(value)
            others += not looks_like_moment(value)
        elif parts[0] == "iso":
            iso += 1
        elif parts[0] == "named":
            named += 1
        else:
            three += 1
            first_over += parts[1] > 12
            second_over += parts[2] > 12
            pairs.add((parts[1], parts[2]))
    dates = iso + three + named
    return DateColumn(_order(dates, three, first_over, second_over, pairs), dates, others)


def _order(
    dates: int, three: int, first_over: int, second_over: int, pairs: set[tuple[int, int]]
) -> DateOrder:
    if not dates:
        return DateOrder.NONE
    if not three:
        return DateOrder.YEAR_FIRST
    if first_over and not second_over:
        return DateOrder.DAY_FIRST
    if second_over and not first_over:
        return DateOrder.MONTH_FIRST
    if not first_over and all(first == second for first, second in pairs):
        return DateOrder.MONTH_FIRST  # 5/5: both readings are the same day
    return DateOrder.AMBIGUOUS


def date_in(value: str | int | float | None, order: DateOrder) -> date | None:
    """The date of one value under its column's order (also an Excel day number), or None."""
    if isinstance(value, (int, float)):
        return _moment(f"{value:.15g}")
    if not value:
        return None
    if (moment := _moment(value.strip())) is not None:
        return moment
    if (parts := _parts(value.strip())) is None:
        return None
    kind, first, second, third = parts
    if kind in ("iso", "named"):
        return _valid(first, second, third)
    if order is DateOrder.DAY_FIRST:
        return _valid(third, second, first)
    if order in (DateOrder.MONTH_FIRST, DateOrder.YEAR_FIRST) or first == second:
        return _valid(third, first, second)
    return None


def stands_for_none(value: str | int | float | None) -> bool:
    """Whether a date is what programs write where they kept none, as LimeSurvey does with 1 January 1980."""
    return date_in(value, DateOrder.NONE) in _NO_DAYS


def _parts(text: str) -> tuple[str, int, int, int] | None:
    """The kind of a date and three numbers: year, month, day for iso and named, else as they stand."""
    text = text.strip()
    if match := _EAST.fullmatch(text):
        return ("named", int(match[1]), int(match[2]), int(match[3]))
    if (match := _MONTH_DAY.fullmatch(text)) and int(match[1]) <= 12:
        return ("named", int(match[3]), int(match[1]), int(match[2]))
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return ("iso", year, month, day) if month <= 12 and day <= 31 else None
    if match := _THREE.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
            return None
        return ("three", first, second, _whole_year(year))
    for pattern, places in ((_NAMED_FIRST, (3, 1, 2)), (_DAY_FIRST, (3, 2, 1))):
        match = pattern.fullmatch(text)
        named = MONTHS.get(match[places[1]].casefold()) if match else None
        if match and named:
            return ("named", _whole_year(int(match[places[0]])), named, int(match[places[2]]))
    return None


def _whole_year(year: int) -> int:
    """A year of two figures in the century that spreadsheets read it in."""
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _moment(text: str) -> date | None:
    """The day of a number that stands for one; its column's name must say that it does."""
    if looks_like_day_number(text):
        return (_EXCEL_START + timedelta(days=float(text.replace(",", ".")))).date()
    if match := _COMPACT.fullmatch(text):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    if match := _EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if match[1] else 1)
        return (datetime(1970, 1, 1) + timedelta(seconds=seconds)).date() if seconds > 1e8 else None
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
