"""Reads of key results."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.kernel.errors import NotFound
from insights.objectives import queries, services
from tests.factories import metrics, objectives, people


def test_stakeholders_read_key_results_and_a_missing_one_is_not_found(session: Session) -> None:
    row, stakeholder = objectives.key_result(session), people.user(session, Role.STAKEHOLDER).as_actor()
    assert queries.key_result(session, stakeholder, row.id) is row
    for read in (
        lambda: queries.key_result(session, stakeholder, 0),
        lambda: queries.key_result_for_update(session, 0),
    ):
        with pytest.raises(NotFound):
            read()


def test_key_results_are_found_by_the_metric_that_measures_them(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    row, archived = (objectives.key_result(session, actor, metric_id=metric.id) for _ in range(2))
    objectives.key_result(session, actor)
    services.archive_key_result(session, actor, archived.id)
    assert queries.key_results_measured_by(session, actor, metric.id) == [row]
