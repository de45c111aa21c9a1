"""Days as people type them; a table's days are read by what all of them say together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.numbers import shown

# How months begin in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and in the North
_NAMES = (
    "jan jän janv ene gen sty", "feb fév fev lut", "mar mär mrz maa", "apr avr abr kwi",
    "may mai mag mei maj", "jun juin giu cze", "jul juil lug lip", "aug aoû ago sie", "sep set wrz",
    "oct okt ott out paź", "nov lis", "dec dez déc dic gru",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]\d.*)?$")
_SLASHED = re.compile(r"^(\d{4})/(\d{1,2})(?:/(\d{1,2}))?$")
_POINTED = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?: \d.*)?$")
_WORDED = re.compile(r"^(?:(\d{1,2})\.?[\s-]+)?([^\W\d_]{3,12})\.?,?[\s'’-]+(\d{4}|\d{2})$")
_AMERICAN = re.compile(r"^([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{4})$")
_EAST = re.compile(r"^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?$")
_YEAR = r"(?:FY\s?)?['’]?(\d{4}|\d{2})"
_QUARTER = re.compile(rf"^(?:(?:Q([1-4])|([1-4])Q)[ \-/,]*{_YEAR}|{_YEAR}[ \-/,]*Q([1-4]))$", re.IGNORECASE)
_HALF = re.compile(rf"^(?:(?:H([12])|([12])H)[ \-/,]*{_YEAR}|{_YEAR}[ \-/,]*H([12]))$", re.IGNORECASE)
_FISCAL = re.compile(r"^FY\s?['’]?(\d{4}|\d{2})$", re.IGNORECASE)
_WEEK = re.compile(
    r"^(?:(\d{4})[ -/]?(?:W|KW|week )\s?(\d{1,2})|(?:W|KW|week )\s?(\d{1,2})[ -/]+(\d{4}))$", re.IGNORECASE
)
_EITHER = re.compile(r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?: \d.*)?$")
_EPOCH = re.compile(r"^(1\d{9})(?:\d{3})?$")
_COMPACT = re.compile(r"^(19\d\d|20\d\d)(\d\d)?(\d\d)?$")
_TIME_HEADS = re.compile(
    r"date|day|month|year|week|period|quarter|time|datum|tag|monat|jahr|woche|fecha|mes|mois|jour|data\b|giorno|"
    r"anno|ano\b|mês|año|semana|settimana|semaine|année|miesiąc|rok\b|дата|месяц|年|月|日|기간|날짜|"
    r"^(ym|ymd|yyyymm(dd)?|yearmonth|dt)$",
    re.IGNORECASE,
)
DAY_FIRST, MONTH_FIRST = "day first", "month first"


def day_in(text: str) -> date:
    """The day a person typed: 2026-05-03, 3.5.2026, 3 May 2026, May 2026, Q2 2026; a span is its first day.

    3/5/2026 is refused: it is a day of March to some and of May to others.
    """
    return Days().read(text)


@dataclass(frozen=True, slots=True)
class Days:
    """How a column of days is read: what comes first in 3/5/2026, and whether a bare 202605 is a day."""

    order: str = ""
    compact: bool = False

    def read(self, text: str) -> date:
        """The day of a cell; InvalidInput when it is none or could be two."""
        typed = text.strip()
        try:
            day = _certain(typed) or self._numbered(typed)
        except ValueError:
            day = None
        if day is None:
            raise InvalidInput(f"{shown(text)} is no day; write it as 2026-05-03.")
        return day

    def holds(self, text: str) -> bool:
        """Whether a cell names a day, even one that could be two."""
        try:
            self.read(text)
        except InvalidInput:
            return _EITHER.match(text.strip()) is not None and not self.order
        return True

    def _numbered(self, typed: str) -> date | None:
        if found := _EITHER.match(typed):
            if not self.order:
                raise InvalidInput(
                    f"{shown(typed)} could be a day of two months; write it as 2026-05-03, or let one of the "
                    "days in the table tell which number is the month."
                )
            day, month = (found[1], found[2]) if self.order == DAY_FIRST else (found[2], found[1])
            return date(_year(found[3]), int(month), int(day))
        if self.compact and (found := _EPOCH.match(typed)):
            return datetime.fromtimestamp(int(found[1]), UTC).date()
        if self.compact and (found := _COMPACT.match(typed)):
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
        return None


def days_of(head: str, cells: Iterable[str]) -> Days:
    """How the cells under a head are to be read."""
    first = second = False
    for cell in cells:
        if found := _EITHER.match(cell.strip()):
            first, second = first or int(found[1]) > 12, second or int(found[2]) > 12
    order = DAY_FIRST if first and not second else MONTH_FIRST if second and not first else ""
    return Days(order, _TIME_HEADS.search(head) is not None)


def _certain(typed: str) -> date | None:
    """The day of a form that can be read one way only; ValueError for one that does not exist."""
    if (found := _ISO.match(typed)) or (found := _SLASHED.match(typed)):
        return date(int(found[1]), int(found[2]), int(found[3] or 1))
    if found := _POINTED.match(typed):
        return date(_year(found[3]), int(found[2]), int(found[1]))
    if (found := _WORDED.match(typed)) and (month := month_in(found[2])):
        return date(_year(found[3]), month, int(found[1] or 1))
    if (found := _AMERICAN.match(typed)) and (month := month_in(found[1])):
        return date(int(found[3]), month, int(found[2]))
    if found := _EAST.match(typed):
        return date(int(found[1]), int(found[2]), int(found[3] or 1))
    for pattern, months in ((_QUARTER, 3), (_HALF, 6)):
        if found := pattern.match(typed):
            number = int(found[1] or found[2] or found[5])
            return date(_year(found[3] or found[4]), number * months - months + 1, 1)
    if found := _FISCAL.match(typed):
        return date(_year(found[1]), 1, 1)
    if found := _WEEK.match(typed):
        return date.fromisocalendar(int(found[1] or found[4]), int(found[2] or found[3]), 1)
    return None


def is_fiscal(text: str) -> bool:
    """Whether a cell names a fiscal year or a part of one, which begins elsewhere in each company."""
    return re.match(r".*\bFY\s?['’]?\d", text, re.IGNORECASE) is not None


def month_in(word: str) -> int | None:
    """The month that a word names, by its first letters."""
    begun = word.casefold()
    return _MONTHS.get(begun[:4]) or _MONTHS.get(begun[:3])


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
