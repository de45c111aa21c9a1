"""Closing and carrying over."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.errors import InvalidInput
from insights.objectives import queries, services
from insights.objectives.rules.kinds import Confidence
from insights.objectives.services import CheckInDraft
from tests.factories import metrics, objectives

Q3 = (date(2026, 7, 1), date(2026, 9, 30))


@pytest.fixture(autouse=True)
def after_the_quarter() -> Iterator[None]:
    with clock.frozen(datetime(2026, 7, 2, tzinfo=UTC)):
        yield


def test_a_closed_objective_has_scores_and_takes_no_more_words(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor)
    said = CheckInDraft(Confidence.ON_TRACK, 53.0, day=date(2026, 6, 20))
    services.check_in(session, actor, row.id, said)
    with pytest.raises(InvalidInput, match="what you learnt"):
        services.close_objective(session, actor, row.objective_id, " ")
    with pytest.raises(InvalidInput, match=r"0\.0 to 1\.0"):
        services.close_objective(session, actor, row.objective_id, "Mail works", 7)
    closed = services.close_objective(session, actor, row.objective_id, "Mail works")
    assert (closed.score, row.score) == (0.7, 0.7)
    with pytest.raises(InvalidInput, match="is closed"):
        services.check_in(session, actor, row.id, said)
    services.reopen_objective(session, actor, row.objective_id)
    assert (closed.closed_at, row.score) == (None, None)


def test_what_was_not_reached_is_carried_over_from_where_it_stands(session: Session) -> None:
    actor = metrics.planner(session)
    objective = objectives.objective(session, actor)
    behind, reached, silent = (objectives.key_result(session, actor, objective) for _ in range(3))
    for row, value in ((behind, 53.0), (reached, 60.0)):
        said = CheckInDraft(Confidence.ON_TRACK, value, day=date(2026, 6, 20))
        services.check_in(session, actor, row.id, said)
    with pytest.raises(InvalidInput, match="Close the objective first"):
        services.carry_over(session, actor, objective.id, *Q3)
    services.close_objective(session, actor, objective.id, "Mail works")
    with pytest.raises(InvalidInput, match="must start after"):
        services.carry_over(session, actor, objective.id, objective.starts, objective.ends)
    new = services.carry_over(session, actor, objective.id, *Q3)
    carried = queries.key_results_of(session, actor, [new.id])
    assert [(row.baseline, row.target, row.agreed) for row in carried] == [
        (53.0, 60.0, False),
        (40.0, 60.0, False),
    ]
    assert (new.carried_from_id, new.period, silent.archived_at) == (objective.id, "Q3 2026", None)
