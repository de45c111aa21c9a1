"""Forgetting a person."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.themes import services
from insights.themes.models import PassageReading, ThemeMember, VectorCache
from insights.transcripts.models import TranscriptPassage
from tests.factories import answered, found, people, studies


def test_an_erased_person_leaves_themes_readings_and_vectors(session: Session) -> None:
    actor = people.user(session).as_actor()
    theme, other = found.themes(session, actor, studies.study(session, actor))
    passage = session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id).limit(1)).one()
    passage.text_hash = "abc123"
    session.add_all([VectorCache(key="m:abc123", vector=b"1"), VectorCache(key="m:other", vector=b"2")])
    session.flush()
    assert services.erase_person(session, passage.participant_id) == 5
    assert theme.people_count == other.people_count == 5
    assert session.scalar(select(func.count()).select_from(ThemeMember)) == 10
    assert session.scalar(select(func.count()).select_from(PassageReading)) == 10
    assert session.scalars(select(VectorCache.key)).all() == ["m:other"]


def test_an_erased_person_s_open_answers_leave_as_well(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT[:2],))
    first, second = found.passage_ids(session, study)
    person = session.get_one(TranscriptPassage, first).participant_id
    survey = answered.survey(session, study)
    (row,) = answered.answers(
        session, survey, answered.question(session, survey), found.EXPORT[2:3], participant_id=person
    )
    keys = [f"t{first}", f"t{second}", f"a{row.id}"]
    found.stored_run(session, actor, study, found.result_of([found.draft(0, "Export", keys)]))
    assert services.erase_person(session, person) == 4
    assert session.scalars(select(ThemeMember.passage_id)).all() == [second]


def test_erasing_somebody_without_passages_touches_nothing(session: Session) -> None:
    assert services.erase_person(session, 0) == 0


def test_vectors_of_words_that_stand_nowhere_are_found_and_dropped(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT[:1],))
    said = session.scalars(select(TranscriptPassage)).one()
    survey = answered.survey(session, study)
    (written,) = answered.answers(session, survey, answered.question(session, survey), found.EXPORT[1:2])
    said.text_hash, written.text_hash = "a" * 16, "b" * 16
    session.add_all(VectorCache(key=f"minilm-1:{letter * 16}", vector=b"1") for letter in "abc")
    session.flush()
    stray = services.stray_vectors(session)
    assert stray == ["minilm-1:" + "c" * 16]
    assert services.drop_vectors(session, stray) == 1
    assert services.stray_vectors(session) == []
