"""Scores of a survey file by itself, without a database: what `insights score` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from insights.kernel.confined import Limits, run_confined
from insights.kernel.errors import InvalidInput
from insights.surveys.readers.opening import read_survey
from insights.surveys.readers.parsed import Notice, ParsedSurvey
from insights.surveys.rules.cells import Cell, is_missing, text_of
from insights.surveys.rules.completion import CompletionCount
from insights.surveys.rules.dates import DateOrder, decide_order
from insights.surveys.rules.kinds import WITHOUT_SCORE, Declaration, Kind, column_named, declaration_from
from insights.surveys.rules.ordering import order_warnings
from insights.surveys.rules.profiles import ColumnProfile, Tally
from insights.surveys.rules.scales import Reading, read_scale
from insights.surveys.rules.scoring import score_group
from insights.surveys.rules.suggesting import suggest_kinds

BLOCK = 2000
MOST_BYTES = 200 << 20
LIMITS = Limits(memory_mb=3072, cpu_seconds=300, silent_seconds=320.0)


def score_file(path: Path | str, questions: Sequence[str] = (), segment: str | None = None) -> dict[str, Any]:
    """Score the declared questions of a file, read in a confined child process.

    Raises a PersonReadable error with one clear sentence for a file or a declaration that cannot be taken.
    """
    path = Path(path)
    arguments = {"filename": path.name, "questions": list(questions), "segment": segment}
    if path.is_dir():
        folder = {**arguments, "folder": str(path.resolve())}
        return run_confined(f"{__name__}:score_folder", folder, limits=LIMITS)
    if not path.is_file():
        raise InvalidInput(f"There is no file {path}.")
    size = path.stat().st_size
    if size == 0:
        raise InvalidInput("The file is empty (0 bytes).")
    if size > MOST_BYTES:
        raise InvalidInput(f"The file has {size >> 20} MB; up to {MOST_BYTES >> 20} MB can be read.")
    return run_confined(f"{__name__}:score_open_file", arguments, content=path, limits=LIMITS)


def score_open_file(
    file: BinaryIO, filename: str, questions: Sequence[str] = (), segment: str | None = None
) -> dict[str, Any]:
    """Score an open file in this process."""
    return _scored(read_survey(file, filename), questions, segment, filename)


def score_folder(
    folder: str, filename: str, questions: Sequence[str] = (), segment: str | None = None
) -> dict[str, Any]:
    """Score a folder of one file a person in this process."""
    return _scored(read_survey(Path(folder), filename), questions, segment, filename)


def _scored(
    survey: ParsedSurvey, questions: Sequence[str], segment: str | None, filename: str
) -> dict[str, Any]:
    names = names_of(survey)
    declarations = [declaration_from(question, names) for question in questions]
    _refuse_doubles(declarations)
    by = column_named(segment, names) if segment is not None else None
    counts = _Counts(survey, declarations, by, filename.rsplit(".", 1)[0])
    for block in survey.blocks(BLOCK):
        counts.add(block)
    return counts.report()


def names_of(survey: ParsedSurvey) -> list[tuple[str, ...]]:
    """What each column answers to: header, code, words, number."""
    return [
        tuple(dict.fromkeys((column.name, column.code or column.name, column.text)))
        for column in survey.columns
    ]


def _refuse_doubles(declarations: Sequence[Declaration]) -> None:
    seen: set[tuple[int, ...]] = set()
    for declaration in declarations:
        if declaration.columns in seen:
            raise InvalidInput(f"'{declaration.name}' is declared twice.")
        seen.add(declaration.columns)


class _Counts:
    """Everything gathered in the one pass over the rows."""

    def __init__(
        self, survey: ParsedSurvey, declarations: Sequence[Declaration], segment: int | None, called: str
    ) -> None:
        self._survey = survey
        self._called = called
        self._segment = segment
        self._tally = Tally(len(survey.columns))
        self._completion = CompletionCount([column.name for column in survey.columns])
        self._scored = [declared for declared in declarations if declared.kind not in WITHOUT_SCORE]
        self._declared = {index: d.kind for d in declarations for index in d.columns}
        self._answers: list[Counter[tuple[Cell, ...]]] = [Counter() for _ in self._scored]
        self._order: list[list[Cell]] = [[] for _ in self._scored]

    def add(self, columns: list[tuple[Cell, ...]]) -> None:
        """Count one block of rows."""
        self._tally.add(columns)
        self._completion.add(columns)
        rows = len(columns[0]) if columns else 0
        by = self._labelled(columns, self._segment) if self._segment is not None else (None,) * rows
        for at, declared in enumerate(self._scored):
            choice = declared.kind in (Kind.SINGLE, Kind.MULTI)
            own = [self._labelled(columns, i) if choice else columns[i] for i in declared.columns]
            self._answers[at].update(zip(by, *own, strict=True))
            if len(own) == 1 and len(self._order[at]) < 100_000:
                self._order[at].extend(own[0])

    def _labelled(self, columns: list[tuple[Cell, ...]], index: int) -> Sequence[Cell]:
        """A column's cells as people read them, stored codes by their labels."""
        labels = self._survey.columns[index].labels
        return [labels.get(text_of(cell), cell) for cell in columns[index]] if labels else columns[index]

    def report(self) -> dict[str, Any]:
        """The whole answer, in the shape of the command's contract."""
        survey = self._survey
        profiles = [self._tally.profile(c.index, c.name, c.text, c.group, c.labels) for c in survey.columns]
        scores, readings = self._scores(profiles)
        for note in self._completion.notes():
            survey.warn(note)
        questions = self._questions(profiles, readings)
        return {
            "format": survey.format,
            "respondents": self._tally.rows,
            "questions": questions,
            "scores": scores,
            "warnings": [{"line": notice.line, "message": notice.message} for notice in survey.warnings],
        }

    def _scores(self, profiles: list[ColumnProfile]) -> tuple[list[dict[str, Any]], dict[int, Reading]]:
        scores: list[dict[str, Any]] = []
        readings: dict[int, Reading] = {}
        for at, declared in enumerate(self._scored):
            groups = _by_segment(self._answers[at])
            whole: Counter[tuple[Cell, ...]] = Counter()
            for answers in groups.values():
                whole.update(answers)
            reading = self._reading(declared, whole, profiles)
            readings.update(dict.fromkeys(declared.columns, reading))
            self._warn(declared, reading, whole, self._order[at])
            scores.append(self._entry(declared, None, reading, whole))
            if self._segment is not None:
                for value in _segments_in_order(groups):
                    scores.append(self._entry(declared, value, reading, groups[value]))
        return scores, readings

    def _reading(
        self, declared: Declaration, whole: Counter[tuple[Cell, ...]], profiles: list[ColumnProfile]
    ) -> Reading:
        pooled: Counter[Cell] = Counter()
        for cells, times in whole.items():
            for cell in cells:
                pooled[cell] += times
        first = profiles[declared.columns[0]]
        return read_scale(declared.kind, pooled, declared.scale, first.text, first.labels)

    def _warn(
        self, declared: Declaration, reading: Reading, whole: Counter[tuple[Cell, ...]], order: list[Cell]
    ) -> None:
        notes = [*reading.warnings, *order_warnings(declared.kind, reading, whole, order, declared.scale)]
        for note in notes:
            self._survey.warnings.append(Notice(None, f"{declared.name[:80]}: {note}"))

    def _entry(
        self, declared: Declaration, segment: str | None, reading: Reading, answers: Counter[tuple[Cell, ...]]
    ) -> dict[str, Any]:
        names = [self._survey.columns[index].name for index in declared.columns]
        head = {"kind": str(declared.kind), "name": declared.name, "questions": names, "segment": segment}
        return {**head, **score_group(declared.kind, reading, answers)}

    def _questions(self, profiles: list[ColumnProfile], readings: dict[int, Reading]) -> list[dict[str, Any]]:
        questions = []
        suggested = suggest_kinds(profiles, self._called)
        for index, (profile, suggestion) in enumerate(zip(profiles, suggested, strict=True)):
            kind = self._declared.get(index)
            n = profile.n
            if index in readings and kind not in (Kind.SINGLE, Kind.MULTI):
                n = sum(
                    times
                    for cell, times in profile.values.items()
                    if readings[index].worth.get(cell) is not None
                )
            if suggestion.kind is Kind.DATE and decide_order(profile.texts).order is DateOrder.AMBIGUOUS:
                note = f"'{profile.name[:80]}': dates may be day-first or month-first, nothing decides."
                self._survey.warn(note)
            questions.append(
                {
                    "name": profile.name,
                    "text": profile.text,
                    "kind": str(kind) if kind else None,
                    "suggested": str(suggestion.kind) if suggestion.kind else None,
                    "reason": suggestion.reason,
                    "n": n,
                    "missing": self._tally.rows - n,
                }
            )
        return questions


def _by_segment(answers: Counter[tuple[Cell, ...]]) -> dict[str | None, Counter[tuple[Cell, ...]]]:
    """Answers by segment value; None gathers those without one."""
    codes = {text_of(cells[0]) for cells in answers}
    short = sum(1 for code in codes if 2 <= len(code) <= 4 and code.isupper() and not is_missing(code))
    groups: dict[str | None, Counter[tuple[Cell, ...]]] = {}
    for cells, times in answers.items():
        text = text_of(cells[0])
        named = (text == "NA" and short > 0) or not is_missing(cells[0])
        groups.setdefault(text if named else None, Counter())[cells[1:]] += times
    return groups


def _segments_in_order(groups: dict[str | None, Counter[tuple[Cell, ...]]]) -> list[str]:
    return sorted(value for value in groups if value is not None)
