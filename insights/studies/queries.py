"""Reads of studies, scoped to what the actor may see."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, false, func, or_, select, true
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Actor, Role
from insights.kernel.db import the_row
from insights.kernel.errors import NotFound
from insights.kernel.pagination import Key, Page, page_of
from insights.kernel.statements import IDS, whoever
from insights.studies.models import (
    Consent,
    Participant,
    Study,
    StudyMember,
    StudyParticipant,
    StudySession,
    StudyTally,
    StudyTask,
    TaskOutcome,
)
from insights.studies.rules import ConsentPeriod, Scope, consent_allows

MAY_JOIN = frozenset({Role.RESEARCHER, Role.PM})
"""Who can be a member of a restricted study; admins open every study, stakeholders none."""


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The condition on `Study` under which the actor may read a study's own material."""
    if not actor.sees_unpublished:
        return false()
    if actor.role == Role.ADMIN:
        return true()
    member = select(StudyMember.study_id).where(StudyMember.user_id == actor.user_id)
    return or_(~Study.restricted, Study.owner_id == actor.user_id, Study.id.in_(member))


def visible_study_ids(actor: Actor):
    """A subquery of the ids of all studies the actor may read, for scoping other tables."""
    return select(Study.id).where(visible_to(actor))


def study(session: Session, actor: Actor, study_id: int) -> Study:
    """The study; NotFound when it is missing or hidden from the actor."""
    return the_row(session, _visible_study(actor.role), {"me": actor.user_id, "study_id": study_id})


@cache
def _visible_study(role: Role) -> Select[Study]:
    return select(Study).where(Study.id == bindparam("study_id"), visible_to(whoever(role)))


def study_for_update(session: Session, actor: Actor, study_id: int) -> Study:
    """The study, locked for this transaction; NotFound when missing or hidden."""
    locked = select(Study).where(Study.id == study_id, visible_to(actor)).with_for_update()
    return the_row(session, locked.execution_options(populate_existing=True))


def members_of(session: Session, study_id: int) -> Sequence[StudyMember]:
    """Who may open a restricted study besides its owner and admins."""
    return session.scalars(select(StudyMember).where(StudyMember.study_id == study_id)).all()


def studies_page(session: Session, actor: Actor, text: str, status: str, cursor: str | None) -> Page[Study]:
    """One page of the visible studies, newest first."""
    statement = select(Study).where(visible_to(actor))
    if text:
        statement = statement.where(func.lower(Study.title).contains(text.lower(), autoescape=True))
    if status:
        statement = statement.where(Study.status == status)
    return page_of(session, statement, [Key(Study.id, "id", descending=True)], cursor)


def titles_of(session: Session, actor: Actor, study_ids: Collection[int]) -> Mapping[int, str]:
    """Titles of the visible ones among the given studies."""
    if not study_ids:
        return {}
    told = {"ids": list(study_ids), "me": actor.user_id}
    return dict(session.execute(_visible_titles(actor.role), told).all())


@cache
def _visible_titles(role: Role) -> Select[int, str]:
    return select(Study.id, Study.title).where(Study.id.in_(IDS), visible_to(whoever(role)))


_TALLIES = select(StudyTally.study_id, StudyTally.name, StudyTally.value).where(StudyTally.study_id.in_(IDS))


def tallies_of(session: Session, study_ids: Collection[int]) -> Mapping[int, Mapping[str, int]]:
    """Counts by name for each study."""
    tallies: dict[int, dict[str, int]] = {study_id: {} for study_id in study_ids}
    if study_ids:
        for study_id, name, value in session.execute(_TALLIES, {"ids": list(study_ids)}):
            tallies[study_id][name] = value
    return tallies


def sessions_of(session: Session, actor: Actor, study_id: int) -> Sequence[StudySession]:
    """The study's sessions, oldest first."""
    return session.scalars(
        select(StudySession)
        .join(Study, Study.id == StudySession.study_id)
        .where(StudySession.study_id == study_id, visible_to(actor))
        .order_by(StudySession.held_on, StudySession.id)
    ).all()


def participants_of(session: Session, actor: Actor, study_id: int) -> Sequence[Participant]:
    """The study's participants by number."""
    return session.scalars(
        select(Participant)
        .join(StudyParticipant, StudyParticipant.participant_id == Participant.id)
        .join(Study, Study.id == StudyParticipant.study_id)
        .where(Study.id == study_id, visible_to(actor))
        .order_by(Participant.number)
    ).all()


