"""Objectives as a tree."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.objectives import queries, services
from insights.objectives.queries import ObjectiveFilter
from insights.objectives.services import TeamDraft
from tests.factories import metrics, objectives


def statements(session: Session, **wanted: object) -> list[str]:
    tree = queries.objectives_tree(session, metrics.planner(session), ObjectiveFilter(**wanted))
    return [node.objective.statement for node in tree.nodes.values()]


def test_objectives_stand_under_the_one_they_are_aligned_to(session: Session) -> None:
    actor = metrics.planner(session)
    top = objectives.objective(session, actor, statement="Top")
    below = objectives.objective(session, actor, statement="Below", parent_id=top.id)
    row = objectives.key_result(session, actor, below)
    tree = queries.objectives_tree(session, actor, ObjectiveFilter())
    assert [node.objective for node in tree.roots] == [top]
    (child,) = tree.roots[0].children
    assert (child.objective, list(child.key_results)) == (below, [row])
    assert row.id in tree.standings
    assert queries.objectives_under(session, actor, top.id) == [below]


def test_the_tree_is_narrowed_by_period_team_owner_and_state(session: Session) -> None:
    actor = metrics.planner(session)
    team = services.create_team(session, actor, TeamDraft("Growth"))
    objectives.objective(session, actor, statement="Mine", team_id=team.id)
    later = {"starts": date(2026, 7, 1), "ends": date(2026, 9, 30)}
    objectives.objective(session, statement="Later", **later)
    gone = objectives.objective(session, statement="Gone")
    services.archive_objective(session, actor, gone.id)
    assert statements(session) == ["Mine", "Later"]
    assert statements(session, starts=date(2026, 7, 1), ends=date(2026, 9, 30)) == ["Later"]
    assert statements(session, team_id=team.id) == ["Mine"]
    assert statements(session, owner_id=actor.user_id) == ["Mine"]
    assert statements(session, archived=True) == ["Gone"]


def test_an_objective_may_not_be_offered_to_itself_nor_to_those_under_it(session: Session) -> None:
    actor = metrics.planner(session)
    top = objectives.objective(session, actor, statement="Top")
    below = objectives.objective(session, actor, statement="Below", parent_id=top.id)
    assert queries.objective_choices(session, actor, without=top.id) == []
    assert [row_id for row_id, _ in queries.objective_choices(session, actor, without=below.id)] == [top.id]
    assert (top.id, "Top (Q2 2026)") in queries.objective_choices(session, actor)


def test_a_period_of_its_own_is_told_by_its_days(session: Session) -> None:
    row = objectives.objective(session, starts=date(2026, 4, 3), ends=date(2026, 5, 9))
    assert row.period == "3 Apr 2026 to 9 May 2026"


def test_a_missing_objective_is_not_found(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.objective(session, actor)
    assert queries.objectives_by_id(session, actor, [row.id, None]) == {row.id: row}
    assert queries.objectives_by_id(session, actor, [None]) == {}
    for read in (
        lambda: queries.objective(session, actor, 0),
        lambda: queries.objective_for_update(session, 0),
    ):
        with pytest.raises(NotFound):
            read()
