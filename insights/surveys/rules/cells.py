"""What one cell of an export means: missing, a number, a text."""

from __future__ import annotations

import re
import unicodedata

Cell = str | int | float | None

_MISSING = frozenset(
    [
        "na", "n/a", "n.a.", "n.a", "n. a.", "#n/a", "#n/v", "nan", "null", "#null!", "#value!", "#ref!", "-",
        "--", "---", "–", "—", ".", "..", "…", "k.a.", "k. a.", "nsp", "not applicable", "no answer",
        "no response", "{blank}", "(blank)", "{question_not_shown}",
    ]
)  # fmt: skip
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,2})?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?")
_OUT_OF = re.compile(
    r"(?:(?:rated|rating|score|note|bewertung)\s*:?\s*)?"
    r"(\d+(?:[.,]\d+)?)\s*(?:/|out of|of|von|sur|de|di|van|av|af)\s*(\d+)(?:\s*\D*)?",
    re.I,
)
_LED = re.compile(r"[(\[]?([+-]?\d{1,3}(?:[.,]\d+)?)(?:\s*[-–—:=.)(\[]+\s*|\s+)([^\d\s%$€£-].*)", re.S)
_TRAILED = re.compile(r"\D*[^\d\s](?:\s*[(\[:=]\s*|\s+[-–—]\s*)(\d{1,3})\s*[)\]]?", re.S)
_STARS = re.compile(r"([★⭐✭✮🌟]️?)+\s*[☆✩]*")
_SPACES = re.compile(r"\s+")
_AROUND = " \t\r\n\xa0\u200b\u200e\ufeff'\"\u2007\u202f"


def text_of(cell: Cell) -> str:
    """The cell's words, trimmed; whole numbers without a decimal point; nothing is the empty text."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip().strip("﻿\u200b")


def is_missing(cell: Cell) -> bool:
    """Whether a cell holds no answer: blank, or a word such as NA. Zero is an answer."""
    if cell is None:
        return True
    if isinstance(cell, (int, float)):
        return cell != cell
    text = cell.strip()
    return not text or (len(text) <= 20 and text.casefold() in _MISSING)


def number_in(cell: Cell) -> float | None:
    """The number a cell answers with: plain, with decimal comma, `9/10`, `10 - Extremely likely`, or stars.

    A range (`0-6 months`), a percentage and a sum of money are no scale answers and give None.
    """
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return None if cell != cell or cell in (float("inf"), float("-inf")) else float(cell)
    text = cell.strip(_AROUND)
    if not text or len(text) > 200 or "://" in text:
        return None
    return _plain_number(text) if text[-1:].isdigit() and _looks_plain(text) else _worded_number(text)


def _looks_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None or _THOUSANDS.fullmatch(text) is not None


def _plain_number(text: str) -> float | None:
    if _THOUSANDS.fullmatch(text):
        german = text.count(".") > 1
        text = text.replace(".", "").replace(",", ".") if german else text.replace(",", "")
    value = float(text.replace(",", "."))
    return value if abs(value) < 1e300 else None


def _worded_number(text: str) -> float | None:
    if match := _OUT_OF.fullmatch(text):
        return _plain_number(match[1]) if float(match[1].replace(",", ".")) <= float(match[2]) else None
    if match := _LED.fullmatch(text):
        return _plain_number(match[1])
    if match := _TRAILED.fullmatch(text):
        return float(match[1])
    if _STARS.fullmatch(text):
        return float(sum(text.count(star) for star in "★⭐✭✮🌟"))
    return None


def is_percentage(cell: Cell) -> bool:
    """Whether a cell is a percentage written as text, such as `80 %`."""
    return isinstance(cell, str) and re.fullmatch(r"\s*[+-]?\d+(?:[.,]\d+)?\s*%\s*", cell) is not None


def folded(text: str) -> str:
    """Words in one form for comparing: case, apostrophes, punctuation and spaces evened out."""
    plain = (
        unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("`", "'").replace("ʼ", "'")
    )
    plain = plain.replace("\ufe0f", "")
    plain = re.sub(r"[\"“”„«».,;:!?()\[\]{}*_/\\–—-]+", " ", plain)
    return _SPACES.sub(" ", plain).strip()
