"""From an upload to a whole transcript."""

from sqlalchemy.orm import Session

from insights.studies.queries import participants_of, sessions_of, tallies_of
from insights.transcripts import services
from insights.worker import job_of_subject
from tests.factories import people, spoken, studies


def test_an_upload_asks_a_worker_to_read_it(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = spoken.upload(session, actor, studies.study(session, actor))
    job = job_of_subject(session, "transcript_import", row.id)
    assert (job.name, job.payload) == ("transcripts.import", {"import_id": row.id})


def test_a_failed_upload_can_be_read_again(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = spoken.upload(session, actor, studies.study(session, actor))
    services.mark_failed(session, row, "There is no cue.", 3)
    assert (row.state, row.reason, row.line) == ("failed", "There is no cue.", 3)
    services.ask_for_reading(session, actor, row)
    assert (row.state, row.reason, row.line) == ("queued", "", None)


def test_a_whole_transcript_brings_session_people_and_counts(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    assert [row.title for row in sessions_of(session, actor, study.id)] == ["Interview 1"]
    assert len(participants_of(session, actor, study.id)) == 1
    assert tallies_of(session, [study.id])[study.id] == {
        "participants": 1,
        "passages": 2,
        "sessions": 1,
        "transcripts": 1,
    }
    assert transcript.whole
