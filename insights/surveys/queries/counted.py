"""The answers that count for a score, survey by survey, from the packed columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys.models import PackedAnswers, ScoreDefinition, ScoreSource
from insights.surveys.rules.cells import Cell, number_in
from insights.surveys.rules.counting import Values, person_values, worth_of
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.packing import DAY, PERSON, STATE, Packed
from insights.surveys.rules.persons import Days, Flags, PersonCounts, Persons, latest_of_each

WORTH_KEPT = 2000
_EVERYBODY_AT = (STATE, PERSON, DAY)


@dataclass(frozen=True)
class CountedAnswers:
    """One value a response of a survey in order of its number, NaN where unanswered, and which ones count."""

    values: Values
    kept: Flags

    @property
    def counting(self) -> Values:
        """The values, NaN where unanswered or not counting."""
        return np.where(self.kept, self.values, np.nan)


def packs_at(session: Session, survey_id: int, positions: Collection[int]) -> Mapping[int, Packed]:
    """Some packed columns of a survey the caller was allowed to read, by position."""
    rows = session.scalars(
        select(PackedAnswers).where(
            PackedAnswers.survey_id == survey_id, PackedAnswers.position.in_(list(positions))
        )
    )
    return {row.position: Packed(row.width, row.codes, row.choices) for row in rows}


def counted_answers(
    session: Session, definition: ScoreDefinition, sources: Sequence[ScoreSource]
) -> dict[int, CountedAnswers]:
    """By survey, the answers of a definition's sources; surveys that are not packed are left out.

    Where a person counts once in all surveys, `sources` must be all of them, in order of their surveys.
    """
    found: dict[int, _Read] = {}
    for source in sources:
        read = _read(session, definition, source)
        if read is not None:
            found[source.survey_id] = read
    if definition.person_counts == PersonCounts.LATEST:
        kept = _latest(found.values(), definition.window_days)
    elif definition.person_counts == PersonCounts.SURVEY:
        kept = [one for read in found.values() for one in _latest([read], None)]
    else:
        kept = [read.whole for read in found.values()]
    return {
        survey_id: CountedAnswers(read.values, own)
        for (survey_id, read), own in zip(found.items(), kept, strict=True)
    }


def counted_in(
    packs: Mapping[int, Packed],
    kind: Kind,
    positions: Sequence[int],
    worth: Mapping[Cell, float | None],
    high: int | None,
) -> Values:
    """One value a response, NaN where unanswered, by what each answer is worth."""
    return person_values(kind, [worth_of(packs[at], worth) for at in positions], high)


@dataclass(frozen=True)
class _Read:
    values: Values
    whole: Flags
    persons: Persons
    days: Days


def _read(session: Session, definition: ScoreDefinition, source: ScoreSource) -> _Read | None:
    packs = packs_at(session, source.survey_id, [*source.positions, *_EVERYBODY_AT])
    if STATE not in packs or any(at not in packs for at in source.positions):
        return None
    worth = _worth(source, packs[source.positions[0]])
    states = packs[STATE].array
    return _Read(
        counted_in(packs, Kind(definition.kind), source.positions, worth, definition.high),
        np.ones(len(states), bool) if definition.partial_counts else states == 0,
        packs[PERSON].persons if PERSON in packs else np.zeros(len(states), np.uint64),
        _days(packs[DAY]) if DAY in packs else np.zeros(len(states), np.int64),
    )


def _worth(source: ScoreSource, packed: Packed) -> Mapping[Cell, float | None]:
    if len(source.worth) < WORTH_KEPT:
        return dict(source.worth)
    return {cell: number_in(cell) for cell in packed.choices}  # plain numbers, each its own worth


def _days(packed: Packed) -> Days:
    return np.array([0, *(date.fromisoformat(str(day)).toordinal() for day in packed.choices)])[packed.array]


def _latest(reads: Iterable[_Read], window: int | None) -> list[Flags]:
    """Which responses count of several surveys taken as one."""
    reads = list(reads)
    if not reads:
        return []
    whole = np.concatenate([read.whole for read in reads])
    persons = np.concatenate([read.persons for read in reads])[whole]
    days = np.concatenate([read.days for read in reads])[whole]
    answered = ~np.isnan(np.concatenate([read.values for read in reads]))[whole]
    kept = whole.copy()
    kept[whole] = latest_of_each(persons, days, answered, window)
    return np.split(kept, np.cumsum([len(read.whole) for read in reads])[:-1])
