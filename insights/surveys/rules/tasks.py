"""Usability results as people write them: durations, and whether a task succeeded."""

from __future__ import annotations

import re

from insights.surveys.rules.cells import Cell, folded, number_in, text_of

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)")
_UNITS = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?|rs?)?)?\s*(?:(\d+(?:[.,]\d+)?)\s*m(?:in(?:utes?|s)?)?)?\s*"
    r"(?:(\d+(?:[.,]\d+)?)\s*s(?:ec(?:onds?|s)?)?)?",
    re.I,
)
_SUCCESS = (
    "complete", "completed", "success", "succeeded", "pass", "passed", "yes", "y", "true", "done",
    "solved", "success timeout", "completed with help", "erfolg", "erfolgreich", "gelöst", "geschafft",
    "ja", "oui", "sí", "si", "sim", "tak", "éxito", "logrado", "réussi", "sucesso", "successo",
    "gelukt", "✓", "✔", "✅",
)  # fmt: skip
_FAILURE = (
    "fail", "failed", "failure", "no", "n", "false", "incomplete", "not completed", "gave up",
    "abandoned", "aborted", "nein", "non", "not attempted", "nicht gelöst", "gescheitert",
    "abgebrochen", "échec", "échoué", "fallo", "fracaso", "não", "falha", "nee", "nie", "mislukt",
    "fallito", "✗", "✘", "❌",
)  # fmt: skip
_PARTLY = (
    "partial", "partially", "partly", "partial success", "assisted", "with help", "teilweise",
    "mit hilfe", "pass with difficulty", "passed with difficulty", "with difficulty", "partiel",
    "partiellement", "avec aide", "parcial", "parcialmente", "con ayuda", "com ajuda", "parziale",
    "parzialmente", "deels", "gedeeltelijk", "częściowo",
)  # fmt: skip


def seconds_in(cell: Cell, minutes: bool = False) -> float | None:
    """A duration in seconds from `HH:MM:SS`, `MM:SS`, `1h 2m 3s` or a number (of seconds, or `minutes`)."""
    text = text_of(cell)
    if match := _CLOCK.fullmatch(text):
        hours, whole, rest = int(match[1] or 0), int(match[2]), float(match[3].replace(",", "."))
        return hours * 3600 + whole * 60 + rest if rest < 60 else None
    if (number := number_in(cell)) is not None and re.fullmatch(r"[\d.,]+", text):
        return number * (60 if minutes else 1) if number >= 0 else None
    match = _UNITS.fullmatch(text)
    if text and match and any(match.groups()):
        parts = [float((part or "0").replace(",", ".")) for part in match.groups()]
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    return None


def success_in(cell: Cell) -> float | None:
    """1 for success, 0 for failure, 0.5 for a part of it; None for what says neither.

    Success beyond the planned time is a success; `failed_bug` and its like are failures.
    """
    words = folded(text_of(cell))
    if words in ("1", "100"):
        return 1.0
    if words in ("0", "0.5", "0 5", "50"):
        return 0.0 if words == "0" else 0.5
    if words in _SUCCESS or words.startswith(("success ", "complete ")):
        return 1.0
    if words in _PARTLY or words.startswith("partial"):
        return 0.5
    if words in _FAILURE or words.startswith(("fail", "not ")):
        return 0.0
    return None
