"""A row of a table inside a document as one line of prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from insights.transcripts.readers.clocks import CLOCK
from insights.transcripts.readers.labels import can_be_label, trimmed
from insights.transcripts.readers.lines import Line

_TIME = re.compile(rf"[\[(]?\s*({CLOCK})\s*(?:(?:-->|[-–—])\s*({CLOCK})\s*)?[\])]?")
_HEAD = re.compile(
    r"(?:time(?:code|stamp)?s?|zeit|start|end|speaker|sprecher(?:in)?|name|who|person|text|transcript|words|"
    r"content|aussage|inhalt|locuteur|texte|hablante|texto|nr\.?|no\.?|#|id|时间|说话人|内容)",
    re.IGNORECASE,
)


def line_of_row(cells: Sequence[str], number: int) -> Line | None:
    """`[time] Name: words` from a row's cells in any order of time and name; None for a head or empty row."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or (len(filled) > 1 and all(_HEAD.fullmatch(cell) for cell in filled)):
        return None
    times = [cell for cell in filled if _TIME.fullmatch(cell)][:2]
    rest = [cell for cell in filled if cell not in times and not cell.isdigit()]
    clock = f"[{' --> '.join(_TIME.fullmatch(time)[1] for time in times)}] " if times else ""  # type: ignore[index]
    if len(rest) > 1 and can_be_label(trimmed(rest[0])):
        label = trimmed(rest[0])
        words = " ".join(rest[1:])
        return Line(f"{clock}{label}: {words}", number, lead=len(clock) + len(label) + 1)
    return Line(clock + " ".join(rest or filled), number)
