"""Usability results from rows of any layout: who tried which task, and how it went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from insights.kernel.errors import InvalidInput
from insights.surveys.rules.cells import Cell, folded, is_missing, number_in, text_of
from insights.surveys.rules.success import SuccessChoice, joined_columns, reads_as_success, success_columns
from insights.surveys.rules.tasks import seconds_in, success_in

# What a column is by the words of its header; of two columns for the same, the earlier words win.
PERSON = ("participant id", "participant code", "participant", "person", "respondent id", "respondent",
          "user id", "user code", "user", "tester", "subject id", "subject", "code name", "code", "pid",
          "teilnehmer", "teilnehmerin", "teilnehmende", "proband", "testperson", "participante", "usuario",
          "usuário", "sujeto", "sujeito", "utilisateur", "testeur", "partecipante", "utente", "deelnemer",
          "uczestnik", "id", "name")  # fmt: skip
TASK = ("task name", "task title", "task", "tasks", "task id", "task number", "task no", "subtask",
        "scenario", "aufgabe", "tarea", "tarefa", "tâche", "compito", "taak", "zadanie", "szenario",
        "escenario", "cenário", "scénario")  # fmt: skip
MEASURES = {
    "success": ("eventual success", "task success", "success", "successful", "succeeded", "task completed",
                "completed", "complete", "task completion", "completion status", "completion", "passed",
                "pass", "solved", "done", "erfolg", "erfolgreich", "gelöst", "geschafft", "abgeschlossen",
                "éxito", "exito", "completado", "completada", "logrado", "sucesso", "concluído", "concluída",
                "réussite", "réussi", "succès", "successo", "completato", "riuscito", "gelukt", "voltooid",
                "sukces", "ukończone", "status", "result", "outcome", "ergebnis", "resultado", "résultat",
                "risultato", "resultaat"),
    "seconds": ("time on task", "tot", "task time", "actual duration", "completion time", "time taken",
                "time spent", "elapsed time", "duration", "time", "elapsed", "seconds", "dauer", "zeit",
                "bearbeitungszeit", "tiempo", "duración", "tempo", "duração", "durata", "temps", "durée",
                "tijd", "duur", "czas"),
    "errors": ("errors encountered", "error count", "errors count", "number of errors", "num errors",
               "n errors", "errors", "error", "mistakes", "fehler", "fehleranzahl", "errores", "erros",
               "erreurs", "errori", "fouten", "błędy"),
    "ease": ("single ease question", "seq score", "seq rating", "seq", "ease rating", "ease of use", "ease"),
}  # fmt: skip
_UNITS = {"s": 1.0, "sec": 1.0, "secs": 1.0, "seconds": 1.0, "min": 60.0, "mins": 60.0, "minutes": 60.0,
          "ms": 0.001, "milliseconds": 0.001}  # fmt: skip
_NO_TASK = re.compile(
    r"(?:total|overall|average|mean|median|start|end|expected|planned|estimated|target|first|second|last|"
    r"benchmark|max|optimal)\b.*|.*\bratio|.*\brate"
)
_NUMBERED = re.compile(r"(?:task|t|aufgabe|scenario)?\s*(\d+(?:[ -]\d+)?[a-z]?)", re.I)
_HUMP = re.compile(r"(?<=[a-z]{2})(?=[A-Z])|(?<=[a-z])(?=[A-Z][a-z])")
_SUMMED = re.compile(r"\b(rate|avg|average|mean|median|quote|taux|tasa|taxa|durchschnitt)\b")
MOST_TASKS = 500
EACH_TASK = "Success of each task"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One person's try of one task; `success` 1, 0.5 or 0, `ease` 1–7, None where nothing was measured."""

    person: str
    task: str
    line: int
    success: float | None = None
    seconds: float | None = None
    errors: int | None = None
    ease: int | None = None


class Problem(NamedTuple):
    """A row, or one task of it, that cannot be taken, and why."""

    line: int | None
    message: str


class Found(NamedTuple):
    """What a file holds; `columns` are those that could say success, `success` is the one that was read."""

    outcomes: list[Outcome]
    problems: list[Problem]
    columns: list[dict[str, Any]]
    success: str


class _Place(NamedTuple):
    """Where a measure stands, and how many seconds its unit has."""

    at: int
    unit: float


