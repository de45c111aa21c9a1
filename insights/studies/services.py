"""Writes of studies, sessions, participants, consent and tasks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from insights.accounts.queries import choices_of_people
from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.counters import next_number
from insights.kernel.db import lock_row
from insights.kernel.editing import apply_edit
from insights.kernel.erasing import hold_off_jobs
from insights.kernel.errors import InvalidInput
from insights.kernel.ids import fold
from insights.kernel.repeats import just_made
from insights.kernel.wiring import Eraser, Follow
from insights.search.rules import Visibility
from insights.search.services import Found, put
from insights.studies import queries
from insights.studies.models import (
    Consent,
    Participant,
    ParticipantAlias,
    Study,
    StudyMember,
    StudyParticipant,
    StudySession,
    StudyTally,
    StudyTask,
    TaskOutcome,
)
from insights.studies.rules import Method, Scope, SessionKind, StudyStatus, alias_digest
from insights.worker import record_fact

CONSENT_CHANGED = "consent.changed"
MATERIAL_CHANGED = "material.changed"
COUNTED_AT_ONCE = 5_000  # passages; a larger study's counts follow in the background


@dataclass(frozen=True, slots=True)
class StudyDraft:
    """What a person writes about a study."""

    title: str
    method: Method
    question: str = ""
    decision: str = ""
    hypotheses: str = ""
    guide: str = ""
    status: StudyStatus = StudyStatus.RUNNING
    restricted: bool = False
    needed_by: date | None = None

    def values(self) -> dict[str, Any]:
        """Column values."""
        return {**asdict(self), "method": self.method.value, "status": self.status.value}


def create_study(session: Session, actor: Actor, draft: StudyDraft) -> Study:
    """Add a study owned by the actor."""
    if not draft.title.strip():
        raise InvalidInput("A study needs a title.", "title")
    study = Study(owner_id=actor.user_id, **draft.values())
    if twice := just_made(session, study):
        return twice
    session.add(study)
    session.flush()
    record_audit(session, actor, "studies.create", "study", study.id)
    _index(session, study)
    return study


def edit_study(session: Session, actor: Actor, study_id: int, version: int, draft: StudyDraft) -> Study:
    """Save changes; StaleWrite when someone else saved since `version`."""
    study = queries.study_for_update(session, actor, study_id)
    if draft.restricted and not study.restricted and actor.user_id not in (None, study.owner_id):
        session.merge(StudyMember(study_id=study.id, user_id=actor.user_id))
    if apply_edit(study, "study", version, draft.values()):
        record_audit(session, actor, "studies.edit", "study", study.id)
        _index(session, study)
    session.flush()
    return study


def _index(session: Session, study: Study) -> None:
    words = "\n".join(filter(None, (study.title, study.question, study.decision)))
    put(session, [Found("study", study.id, study.title, words, Visibility.STUDY, study_id=study.id)])


def set_members(session: Session, actor: Actor, study: Study, user_ids: Collection[int]) -> None:
    """Let exactly these people open a restricted study besides its owner; nobody shuts themselves out."""
    kept = {row.user_id: row for row in queries.members_of(session, study.id)}
    wanted = {user_id for user_id, _ in choices_of_people(session, queries.MAY_JOIN)} & {*user_ids}
    for user_id in sorted(wanted - kept.keys() - {study.owner_id}):
        session.add(StudyMember(study_id=study.id, user_id=user_id))
        record_audit(session, actor, "studies.add_member", "study", study.id)
    for user_id in sorted(kept.keys() - {*user_ids, actor.user_id}):
        session.delete(kept[user_id])
        record_audit(session, actor, "studies.remove_member", "study", study.id)
    session.flush()


def add_to_tally(session: Session, study_id: int, name: str, amount: int) -> None:
    """Change a study's count in the writing transaction."""
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert
    statement = insert(StudyTally).values(study_id=study_id, name=name, value=amount)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[StudyTally.study_id, StudyTally.name], set_={"value": StudyTally.value + amount}
        )
    )


def add_session(
    session: Session, actor: Actor, study: Study, kind: SessionKind, title: str, held_on: date
) -> StudySession:
    """Add a conversation to a study."""
    row = StudySession(study_id=study.id, kind=kind.value, title=title.strip(), held_on=held_on)
    session.add(row)
    session.flush()
    add_to_tally(session, study.id, "sessions", 1)
    record_audit(session, actor, "studies.add_session", "session", row.id)
    return row


def remove_session(session: Session, actor: Actor, row: StudySession) -> None:
    """Remove a conversation with everything that hangs on it."""
    record_audit(session, actor, "studies.remove_session", "session", row.id)
    add_to_tally(session, row.study_id, "sessions", -1)
    session.delete(row)
    session.flush()


def create_participant(
    session: Session, study_id: int, segment: Mapping[str, Any] | None = None
) -> Participant:
    """A new person under the next pseudonym, as part of a study."""
    row = Participant(number=next_number(session, "participants"), segment=dict(segment or {}))
    session.add(row)
    session.flush()
    join_study(session, study_id, row)
    return row


