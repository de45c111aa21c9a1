"""The grid of responses: a row each, narrowed and ordered as the address says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Select, String, case, cast, false, func, select
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput
from insights.kernel.pagination import PAGE_SIZE, Key, Page, cursor_values, encode_cursor, page_of
from insights.surveys.models import OpenAnswer, Question, Response, ScoreDefinition, ScoreSource, Survey
from insights.surveys.queries.counted import packs_at
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.narrowing import (
    Flags,
    Numbers,
    Ranked,
    in_number_order,
    in_ranked_order,
    ranked,
    said,
    worth_between,
)
from insights.surveys.rules.packing import DAY

MOST_EXPORTED = 50_000
AT_ONCE = 5_000
NOWHERE = -1e9


def respondent_in(
    session: Session, survey_id: int, number: int | None, digest: str | None
) -> Response | None:
    """A response of a survey by its number, else by the digest of its respondent's id."""
    own = select(Response).where(Response.survey_id == survey_id).order_by(Response.number).limit(1)
    known = Response.number == number if number is not None else Response.respondent == digest
    return session.scalars(own.where(known)).first()


@dataclass(frozen=True, slots=True)
class Scoring:
    """A declared score of a single question: where its answer stands and what each answer is worth."""

    definition_id: int
    name: str
    position: int
    worth: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which responses in which order: number, date or score, with "-" before it the last first."""

    segment: str = ""
    month: date | None = None
    words: str = ""
    least: float | None = None
    most: float | None = None
    scoring: Scoring | None = None
    order: str = "number"


def scorings_of(session: Session, survey_id: int) -> list[Scoring]:
    """The scores that stand on one question of a survey the caller was allowed to read."""
    rows = session.execute(
        select(ScoreDefinition.id, ScoreDefinition.name, ScoreSource.positions, ScoreSource.worth)
        .join(ScoreSource, ScoreSource.definition_id == ScoreDefinition.id)
        .join(Survey, Survey.id == ScoreSource.survey_id)
        .where(Survey.id == survey_id, ScoreDefinition.study_id == Survey.study_id)
        .order_by(ScoreDefinition.id)
    )
    return [
        Scoring(definition_id, name, positions[0], _known(worth))
        for definition_id, name, positions, worth in rows
        if len(positions) == 1 and _known(worth)
    ]


def responses_page(
    session: Session, survey_id: int, wanted: Wanted, cursor: str | None
) -> tuple[Sequence[Response], str | None, int]:
    """A page of responses to a survey the caller was allowed to read, the next cursor, how many are wanted.

    What is narrowed or ordered by answers is looked up in the packed columns where those are there.
    """
    keys = _keys(wanted)
    after = cursor_values(keys, cursor) if cursor else None
    packed = _packed(session, survey_id, wanted)
    if packed is not None:
        return _page_of_packed(session, survey_id, wanted, packed, after)
    columns = [key.column.label(key.attribute) for key in keys]
    conditions = _conditions(session, survey_id, wanted)
    page: Page = page_of(session, select(Response, *columns).where(*conditions), keys, cursor)
    counted = select(func.count()).select_from(Response).where(*conditions)
    return [row[0] for row in page.rows], page.next_cursor, session.scalar(counted) or 0


def responses_exported(session: Session, survey_id: int, wanted: Wanted) -> Sequence[Response]:
    """All wanted responses in order; InvalidInput when they are more than a file holds."""
    ordered = [key.column.desc() if key.descending else key.column.asc() for key in _keys(wanted)]
    statement = select(Response).where(*_conditions(session, survey_id, wanted)).order_by(*ordered)
    rows = session.scalars(statement.limit(MOST_EXPORTED + 1)).all()
    if len(rows) > MOST_EXPORTED:
        most = f"{MOST_EXPORTED:,}"
        raise InvalidInput(f"A file holds {most} responses at most. Narrow them by month or segment first.")
    return rows


def answers_of_responses(
    session: Session, response_ids: Collection[int]
) -> Mapping[tuple[int, int], OpenAnswer]:
    """Open answers by (response, question), of responses the caller was allowed to read."""
    ids, found = list(response_ids), {}
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        for row in session.scalars(select(OpenAnswer).where(OpenAnswer.response_id.in_(some))):
            found[row.response_id, row.question_id] = row
    return found


@dataclass(frozen=True)
class _Packed:
    """The numbers of a survey's responses in order, which are wanted, and what they are ordered by."""

    numbers: Numbers
    kept: Flags
    ranked: Ranked | None


