"""From an upload to a whole transcript."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from insights.kernel.blobs import Blob
from insights.kernel.errors import InvalidInput
from insights.studies.queries import participants_of, sessions_of, tallies_of, tasks_of
from insights.studies.rules import SessionKind
from insights.transcripts import services
from insights.transcripts.models import Section
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


def test_content_that_is_there_already_waits_for_a_persons_word(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    again = spoken.again(session, actor, study, "copy.vtt", SessionKind.FOCUS_GROUP, date(2026, 6, 1))
    assert again.state == "same"
    assert job_of_subject(session, "transcript_import", again.id) is None
    assert services.take_as_update(session, actor, again) is transcript
    row = sessions_of(session, actor, study.id)[0]
    assert (row.kind, row.held_on) == ("focus_group", date(2026, 6, 1))
    assert (again.state, again.transcript_id) == ("done", transcript.id)
    with pytest.raises(InvalidInput):
        services.take_as_update(session, actor, again)


def test_repeated_content_can_be_imported_anyway_once(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    spoken.upload(session, actor, study)
    again = spoken.again(session, actor, study, "copy.vtt")
    with pytest.raises(InvalidInput, match="no transcript"):
        services.take_as_update(session, actor, again)
    services.import_anyway(session, actor, again)
    assert again.state == "queued"
    with pytest.raises(InvalidInput, match="any more"):
        services.import_anyway(session, actor, again)
    with pytest.raises(InvalidInput, match="could not be read"):
        services.retry_reading(session, actor, again)


def test_files_of_an_archive_are_uploads_of_their_own(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    bundle = spoken.upload(session, actor, study, "all.zip")
    members = [
        ("a/one.vtt", Blob("01" * 32, 5)),
        ("two.vtt", Blob("02" * 32, 5)),
        ("3.vtt", Blob("01" * 32, 5)),
    ]
    left_out = [{"name": "x.zip", "reason": "Archives inside an archive are not opened."}]
    rows = services.accept_members(session, actor, bundle, members, left_out)
    assert [row.state for row in rows] == ["queued", "queued", "same"]
    assert bundle.state == "done"
    assert [w["message"] for w in bundle.warnings] == [
        "3 files were taken out of it.",
        "x.zip: Archives inside an archive are not opened.",
    ]


def test_headings_of_tasks_become_tasks_of_the_study_once(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    for name in ("one.vtt", "two.vtt"):
        row = spoken.upload(session, actor, study, name)
        half = services.begin_transcript(session, row, format="md", language=None, duration=None, segments=1)
        headings = [("Task 1: Find a jacket", True), ("Break", False), ("Task 2: Pay", True)]
        services.add_sections(
            session, half, [Section(turn_position=0, offset=0, title=t, is_task=k) for t, k in headings]
        )
        services.finish_transcript(session, actor, row, half, turns=0, words=0, passages=0, warnings=[])
    tasks = tasks_of(session, actor, study.id)
    assert [(row.task.number, row.task.title) for row in tasks] == [(1, "Find a jacket"), (2, "Pay")]


def test_a_files_name_is_kept_without_marks_that_deceive(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = spoken.upload(session, actor, studies.study(session, actor), "a\u202egpj\x00.vtt")
    assert row.file_name == "agpj.vtt"
