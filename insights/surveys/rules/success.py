"""Which column of usability results says success: those that could, and what a person chose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from insights.kernel.errors import InvalidInput
from insights.surveys.rules.cells import Cell, folded, is_missing, number_in, text_of
from insights.surveys.rules.tasks import success_in

MOST_VALUES = 12
MOST_COLUMNS = 30
MEANINGS: Mapping[str, tuple[str, float | None]] = {
    "yes": ("succeeded", 1.0),
    "part": ("in part", 0.5),
    "no": ("did not succeed", 0.0),
    "": ("says nothing", None),
}
_WORDS = frozenset(
    [
        "success", "successful", "succeeded", "complete", "completed", "completion", "pass", "passed",
        "solved", "done", "status", "result", "outcome", "fail", "failed", "failure", "achieved",
        "erfolg", "erfolgreich", "geschafft", "gelöst", "éxito", "exito", "completado", "sucesso",
        "réussite", "réussi", "succès", "successo", "completato", "gelukt", "sukces",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SuccessChoice:
    """The column that a person chose, by its header, and what each of its values is worth; "" for none."""

    column: str
    worth: Mapping[str, float | None]

    def of(self, cell: Cell) -> float | None:
        """What a cell of the column says."""
        return self.worth.get(_value(cell))

    def as_plain(self) -> dict[str, Any]:
        """As it is kept and sent; `choice_from` reads it."""
        return asdict(self)


def choice_from(plain: Mapping[str, Any] | None) -> SuccessChoice | None:
    """A choice as it was kept."""
    return SuccessChoice(plain["column"], plain["worth"]) if plain else None


def success_columns(
    names: Sequence[str], rows: Sequence[Sequence[Cell]], others: Collection[int]
) -> list[dict[str, Any]]:
    """Columns of a few values that could say success, the likely ones first; `others` say something else.

    Each as {name, likely, values: [[value, times], …]}.
    """
    found = []
    for at, name in enumerate(names):
        if at in others or names.index(name) != at:
            continue
        times: Counter[str] = Counter()
        for cells in rows:
            if not is_missing(cells[at]):
                times[_value(cells[at])] += 1
                if len(times) > MOST_VALUES:
                    break
        if 0 < len(times) <= MOST_VALUES:
            found.append(_column(name, times))
    found.sort(key=lambda column: not column["likely"])
    return found[:MOST_COLUMNS]


def joined_columns(files: Iterable[Sequence[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """The columns of several files by their names, their values counted together."""
    joined: dict[str, Counter[str]] = {}
    for columns in files:
        for column in columns:
            joined.setdefault(column["name"], Counter()).update(dict(column["values"]))
    found = [_column(name, times) for name, times in joined.items() if len(times) <= MOST_VALUES]
    return sorted(found, key=lambda column: not column["likely"])


def chosen_success(columns: Sequence[Mapping[str, Any]], name: str, said: Mapping[str, str]) -> SuccessChoice:
    """A choice of a column, with what each value was said to mean; without a word all must be plain."""
    if not name:
        return SuccessChoice("", {})
    column = next((column for column in columns if column["name"] == name), None)
    if column is None:
        raise InvalidInput("The files have no such column.")
    values = [value for value, _ in column["values"]]
    if not said:
        worths = [success_in(value) for value in values]
        plain = None not in worths
        return SuccessChoice(name, dict(zip(values, worths, strict=True)) if plain else dict.fromkeys(values))
    return SuccessChoice(name, {value: MEANINGS.get(said.get(value, ""), ("", None))[1] for value in values})


def meaning_of(worth: float | None) -> str:
    """The word of a worth, as a form keeps it."""
    return next(word for word, (_, own) in MEANINGS.items() if own == worth)


def reads_as_success(cells: Iterable[Cell]) -> bool:
    """Whether at least half of a column is yes, no or partly; a column of codes (0, 1, 2) is not."""
    told = [cell for cell in cells if not is_missing(cell)]
    codes = sum(success_in(cell) is None and number_in(cell) is not None for cell in told)
    said = sum(success_in(cell) is not None for cell in told)
    return not told or (2 * said >= len(told) and 10 * codes < len(told))


def _column(name: str, times: Counter[str]) -> dict[str, Any]:
    named = not _WORDS.isdisjoint(folded(name).split())
    plain = len(times) > 1 and all(success_in(value) is not None for value in times)
    values = sorted(times.items(), key=lambda item: item[0])
    return {"name": name, "likely": named or plain, "values": [list(pair) for pair in values]}


def _value(cell: Cell) -> str:
    return text_of(cell).strip()[:60]
