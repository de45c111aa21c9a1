"""From declared columns to a whole survey: begun unseen, filled in batches, shown at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.bulk import insert_rows
from insights.kernel.db import lock_row, rows_touched
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.search.services import forget
from insights.studies.services import add_to_tally, say_material_changed
from insights.surveys.models import (
    OpenAnswer,
    PackedAnswers,
    Question,
    Response,
    ScoreDefinition,
    ScoreSource,
    Survey,
    SurveyImport,
)
from insights.surveys.rules.cells import text_of
from insights.surveys.rules.intake import Taken
from insights.surveys.rules.mapping import fingerprint_of
from insights.surveys.rules.packing import Packed, times_of
from insights.surveys.rules.row_kinds import RowKind
from insights.surveys.rules.states import ImportState
from insights.surveys.services.counting import recount, tell_change
from insights.worker import enqueue

CHOICES_KEPT = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """What the analysis says of an open answer's text."""

    text_hash: str
    contentless: bool
    language: str | None


def begin_survey(session: Session, row: SurveyImport) -> Survey:
    """An unfinished survey with its questions, that no query shows yet."""
    columns = row.preview["columns"]
    target = session.get(Survey, row.updates_id) if row.updates_id else None
    survey = Survey(
        known_in_study=target is not None and target.known_in_study,
        study_id=row.study_id,
        title=row.mapping["title"],
        invited=row.mapping["invited"],
        row_kind=row.mapping.get("row_kind") or RowKind.RESPONSE.value,
        format=row.preview["format"][:40],
        fingerprint=fingerprint_of(column["name"] for column in columns),
    )
    session.add(survey)
    session.flush()
    row.survey_id = survey.id
    session.add_all(
        Question(
            survey_id=survey.id,
            position=position,
            name=column["name"],
            text=column["text"],
            group=column["group"],
            labels=column["labels"],
            kind=declared["kind"] or "",
            scale=declared["scale"],
            n=column["n"],
            missing=column["missing"],
        )
        for position, (column, declared) in enumerate(zip(columns, row.mapping["columns"], strict=True))
    )
    session.flush()
    return survey


def question_ids(session: Session, survey_id: int) -> dict[int, int]:
    """Ids of the questions by position."""
    rows = session.execute(select(Question.position, Question.id).where(Question.survey_id == survey_id))
    return dict(rows.all())


def add_responses(session: Session, survey_id: int, taken: Taken, digests: Sequence[str | None]) -> None:
    """Store a block of responses; `digests` stand for their respondents' ids."""
    columns = ("survey_id", "number", "respondent", "answered_on", "partial", "preview", "answers")
    own = zip(digests, taken.days, taken.partial, taken.preview, taken.answers, strict=True)
    rows = [(survey_id, number, *values) for number, values in enumerate(own, start=taken.first)]
    insert_rows(session, Response, columns, rows)


def add_open_answers(
    session: Session,
    survey: Survey,
    questions: Mapping[int, int],
    taken: Taken,
    readings: Mapping[tuple[int, str], Reading],
) -> int:
    """Store what a stored block said in its own words; how many answers say something."""
    if not taken.said:
        return 0
    ids = _response_ids(session, survey.id, sorted({taken.first + said.row for said in taken.said}))
    columns = (
        "study_id", "survey_id", "question_id", "response_id", "text", "segment", "score", "answered_on",
        "text_hash", "contentless", "language",
    )  # fmt: skip
    rows, speaking = [], 0
    for said in taken.said:
        reading = readings[said.position, said.text]
        where = (survey.study_id, survey.id, questions[said.position], ids[taken.first + said.row])
        what = (said.text, said.segment, said.score, taken.days[said.row])
        rows.append((*where, *what, reading.text_hash, reading.contentless, reading.language))
        speaking += not reading.contentless
    insert_rows(session, OpenAnswer, columns, rows)
    return speaking


def _response_ids(session: Session, survey_id: int, numbers: Sequence[int]) -> dict[int, int]:
    """The ids of stored responses by their numbers, which are in order.

    Both were given in the same order: where as many ids as numbers lie between two rows, all lie in a row.
    """
    first, last = numbers[0], numbers[-1]
    wanted = select(Response.number, Response.id).where(Response.survey_id == survey_id)
    ends = dict(session.execute(wanted.where(Response.number.in_((first, last)))).all())
    if ends[last] - ends[first] == last - first:
        return {number: ends[first] + number - first for number in numbers}
    return dict(session.execute(wanted.where(Response.number.between(first, last))).all())


def keep_packs(session: Session, survey_id: int, packs: Mapping[int, Packed]) -> None:
    """Store packed columns instead of those that stand there, and how often each answer was given."""
    own = PackedAnswers.survey_id == survey_id
    session.execute(delete(PackedAnswers).where(own, PackedAnswers.position.in_(list(packs))))
    session.add_all(
        PackedAnswers(
            survey_id=survey_id,
            position=position,
            width=packed.width,
            codes=packed.codes,
            choices=packed.choices,
        )
        for position, packed in packs.items()
    )
    asked = select(Question).where(Question.survey_id == survey_id, Question.position.in_(list(packs)))
    for question in session.scalars(asked):
        if question.position in packs:
            times = times_of(packs[question.position])
            often = sorted(times.items(), key=lambda item: -item[1])[:CHOICES_KEPT]
            question.choices = [[text_of(choice)[:300], count] for choice, count in often]
            question.n = sum(times.values())
            question.missing = len(packs[question.position].array) - question.n
    session.flush()


