"""What a run stores, hidden and then shown."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.themes import queries, services
from insights.themes.models import PassageReading, Theme, ThemeProposal
from insights.themes.rules.planning import Plan
from tests.factories import found, people, studies


def test_drafts_are_hidden_until_they_are_carried_out(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT,))
    keys = [f"t{number}" for number in found.passage_ids(session, study)]
    one = found.draft(0, "Export", keys)
    row = services.start_run(session, actor, study.id)
    services.keep_result(session, row, found.result_of([one]))
    theme_id = services.add_draft(session, row, one, "test-1")
    assert services.add_members(session, theme_id, one.members, one.exemplars) == 6
    assert services.add_readings(session, row.id, found.result_of([one]).readings, {keys[0]: "weak"}) == 6
    assert queries.themes_of(session, actor, study.id) == []
    services.remove_drafts(session, row)
    assert session.scalar(select(func.count()).select_from(Theme)) == 0
    assert session.scalar(select(func.count()).select_from(PassageReading)) == 0


def test_readings_of_a_newer_run_take_the_place_of_the_older(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.themes(session, actor, study)
    assert session.scalar(select(func.count()).select_from(PassageReading)) == 12
    newer = found.stored_run(session, actor, study, found.result_of([]), Plan((), ()))
    assert session.scalar(select(func.count()).select_from(PassageReading)) == 0
    assert queries.last_done_run(session, study.id) is newer


def test_a_theme_decided_while_the_run_was_at_work_is_left_alone(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    one, two = found.themes(session, actor, study)
    services.confirm_theme(session, actor, one.id)
    before = found.keys_of(session, one.id)
    every = [f"t{number}" for number in found.passage_ids(session, study)]
    result = found.result_of([found.draft(0, "All of it", every)])
    found.stored_run(session, actor, study, result, Plan((), (), {str(one.id): 0, str(two.id): 0}))
    assert (one.label, found.keys_of(session, one.id)) == ("Export is hidden", before)
    assert two.label == "All of it"
    assert found.keys_of(session, two.id) == set(every) - before


def test_proposals_nobody_answered_give_way_to_the_next_run(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study)
    keys = [f"t{number}" for number in found.passage_ids(session, study)]
    found.stored_run(session, actor, study, found.result_of([found.draft(0, "First", keys[:6])]))
    for label in ("Second", "Second again"):
        result = found.result_of([found.draft(0, "First", keys[:6]), found.draft(1, label, keys[6:12])])
        plan = found.planned(session, study, result)
        assert [proposal.kind for proposal in plan.proposals] == ["new"]
        found.stored_run(session, actor, study, result, plan)
    states = session.scalars(select(ThemeProposal.state).order_by(ThemeProposal.id)).all()
    assert states == ["superseded", "pending"]
    hidden = session.scalars(select(Theme.label).where(~Theme.whole)).all()
    assert hidden == ["Second again"]
