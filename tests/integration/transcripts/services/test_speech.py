"""Who spoke and what they said."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.studies import services as study_services
from insights.studies.queries import participants_of, tallies_of
from insights.transcripts import services
from insights.transcripts.models import Speaker
from insights.worker.models import Fact, Job
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


TALK = (("Mia", "What then?"), ("Anna B.", "I gave up at the delivery cost."))


def test_two_labels_of_one_person_are_made_one(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    spoken.transcript(session, actor, study)
    second = spoken.transcript(session, actor, study, TALK, name="interview_2.vtt")
    anna, other = participants_of(session, actor, study.id)
    speaker = session.scalars(select(Speaker).where(Speaker.participant_id == other.id)).one()
    services.say_who_speaks(session, actor, second, speaker, anna.id)
    assert (speaker.participant_id, speaker.reason) == (anna.id, "corrected by hand")
    assert participants_of(session, actor, study.id) == [anna]
    assert tallies_of(session, [study.id])[study.id]["participants"] == 1
    known = study_services.participant_behind(session, spoken.SECRET, study.id, "Anna B.")
    assert known is anna
    facts = session.scalars(select(Fact.payload).where(Fact.name == "speakers.changed")).all()
    assert facts == [{"transcript_id": second.id}]


def test_who_speaks_elsewhere_or_is_described_stays_in_the_study(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    first = spoken.transcript(session, actor, study)
    spoken.transcript(session, actor, study, name="interview_2.vtt")
    speaker = session.scalars(
        select(Speaker).where(Speaker.transcript_id == first.id, ~Speaker.is_moderator)
    ).one()
    services.say_who_speaks(session, actor, first, speaker, None)
    anna, new = participants_of(session, actor, study.id)
    assert speaker.participant_id == new.id
    study_services.describe_participant(session, new, {"plan": "free"})
    services.say_who_speaks(session, actor, first, speaker, anna.id)
    assert participants_of(session, actor, study.id) == [anna, new]
