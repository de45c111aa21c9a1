"""From an upload to a whole transcript, and back to nothing."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.kernel.actor import SYSTEM
from insights.search.models import SearchRow
from insights.studies.queries import participants_of, sessions_of, tallies_of
from insights.transcripts import queries, services
from insights.transcripts.models import Speaker, Transcript, TranscriptPassage, Turn
from insights.worker import job_of_subject
from tests.factories import people, spoken, studies


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


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


def test_the_same_label_in_two_files_is_one_person(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    spoken.transcript(session, actor, study)
    spoken.transcript(session, actor, study, name="interview_2.vtt")
    assert len(participants_of(session, actor, study.id)) == 1


def test_a_removed_transcript_leaves_nothing_behind(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    services.remove_transcript(session, actor, spoken.transcript(session, actor, study))
    for model in (Transcript, Turn, Speaker, TranscriptPassage, SearchRow):
        assert count(session, model) == 0
    tallies = tallies_of(session, [study.id])[study.id]
    assert (tallies["transcripts"], tallies["passages"], tallies["sessions"]) == (0, 0, 0)


def test_what_a_crash_left_is_removed_but_a_whole_one_stays(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = spoken.upload(session, actor, study)
    half = services.begin_transcript(session, row, format="vtt", language=None, duration=None, segments=1)
    services.add_turns(session, half, [services.TurnDraft(0, None, None, None, "half")])
    whole = spoken.transcript(session, actor, study)
    services.remove_unfinished(session, row, half.id)
    services.remove_unfinished(session, row, whole.id)
    assert [t.id for t in session.scalars(select(Transcript))] == [whole.id]


def test_a_corrected_moderator_is_no_participant(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    mia, anna = session.scalars(select(Speaker).order_by(Speaker.position)).all()
    services.correct_speaker(session, actor, transcript, mia, is_moderator=False)
    services.correct_speaker(session, actor, transcript, anna, is_moderator=True)
    assert mia.participant_id is not None
    assert (anna.participant_id, anna.reason) == (None, "corrected by hand")
    job = job_of_subject(session, "transcript", transcript.id)
    assert job.name == "transcripts.split"


def test_a_new_splitting_keeps_the_passages_that_stayed_the_same(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    kept, gone = session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id)).all()
    same = services.PassageDraft(
        kept.turn_id, kept.participant_id, kept.start, kept.end, kept.text, kept.text_hash, "en", "t"
    )
    new = services.PassageDraft(gone.turn_id, gone.participant_id, 0, 5, "I bou", "new", "en", "t")
    assert services.replace_passages(session, transcript, [same, new]) == 2
    said = queries.passages_of(session, [study.id])
    assert (said[0].id, said[0].text) == (kept.id, kept.text)
    assert [p.text for p in said] == [kept.text, "I bou"]
    assert tallies_of(session, [study.id])[study.id]["passages"] == 2


def test_an_erased_persons_words_are_blanked(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    spoken.transcript(session, actor, study)
    anna = session.scalars(select(Speaker).where(Speaker.participant_id.is_not(None))).one()
    assert services.erase_person(session, anna.participant_id) == 5
    session.expire_all()
    texts = session.scalars(select(Turn.text).order_by(Turn.position)).all()
    assert texts[1] == texts[3] == services.ERASED
    assert texts[0] == spoken.INTERVIEW[0][1]
    assert queries.passages_of(session, [study.id]) == []
    assert SYSTEM.is_system
