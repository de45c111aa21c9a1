"""People, studies, sessions and usability tasks of the sample."""

from __future__ import annotations

import io

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts import services as accounts
from insights.demo.load.working import do_waiting_work
from insights.demo.load.workspace import Workspace
from insights.demo.story.people import SAMPLE_PASSWORD
from insights.demo.story.transcripts import Session as Sitting
from insights.demo.story.transcripts import file_content
from insights.kernel.actor import Role
from insights.kernel.blobs import BlobStore
from insights.objectives import services as objectives
from insights.studies import services as studies
from insights.studies.models import Participant, Study, StudySession
from insights.studies.rules import Method, Scope, SessionKind
from insights.studies.services import OutcomeDraft, StudyDraft
from insights.transcripts import services as transcripts
from insights.transcripts.models import Speaker, Transcript, TranscriptImport


def add_people(work: Workspace) -> None:
    """The sample's users and teams."""
    password = accounts.hash_password(SAMPLE_PASSWORD)
    with work.at() as session:
        for user in work.story.users:
            row = accounts.create_user(
                session, user.email, user.name, Role(user.role), password, is_sample=True
            )
            work.keep(session, "user", user.key, row)
            work.actors[user.key] = row.as_actor()
        for team in work.story.teams:
            draft = objectives.TeamDraft(
                team.name,
                work.id_of("team", team.parent) if team.parent else None,
                [work.id_of("user", member) for member in team.members],
            )
            work.keep(session, "team", team.key, objectives.create_team(session, work.actors["admin"], draft))


def add_studies(work: Workspace) -> None:
    """The studies, and everybody who took part under their pseudonyms."""
    for study in work.story.studies:
        with work.at(study.started_on) as session:
            draft = StudyDraft(
                title=study.title,
                method=_method(study.method),
                question=study.question,
                decision=study.decision,
                hypotheses="\n".join(study.hypotheses),
                guide=study.guide,
                needed_by=study.needed_by,
            )
            work.keep(
                session, "study", study.key, studies.create_study(session, work.actors[study.owner], draft)
            )
    with work.at() as session:
        for person in work.story.participants:
            _add_participant(work, session, person.pseudonym)


def _method(written: str) -> Method:
    return next((method for method in Method if method.value == written), Method.MIXED)


def _add_participant(work: Workspace, session: Session, key: str) -> None:
    person = next(one for one in work.story.participants if one.pseudonym == key)
    joined = dict.fromkeys(s.study for s in work.story.sessions if key in s.participants)
    row: Participant | None = None
    for study in joined:
        study_id = work.id_of("study", study)
        if row is None:
            row = studies.participant_behind(session, work.settings.secret_key, study_id, person.label)
        else:
            studies.know_as(session, work.settings.secret_key, study_id, row, person.label)
    if row is None:
        return
    studies.describe_participant(session, row, person.segment)
    work.keep(session, "participant", key, row)
    for consent in person.consents:
        if consent.granted_on is not None:
            given = studies.record_consent(
                session, work.actors["researcher"], row, Scope(consent.scope), consent.granted_on
            )
            if consent.withdrawn_on is not None:
                studies.withdraw_consent(session, work.actors["researcher"], given, consent.withdrawn_on)


def add_transcripts(work: Workspace) -> None:
    """Upload every session's file and let the real readers take it in."""
    blobs = BlobStore(work.settings.data_dir / "blobs")
    actor = work.actors["researcher"]
    uploads: dict[str, int] = {}
    with work.at() as session:
        for sitting in work.story.sessions:
            blob = blobs.store(io.BytesIO(file_content(sitting)), work.settings.max_upload_mb << 20)
            study = session.get_one(Study, work.id_of("study", sitting.study))
            row = transcripts.accept_upload(
                session, actor, study, sitting.file, blob, SessionKind(sitting.kind), sitting.held_at.date()
            )
            uploads[sitting.key] = row.id
    do_waiting_work(work.engine)
    with work.at() as session:
        for sitting in work.story.sessions:
            _finish_session(work, session, sitting, uploads[sitting.key])
        _add_tasks(work, session)
    do_waiting_work(work.engine)


def _finish_session(work: Workspace, session: Session, sitting: Sitting, upload_id: int) -> None:
    """Give the session its title, and correct who moderates where the suggestion was wrong."""
    upload = session.get_one(TranscriptImport, upload_id)
    transcript = session.get_one(Transcript, upload.transcript_id)
    transcripts.edit_transcript(
        session,
        work.actors["researcher"],
        transcript.id,
        transcript.version,
        sitting.title,
        SessionKind(sitting.kind),
        sitting.held_at.date(),
    )
    row = session.get_one(StudySession, transcript.session_id)
    work.ids["session", sitting.key] = row.id
    work.ids["transcript", sitting.key] = transcript.id
    known = {work.id_of("participant", key) for key in sitting.participants}
    speakers = session.scalars(select(Speaker).where(Speaker.transcript_id == transcript.id)).all()
    for speaker in speakers:
        moderates = speaker.participant_id not in known
        stranger = speaker.participant_id
        transcripts.correct_speaker(session, work.actors["researcher"], transcript, speaker, moderates)
        if moderates and stranger is not None:
            studies.erase_participant(session, stranger)


def _add_tasks(work: Workspace, session: Session) -> None:
    for task in sorted(work.story.tasks, key=lambda one: (one.study, one.position)):
        sittings = {
            person: work.id_of("session", sitting.key)
            for sitting in work.story.sessions
            if sitting.study == task.study and sitting.kind == SessionKind.USABILITY_TEST
            for person in sitting.participants
        }
        outcomes = [
            OutcomeDraft(
                participant_id=work.id_of("participant", one.participant),
                session_id=sittings.get(one.participant),
                success=one.outcome == "success",
                seconds=float(one.seconds),
                errors=one.errors,
                ease=one.ease,
            )
            for one in task.outcomes
        ]
        study = session.get_one(Study, work.id_of("study", task.study))
        studies.add_task(session, work.actors["researcher"], study, task.prompt[:200], outcomes)
