"""Taking away transcripts, leftovers and the words of an erased person."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.studies.queries import tallies_of
from insights.transcripts import queries, services
from insights.transcripts.models import Speaker, Transcript, TranscriptPassage, Turn
from tests.factories import people, spoken, studies


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_removed_transcript_leaves_nothing_behind(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    services.remove_transcript(session, actor, spoken.transcript(session, actor, study))
    for model in (Transcript, Turn, Speaker, TranscriptPassage):
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
    assert services.remove_unfinished(session, half.id, limit=1)
    assert not services.remove_unfinished(session, half.id)
    assert not services.remove_unfinished(session, whole.id)
    assert row.transcript_id is None
    assert [t.id for t in session.scalars(select(Transcript))] == [whole.id]


def test_an_erased_persons_words_are_blanked(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    spoken.transcript(session, actor, study)
    anna = session.scalars(select(Speaker).where(Speaker.participant_id.is_not(None))).one()
    assert services.erase_person(session, anna.participant_id) == 6
    session.expire_all()
    texts = session.scalars(select(Turn.text).order_by(Turn.position)).all()
    assert texts[1] == texts[3] == services.ERASED
    assert texts[0] == spoken.INTERVIEW[0][1]
    assert queries.passages_of(session, [study.id]) == []
