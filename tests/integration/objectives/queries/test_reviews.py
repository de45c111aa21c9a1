"""What a period came to."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.objectives import queries, services
from insights.objectives.rules.kinds import Confidence
from insights.objectives.services import CheckInDraft, TeamDraft
from tests.factories import metrics, objectives
from tests.factories.objectives import ENDS, STARTS


def test_a_period_tells_what_moved_was_reached_and_went_wrong(session: Session) -> None:
    actor = metrics.planner(session)
    with clock.frozen(datetime(2026, 6, 1, tzinfo=UTC)):
        objective = objectives.objective(session, actor)
        little, much, stuck = (objectives.key_result(session, actor, objective) for _ in range(3))
        for row, value, confidence in (
            (little, 46.0, Confidence.ON_TRACK),
            (much, 56.0, Confidence.ON_TRACK),
            (stuck, 40.0, Confidence.OFF_TRACK),
        ):
            said = CheckInDraft(confidence, value, "Because", day=date(2026, 5, 20))
            services.check_in(session, actor, row.id, said)
        outcome = queries.period_outcome(session, actor, STARTS, ENDS)
    assert list(outcome.moved) == [much, little]
    assert [one.milestone.share for one in outcome.reached] == [0.75, 0.5, 0.25, 0.25]
    assert [(row, said.comment if said else None) for row, said in outcome.setbacks] == [
        (little, None),
        (stuck, "Because"),
    ]
    assert [one.share for one in queries.milestones_of(session, much.id)] == [0.25, 0.5, 0.75]


def test_a_period_is_narrowed_to_a_team(session: Session) -> None:
    actor = metrics.planner(session)
    team = services.create_team(session, actor, TeamDraft("Growth"))
    objectives.key_result(session, actor)
    outcome = queries.period_outcome(session, actor, STARTS, ENDS, team.id)
    assert (outcome.tree.roots, outcome.moved, outcome.reached, outcome.setbacks) == ([], [], [], [])
    assert queries.period_review(session, STARTS, ENDS) is None
