"""The columns of a transcript table, and its rows as segments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Any, NamedTuple

from insights.transcripts.readers.carrying import carry_names
from insights.transcripts.readers.clocks import CLOCK
from insights.transcripts.readers.heads import places_of
from insights.transcripts.readers.parsed import Reading, Turn, UnreadableTranscript
from insights.transcripts.readers.values import name, seconds

_SEARCHED = 15
_MANY_COLUMNS = 14
_SPAN = re.compile(rf"\W*({CLOCK})\s*(?:-->|->|→|[-–—~]|to|bis)\s*({CLOCK})\W*")
_CLOCK_INSIDE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?")


class Columns(NamedTuple):
    """Where each role stands in a row (None: nowhere), and the number of the header row."""

    text: int
    speaker: int | None
    start: int | None
    end: int | None
    duration: int | None
    header: int


def add_rows(reading: Reading, rows: Sequence[Sequence[Any]]) -> None:
    """Turn a table's rows into the reading's segments; rows are counted from 1 in warnings."""
    columns = columns_of(rows)
    body = rows[columns.header + 1 :]
    unit = _unit(rows[columns.header], body, columns) if columns.header >= 0 else 1.0
    reading.count = 0
    for number, row in enumerate(body, columns.header + 2):
        text = _cell(row, columns.text)
        words = " ".join(str(text).split()) if text is not None else ""
        if not words and not any(str(cell).strip() for cell in row if cell is not None):
            continue
        reading.count += 1
        start, end = _times(row, columns, unit, reading, number)
        if words:
            reading.segments.append(Turn(_speaker(_cell(row, columns.speaker)), start, end, words))
    if not reading.segments:
        raise UnreadableTranscript("The table has the columns of a transcript, but no row with words.")
    carry_names(reading)


def columns_of(rows: Sequence[Sequence[Any]]) -> Columns:
    """Find the header among the first rows; without one, columns are known by what they hold."""
    best: Columns | None = None
    for at, row in enumerate(rows[:_SEARCHED]):
        roles = places_of(row) if len(row) <= _MANY_COLUMNS else None
        if roles:
            best = Columns(
                text=roles["text"],
                speaker=roles.get("speaker"),
                start=roles.get("start"),
                end=roles.get("end"),
                duration=roles.get("duration"),
                header=at,
            )
            break
    best = best or _without_header(rows)
    if best is None:
        raise UnreadableTranscript(_refusal(rows))
    return best


def _without_header(rows: Sequence[Sequence[Any]]) -> Columns | None:
    """A table that begins at once: a time, maybe a second, maybe a name, and words in its last column."""
    width = len(rows[0]) if rows else 0
    if not 2 <= width <= 5 or len(rows) < 2:
        return None
    sample = rows[:20]
    clocks = [
        at for at in range(width - 1)
        if all(len(row) == width and ":" in str(row[at]) and seconds(row[at]) is not None for row in sample)
    ]  # fmt: skip
    others = [at for at in range(width - 1) if at not in clocks]
    if not clocks or len(clocks) > 2 or len(others) > 1:
        return None
    end = clocks[1] if len(clocks) > 1 else None
    return Columns(width - 1, others[0] if others else None, clocks[0], end, None, -1)


def _refusal(rows: Sequence[Sequence[Any]]) -> str:
    heads = {" ".join(str(cell).lower().split()) for row in rows[:_SEARCHED] for cell in row if cell}
    if any(head.startswith(("name (original name)", "user email", "total duration")) for head in heads) or (
        {"join time", "leave time"} & heads
    ):
        return "This is a list of a meeting's participants, not a transcript: export the transcript instead."
    return (
        "This table is no transcript: it needs a header with a column of words (text, transcript) and one of "
        "speakers or times. If it holds answers, import it as a survey."
    )


def _speaker(cell: Any) -> str | None:
    """Who speaks, without the colon that some write after a name."""
    named = name(cell)
    return named.rstrip(":： ") or None if named and named.endswith((":", "：")) else named


def _times(
    row: Sequence[Any], columns: Columns, unit: float, reading: Reading, number: int
) -> tuple[float | None, float | None]:
    if columns.end is None and (both := _SPAN.fullmatch(str(_cell(row, columns.start)))):
        return seconds(both[1]), seconds(both[2])
    start = _second(row, columns.start, unit, reading, number)
    end = _second(row, columns.end, unit, reading, number)
    if columns.end is None and columns.duration is not None and start is not None:
        length = _second(row, columns.duration, unit, reading, number)
        end = round(start + length, 6) if length is not None else None
    return start, end


def _second(row: Sequence[Any], at: int | None, unit: float, reading: Reading, number: int) -> float | None:
    cell = _cell(row, at)
    if cell is None or not str(cell).strip():
        return None
    found = seconds(cell, unit)
    if found is None:
        inside = _CLOCK_INSIDE.search(str(cell))
        found = seconds(inside[0]) if inside else None
    if found is None:
        reading.warn(f"“{str(cell)[:40]}” is no time; the words were kept.", number)
    return found


def _cell(row: Sequence[Any], at: int | None) -> Any:
    return row[at] if at is not None and at < len(row) else None


def _unit(header: Sequence[Any], body: Sequence[Sequence[Any]], columns: Columns) -> float:
    """Milliseconds when the header says so, or when whole numbers are usually more than 200 apart."""
    if columns.start is None:
        return 1.0
    if re.search(r"\bms\b|millis|_ms", str(header[columns.start]).lower()):
        return 0.001
    starts = [_whole(_cell(row, columns.start)) for row in body[:500]]
    ends = [_whole(_cell(row, columns.end)) for row in body[:500]]
    lengths = [
        end - start for start, end in zip(starts, ends, strict=True) if start is not None and end is not None
    ]
    return 0.001 if lengths and len(lengths) * 2 > len(starts) and median(lengths) > 200 else 1.0


def _whole(cell: Any) -> int | None:
    text = str(cell).strip().removesuffix(".0")
    return int(text) if text.isdecimal() and len(text) < 12 else None
