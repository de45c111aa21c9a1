"""Numbers and days as people type them, and as sentences show them."""

from __future__ import annotations

import math
import re
from datetime import date

from insights.kernel.errors import InvalidInput

_DECORATION = str.maketrans("", "", " \u00a0\u202f\u2009'’%€$£¥")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
    for name in (names,)
}
_ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]\d.*)?$")
_SLASHED = re.compile(r"^(\d{4})/(\d{1,2})/(\d{1,2})$")
_POINTED = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_WORDED = re.compile(r"^(?:(\d{1,2})\.?\s+)?([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})$")
_QUARTER = re.compile(r"^(?:Q([1-4])[ -/]?(\d{4})|(\d{4})[ -/]?Q([1-4]))$", re.IGNORECASE)


def number_in(text: str) -> float:
    """The number a person typed: 1,234.5 or 1.234,5 or 12 % or −3; InvalidInput for anything else."""
    plain = text.strip().translate(_DECORATION).replace("\u2212", "-")
    if re.search(r"\d,\d{1,2}$", plain) and plain.count(",") == 1:
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"[+-]?\d{1,3}(\.\d{3}){2,}", plain):
        plain = plain.replace(".", "")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", plain):
        raise InvalidInput(f"{_shown(text)} is no number.")
    value = float(plain)
    if not math.isfinite(value):
        raise InvalidInput(f"{_shown(text)} is too large a number.")
    return value


def day_in(text: str) -> date:
    """The day a person typed: 2026-05-03, 2026-05, 3.5.2026, May 2026 or Q2 2026; a span is its first day.

    3/5/2026 is refused: it is a day of March to some and of May to others.
    """
    typed = text.strip()
    try:
        if found := _ISO.match(typed):
            return date(int(found[1]), int(found[2]), int(found[3] or 1))
        if found := _SLASHED.match(typed):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _POINTED.match(typed):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if (found := _WORDED.match(typed)) and found[2].lower() in _MONTHS:
            return date(int(found[3]), _MONTHS[found[2].lower()], int(found[1] or 1))
        if found := _QUARTER.match(typed):
            number, year = int(found[1] or found[4]), int(found[2] or found[3])
            return date(year, number * 3 - 2, 1)
    except ValueError:
        pass
    raise InvalidInput(f"{_shown(text)} is no day; write it as 2026-05-03.")


def written(value: float, sign: str = "") -> str:
    """A value with its sign for a sentence: 1,234.5 % or €12."""
    digits = 0 if float(value).is_integer() else 1 if abs(value) >= 100 else 2
    text = f"{abs(value):,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    minus = "\u2212" if value < 0 and float(text.replace(",", "")) else ""
    if sign in ("€", "$", "£", "¥"):
        return f"{minus}{sign}{text}"
    return f"{minus}{text}\u00a0{sign}" if sign else f"{minus}{text}"


def _shown(text: str) -> str:
    shown = text.strip()
    return f"“{shown[:40]}{'…' if len(shown) > 40 else ''}”" if shown else "An empty cell"
