"""Numbers as people type them, and as sentences show them."""

from __future__ import annotations

import math
import re

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.kinds import CURRENCIES

_DECORATION = str.maketrans("", "", " \u00a0\u202f\u2009'’%€$£¥")
_ACCOUNTED = re.compile(r"^\((.+)\)$")
_CODE = re.compile(rf"^(?:{'|'.join(CURRENCIES)})\b|\b(?:{'|'.join(CURRENCIES)})$")
_BEFORE = ("€", "$", "£", "¥")
_THOUSANDS = {"k": 1e3, "m": 1e6, "bn": 1e9}
_SCALED = re.compile(r"^(.*\d)(k|m|bn)$", re.IGNORECASE)


def number_in(text: str) -> float:
    """The number a person typed: 1,234.5 or 1.234,5, 12 %, EUR 3, −3 or (3), 1.2k; InvalidInput otherwise."""
    plain = _CODE.sub("", text.strip()).translate(_DECORATION).replace("\u2212", "-")
    if accounted := _ACCOUNTED.match(plain):
        plain = f"-{accounted[1]}"
    times = 1.0
    if scaled := _SCALED.match(plain):
        plain, times = scaled[1], _THOUSANDS[scaled[2].lower()]
    if re.search(r"\d,\d{1,2}$", plain) and plain.count(",") == 1:
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"[+-]?\d{1,3}(\.\d{3}){2,}", plain):
        plain = plain.replace(".", "")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", plain):
        raise InvalidInput(f"{shown(text)} is no number.")
    value = float(plain) * times
    if not math.isfinite(value):
        raise InvalidInput(f"{shown(text)} is too large a number.")
    return value


def written(value: float, sign: str = "") -> str:
    """A value with its sign for a sentence: 1,234.5 %, €12 or €12.50."""
    money = sign in _BEFORE
    if float(value).is_integer():
        digits = 0
    elif money:
        digits = 2 if abs(value) < 10_000 else 0
    else:
        digits = 1 if abs(value) >= 100 else 2
    text = f"{abs(value):,.{digits}f}"
    minus = "\u2212" if value < 0 and float(text.replace(",", "")) else ""
    if money:
        return f"{minus}{sign}{text}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{minus}{text}\u00a0{sign}" if sign else f"{minus}{text}"


def shown(text: str) -> str:
    """What was typed, for a sentence that refuses it."""
    shown = text.strip()
    return f"“{shown[:40]}{'…' if len(shown) > 40 else ''}”" if shown else "An empty cell"
