"""From read results of usability tasks to tasks and outcomes of a study."""

import io

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.db import open_engine, open_session
from insights.kernel.errors import InvalidInput, NotFound
from insights.studies import queries as studies_read
from insights.studies import services as studies_write
from insights.studies.models import Study
from insights.surveys.models import OutcomeImport
from insights.surveys.queries import outcomes as results
from insights.surveys.readers.outcomes import read_outcomes
from insights.surveys.rules.outcomes import joined_outcomes
from insights.surveys.services import outcomes as services
from tests.factories import people, studies
from tests.factories.results import FORMS, PERSONS

KEY = "a key for tests"


@pytest.fixture
def actor(session: Session) -> Actor:
    return people.user(session).as_actor()


@pytest.fixture
def study(session: Session, actor: Actor) -> Study:
    return studies.study(session, actor)


def read(session: Session, actor: Actor, study: Study, *files: tuple[str, bytes]) -> OutcomeImport:
    """An import as the worker leaves it for the preview."""
    row = OutcomeImport(study_id=study.id, files=[[name, ""] for name, _ in files], created_by=actor.user_id)
    session.add(row)
    found = [(name, read_outcomes(io.BytesIO(content), name)) for name, content in files]
    services.keep_outcomes(row, joined_outcomes(found))
    session.flush()
    return row


def saved(session: Session, actor: Actor, study: Study, *files: tuple[str, bytes]) -> str:
    row = read(session, actor, study, *files)
    services.save_outcomes(session, actor, KEY, row)
    return row.words


def stands(session: Session, actor: Actor, study: Study) -> list[tuple]:
    return [
        (row.task.title, one.success, one.seconds, one.errors, one.ease)
        for row in studies_read.tasks_of(session, actor, study.id)
        for one in row.outcomes
    ]


TWO = [
    ("Task 1", True, 127, 1, 6),
    ("Task 1", True, 65, 0, 7),
    ("Task 2", False, 95, 3, 2),
    ("Task 2", False, 3600, 2, 4),
]


def test_results_become_tasks_and_outcomes_of_pseudonyms(
    session: Session, actor: Actor, study: Study
) -> None:
    words = saved(session, actor, study, ("long.csv", FORMS[0].content))
    assert words == "Results added: 4, changed: 0, as before: 0."
    assert stands(session, actor, study) == TWO
    assert len(studies_read.participants_of(session, actor, study.id)) == 2
    assert studies_read.tallies_of(session, [study.id])[study.id]["tasks"] == 2
    assert session.scalars(select(OutcomeImport)).one().parsed is None


def test_the_same_results_in_another_form_change_nothing(
    session: Session, actor: Actor, study: Study
) -> None:
    saved(session, actor, study, ("long.csv", FORMS[0].content))
    files = [(f"{label}.json", content) for label, content in PERSONS]
    assert saved(session, actor, study, *files) == "Results added: 0, changed: 0, as before: 4."
    assert stands(session, actor, study) == TWO


def test_a_later_file_renews_what_it_measured_and_leaves_the_rest(
    session: Session, actor: Actor, study: Study
) -> None:
    saved(session, actor, study, ("long.csv", FORMS[0].content))
    later = b"Participant,Task,Time\nP1,1,100\nP3,1,50\n"
    assert saved(session, actor, study, ("later.csv", later)) == "Results added: 1, changed: 1, as before: 0."
    assert stands(session, actor, study)[:3] == [
        ("Task 1", True, 100, 1, 6),
        ("Task 1", True, 65, 0, 7),
        ("Task 1", None, 50, None, None),
    ]


def test_a_known_speaker_a_pseudonym_and_a_numbered_task_are_recognised(
    session: Session, actor: Actor, study: Study
) -> None:
    spoken = studies_write.participant_behind(session, KEY, study.id, "Anna")
    other = studies_write.create_participant(session, study.id)
    studies_write.task_named(session, study.id, "Find the invoice")
    table = f"Participant,Task 1 success,Task 2 success\nANNA,yes,no\n{other.pseudonym},no,yes\n".encode()
    saved(session, actor, study, ("wide.csv", table))
    rows = studies_read.tasks_of(session, actor, study.id)
    assert [row.task.title for row in rows] == ["Find the invoice", "Task 2"]
    assert {one.participant_id for one in rows[0].outcomes} == {spoken.id, other.id}


def test_a_person_chooses_what_says_success(session: Session, actor: Actor, study: Study) -> None:
    table = b"Participant,Task,Completed,Outcome code\nP1,1,yes,0\nP2,1,yes,2\nP3,1,no,1\n"
    row = read(session, actor, study, ("coded.csv", table))
    assert results.success_of(row).likely == ["Completed", "Outcome code"]
    services.choose_success(session, actor, row, "Outcome code", {"0": "yes", "1": "part", "2": "no"})
    assert (row.state, row.parsed) == ("reading", None)
    found = read_outcomes(io.BytesIO(table), "coded.csv", row.choice)
    services.keep_outcomes(row, joined_outcomes([("coded.csv", found)]))
    told = results.success_of(row)
    assert told.values == [("0", 1, "yes"), ("1", 1, "part"), ("2", 1, "no")]
    assert (told.taken, told.unsaid) == ("Outcome code", False)
    services.save_outcomes(session, actor, KEY, row)
    assert [success for _, success, *_ in stands(session, actor, study)] == [True, False, False]


def test_codes_that_nobody_explained_are_not_saved(session: Session, actor: Actor, study: Study) -> None:
    row = read(session, actor, study, ("coded.csv", b"Participant,Task,Result\nP1,1,B\nP2,1,C\n"))
    with pytest.raises(InvalidInput, match="Nothing was measured"):
        services.save_outcomes(session, actor, KEY, row)


def test_results_that_somebody_saved_or_dropped_meanwhile_are_not_saved(own_database: str) -> None:
    engine = open_engine(own_database)
    with open_session(engine) as first, open_session(engine) as second:
        with first.begin():
            actor = people.user(first).as_actor()
            study = studies.study(first, actor)
            ids = [read(first, actor, study, ("long.csv", FORMS[0].content)).id for _ in range(2)]
        with second.begin():
            rows = [second.get_one(OutcomeImport, one) for one in ids]
        with first.begin():
            services.save_outcomes(first, actor, KEY, first.get_one(OutcomeImport, ids[0]))
            services.discard_outcomes(first, actor, first.get_one(OutcomeImport, ids[1]))
        with second.begin(), pytest.raises(InvalidInput, match="saved already"):
            services.save_outcomes(second, actor, KEY, rows[0])
        with second.begin(), pytest.raises(NotFound):
            services.save_outcomes(second, actor, KEY, rows[1])
        with second.begin(), pytest.raises(InvalidInput, match="saved already"):
            services.choose_success(second, actor, rows[0], "done", {})
    engine.dispose()


def test_results_are_saved_once_and_only_by_who_sees_the_study(
    session: Session, actor: Actor, study: Study
) -> None:
    row = read(session, actor, study, ("long.csv", FORMS[0].content))
    services.save_outcomes(session, actor, KEY, row)
    assert (row.parsed, row.files) == (None, [])
    with pytest.raises(InvalidInput, match="saved already"):
        services.save_outcomes(session, actor, KEY, row)
    study.restricted = True
    session.flush()
    with pytest.raises(NotFound):
        results.outcome_import(session, people.user(session).as_actor(), row.id)
