"""Taking a newer file in place of a transcript: what people decided stays with the words."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.highlights.services import follow_words
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput, NotFound
from insights.search.models import SearchRow
from insights.studies.models import Study, StudyParticipant, StudySession
from insights.studies.queries import tallies_of
from insights.studies.services import add_to_tally, participant_behind
from insights.transcripts import queries, services
from insights.transcripts.models import (
    Section,
    Speaker,
    Transcript,
    TranscriptImport,
    TranscriptPassage,
    Turn,
)
from insights.transcripts.rules import retold
from insights.worker.models import Fact, Job
from tests.factories import marked, people, spoken, studies

SAID = (
    ("Mia", "What did you try first?"),
    ("Anna", "I can not find the expor button. So I gave up."),
    ("Mia", "And then?"),
    ("Ben", "It is slow on my phone, every single time."),
)
NEWER = (
    ("Mia", "What did you try first?"),
    ("Anna", "I cannot find the export button."),
    ("Anna", "So I gave up."),
    ("Ben", "It is slow on my phone, every single time."),
    ("Ben", "That is all."),
)


@dataclass
class Place:
    """A transcript and a newer file of it that waits for a person's word."""

    session: Session
    actor: Actor
    study: Study
    transcript: Transcript
    row: TranscriptImport

    def take(self) -> Transcript:
        return services.take_as_newer(self.session, self.actor, self.row, [follow_words])

    def passages(self) -> dict[int, str]:
        rows = self.session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id))
        return {row.id: row.text for row in rows}

    def turns(self) -> list[Turn]:
        return list(queries.turns_of(self.session, self.transcript.id))


def held(
    session: Session, said: Sequence[tuple[str, str]] = NEWER, older: Sequence[tuple[str, str]] = SAID
) -> Place:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study, older)
    add_to_tally(session, study.id, "passages", 0)
    row = spoken.upload(session, actor, study)
    newer = services.begin_transcript(
        session, row, format="srt", language="en", duration=90.0, segments=len(said)
    )
    labels = list(dict.fromkeys(label for label, _ in said))
    drafts = [services.SpeakerDraft(label, label == "Mia", "asks") for label in labels]
    speakers = dict(zip(labels, services.add_speakers(session, spoken.SECRET, newer, drafts), strict=True))
    turns = [
        services.TurnDraft(at, speakers[label].id, at * 5.0, at * 5.0 + 4, text)
        for at, (label, text) in enumerate(said)
    ]
    services.add_turns(session, newer, turns)
    heading = Section(turn_position=1, offset=0, title="Task 1: Export", is_task=True)
    services.add_sections(session, newer, [heading])
    told = retold([text for _, text in older], [text for _, text in said])
    services.hold_as_newer(session, row, newer, transcript.id, told)
    return Place(session, actor, study, transcript, row)


def test_a_held_file_is_seen_nowhere_and_says_what_it_would_change(session: Session) -> None:
    place = held(session)
    assert place.row.state == "newer"
    assert place.row.warnings[0]["message"] == "Turns: 2 as before, 1 changed, 1 gone, 2 new."
    with pytest.raises(NotFound):
        queries.transcript(session, place.actor, place.row.transcript_id or 0)


def test_quotes_passages_and_headings_stand_on_the_same_words_of_the_newer_file(session: Session) -> None:
    place = held(session)
    quote = marked.highlight(session, place.actor, place.transcript, "So I gave up.", "Giving up")
    fixed = marked.highlight(session, place.actor, place.transcript, "expor button")
    before = place.passages()
    taken = place.take()
    turns = place.turns()
    assert taken.id == place.transcript.id
    assert [turn.text for turn in turns] == [text for _, text in NEWER]
    assert [turn.start for turn in turns] == [0, 5, 10, 15, 20]
    assert (quote.turn_id, quote.text, quote.start) == (turns[2].id, "So I gave up.", 0)
    assert (fixed.turn_id, fixed.text) == (turns[1].id, "export button")
    after = place.passages()
    assert after.keys() == before.keys()
    assert list(after.values()) == ["I cannot find the export button.", SAID[3][1]]
    assert (taken.format, taken.turn_count, taken.duration) == ("srt", 5, 90.0)
    assert taken.word_count == sum(len(text.split()) for _, text in NEWER)
    assert [s.title for s in queries.sections_of(session, taken.id)[1]] == ["Task 1: Export"]
    assert (place.row.state, place.row.transcript_id) == ("done", taken.id)
    assert session.scalar(select(func.count()).select_from(Transcript)) == 1
    assert session.scalar(select(func.count()).select_from(StudySession)) == 1
    found = session.scalars(select(SearchRow.text).where(SearchRow.kind == "turn")).all()
    assert [text for text in found if "expor " in text] == []
    jobs = session.scalars(select(Job.name)).all()
    assert {"transcripts.split", "transcripts.index"} <= set(jobs)
    assert "speakers.changed" in session.scalars(select(Fact.name)).all()


