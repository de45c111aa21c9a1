"""Objectives and key results in the rows of a table: CSV, or between the bars of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from insights.objectives.rules.okr_labels import without_label, without_score
from insights.objectives.rules.okr_text import ReadObjective, plain_text
from insights.objectives.rules.wording import without_marks

OBJECTIVE = frozenset({"objective", "objectives", "objective name", "goal", "goals"})
KEY_RESULT = frozenset({"key result", "key results", "key result name", "kr", "krs", "result"})
LEVEL = frozenset({"level", "type", "kind", "item type"})
TITLE = frozenset({"title", "name", "statement", "description", "item", "text"})
BASELINE = frozenset(
    {"baseline", "start", "start value", "starting value", "initial", "initial value", "from"}
)
TARGET = frozenset(
    ["target", "target value", "goal value", "to", "end value", "meta", "metas", "ziel", "zielwert", "cible",
     "doel", "doelwaarde", "mål", "cel", "objetivo del kr", "目标值", "目標値", "목표치"]
)  # fmt: skip
ASIDE = frozenset(
    ["owner", "responsible", "responsável", "responsable", "verantwortlich", "dri", "lead", "team", "status",
     "progress", "score", "confidence", "due", "due date", "deadline", "notes", "comments", "links", "type",
     "current", "current value", "actual", "weight", "#", "id", "no", "nr"]
)  # fmt: skip
_VERB = re.compile(r"(?:reduc|increas|improv|decreas|grow|cut|rais|lower|maintain|keep|stay)", re.IGNORECASE)
UNIT = frozenset({"unit", "units", "measure"})
WHY = frozenset({"why", "reason", "rationale"})
FROM_ROW = 1_000_000  # so that an objective and a key result of one row can be chosen apart
_BARS = re.compile(r"^\s*\|(.+)\|\s*$")
_RULE = re.compile(r"^[\s|:\-–]+$")

Numbered = Sequence[tuple[int, Sequence[str]]]


def read_table(rows: Numbered) -> list[ReadObjective]:
    """The objectives of a table with columns “objective” and “key result”, or “level” and “title”.

    An empty objective goes on with the one above; numbers of “baseline” and “target” join the statement.
    """
    if not rows:
        return []
    head = [re.sub(r"[\s_]+", " ", cell).strip().casefold() for cell in rows[0][1]]
    objective_at, key_at, level_at, title_at = (
        _first(head, names) for names in (OBJECTIVE, KEY_RESULT, LEVEL, TITLE)
    )
    found: dict[str, ReadObjective] = {}
    current: ReadObjective | None = None
    for number, row in rows[1:]:
        cells = [plain_text(cell) for cell in [*row, *[""] * (len(head) - len(row))]]
        if objective_at is not None and key_at is not None:
            objective, key_result = cells[objective_at], _key_result(cells, head, key_at)
        elif objective_at is not None and any(name in ASIDE for name in head):
            objective, key_result = cells[objective_at], ""
        elif level_at is not None and title_at is not None:
            is_key = "key" in cells[level_at].casefold() or cells[level_at].casefold() in ("kr", "result")
            objective, key_result = ("", cells[title_at]) if is_key else (cells[title_at], "")
        else:
            return []
        if statement := without_marks(objective):
            current = found.setdefault(statement, ReadObjective(statement[:300], FROM_ROW + number))
            current.reason = current.reason or _cell(cells, head, WHY)
        if key_result and current is not None:
            current.key_results.append((_whole(without_score(key_result), cells, head)[:300], number))
    return list(found.values())


def add_key_results(objectives: Sequence[ReadObjective], text: str) -> None:
    """Give objectives of a text the key results of the tables that stand under them."""
    for rows in markdown_tables(text):
        head = [re.sub(r"[\s_]+", " ", cell).strip().casefold() for cell in rows[0][1]]
        above = [one for one in objectives if one.line < rows[0][0]]
        if (at := _first(head, KEY_RESULT)) is None or _first(head, OBJECTIVE) is not None or not above:
            continue
        for number, row in rows[1:]:
            cells = [plain_text(cell) for cell in [*row, *[""] * (len(head) - len(row))]]
            if statement := without_score(without_label(_key_result(cells, head, at))):
                above[-1].key_results.append((_whole(statement, cells, head)[:300], number))


def _key_result(cells: list[str], head: list[str], at: int) -> str:
    """A key result's words; where its own column only numbers it (KR1), those of another column."""
    if not cells[at] or not re.fullmatch(r"(?:key result|kr)?\s*#?[\d.]*", cells[at], re.IGNORECASE):
        return cells[at]
    known = OBJECTIVE | KEY_RESULT | BASELINE | TARGET | UNIT | WHY | ASIDE
    worded = (cell for place, cell in enumerate(cells) if place < len(head) and head[place] not in known)
    return next((cell for cell in worded if re.search(r"[^\W\d]{2}", cell)), "")


def markdown_tables(text: str) -> Iterator[Numbered]:
    """The tables between bars, each with its line numbers."""
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if bars := _BARS.match(line):
            if not _RULE.match(line):
                rows.append((number, [cell.strip() for cell in bars[1].split("|")]))
        elif rows:
            yield rows
            rows = []


def _whole(statement: str, cells: list[str], head: list[str]) -> str:
    """The statement with the baseline and target of their own columns."""
    statement = without_marks(statement)
    baseline, target = _cell(cells, head, BASELINE), _cell(cells, head, TARGET)
    unit = _cell(cells, head, UNIT)
    sign = f" {unit}" if unit and unit not in target else ""
    if not re.search(r"\d", target) or target in statement:
        return statement
    start = f"from {baseline}{sign} " if re.search(r"\d", baseline) else ""
    if _VERB.match(target):
        return f"{statement.rstrip('.:')}: {target[:1].lower()}{target[1:]}{sign}"
    to = "" if re.match(r"by |[<>≤≥=]", target, re.IGNORECASE) else "to "
    return f"{statement.rstrip('.:')} {start}{to}{target}{sign}"


def _cell(cells: list[str], head: list[str], names: frozenset[str]) -> str:
    at = _first(head, names)
    return cells[at] if at is not None else ""


def _first(head: list[str], names: frozenset[str]) -> int | None:
    return next((at for at, name in enumerate(head) if name in names), None)