def _packed(session: Session, survey_id: int, wanted: Wanted) -> _Packed | None:
    """The wanted responses by the packed columns; None where SQL does as well, or one is not packed."""
    name, last_first = wanted.order.lstrip("-"), wanted.order.startswith("-")
    scored = wanted.least is not None or wanted.most is not None or name == "score"
    scoring = wanted.scoring if scored else None
    segment = session.scalar(_segment_position(survey_id)) if wanted.segment else None
    if scoring is None and segment is None:
        return None
    by_day = [DAY] if name == "date" else []
    places = {at for at in (segment, scoring.position if scoring else None) if at is not None}
    packs = packs_at(session, survey_id, [*places, *by_day])
    numbers = _numbers(session, survey_id) if len(packs) == len(places) + len(by_day) else None
    if numbers is None or any(len(pack.array) != len(numbers) for pack in packs.values()):
        return None
    kept = np.ones(len(numbers), bool)
    if segment is not None:
        kept &= said(packs[segment], wanted.segment)
    if scoring is not None and (wanted.least is not None or wanted.most is not None):
        kept &= worth_between(packs[scoring.position], scoring.worth, wanted.least, wanted.most)
    if wanted.month or wanted.words:
        plain = replace(wanted, segment="", least=None, most=None)
        others = select(Response.number).where(*_conditions(session, survey_id, plain))
        kept &= np.isin(numbers, np.array(session.scalars(others).all(), np.int64))
    order = None
    if by_day:
        days = {str(day): str(day) for day in packs[DAY].choices}
        order = ranked(packs[DAY], days, "" if last_first else "~", last_first)
    elif name == "score" and scoring is not None:
        unanswered = NOWHERE if last_first else -NOWHERE
        order = ranked(packs[scoring.position], scoring.worth, unanswered, last_first)
    return _Packed(numbers, kept, order)


def _numbers(session: Session, survey_id: int) -> Numbers:
    """The numbers of all responses, in order: read only where some are missing."""
    own = Response.survey_id == survey_id
    first, last, count = session.execute(
        select(func.min(Response.number), func.max(Response.number), func.count()).where(own)
    ).one()
    if count and last - first + 1 == count:
        return np.arange(first, last + 1)
    return np.array(session.scalars(select(Response.number).where(own).order_by(Response.number)).all(), int)


def _page_of_packed(
    session: Session, survey_id: int, wanted: Wanted, packed: _Packed, after: Sequence[Any] | None
) -> tuple[Sequence[Response], str | None, int]:
    last_first, most = wanted.order.startswith("-"), PAGE_SIZE + 1
    keys: list[tuple[Any, ...]]
    if packed.ranked is None:
        last = after[0] if after else None
        keys = [(n,) for n in in_number_order(packed.numbers, packed.kept, last, most, last_first)]
    else:
        place = (after[0], after[1]) if after else None
        keys = [*in_ranked_order(packed.numbers, packed.kept, packed.ranked, place, most, last_first)]
    shown = keys[:PAGE_SIZE]
    chosen = Response.number.in_([key[-1] for key in shown])
    rows = session.scalars(select(Response).where(Response.survey_id == survey_id, chosen)).all()
    by_number = {row.number: row for row in rows}
    cursor = encode_cursor(shown[-1]) if len(keys) > PAGE_SIZE else None
    return [by_number[key[-1]] for key in shown if key[-1] in by_number], cursor, int(packed.kept.sum())


def _known(worth: Iterable[Sequence[object]]) -> dict[str, float]:
    return {str(said).strip(): float(value) for said, value in worth if isinstance(value, (int, float))}


def _said_at(position: int) -> ColumnElement[str]:
    return func.trim(cast(Response.answers[position].as_string(), String))


def _worth(scoring: Scoring, unanswered: float = NOWHERE) -> ColumnElement[float]:
    return case(dict(scoring.worth), value=_said_at(scoring.position), else_=unanswered)


def _keys(wanted: Wanted) -> list[Key]:
    name, last_first = wanted.order.lstrip("-"), wanted.order.startswith("-")
    if name == "date":  # who has no date, or no score, stands last either way
        undated = "" if last_first else "~"
        first = [Key(func.coalesce(cast(Response.answered_on, String), undated), "day", last_first)]
    elif name == "score" and wanted.scoring is not None:
        first = [Key(_worth(wanted.scoring, NOWHERE if last_first else -NOWHERE), "worth", last_first)]
    else:
        return [Key(Response.number, "number", last_first)]
    return [*first, Key(Response.number, "number")]


def _conditions(session: Session, survey_id: int, wanted: Wanted) -> list[ColumnElement[bool]]:
    kept: list[ColumnElement[bool]] = [Response.survey_id == survey_id]
    if wanted.segment:
        at = session.scalar(_segment_position(survey_id))
        kept.append(false() if at is None else _said_at(at) == wanted.segment)
    if wanted.month:
        after = date(wanted.month.year + wanted.month.month // 12, wanted.month.month % 12 + 1, 1)
        kept += [Response.answered_on >= wanted.month, Response.answered_on < after]
    if wanted.words:
        kept.append(Response.id.in_(_saying(survey_id, wanted.words)))
    if wanted.scoring is not None and (wanted.least is not None or wanted.most is not None):
        worth = _worth(wanted.scoring)
        kept.append(worth > NOWHERE)
        kept += [worth >= wanted.least] if wanted.least is not None else []
        kept += [worth <= wanted.most] if wanted.most is not None else []
    return kept


def _saying(survey_id: int, words: str) -> Select[int]:
    said = select(OpenAnswer.response_id).where(OpenAnswer.survey_id == survey_id)
    return said.where(OpenAnswer.text.icontains(words, autoescape=True))


def _segment_position(survey_id: int) -> Select[int]:
    return select(Question.position).where(Question.survey_id == survey_id, Question.kind == Kind.SEGMENT)
