"""Passages that reads otherwise since its words were corrected."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.themes import queries, services
from insights.themes.models import PassageKind, ThemeProposal
from tests.factories import answered, found, people, studies


def test_decided_themes_ask_whether_such_passages_still_belong(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    kept, open_one = found.themes(session, actor, study)
    services.confirm_theme(session, actor, kept.id)
    (first, *rest), (other, *_) = found.members(session, kept.id), found.members(session, open_one.id)
    services.give_passages_kind(session, actor, kept.id, [first.id], "praise")
    ids = [first.passage_id or 0, other.passage_id or 0]
    assert services.review_reworded(session, study.id, ids) == 1
    proposal = session.scalars(select(ThemeProposal)).one()
    assert (proposal.kind, proposal.payload["passages"]) == ("grow", [first.key])
    assert proposal.reason == (f"1 passage of “{kept.label}” reads otherwise since its words were corrected.")
    assert found.keys_of(session, kept.id) == {member.key for member in rest}
    assert (kept.passage_count, open_one.passage_count) == (5, 6)
    assert session.scalars(select(PassageKind)).all() == []
    (move,) = queries.moves_of(session, actor, proposal, 3)
    assert (move.now, move.then) == ("", kept.label)
    services.accept_proposal(session, actor, proposal.id)
    assert first.key in found.keys_of(session, kept.id)


def test_open_answers_are_asked_about_alike(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = answered.survey(session, study)
    rows = answered.answers(session, survey, answered.question(session, survey), found.EXPORT)
    keys = [f"a{row.id}" for row in rows]
    found.stored_run(session, actor, study, found.result_of([found.draft(0, "Export", keys)]))
    (theme,) = queries.themes_of(session, actor, study.id)
    services.confirm_theme(session, actor, theme.id)
    assert services.review_reworded(session, study.id, answer_ids=[rows[0].id]) == 1
    assert found.keys_of(session, theme.id) == set(keys[1:])


def test_a_study_without_decisions_asks_nothing(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study)
    assert services.review_reworded(session, study.id, found.passage_ids(session, study)) == 0