def outcomes_in(
    names: Sequence[str],
    rows: Iterable[tuple[int, Sequence[Cell]]],
    person: str = "",
    choice: SuccessChoice | None = None,
) -> Found:
    """The outcomes of a table, long (a row a person and task) or wide (`Task 1 success`, `Task 1 time`).

    `person` is whom a file without a column of persons is about; `choice` is how a person wants success
    read. InvalidInput when it is no such table.
    """
    who, task = _first(names, PERSON), _first(names, TASK)
    rows = list(rows)
    if task is None:
        places, columns = _wide_places(names, [cells for _, cells in rows], choice)
        success = EACH_TASK if any("success" in own for own in places.values()) else ""
    else:
        own = _long_places(names, [cells for _, cells in rows], choice)
        others = {place.at for measure, place in own.items() if measure != "success"} | {who or 0, task}
        columns = success_columns(names, [cells for _, cells in rows], others)
        places = {"": own}
        success = names[own["success"].at] if "success" in own else ""
    if (
        who is None
        and task is not None
        and len(rows) > 1
        and any(_SUMMED.search(folded(name)) for name in names)
    ):
        raise InvalidInput(
            "This is a summary of tasks (rates and averages), not what each person did. "
            "Send a row for each person and task, with a column Participant."
        )
    if not any(places.values()) and not any(column["likely"] for column in columns):
        raise InvalidInput(
            "No column says how a task went. Give one row for each person and task with the columns "
            "Participant, Task, Success, Time, Errors and SEQ, or one row for each person with columns such "
            "as 'Task 1 success' and 'Task 1 time'."
        )
    found = Found([], [], columns, success)
    seen, seen_alone = dict[tuple[str, str], int](), set[tuple[str, str]]()
    for line, cells in rows:
        label = text_of(cells[who]).strip()[:200] if who is not None else person
        title = task_title(text_of(cells[task])) if task is not None else ""
        if not label or (task is not None and not title):
            found.problems.append(Problem(line, f"No {'task' if label else 'participant'} is named."))
            continue
        if who is None and (label, title) in seen_alone:
            raise InvalidInput("No column says who tried the tasks. Name one Participant.")
        seen_alone.add((label, title))
        for name, own in places.items():
            _take(found, seen, Outcome(label, title or name, line), cells, own, choice)
    return found


def joined_outcomes(read: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, list[Any]]:
    """What several files hold, each problem with its file; who tried a task in two of them counts once.

    `columns` could say success; `success` names those that were read.
    """
    seen: dict[tuple[str, str], str] = {}
    outcomes, problems = [], []
    read = list(read)
    for name, parsed in read:
        problems += [{"file": name, **problem} for problem in parsed["problems"]]
        for outcome in parsed["outcomes"]:
            key = (folded(outcome["person"]), folded(outcome["task"]))
            if key not in seen:
                seen[key] = name
                outcomes.append(outcome)
                continue
            message = (
                f"'{outcome['person'][:60]}' tried '{outcome['task'][:60]}' in {seen[key]} already; "
                "this was left out."
            )
            problems.append({"file": name, "line": outcome["line"], "message": message})
    columns = joined_columns(parsed.get("columns", ()) for _, parsed in read)
    success = dict.fromkeys(parsed["success"] for _, parsed in read if parsed.get("success"))
    return {"outcomes": outcomes, "problems": problems, "columns": columns, "success": list(success)}


def said_of(problem: Mapping[str, Any]) -> str:
    """A problem as a sentence: file, line, reason."""
    line = f", line {problem['line']}" if problem["line"] else ""
    return f"{problem['file']}{line}: {problem['message']}"


def task_title(text: str) -> str:
    """A task's name as people read it: `1`, `T1` and `task_1` are Task 1."""
    words = re.sub(r"[\s_]+", " ", text).strip()
    match = _NUMBERED.fullmatch(words)
    return f"Task {match[1].replace(' ', '-')}" if match else words[:200]


def _take(
    found: Found,
    seen: dict[tuple[str, str], int],
    blank: Outcome,
    cells: Sequence[Cell],
    places: Mapping[str, _Place],
    choice: SuccessChoice | None,
) -> None:
    key = (folded(blank.person), folded(blank.task))
    values: dict[str, float | None] = {}
    for name, place in places.items():
        try:
            values[name] = _value(name, cells[place.at], place.unit, choice)
        except InvalidInput as refusal:
            found.problems.append(Problem(blank.line, f"{blank.task[:60]}: {refusal.message}"))
    if places and all(is_missing(cells[place.at]) for place in places.values()):
        return
    if places and all(values.get(name) is None for name in places) and len(values) < len(places):
        return
    if key in seen:
        message = (
            f"'{blank.person[:60]}' tried '{blank.task[:60]}' in line {seen[key]} already; this was left out."
        )
        found.problems.append(Problem(blank.line, message))
        return
    seen[key] = blank.line
    found.outcomes.append(Outcome(blank.person, blank.task, blank.line, **values))  # type: ignore[arg-type]


