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
    assert [(one.key_result, round(one.change, 2)) for one in outcome.moved] == [(much, 0.8), (little, 0.3)]
    assert [one.milestone.share for one in outcome.reached] == [0.75, 0.5, 0.25, 0.25]
    assert [(row, said.comment if said else None) for row, said in outcome.setbacks] == [
        (little, None),
        (stuck, "Because"),
    ]
    assert [one.share for one in queries.milestones_of(session, much.id)] == [0.25, 0.5, 0.75]


def test_a_period_that_is_over_is_told_as_it_stood_at_its_end(session: Session) -> None:
    actor = metrics.planner(session)
    with clock.frozen(datetime(2026, 7, 20, tzinfo=UTC)):
        objective = objectives.objective(session, actor, ends=date(2026, 9, 30))
        row = objectives.key_result(session, actor, objective, deadline=objective.ends)
        for day, value, confidence in (
            (date(2026, 5, 20), 45.0, Confidence.OFF_TRACK),
            (date(2026, 6, 20), 50.0, Confidence.ON_TRACK),
            (date(2026, 7, 10), 60.0, Confidence.ACCOMPLISHED),
        ):
            services.check_in(session, actor, row.id, CheckInDraft(confidence, value, "Because", day=day))
        second = queries.period_outcome(session, actor, STARTS, ENDS)
        third = queries.period_outcome(session, actor, date(2026, 7, 1), date(2026, 9, 30))
    assert [one.change for one in second.moved] == [one.change for one in third.moved] == [0.5]
    assert [said.day for _, said in second.setbacks if said] == [date(2026, 5, 20)]
    assert third.setbacks == []
    assert second.tree.standings[row.id].progress == 0.5


def test_a_period_is_narrowed_to_a_team(session: Session) -> None:
    actor = metrics.planner(session)
    team = services.create_team(session, actor, TeamDraft("Growth"))
    objectives.key_result(session, actor)
    outcome = queries.period_outcome(session, actor, STARTS, ENDS, team.id)
    assert (outcome.tree.roots, outcome.moved, outcome.reached, outcome.setbacks) == ([], [], [], [])
    assert queries.period_review(session, STARTS, ENDS) is None
