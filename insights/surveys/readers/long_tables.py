"""Surveys in long form, a row for each answer, turned into a row for each respondent."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from insights.surveys.readers.parsed import Column, Notice, ParsedSurvey, Row
from insights.surveys.rules.cells import Cell, folded, is_missing, text_of
from insights.surveys.rules.dates import looks_like_date
from insights.surveys.rules.profiles import spelt

MOST_ROWS = 200_000
_MOST_COLUMNS = 14
_PERSON = frozenset(
    ["participant", "participant id", "participant number", "participant code", "participantid", "person",
     "person id", "respondent", "respondent id", "respondentid", "response id", "responseid", "user",
     "user id", "userid", "subject", "subject id", "tester", "pid", "submission id", "session id",
     "teilnehmer", "teilnehmer id", "proband"]
)  # fmt: skip
_ITEM = frozenset(
    ["item", "items", "item id", "item no", "item number", "question", "question id", "questionid",
     "question code", "question no", "question number", "question name", "question key", "q", "statement",
     "variable", "frage"]
)  # fmt: skip
_ANSWER = frozenset(
    ["answer", "answers", "response", "rating", "value", "score", "answer value", "answer text",
     "response value", "reply", "likert", "antwort", "wert", "points"]
)  # fmt: skip
_WORDS = frozenset(
    ["question text", "questiontext", "item text", "statement text", "question label", "label", "wording"]
)


def in_rows_of_people(survey: ParsedSurvey) -> ParsedSurvey:
    """The survey with a row for each respondent where it has a row for each answer; else as it is."""
    heads = [folded(spelt(column.name)) for column in survey.columns]
    item = _first(heads, _ITEM)
    places = (_first(heads, _PERSON), item, _first(heads, _ANSWER, item))
    if len(heads) > _MOST_COLUMNS or None in places:
        return survey
    rows = list(itertools.islice(survey.rows, MOST_ROWS + 1))
    turned = _turned(survey, rows, [place for place in places if place is not None], _first(heads, _WORDS))
    if turned is None:
        back = itertools.chain(rows, survey.rows)
        return replace(survey, rows=back, straight=None)
    survey.close()
    return turned


def _first(heads: Sequence[str], wanted: frozenset[str], but: int | None = None) -> int | None:
    return next((at for at, head in enumerate(heads) if head in wanted and at != but), None)


def _turned(
    survey: ParsedSurvey, rows: Sequence[Row], places: Sequence[int], words: int | None
) -> ParsedSurvey | None:
    """The rows by respondent; None where people and items do not make up a table."""
    person, item, answer = places
    told = [row for row in rows if not is_missing(row.cells[person]) and not is_missing(row.cells[item])]
    items = list(dict.fromkeys(text_of(row.cells[item]) for row in told))
    if not 2 <= len(items) <= 500 or len(rows) > MOST_ROWS:
        return None
    others = [at for at in range(len(survey.columns)) if at not in (person, item, answer, words)]
    kept, parting = _attributes(told, person, item, others)
    people: dict[tuple[str, ...], Row] = {}
    answers: dict[tuple[str, ...], dict[str, Cell]] = {}
    twice: list[int] = []
    for row in told:
        key = tuple(text_of(row.cells[at]) for at in (person, *parting))
        people.setdefault(key, row)
        own = answers.setdefault(key, {})
        if (name := text_of(row.cells[item])) in own:
            twice.append(row.line)
        own[name] = row.cells[answer]
    usual = sum(len(own) for own in answers.values()) / len(answers)
    if usual < max(2, 0.5 * len(items)) or len(twice) > 0.05 * len(told):
        return None
    items.sort(key=lambda name: [int(part) for part in re.findall(r"\d{1,9}", name)][-1:])
    texts = {text_of(row.cells[item]): text_of(row.cells[words]) for row in told} if words is not None else {}
    beside = [person, *sorted({*kept, *parting})]
    columns = [replace(survey.columns[at], index=place) for place, at in enumerate(beside)]
    for place, name in enumerate(items, start=len(beside)):
        shown = f"{survey.columns[item].name} {name}" if name.isdecimal() else name
        first = tuple(own[name] for own in itertools.islice(answers.values(), 5) if name in own)
        columns.append(Column(place, shown, texts.get(name) or shown, code=name, first=first))
    notices = [
        Notice(None, f"Read as a row for each answer: {len(told)} answers of {len(people)} respondents.")
    ]
    notices += [
        Notice(line, "The same question is answered twice; the later answer was taken.")
        for line in twice[:50]
    ]
    return replace(
        survey,
        columns=tuple(columns),
        rows=_rows(people, answers, beside, items),
        warnings=[*survey.warnings, *notices],
        straight=None,
        close=lambda: None,
    )


def _attributes(
    rows: Sequence[Row], person: int, item: int, others: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Columns to keep for each respondent, and those that part a respondent's rounds (tool, session)."""
    kept, parting = [], []
    for at in others:
        values = {text_of(row.cells[at]) for row in rows}
        by_person: dict[str, set[str]] = {}
        by_item: dict[str, set[str]] = {}
        for row in rows:
            by_person.setdefault(text_of(row.cells[person]), set()).add(text_of(row.cells[at]))
            by_item.setdefault(text_of(row.cells[item]), set()).add(text_of(row.cells[at]))
        if all(len(own) == 1 for own in by_person.values()):
            kept.append(at)
        elif all(len(own) == 1 for own in by_item.values()):
            continue
        elif all(looks_like_date(value) for value in values if value):
            kept.append(at)
        elif len(values) <= 12:
            parting.append(at)
    return kept, parting


def _rows(
    people: dict[tuple[str, ...], Row],
    answers: dict[tuple[str, ...], dict[str, Cell]],
    beside: Sequence[int],
    items: Sequence[str],
) -> Iterator[Row]:
    for key, row in people.items():
        own = answers[key]
        yield Row(row.line, [*(row.cells[at] for at in beside), *(own.get(name) for name in items)])