@dataclass(frozen=True, slots=True)
class Totals:
    """What was counted while a survey was filled."""

    responses: int
    partial: int
    answers: int
    first_on: date | None
    last_on: date | None


def show_survey(
    session: Session, actor: Actor, row: SurveyImport, survey: Survey, totals: Totals, warnings: Iterable[Any]
) -> None:
    """Make a filled survey visible, whole, with the study's counts; let its answers be found later."""
    survey.response_count, survey.partial_count = totals.responses, totals.partial
    survey.answer_count = _speaking(session, survey.id) if row.erased else totals.answers
    survey.first_on, survey.last_on = totals.first_on, totals.last_on
    survey.whole = True
    row.state, row.warnings, row.erased = ImportState.DONE.value, list(warnings), []
    row.changes = {"added": totals.responses, "changed": 0, "same": 0}
    counted = (("surveys", 1), ("responses", totals.responses), ("passages", survey.answer_count))
    for name, amount in counted:
        add_to_tally(session, survey.study_id, name, amount)
    record_audit(session, actor, "surveys.import", "survey", survey.id)
    session.flush()
    ask_for_index(session, actor, survey)


def _speaking(session: Session, survey_id: int) -> int:
    """How many open answers of a survey say something."""
    said = select(func.count()).where(OpenAnswer.survey_id == survey_id, ~OpenAnswer.contentless)
    return session.scalar(said) or 0


def edit_survey(
    session: Session,
    actor: Actor,
    survey: Survey,
    version: int,
    *,
    title: str,
    row_kind: str,
    invited: int | None,
) -> bool:
    """Save what a survey is called, what its rows are and how many were invited; its answers stay."""
    changes = {"title": title.strip()[:200], "row_kind": row_kind, "invited": invited}
    if not changes["title"]:
        raise InvalidInput("Give the survey a title.", "title")
    renamed = changes["title"] != survey.title
    if not apply_edit(survey, "survey", version, changes):
        return False
    record_audit(session, actor, "surveys.edit", "survey", survey.id)
    session.flush()
    if renamed:
        ask_for_index(session, actor, survey)
    return True


def ask_for_index(session: Session, actor: Actor, survey: Survey) -> None:
    """Let a worker make the search rows of a survey's open answers."""
    enqueue(
        session,
        actor,
        "surveys.index",
        {"survey_id": survey.id},
        key=f"surveys.index:{survey.id}",
        subject=("survey", survey.id),
        study_id=survey.study_id,
        again=True,
    )


def drop_some_responses(session: Session, survey_id: int, most: int) -> int:
    """Remove up to `most` responses of an unfinished survey; how many were removed."""
    some = select(Response.id).where(Response.survey_id == survey_id).limit(most)
    return rows_touched(session, delete(Response).where(Response.id.in_(some)))


def drop_responses(session: Session, ids: Sequence[int]) -> None:
    """Remove responses of an unfinished survey that bring nothing new."""
    for first in range(0, len(ids), CHOICES_KEPT):
        session.execute(delete(Response).where(Response.id.in_(ids[first : first + CHOICES_KEPT])))


def drop_numbers(session: Session, survey_id: int, numbers: Sequence[int]) -> None:
    """Remove responses of an unfinished survey by their numbers."""
    session.execute(delete(Response).where(Response.survey_id == survey_id, Response.number.in_(numbers)))


def drop_unfinished(session: Session, row: SurveyImport) -> None:
    """Drop what a crashed import left behind, once its responses are gone."""
    survey = session.get(Survey, row.survey_id) if row.survey_id else None
    if survey is not None and not survey.whole:
        row.survey_id = None
        session.flush()
        session.delete(survey)
        session.flush()


def remove_survey(session: Session, actor: Actor, survey: Survey) -> None:
    """Remove a survey with everything answered in it, its files and what was seen in them included."""
    survey = lock_row(session, survey)
    answers = session.scalars(select(OpenAnswer.id).where(OpenAnswer.survey_id == survey.id)).all()
    for first in range(0, len(answers), 500):
        forget(session, "answer", answers[first : first + 500])
    for name, amount in (
        ("surveys", 1),
        ("responses", survey.response_count),
        ("passages", _speaking(session, survey.id)),
    ):
        add_to_tally(session, survey.study_id, name, -amount)
    say_material_changed(session, survey.study_id)
    record_audit(session, actor, "surveys.remove", "survey", survey.id)
    own = select(ScoreSource.definition_id).where(ScoreSource.survey_id == survey.id)
    scored = session.scalars(select(ScoreDefinition).where(ScoreDefinition.id.in_(own))).all()
    session.execute(delete(SurveyImport).where(SurveyImport.survey_id == survey.id))
    session.delete(survey)
    session.flush()
    for definition in scored:
        recount(session, definition, survey.id)
        tell_change(session, definition)
