"""How numbers, moments and words are written on pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from flask import Flask
from markupsafe import Markup, escape

from insights.kernel import clock
from insights.kernel.words import clause

DASH = "–"


def day(value: date | datetime | None) -> str:
    """A day as 3 May 2026; a dash for none."""
    return f"{value.day} {value:%b %Y}" if value else DASH


def month(value: date | datetime | None) -> str:
    """A month as May 2026."""
    return f"{value:%b %Y}" if value else DASH


def ago(value: datetime | None) -> str:
    """How long ago, in the largest fitting unit."""
    if value is None:
        return DASH
    seconds = int((clock.now() - value).total_seconds())
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            count = seconds // length
            return f"{count} {unit}{'s' if count != 1 else ''} ago"
    return "just now"


def number(value: float | int | None, digits: int | None = None) -> str:
    """A number with thin thousands, at most two digits behind the point unless told."""
    if value is None:
        return DASH
    if digits is None:
        digits = 0 if float(value).is_integer() else (1 if abs(value) >= 100 else 2)
    return f"{value:,.{digits}f}".replace(",", "\u202f").replace("-", "\u2212")


def percent(share: float | None, digits: int = 0) -> str:
    """A share of 0–1 as a percentage."""
    return DASH if share is None else f"{number(share * 100, digits)} %"


def timecode(seconds: float | None) -> str:
    """Seconds as 0:04 or 1:02:03; empty for none."""
    if seconds is None:
        return ""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{secs:02d}" if hours else f"{minutes}:{secs:02d}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 person`, `2 people`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


LANGUAGES = {
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


# Codes that are short forms, as people write them.
SHORT_FORMS = {
    "pm": "Product manager",
    "nps": "NPS",
    "csat": "CSAT",
    "ces": "CES",
    "sus": "SUS",
    "seq": "SEQ",
    "umux-lite": "UMUX-Lite",
    "sus-score": "SUS score",
}


def language_name(code: str | None) -> str:
    """A language's English name, where it is a frequent one, else its code."""
    return LANGUAGES.get(code or "", code or "")


def words(value: object) -> str:
    """A code such as `focus_group` as words: Focus group."""
    text = str(value or "").replace("_", " ").strip()
    return SHORT_FORMS.get(text) or text[:1].upper() + text[1:]


NO_VALUE = Markup('<span aria-hidden="true">–</span><span class="visually-hidden">no value</span>')
FIGURE = (int, float)


def heads(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> list[tuple[str, str]]:
    """(label, kind) of the columns above rows of plain values: a column of numbers stands right."""
    firsts = [next((row[at] for row in rows if row[at] is not None), "") for at in range(len(columns))]
    kinds = ["num" if isinstance(first, FIGURE) else "" for first in firsts[1:]]
    return list(zip(columns, ("", *kinds), strict=True))


def cells(row: Sequence[object]) -> Markup:
    """A row of plain values under `heads`: numbers as people write them, a dash with a word for none."""
    head, *others = row
    return Markup(f'<th scope="row">{_written(head)}</th>{"".join(map(_cell, others))}')  # noqa: S704


def _cell(value: object) -> str:
    return (
        f'<td class="num">{_written(value)}</td>'
        if isinstance(value, FIGURE)
        else f"<td>{_written(value)}</td>"
    )


def _written(value: object) -> str:
    """Escaped; yes or no for a boolean."""
    if value is None:
        return NO_VALUE
    if isinstance(value, bool):
        return "yes" if value else "no"
    return number(value) if isinstance(value, FIGURE) else escape(value)


def add_filters(app: Flask) -> None:
    """Make the filters known to the templates."""
    for function in (
        day,
        month,
        ago,
        number,
        percent,
        timecode,
        plural,
        words,
        clause,
        language_name,
        heads,
        cells,
    ):
        app.add_template_filter(function)
