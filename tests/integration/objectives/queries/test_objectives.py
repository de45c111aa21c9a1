"""Objectives as a tree."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.objectives import queries, services
from insights.objectives.queries import ObjectiveFilter
from insights.objectives.queries import objectives as pages
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


def test_a_page_holds_twenty_roots_with_all_that_is_aligned_under_them(session: Session) -> None:
    actor = metrics.planner(session)
    tops = [objectives.objective(session, actor, statement=f"Top {at}") for at in range(23)]
    below = objectives.objective(session, actor, statement="Below", parent_id=tops[22].id)
    deeper = objectives.objective(session, actor, statement="Deeper", parent_id=below.id)
    first, cursor, cut = queries.objectives_page(session, actor, ObjectiveFilter(), None)
    assert [node.objective for node in first.roots] == tops[:20]
    assert len(first.nodes) == 20
    second, after, _ = queries.objectives_page(session, actor, ObjectiveFilter(), cursor)
    assert [node.objective for node in second.roots] == tops[20:]
    (node,) = second.roots[2].children
    assert ([node.objective], [one.objective for one in node.children]) == ([below], [deeper])
    assert (after, cut) == (None, False)


def test_an_objective_whose_parent_is_not_wanted_stands_by_itself(session: Session) -> None:
    actor, other = metrics.planner(session), metrics.planner(session)
    top = objectives.objective(session, other, statement="Top")
    below = objectives.objective(session, actor, statement="Below", parent_id=top.id)
    wanted = ObjectiveFilter(owner_id=actor.user_id)
    tree, _, _ = queries.objectives_page(session, actor, wanted, None)
    assert [node.objective for node in tree.roots] == [below]


def test_of_very_many_under_one_the_nearest_are_shown(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_UNDER", 2)
    actor = metrics.planner(session)
    top = objectives.objective(session, actor, statement="Top")
    below = [objectives.objective(session, actor, statement=f"{at}", parent_id=top.id) for at in range(2)]
    objectives.objective(session, actor, statement="Deeper", parent_id=below[0].id)
    tree, _, cut = queries.objectives_page(session, actor, ObjectiveFilter(), None)
    assert cut
    assert set(tree.nodes) == {row.id for row in (top, *below)}


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
