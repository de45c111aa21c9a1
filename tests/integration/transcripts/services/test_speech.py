"""Who spoke and what they said."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.studies.queries import participants_of
from insights.transcripts import services
from insights.transcripts.models import Speaker
from insights.worker.models import Job
from tests.factories import people, spoken, studies


def test_the_same_label_in_two_files_is_one_person(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    spoken.transcript(session, actor, study)
    spoken.transcript(session, actor, study, name="interview_2.vtt")
    assert len(participants_of(session, actor, study.id)) == 1


def test_a_corrected_moderator_is_no_participant(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    mia, anna = session.scalars(select(Speaker).order_by(Speaker.position)).all()
    services.correct_speaker(session, actor, transcript, mia, is_moderator=False)
    services.correct_speaker(session, actor, transcript, anna, is_moderator=True)
    assert mia.participant_id is not None
    assert (anna.participant_id, anna.reason) == (None, "corrected by hand")
    asked = session.scalars(select(Job.name).where(Job.subject_kind == "transcript").order_by(Job.name)).all()
    assert asked == ["transcripts.index", "transcripts.split"]
