"""Survey files of our own making, one writer for each format."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

Rows = Sequence[Sequence[object]]


def csv_bytes(rows: Rows, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """Rows as a delimited file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue().encode(encoding)


def column_bytes(name: str, answers: Sequence[object]) -> bytes:
    """A file of two columns: a respondent's number, and the answers to one question."""
    return csv_bytes([["id", name], *([number, answer] for number, answer in enumerate(answers, start=1))])


SUS_WORDS = (
    "I think that I would like to use this system frequently.",
    "I found the system unnecessarily complex.",
    "I thought the system was easy to use.",
    "I think that I would need the support of a technical person to be able to use this system.",
    "I found the various functions in this system were well integrated.",
    "I thought there was too much inconsistency in this system.",
    "I would imagine that most people would learn to use this system very quickly.",
    "I found the system very cumbersome to use.",
    "I felt very confident using the system.",
    "I needed to learn a lot of things before I could get going with this system.",
)


def sus_bytes(people: Rows, headers: Sequence[str] = SUS_WORDS) -> bytes:
    """A SUS export: ten columns, a row for each person."""
    return csv_bytes([list(headers), *people])