def join_study(session: Session, study_id: int, participant: Participant) -> None:
    """Make a known participant part of a study; repeats are fine."""
    if session.get(StudyParticipant, (study_id, participant.id)) is None:
        session.add(StudyParticipant(study_id=study_id, participant_id=participant.id))
        session.flush()
        add_to_tally(session, study_id, "participants", 1)


def participant_behind(session: Session, secret_key: str, study_id: int, label: str) -> Participant:
    """The study's participant known by a speaker label, made new when the label is."""
    digest = alias_digest(secret_key, study_id, label)
    aliased = (
        select(Participant)
        .join(ParticipantAlias, ParticipantAlias.participant_id == Participant.id)
        .where(ParticipantAlias.study_id == study_id, ParticipantAlias.digest == digest)
    )
    known = session.scalar(aliased)
    if known is None:
        # two files of one study, read at once, may name the same person
        session.execute(select(Study.id).where(Study.id == study_id).with_for_update(key_share=True))
        known = session.scalar(aliased)
    if known is not None:
        return known
    row = create_participant(session, study_id)
    session.add(ParticipantAlias(study_id=study_id, participant_id=row.id, digest=digest))
    session.flush()
    return row


def know_as(session: Session, secret_key: str, study_id: int, participant: Participant, label: str) -> None:
    """Let a speaker's label in a study lead to a participant who is known already."""
    digest = alias_digest(secret_key, study_id, label)
    session.add(ParticipantAlias(study_id=study_id, participant_id=participant.id, digest=digest))
    session.flush()
    join_study(session, study_id, participant)


def give_place(session: Session, study_id: int, former_id: int, participant_id: int) -> None:
    """Let labels that led to one participant of a study lead to another; who is not described leaves it."""
    named = ParticipantAlias.study_id == study_id, ParticipantAlias.participant_id == former_id
    session.execute(update(ParticipantAlias).where(*named).values(participant_id=participant_id))
    described = select(Consent.participant_id).union(select(TaskOutcome.participant_id))
    known = session.scalar(
        select(Participant.id).where(Participant.id == former_id, Participant.id.in_(described))
    )
    place = session.get(StudyParticipant, (study_id, former_id))
    if place is not None and known is None and not session.get_one(Participant, former_id).segment:
        session.delete(place)
        add_to_tally(session, study_id, "participants", -1)
    session.flush()


def describe_participant(session: Session, participant: Participant, segment: Mapping[str, Any]) -> None:
    """Set the segment fields by which people are compared."""
    participant.segment = {**participant.segment, **segment}
    session.flush()


def set_segment(session: Session, actor: Actor, participant: Participant, segment: Mapping[str, Any]) -> None:
    """Put these segment fields in place of the ones that stood there."""
    participant.segment = dict(segment)
    session.flush()
    record_audit(session, actor, "studies.set_segment", "participant", participant.id)


def record_consent(
    session: Session, actor: Actor, participant: Participant, scope: Scope, given_on: date
) -> Consent:
    """Write down consent to a scope, given today or earlier."""
    if given_on > clock.latest_today():
        raise InvalidInput("That day lies ahead. Write the consent down once it is given.", "given_on")
    row = Consent(participant_id=participant.id, scope=scope.value, given_on=given_on)
    session.get_one(Participant, participant.id, with_for_update=True)
    same = (
        Consent.participant_id == participant.id,
        Consent.scope == row.scope,
        Consent.given_on == given_on,
    )
    if known := session.scalars(select(Consent).where(*same, Consent.withdrawn_on.is_(None))).first():
        return known
    session.add(row)
    session.flush()
    record_audit(session, actor, "studies.record_consent", "participant", participant.id)
    record_fact(session, CONSENT_CHANGED, {"participant_id": participant.id})
    return row


def withdraw_consent(session: Session, actor: Actor, consent: Consent, on: date) -> None:
    """Write down that consent was withdrawn, today or earlier; every copy of the words follows in jobs."""
    if on > clock.latest_today():
        raise InvalidInput("That day lies ahead. Write the withdrawal down on its day.", "withdrawn_on")
    if on < consent.given_on:
        raise InvalidInput("The withdrawal lies before the consent.", "withdrawn_on")
    # where the day has begun already, too, it holds at once
    consent.withdrawn_on = min(on, max(clock.today(), consent.given_on))
    session.flush()
    record_audit(session, actor, "studies.withdraw_consent", "participant", consent.participant_id)
    record_fact(session, CONSENT_CHANGED, {"participant_id": consent.participant_id})


@dataclass(frozen=True, slots=True)
class OutcomeDraft:
    """What was measured of one participant on one task; `seconds` of time, `ease` of 1–7."""

    participant_id: int
    session_id: int | None = None
    success: bool | None = None
    seconds: float | None = None
    errors: int | None = None
    ease: int | None = None


