"""Taking in objectives from a text."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput
from insights.objectives import queries, services
from tests.factories import metrics

TEXT = """### Harbour:
* Boats leave on time
  * [P0] Delays fall from 12 to 5 minutes
  * [P1] A rota is published
* Piers are found
"""


def plan(owner_id: int, *lines: int) -> services.TextPlan:
    return services.TextPlan(lines, date(2026, 4, 1), date(2026, 6, 30), owner_id)


def test_what_is_chosen_becomes_objectives_and_proposals(session: Session) -> None:
    actor = metrics.planner(session)
    (row,) = services.take_okrs(session, actor, TEXT, plan(actor.user_id, 2, 3, 4))
    assert row.statement == "Boats leave on time"
    delays, rota = queries.key_results_of(session, actor, [row.id])
    assert (delays.baseline, delays.target, delays.way, delays.agreed) == (12.0, 5.0, "down", False)
    assert (rota.baseline, rota.target) == (None, None)
    assert queries.team_names(session, [row.team_id])[row.team_id] == "Harbour"
    again = services.take_okrs(session, actor, TEXT, plan(actor.user_id, 5))
    assert [one.team_id for one in again] == [row.team_id]


def test_objectives_of_a_tree_are_aligned(session: Session) -> None:
    actor = metrics.planner(session)
    text = "### Vision: Ferries\n* Crews\n\t* [P0] Rested\n\t\t* [P0] Night shifts fall by 20%\n"
    top, below, last = services.take_okrs(session, actor, text, plan(actor.user_id, 1, 2, 3, 4))
    assert (below.parent_id, last.parent_id) == (top.id, below.id)


def test_nothing_chosen_and_nothing_found_are_told(session: Session) -> None:
    actor = metrics.planner(session)
    with pytest.raises(InvalidInput, match="Nothing is chosen"):
        services.take_okrs(session, actor, TEXT, plan(actor.user_id))
    with pytest.raises(InvalidInput, match="No objectives were found"):
        services.read_okrs("Hello")
    with pytest.raises(InvalidInput, match="too long"):
        services.read_okrs("x" * (2 << 20))
    assert len(services.read_okrs("Objective,Key result\nGrow,Orders\n").objectives) == 1


@pytest.mark.timeout(60)  # the square of this length would take minutes
@pytest.mark.parametrize("unit", ["[", "(", "\t", "a ", "#", "- ", "_", ": "])
@pytest.mark.parametrize("before", ["", "O1: x\nKR1: ", '{"objective":"x","krs":["'])
def test_a_long_run_of_one_sign_is_read_in_time_that_grows_with_it_alone(before: str, unit: str) -> None:
    text = before + unit * (120_000 // len(unit)) + ("!" if not before else '"]}')
    try:
        read = services.read_okrs(text)
    except InvalidInput:
        return
    assert all(len(one.statement) <= 300 for one in read.objectives)
