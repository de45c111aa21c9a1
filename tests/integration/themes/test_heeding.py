"""What a withdrawn consent and removed material do to a study that was analysed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from insights.kernel.actor import SYSTEM, Actor
from insights.kernel.db import open_engine, open_session
from insights.search.models import SearchRow
from insights.studies.models import Participant, Study
from insights.studies.rules import NOT_QUOTED, Scope
from insights.studies.services import record_consent, withdraw_consent
from insights.themes import queries
from insights.themes.models import PassageReading, ThemeMember, VectorCache
from insights.transcripts.models import Transcript, TranscriptPassage
from insights.transcripts.services import remove_transcript
from insights.worker import enqueue
from insights.worker.models import Job
from tests.factories import found, marked, people, studies
from tests.fixtures.performed import perform_waiting


@pytest.fixture
def engine(own_database: str) -> Iterator[Engine]:
    """An engine on a migrated database of this test's own."""
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


@pytest.fixture
def analysed(engine: Engine) -> tuple[Actor, int]:
    """Six people of whom each says something in two themes; who analysed it, and the study's id."""
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        study = studies.study(session, actor)
        found.themes(session, actor, study)
        for passage in session.scalars(select(TranscriptPassage)):
            passage.text_hash = f"hash{passage.id}"
            session.add(VectorCache(key=f"m:{passage.text_hash}", vector=b"1"))
        session.execute(delete(Job))  # the files of these uploads do not exist
    return actor, study.id


def counted(session: Session, study_id: int) -> tuple[list[int], int]:
    """People of each theme, and people heard."""
    themes = queries.themes_of(session, SYSTEM, study_id)
    return sorted(theme.people_count for theme in themes), queries.totals_of(session, [study_id])[study_id]


def withdraw(session: Session, actor: Actor, person: Participant, scope: Scope) -> None:
    consent = record_consent(session, actor, person, scope, date(2026, 1, 1))
    withdraw_consent(session, actor, consent, date(2026, 1, 2))


def first_person(session: Session) -> Participant:
    return session.scalars(select(Participant).order_by(Participant.id).limit(1)).one()


def test_who_withdraws_from_analysis_leaves_themes_counts_and_vectors(
    engine: Engine, analysed: tuple[Actor, int]
) -> None:
    actor, study_id = analysed
    with open_session(engine) as session, session.begin():
        assert counted(session, study_id) == ([6, 6], 6)
        person = first_person(session)
        withdraw(session, actor, person, Scope.ANALYSIS)
    assert all(job.state == "done" for job in perform_waiting(engine))
    with open_session(engine) as session:
        assert counted(session, study_id) == ([5, 5], 5)
        own = select(TranscriptPassage.id).where(TranscriptPassage.participant_id == person.id)
        in_themes = select(func.count()).select_from(ThemeMember).where(ThemeMember.passage_id.in_(own))
        assert session.scalar(in_themes) == 0
        hashes = [f"m:hash{number}" for number in session.scalars(own)]
        assert session.scalars(select(VectorCache.key).where(VectorCache.key.in_(hashes))).all() == []


def test_a_run_at_work_during_the_withdrawal_does_not_bring_the_person_back(
    engine: Engine, analysed: tuple[Actor, int]
) -> None:
    actor, study_id = analysed
    with open_session(engine) as session, session.begin():
        person = first_person(session)
        ids = session.scalars(select(TranscriptPassage.id)).all()
        own = set(
            session.scalars(select(TranscriptPassage.id).where(TranscriptPassage.participant_id == person.id))
        )
        withdraw(session, actor, person, Scope.ANALYSIS)
        study = session.get_one(Study, study_id)
        # what the run read before the withdrawal is stored after it
        keys = [f"t{number}" for number in ids]
        found.stored_run(session, actor, study, found.result_of([found.draft(0, "All of it", keys)]))
        newest = queries.latest_runs(session, actor, [study_id])[study_id].run
        of_it = select(PassageReading.passage_id).where(PassageReading.run_id == newest.id)
        assert set(session.scalars(of_it)) == set(ids) - own


def test_who_withdraws_from_being_quoted_counts_on_without_words(
    engine: Engine, analysed: tuple[Actor, int]
) -> None:
    actor, study_id = analysed
    with open_session(engine) as session, session.begin():
        person = first_person(session)
        passage = session.scalars(
            select(TranscriptPassage).where(TranscriptPassage.participant_id == person.id).limit(1)
        ).one()
        transcript = session.get_one(Transcript, passage.transcript_id)
        marked.highlight(session, actor, transcript, passage.text[:20], "Export", position=0)
        words = passage.text
        assert session.scalar(select(func.count()).where(SearchRow.kind == "highlight")) == 1
        withdraw(session, actor, person, Scope.QUOTES_INSIDE)
    perform_waiting(engine)
    with open_session(engine) as session:
        assert counted(session, study_id) == ([6, 6], 6)
        members = session.scalars(select(ThemeMember.id).where(ThemeMember.passage_id == passage.id)).all()
        assert [q.text for q in queries.quotes_of(session, members).values()] == [NOT_QUOTED]
        themes = queries.themes_of(session, actor, study_id)
        shown = queries.exemplars_of(session, [theme.id for theme in themes])
        assert words not in {q.text for quotes in shown.values() for q in quotes}
        indexed = session.scalars(select(SearchRow.text).where(SearchRow.kind == "theme")).all()
        assert not any(words in text for text in indexed)
        assert session.scalar(select(func.count()).where(SearchRow.kind == "highlight")) == 0


def test_counts_follow_a_removed_transcript(engine: Engine, analysed: tuple[Actor, int]) -> None:
    actor, study_id = analysed
    with open_session(engine) as session, session.begin():
        for transcript in session.scalars(select(Transcript).order_by(Transcript.id)).all()[1:]:
            remove_transcript(session, actor, transcript)
    perform_waiting(engine)
    with open_session(engine) as session:
        assert counted(session, study_id) == ([1, 1], 1)
    with open_session(engine) as session, session.begin():
        remove_transcript(session, actor, session.scalars(select(Transcript)).one())
    perform_waiting(engine)
    with open_session(engine) as session:
        assert counted(session, study_id) == ([], 0)


def test_vectors_of_words_that_went_are_forgotten(engine: Engine, analysed: tuple[Actor, int]) -> None:
    with open_session(engine) as session, session.begin():
        session.scalars(select(TranscriptPassage).limit(1)).one().text_hash = "a" * 16
        session.execute(delete(VectorCache))
        session.add_all(VectorCache(key=f"m:{letter * 16}", vector=b"1") for letter in "ab")
        enqueue(session, SYSTEM, "themes.sweep_vectors", {}, key="sweep")
    assert [job.state for job in perform_waiting(engine) if job.name == "themes.sweep_vectors"] == ["done"]
    with open_session(engine) as session:
        assert session.scalars(select(VectorCache.key)).all() == ["m:" + "a" * 16]