def add_task(
    session: Session, actor: Actor, study: Study, title: str, outcomes: Sequence[OutcomeDraft] = ()
) -> StudyTask:
    """Add a usability task with what was measured."""
    number = len(queries.tasks_of(session, actor, study.id)) + 1
    task = StudyTask(study_id=study.id, number=number, title=title.strip())
    session.add(task)
    session.flush()
    session.add_all(TaskOutcome(task_id=task.id, **asdict(outcome)) for outcome in outcomes)
    session.flush()
    add_to_tally(session, study.id, "tasks", 1)
    return task


def set_outcomes(session: Session, actor: Actor, task: StudyTask, drafts: Sequence[OutcomeDraft]) -> None:
    """What was measured on a task, in place of what stood there; a known session stays."""
    stood = {
        row.participant_id: row
        for row in session.scalars(select(TaskOutcome).where(TaskOutcome.task_id == task.id))
    }
    wanted = {draft.participant_id: draft for draft in drafts}
    for participant_id, row in stood.items():
        draft = wanted.pop(participant_id, None)
        if draft is None:
            session.delete(row)
        else:
            row.success, row.seconds, row.errors, row.ease = (
                draft.success,
                draft.seconds,
                draft.errors,
                draft.ease,
            )
    session.add_all(TaskOutcome(task_id=task.id, **asdict(draft)) for draft in wanted.values())
    session.flush()
    record_audit(session, actor, "studies.set_outcomes", "study_task", task.id)


def renew_outcomes(
    session: Session, actor: Actor, task: StudyTask, drafts: Sequence[OutcomeDraft]
) -> tuple[int, int]:
    """Add what was measured on a task, or renew it: how many were new, how many differ from what stood there.

    What a draft did not measure, and people without a draft, stay as they stood.
    """
    stood = {
        row.participant_id: row
        for row in session.scalars(select(TaskOutcome).where(TaskOutcome.task_id == task.id))
    }
    added = changed = 0
    for draft in drafts:
        row = stood.get(draft.participant_id)
        if row is None:
            session.add(TaskOutcome(task_id=task.id, **asdict(draft)))
            added += 1
            continue
        measured = {name: value for name, value in asdict(draft).items() if value is not None}
        changed += any(getattr(row, name) != value for name, value in measured.items())
        for name, value in measured.items():
            setattr(row, name, value)
    session.flush()
    record_audit(session, actor, "studies.renew_outcomes", "study_task", task.id)
    return added, changed


def task_named(session: Session, study_id: int, title: str) -> StudyTask:
    """The study's task of this title, however it is spelled; added when it is not there."""
    tasks = session.scalars(select(StudyTask).where(StudyTask.study_id == study_id)).all()
    known = next((task for task in tasks if fold(task.title) == fold(title)), None)
    if known is not None:
        return known
    number = max((task.number for task in tasks), default=0) + 1
    task = StudyTask(study_id=study_id, number=number, title=title.strip()[:200])
    session.add(task)
    session.flush()
    add_to_tally(session, study_id, "tasks", 1)
    return task


def forget_strangers(session: Session, participant_ids: Collection[int]) -> None:
    """Remove those of whom nothing is known: no segment, no consent, no outcome."""
    described = select(Consent.participant_id).union(select(TaskOutcome.participant_id))
    nobody = select(Participant).where(Participant.id.in_(participant_ids), Participant.id.not_in(described))
    for row in session.scalars(nobody):
        if not row.segment:
            erase_participant(session, row.id)


def say_material_changed(session: Session, study_id: int) -> None:
    """Let those who count a study's material count anew, once this transaction is done."""
    record_fact(session, MATERIAL_CHANGED, {"study_id": study_id})


def follow_removal(session: Session, study_id: int, followers: Iterable[Follow]) -> None:
    """Let what counts a study's material count anew at once, where the study is not too large to wait for."""
    passages = session.get(StudyTally, (study_id, "passages"), populate_existing=True)
    if passages is None or passages.value <= COUNTED_AT_ONCE:
        for follow in followers:
            follow(session, study_id)


def erase_everywhere(
    session: Session, actor: Actor, participant: Participant, erasers: Iterable[Eraser]
) -> int:
    """Let every feature's eraser take a participant out, in the order given; rows touched."""
    hold_off_jobs(session)
    participant_id = lock_row(session, participant).id
    rows = sum(eraser.erase(session, participant_id) for eraser in erasers)
    record_audit(session, actor, "studies.erase_participant", "participant", participant_id)
    session.flush()
    return rows


def erase_participant(session: Session, participant_id: int) -> int:
    """Remove a participant and all that this feature holds of them; rows touched."""
    row = session.get(Participant, participant_id)
    if row is None:
        return 0
    studies = session.scalars(
        select(StudyParticipant.study_id).where(StudyParticipant.participant_id == participant_id)
    ).all()
    for study_id in studies:
        add_to_tally(session, study_id, "participants", -1)
        say_material_changed(session, study_id)
    session.delete(row)
    session.flush()
    return 1 + len(studies)
