"""Answers that refuse an answer: `Don't know`, `Prefer not to say`, codes such as 99 and -9."""

from __future__ import annotations

from dataclasses import replace

from insights.surveys.rules.cells import Cell, folded, number_in, text_of
from insights.surveys.rules.profiles import ColumnProfile

NO_ANSWER_CODES = frozenset(
    {-99.0, -98.0, -97.0, -9.0, -8.0, -1.0, 77.0, 88.0, 98.0, 99.0, 888.0, 998.0, 999.0, 9999.0}
)
_WORDS = frozenset(
    [
        "don't know", "dont know", "i don't know", "do not know", "unknown", "refused", "declined",
        "prefer not to say", "prefer not to answer", "i prefer not to say", "i'd rather not say",
        "rather not say", "no answer", "not answered", "no response", "skip", "skipped", "not applicable",
        "does not apply", "doesn't apply", "cannot say", "can't say", "no opinion not applicable",
        "not offered", "offered", "unoffered", "not aware", "i was not aware of this", "not aware of this",
        "never used", "never used it", "have not used", "haven't used it", "i have not used this",
        "weiß nicht", "weiss nicht", "keine angabe", "keine antwort",
        "möchte ich nicht sagen", "trifft nicht auf mich zu", "kann ich nicht beurteilen", "ne sait pas",
        "je ne sais pas", "sans réponse", "ne souhaite pas répondre", "non applicable", "no sabe",
        "no sé", "no contesta", "ns nc", "prefiero no responder", "no aplica", "non so",
        "preferisco non rispondere", "não sei", "prefiro não responder", "não se aplica", "weet ik niet",
        "weet niet", "niet van toepassing", "geen antwoord", "vet ej", "vet inte", "ved ikke", "vet ikke",
        "nie wiem", "nie dotyczy", "nevím", "bilmiyorum", "не знаю", "わからない",
        "分からない", "不知道", "不适用",
    ]
)  # fmt: skip


def is_refusal(words: str) -> bool:
    """Whether words refuse an answer instead of giving one."""
    return len(words) < 60 and folded(words) in _WORDS


def without_refusals(column: ColumnProfile) -> ColumnProfile:
    """The column as it is answered, where something is left; its n counts everybody still."""
    refused = {cell for cell in column.values if _refuses(cell, column)}
    numbers = {number for cell, number in _numbers(column).items() if cell not in refused}
    scale = {number for number in numbers if number not in NO_ANSWER_CODES}
    if len(scale) > 1 and all(number.is_integer() and 0 <= number <= 10 for number in scale):
        refused |= {cell for cell, number in _numbers(column).items() if number in NO_ANSWER_CODES}
    if not refused or len(refused) == len(column.values):
        return column
    return replace(column, values={c: times for c, times in column.values.items() if c not in refused})


def _refuses(cell: Cell, column: ColumnProfile) -> bool:
    text = text_of(cell)
    return is_refusal(column.labels.get(text, text))


def _numbers(column: ColumnProfile) -> dict[Cell, float]:
    found = ((cell, number_in(cell)) for cell in column.values)
    return {cell: number for cell, number in found if number is not None}
