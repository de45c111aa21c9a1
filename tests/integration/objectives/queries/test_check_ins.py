"""Check-ins that are due."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.objectives import queries, services
from insights.objectives.rules.kinds import Confidence
from insights.objectives.services import CheckInDraft
from tests.factories import metrics, objectives


def test_what_waits_longest_for_a_check_in_comes_first(session: Session) -> None:
    actor = metrics.planner(session)
    fresh, waiting, never = (objectives.key_result(session, actor) for _ in range(3))
    objectives.key_result(session, starts=date(2026, 6, 1))
    with clock.frozen(datetime(2026, 5, 16, tzinfo=UTC)):
        for row, day in ((fresh, date(2026, 5, 14)), (waiting, date(2026, 5, 1))):
            services.check_in(session, actor, row.id, CheckInDraft(Confidence.ON_TRACK, 45.0, day=day))
        due = queries.check_ins_due(session, actor, actor.user_id)
        assert [(one.key_result, one.late) for one in due] == [
            (never, "38 days late"),
            (waiting, "8 days late"),
        ]
        assert [one.key_result for one in queries.open_key_results(session, actor, actor.user_id)] == [
            never,
            waiting,
            fresh,
        ]
        assert len(queries.open_key_results(session, actor)) == 4


def test_nothing_is_due_of_what_was_put_away(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor)
    services.archive_objective(session, actor, row.objective_id)
    assert queries.check_ins_due(session, actor) == []
