"""Previews of results of usability tasks."""

import io

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.surveys.models import OutcomeImport
from insights.surveys.queries import outcomes as results
from insights.surveys.readers.outcomes import read_outcomes
from insights.surveys.rules.outcomes import joined_outcomes
from tests.factories import filled, people, studies
from tests.factories.results import FORMS


def test_the_preview_counts_by_task(session: Session) -> None:
    actor = people.user(session).as_actor()
    parsed = joined_outcomes([("long.csv", read_outcomes(io.BytesIO(FORMS[0].content), "long.csv"))])
    row = OutcomeImport(study_id=studies.study(session, actor).id, state="read", parsed=parsed)
    session.add(row)
    session.flush()
    one, two = results.previews_of_tasks(results.outcome_import(session, actor, row.id))
    assert (one.task, one.people, one.succeeded, one.told, one.partly, one.errors) == (
        "Task 1",
        2,
        2,
        2,
        0,
        1,
    )
    assert (two.succeeded, two.told, two.partly, two.timed, two.rated) == (0, 2, 1, 2, 2)


def test_questionnaires_of_a_study_are_the_scores_of_use(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    kinds, header = ("seq", "nps", "text"), ("How easy was this task?", "Recommend us?", "Why?")
    rows = [[5 + n % 3, n % 11, f"It took {n} steps."] for n in range(12)]
    filled.survey(session, actor, study, rows, kinds, header)
    found = results.questionnaire_scores(session, actor, [study.id])[study.id]
    assert [(one.kind, one.n, one.score) for one in found] == [("seq", 12, 6.0)]
    assert found[0].low < 6 < found[0].high
    empty = studies.study(session, actor)
    assert results.questionnaire_scores(session, actor, [empty.id]) == {}


def test_an_import_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        results.outcome_import(session, people.user(session).as_actor(), 999_999)


def test_an_import_of_a_hidden_study_is_found_by_its_people_alone(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    closed = studies.study(session, owner, restricted=True)
    rows = [OutcomeImport(study_id=closed.id, state="read") for _ in range(2)]
    session.add_all(rows)
    session.flush()
    assert [results.outcome_import(session, owner, row.id) for row in rows] == rows
    with pytest.raises(NotFound):
        results.outcome_import(session, other, rows[0].id)
