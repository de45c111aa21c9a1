"""Impacts stand in place of the earlier ones; what is gone is passed over."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.themes import services
from insights.themes.models import ThemeImpact
from tests.factories import people, studies, weighed


def test_impacts_are_replaced_and_a_theme_that_went_is_passed_over(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    _, nps = weighed.survey(session, actor, study)
    theme = weighed.theme(session, study)
    services.keep_impacts(session, nps.id, 1, {theme.id: {"impact": 1.0}, theme.id + 999: {"impact": 2.0}})
    services.keep_impacts(session, nps.id, 1, {theme.id: {"impact": -3.0}})
    (row,) = session.scalars(select(ThemeImpact))
    assert (row.said, row.revision) == ({"impact": -3.0}, 1)
    services.keep_impacts(session, nps.id + 999, 1, {theme.id: {"impact": 1.0}})
    assert len(session.scalars(select(ThemeImpact)).all()) == 1


def test_what_was_weighed_under_another_meaning_of_the_score_is_not_kept(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    _, nps = weighed.survey(session, actor, study)
    theme = weighed.theme(session, study)
    services.keep_impacts(session, nps.id, 1, {theme.id: {"impact": 1.0}})
    nps.revision = 2
    services.keep_impacts(session, nps.id, 1, {theme.id: {"impact": 5.0}})
    (row,) = session.scalars(select(ThemeImpact))
    assert (row.said, row.revision) == ({"impact": 1.0}, 1)
