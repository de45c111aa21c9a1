"""Which answers a score counts, and which it could."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.surveys import queries, services
from insights.surveys.queries.comparisons import groups_by
from insights.surveys.queries.pooling import answers_to_pool, poolable_answers, surveys_counted
from tests.factories import filled, people, studies


def test_answers_of_the_same_kind_and_scale_in_visible_studies_are_offered(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    own = filled.survey(session, owner, studies.study(session, owner), title="Own")
    beside = filled.survey(session, owner, studies.study(session, owner), title="Beside")
    hidden = filled.survey(session, other, studies.study(session, other, restricted=True), title="Hidden")
    nps, csat = queries.definitions_of_survey(session, own.id)
    theirs = queries.definitions_of_survey(session, beside.id)
    assert [(row[0], row[1], row[3]) for row in poolable_answers(session, owner, nps)] == [
        (theirs[0].id, beside.id, "Beside")
    ]
    csat.high = 7
    assert poolable_answers(session, owner, csat) == []
    for definition_id, survey_id in (
        (theirs[1].id, beside.id),
        (queries.definitions_of_survey(session, hidden.id)[0].id, hidden.id),
    ):
        with pytest.raises(NotFound):
            answers_to_pool(session, owner, nps, definition_id, survey_id)


def test_a_study_that_is_restricted_later_keeps_its_titles(session: Session) -> None:
    owner, reader = people.user(session).as_actor(), people.user(session).as_actor()
    own = filled.survey(session, owner, studies.study(session, owner, title="Home"), title="Own")
    away = studies.study(session, owner, title="Away")
    beside = filled.survey(session, owner, away, title="Beside")
    nps = queries.definitions_of_survey(session, own.id)[0]
    theirs = queries.definitions_of_survey(session, beside.id)[0]
    services.pool_answers(session, owner, nps, *answers_to_pool(session, owner, nps, theirs.id, beside.id))
    assert [name for name, _ in groups_by(session, nps, "study")] == ["Home", "Away"]
    away.restricted = True
    session.flush()
    assert [(one.title, one.visible) for one in surveys_counted(session, owner, nps)] == [
        ("Own", True),
        ("Beside", True),
    ]
    shown = surveys_counted(session, reader, nps)
    assert [(one.title, one.study) for one in shown] == [
        ("Own", "Home"),
        ("A survey of a restricted study", ""),
    ]
    assert "A restricted study" in [name for name, _ in groups_by(session, nps, "study")]
    assert "Beside" not in [part.name for part in queries.score_overview(session, [nps])[0].surveys]


def test_who_lost_sight_of_a_study_is_offered_none_of_its_answers(session: Session) -> None:
    owner, reader = people.user(session).as_actor(), people.user(session).as_actor()
    home = studies.study(session, owner, restricted=True)
    own, beside = (filled.survey(session, owner, home, title=title) for title in ("Own", "Beside"))
    nps = queries.definitions_of_survey(session, own.id)[0]
    theirs = queries.definitions_of_survey(session, beside.id)[0]
    assert [row[1] for row in poolable_answers(session, owner, nps)] == [beside.id]
    assert poolable_answers(session, reader, nps) == []
    assert answers_to_pool(session, owner, nps, theirs.id, beside.id)[1] is beside
    with pytest.raises(NotFound):
        answers_to_pool(session, reader, nps, theirs.id, beside.id)