def segments_of(session: Session, actor: Actor, study_id: int) -> Sequence[tuple[Mapping[str, Any], int]]:
    """The segments of the study's participants, each with how many people are in it."""
    rows = session.execute(_segments(actor.role), {"study_id": study_id, "me": actor.user_id})
    return [(segment, count) for segment, count in rows]


@cache
def _segments(role: Role) -> Select[dict[str, Any], int]:
    return (
        select(Participant.segment, func.count())
        .join(StudyParticipant, StudyParticipant.participant_id == Participant.id)
        .join(Study, Study.id == StudyParticipant.study_id)
        .where(Study.id == bindparam("study_id"), visible_to(whoever(role)))
        .group_by(Participant.segment)
        .order_by(func.min(Participant.number))
    )


def consents_of(session: Session, participant_ids: Collection[int]) -> Mapping[int, list[ConsentPeriod]]:
    """Recorded consent by participant."""
    periods: dict[int, list[ConsentPeriod]] = {participant_id: [] for participant_id in participant_ids}
    for row in session.execute(_CONSENTS, {"ids": list(participant_ids)}):
        periods[row.participant_id].append(ConsentPeriod(Scope(row.scope), row.given_on, row.withdrawn_on))
    return periods


_CONSENTS = select(Consent.participant_id, Consent.scope, Consent.given_on, Consent.withdrawn_on).where(
    Consent.participant_id.in_(IDS)
)


def people_refusing(session: Session, scope: Scope, participant_ids: Collection[int | None]) -> set[int]:
    """Those of the people whose consent does not allow the scope today; one query."""
    people = {person for person in participant_ids if person is not None}
    if not people:
        return set()
    today = clock.today()
    periods = consents_of(session, people)
    return {person for person, own in periods.items() if not consent_allows(scope, own, today)}


def participant_in(session: Session, actor: Actor, study_id: int, participant_id: int) -> Participant:
    """A participant of a study the actor may see; else NotFound."""
    return the_row(
        session,
        select(Participant)
        .join(StudyParticipant, StudyParticipant.participant_id == Participant.id)
        .join(Study, Study.id == StudyParticipant.study_id)
        .where(Study.id == study_id, Participant.id == participant_id, visible_to(actor)),
    )


def studies_of_participant(session: Session, actor: Actor, participant_id: int) -> Sequence[Study]:
    """The studies a participant took part in, as far as the actor may see them."""
    return session.scalars(
        select(Study)
        .join(StudyParticipant, StudyParticipant.study_id == Study.id)
        .where(StudyParticipant.participant_id == participant_id, visible_to(actor))
        .order_by(Study.id)
    ).all()


def consent_rows(session: Session, participant_id: int) -> Sequence[Consent]:
    """All that is recorded of a participant the caller was allowed to read, newest first."""
    own = select(Consent).where(Consent.participant_id == participant_id)
    return session.scalars(own.order_by(Consent.given_on.desc(), Consent.id.desc())).all()


def consent_of(session: Session, participant_id: int, consent_id: int) -> Consent:
    """One consent of a participant; else NotFound."""
    row = session.get(Consent, consent_id)
    if row is None or row.participant_id != participant_id:
        raise NotFound
    return row


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with the outcomes of those who tried it."""

    task: StudyTask
    outcomes: Sequence[TaskOutcome]


def tasks_of(session: Session, actor: Actor, study_id: int) -> list[TaskRow]:
    """The study's tasks in order, each with its outcomes."""
    study(session, actor, study_id)
    tasks = session.scalars(
        select(StudyTask).where(StudyTask.study_id == study_id).order_by(StudyTask.number)
    ).all()
    outcomes = session.scalars(
        select(TaskOutcome)
        .where(TaskOutcome.task_id.in_([task.id for task in tasks]))
        .order_by(TaskOutcome.id)
    ).all()
    by_task: dict[int, list[TaskOutcome]] = {task.id: [] for task in tasks}
    for outcome in outcomes:
        by_task[outcome.task_id].append(outcome)
    return [TaskRow(task, by_task[task.id]) for task in tasks]


def task_in(session: Session, actor: Actor, study_id: int, task_id: int) -> TaskRow:
    """One task of a study the actor may see, with its outcomes; else NotFound."""
    for row in tasks_of(session, actor, study_id):
        if row.task.id == task_id:
            return row
    raise NotFound