def _value(name: str, cell: Cell, unit: float, choice: SuccessChoice | None) -> float | None:
    if is_missing(cell):
        return None
    shown = f"'{text_of(cell)[:40]}'"
    if name == "success" and choice is not None:
        return choice.of(cell)
    if name == "success":
        if (success := success_in(cell)) is None:
            raise InvalidInput(f"Success {shown} is neither yes, no nor partly.")
        return success
    if name == "seconds":
        if (seconds := seconds_in(cell)) is None:
            raise InvalidInput(f"Time {shown} is no duration. Write seconds, MM:SS or HH:MM:SS.")
        return seconds * unit if number_in(cell) is not None else seconds
    number = number_in(cell)
    low, high = (1, 7) if name == "ease" else (0, 10_000)
    if number is None or number != int(number) or not low <= number <= high:
        what = "Ease (SEQ)" if name == "ease" else "Errors"
        raise InvalidInput(f"{what} {shown} is no whole number from {low} to {high:,}.")
    return int(number)


def _header(name: str) -> tuple[str, float]:
    """A header's words in one form, without its unit of time; and the seconds of that unit."""
    tokens = folded(_HUMP.sub(" ", name).replace("#", " ")).split()
    unit = _UNITS.get(tokens[-1], 1.0) if tokens else 1.0
    if len(tokens) > 1 and tokens[-1] in _UNITS:
        tokens = tokens[: -2 if tokens[-2] == "in" else -1]
    return " ".join(tokens), unit


def _first(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    headers = [_header(name)[0] for name in names]
    return next((headers.index(words) for words in wanted if words in headers), None)


def _long_places(
    names: Sequence[str], rows: Sequence[Sequence[Cell]], choice: SuccessChoice | None
) -> dict[str, _Place]:
    """Where the measures stand; success where a person chose it, else where its column is not all codes."""
    places = {}
    for measure, wanted in MEASURES.items():
        if (at := _first(names, wanted)) is not None:
            places[measure] = _Place(at, _header(names[at])[1])
    if choice is not None:
        places.pop("success", None)
        if choice.column in names:
            places["success"] = _Place(names.index(choice.column), 1.0)
    elif "success" in places and not reads_as_success(cells[places["success"].at] for cells in rows):
        del places["success"]
    return places


def _wide_places(
    names: Sequence[str], rows: Sequence[Sequence[Cell]], choice: SuccessChoice | None
) -> tuple[dict[str, dict[str, _Place]], list[dict[str, Any]]]:
    """The measures of each task that headers name, in the order of their numbers; success as in a long table.

    Their columns of success are one for a person to choose, since they say it in the same words.
    """
    places: dict[str, dict[str, _Place]] = {}
    for at, name in enumerate(names):
        words, unit = _header(name)
        for measure, rest in _splits(words):
            places.setdefault(task_title(rest), {}).setdefault(measure, _Place(at, unit))
            break
    if len(places) > MOST_TASKS:
        raise InvalidInput(f"The headers name {len(places)} tasks; up to {MOST_TASKS} can be read.")
    told = [own["success"].at for own in places.values() if "success" in own]
    cells = [row[at] for row in rows for at in told]
    columns = success_columns([EACH_TASK], [[cell] for cell in cells], ())
    if told and not (choice.column == EACH_TASK if choice else reads_as_success(cells)):
        for own in places.values():
            own.pop("success", None)
    return dict(
        sorted(places.items(), key=lambda item: [int(n) for n in re.findall(r"\d{1,9}", item[0])])
    ), columns


def _splits(words: str) -> Iterator[tuple[str, str]]:
    """Ways to read a header as a task and a measure, the longest words of a measure first."""
    pairs = [(phrase, measure) for measure, wanted in MEASURES.items() for phrase in wanted]
    for phrase, measure in sorted(pairs, key=lambda pair: -len(pair[0])):
        if words.endswith(f" {phrase}"):
            rest = words[: -len(phrase)].strip()
        elif words.startswith(f"{phrase} "):
            rest = re.sub(r"^(?:on|of|for)\s+", "", words[len(phrase) :].strip())
        else:
            continue
        if rest and rest != "task" and not _NO_TASK.fullmatch(rest):
            yield measure, rest
