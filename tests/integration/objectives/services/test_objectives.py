"""Writes of objectives."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, StaleWrite
from insights.objectives import queries, services
from insights.objectives.models import Objective
from tests.factories import metrics, objectives


def draft_of(row: Objective, **changes: object) -> services.ObjectiveDraft:
    own = {name: getattr(row, name) for name in ("statement", "starts", "ends", "owner_id")}
    return services.ObjectiveDraft(**{**own, **changes})


def test_an_objective_needs_a_statement_and_a_period_that_runs_forward(session: Session) -> None:
    with pytest.raises(InvalidInput, match="needs a statement"):
        objectives.objective(session, statement=" ")
    with pytest.raises(InvalidInput, match="ends before"):
        objectives.objective(session, ends=date(2026, 1, 1))


def test_a_stale_save_is_refused_and_a_fresh_one_kept(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.objective(session, actor)
    services.edit_objective(session, actor, row.id, 1, draft_of(row, statement="They stay longer"))
    with pytest.raises(StaleWrite):
        services.edit_objective(session, actor, row.id, 1, draft_of(row, statement="Other"))
    assert row.statement == "They stay longer"


def test_objectives_cannot_stand_in_a_circle(session: Session) -> None:
    actor = metrics.planner(session)
    top = objectives.objective(session, actor)
    below = objectives.objective(session, actor, parent_id=top.id)
    for parent_id in (top.id, below.id):
        with pytest.raises(InvalidInput, match="aligned to itself"):
            services.edit_objective(session, actor, top.id, 1, draft_of(top, parent_id=parent_id))


def test_an_archived_objective_takes_no_change_until_it_is_restored(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.objective(session, actor)
    services.archive_objective(session, actor, row.id)
    with pytest.raises(InvalidInput, match="archived"):
        objectives.key_result(session, actor, row)
    assert queries.objectives_tree(session, actor, queries.ObjectiveFilter()).roots == []
    services.restore_objective(session, actor, row.id)
    assert objectives.key_result(session, actor, row).objective_id == row.id