def test_people_stay_who_they_were_whatever_the_newer_file_calls_them(session: Session) -> None:
    renamed = [({"Anna": "Anna K."}.get(label, label), text) for label, text in NEWER]
    place = held(session, [*renamed, ("Cleo", "I joined late.")])
    ours = {speaker.id: speaker.participant_id for speaker in speakers(session, place.transcript)}
    place.take()
    now = {speaker.id: speaker.participant_id for speaker in speakers(session, place.transcript)}
    assert ours.items() <= now.items()
    assert len(now) == len(ours) + 1
    in_study = select(func.count()).select_from(StudyParticipant)
    assert session.scalar(in_study) == 3
    assert tallies_of(session, [place.study.id])[place.study.id]["participants"] == 3
    known = participant_behind(session, spoken.SECRET, place.study.id, "Anna K.")
    assert known.id == participant_behind(session, spoken.SECRET, place.study.id, "Anna").id


def speakers(session: Session, transcript: Transcript) -> Sequence[Speaker]:
    return session.scalars(select(Speaker).where(Speaker.transcript_id == transcript.id)).all()


def test_who_is_not_heard_any_more_is_no_speaker(session: Session) -> None:
    place = held(session, NEWER[:3])
    place.take()
    assert len(speakers(session, place.transcript)) == 2
    assert list(place.passages().values()) == ["I cannot find the export button."]


def test_a_highlight_whose_words_would_go_keeps_the_older_file(session: Session) -> None:
    place = held(session, NEWER[:3])
    marked.highlight(session, place.actor, place.transcript, "slow on my phone", position=3)
    session.commit()
    with pytest.raises(InvalidInput, match="“slow on my phone” is highlighted"):
        place.take()
    session.rollback()
    assert [turn.text for turn in place.turns()] == [text for _, text in SAID]
    assert place.row.state == "newer"


def test_a_passage_that_reads_otherwise_comes_to_review(session: Session) -> None:
    place = held(session, [NEWER[0], ("Anna", "So I wrote to your support, and they were kind.")], SAID[:2])
    place.take()
    facts = session.scalars(select(Fact.payload).where(Fact.name == "passages.reworded")).all()
    assert facts == [{"study_id": place.study.id, "passage_ids": list(place.passages())}]


@pytest.mark.parametrize("where", ["older", "newer"])
def test_erased_words_do_not_come_back_with_a_newer_file(session: Session, where: str) -> None:
    place = held(session)
    transcript_id = place.transcript.id if where == "older" else place.row.transcript_id or 0
    queries.turns_of(session, transcript_id)[1].text = services.ERASED
    session.flush()
    with pytest.raises(InvalidInput, match="were erased"):
        place.take()


def test_the_file_that_waits_is_let_go_with_the_person_who_speaks_in_it(session: Session) -> None:
    place = held(session)
    anna = session.scalars(
        select(Speaker.participant_id).where(
            Speaker.transcript_id == place.transcript.id, Speaker.participant_id.is_not(None)
        )
    ).first()
    services.erase_person(session, anna or 0)
    assert (place.row.sha256, place.row.warnings) == ("", [])
    assert "export button" not in " ".join(session.scalars(select(Turn.text)))


def test_what_waits_no_more_is_not_taken(session: Session) -> None:
    place = held(session)
    place.take()
    with pytest.raises(InvalidInput, match="does not wait"):
        place.take()
    with pytest.raises(InvalidInput, match="does not wait"):
        services.import_anyway(session, place.actor, place.row)


def test_a_file_whose_older_one_was_removed_says_so(session: Session) -> None:
    place = held(session)
    services.remove_transcript(session, place.actor, place.transcript)
    session.expire_all()
    with pytest.raises(InvalidInput, match="is gone"):
        place.take()


def test_a_file_that_waits_is_discarded_with_what_was_read_of_it(session: Session) -> None:
    place = held(session, [*NEWER, ("Cleo", "I joined late.")])
    services.discard_import(session, place.actor, place.row)
    assert session.scalars(select(TranscriptImport.transcript_id)).all() == [place.transcript.id]
    assert session.scalar(select(func.count()).select_from(Transcript)) == 1
    assert session.scalar(select(func.count()).select_from(Turn)) == len(SAID)
    assert tallies_of(session, [place.study.id])[place.study.id]["participants"] == 2
    read = session.scalars(select(TranscriptImport)).one()
    with pytest.raises(InvalidInput, match="does not wait"):
        services.discard_import(session, place.actor, read)


def test_a_newer_file_that_is_another_session_is_read_as_one(session: Session) -> None:
    place = held(session)
    services.import_anyway(session, place.actor, place.row)
    assert (place.row.state, place.row.alone, place.row.renews_id) == ("queued", True, None)


def test_what_somebody_may_not_see_is_not_renewed_by_them(session: Session) -> None:
    place = held(session)
    place.study.restricted = True
    session.flush()
    with pytest.raises(NotFound):
        services.take_as_newer(session, people.user(session).as_actor(), place.row, [follow_words])
