"""A file of rows, read in a confined child: first what is in it, then the counts of each variant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from insights.experiments.rules.counts import LONGEST_NAME, MOST_VARIANTS
from insights.experiments.rules.rows import RowCounter, RowPlan
from insights.kernel.confined import Limits, run_confined
from insights.kernel.errors import InvalidInput, UnreadableFile
from insights.surveys.readers import read_survey
from insights.surveys.readers.parsed import Column
from insights.surveys.rules.cells import Cell, is_missing, number_in, text_of

LIMITS = Limits(memory_mb=3072, cpu_seconds=300, silent_seconds=320)
MOST_COLUMNS = 200
MOST_DISTINCT = 5000
MOST_FLAGS = 12
SHOWN_VALUES = MOST_VARIANTS
FEW_DISTINCT = 50
SHORT_TABLE = 21
LONGEST_SHOWN = LONGEST_NAME  # a value may name a variant


def look_confined(path: Path, file_name: str) -> dict[str, Any]:
    """What is in a stored file, column by column; UnreadableFile with a reason for a person."""
    return run_confined(f"{__name__}:look_at", {"filename": file_name}, content=path, limits=LIMITS)


def count_confined(path: Path, file_name: str, plan: Mapping[str, Any]) -> dict[str, Any]:
    """The counts of each variant under a plan."""
    return run_confined(
        f"{__name__}:count_rows", {"filename": file_name, "plan": dict(plan)}, content=path, limits=LIMITS
    )


def look_at(content: BinaryIO, filename: str) -> dict[str, Any]:
    """Columns with their values, pairs of columns that never say yes together, and a short table itself."""
    with read_survey(content, filename) as table:
        if len(table.columns) < 2 or len(table.columns) > MOST_COLUMNS:
            raise UnreadableFile(f"A table of 2 to {MOST_COLUMNS} columns is needed.")
        seen: list[Counter[Cell]] = [Counter() for _ in table.columns]
        beyond, short, rows = [0] * len(table.columns), [], 0
        together: Counter[tuple[int, ...]] = Counter()
        for row in table.rows:
            rows += 1
            if rows < SHORT_TABLE:
                short.append([text_of(cell)[:LONGEST_SHOWN] for cell in row.cells])
            for at, cell in enumerate(row.cells):
                if cell in seen[at] or len(seen[at]) < MOST_DISTINCT or is_missing(cell):
                    seen[at][cell] += 1
                else:
                    beyond[at] += 1
            if len(together) <= 1 << MOST_FLAGS:
                together[_flags(row.cells)] += 1
        columns = [_column(c, seen[c.index], beyond[c.index]) for c in table.columns]
    if not rows:
        raise UnreadableFile("There is a header but no row under it.")
    header = [column["name"] for column in columns]
    return {
        "rows": rows,
        "columns": columns,
        "pairs": _pairs(columns, together, rows),
        "short": [header, *short] if rows < SHORT_TABLE else [],
    }


def count_rows(content: BinaryIO, filename: str, plan: Mapping[str, Any]) -> dict[str, Any]:
    """Runs in the child."""
    with read_survey(content, filename) as table:
        labels = {column.index: column.labels for column in table.columns if column.labels}
        counter = RowCounter(RowPlan.of(plan), labels)
        for row in table.rows:
            counter.add(row.cells)
    try:
        return counter.counted()
    except InvalidInput as problem:
        raise UnreadableFile(problem.message) from None


def _flags(cells: list[Cell]) -> tuple[int, ...]:
    """The positions, among the first columns, of cells that hold a yes; others hold 0 or nothing."""
    return tuple(at for at, cell in enumerate(cells[:60]) if text_of(cell) == "1")


def _column(column: Column, seen: Counter[Cell], beyond: int) -> dict[str, Any]:
    """What a column holds; `beyond` counts cells unlike any of the 5,000 different ones that came first."""
    given = {cell: times for cell, times in seen.items() if not is_missing(cell)}
    common = sorted(given.items(), key=lambda item: (-item[1], text_of(item[0])))[:SHOWN_VALUES]
    return {
        "at": column.index,
        "name": column.name,
        "n": sum(given.values()) + beyond,
        "missing": sum(seen.values()) - sum(given.values()),
        "distinct": len(given),
        "more": beyond > 0,
        "numeric": bool(given) and all(number_in(cell) is not None for cell in list(given)[:500]),
        # columns of many different values may name people: their values are not kept
        "values": [
            [column.labels.get(text_of(cell), text_of(cell))[:LONGEST_SHOWN], times] for cell, times in common
        ]
        if len(given) <= FEW_DISTINCT
        else [],
    }


def _pairs(
    columns: list[dict[str, Any]], together: Counter[tuple[int, ...]], rows: int
) -> list[dict[str, Any]]:
    """Pairs of 0/1 columns that never say yes together, and how many rows say yes in neither."""
    flags = [c["at"] for c in columns if c["at"] < 60 and {value for value, _ in c["values"]} == {"0", "1"}]
    flags = flags[:MOST_FLAGS]
    if len(together) > 1 << MOST_FLAGS:
        return []
    pairs = []
    for place, first in enumerate(flags):
        for second in flags[place + 1 :]:
            both = sum(times for held, times in together.items() if first in held and second in held)
            one = sum(times for held, times in together.items() if (first in held) != (second in held))
            if not both and one:
                pairs.append({"first": first, "second": second, "neither": rows - one})
    return pairs
