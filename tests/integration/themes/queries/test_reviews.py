"""The queue, the history and how often suggestions were right."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.themes import queries, services
from insights.themes.models import ThemeDecision, ThemeProposal
from tests.factories import answered, found, people, studies


def test_the_queue_gives_proposals_first_then_suggestions_by_rank(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study)
    keys = [f"t{number}" for number in found.passage_ids(session, study)]
    found.stored_run(session, actor, study, found.result_of([found.draft(0, "Old", keys[:6])]))
    result = found.result_of([found.draft(0, "Old", keys[:6]), found.draft(1, "Young", keys[6:12])])
    found.stored_run(session, actor, study, result, found.planned(session, study, result))
    queue = queries.review_queue(session, actor, study.id)
    assert (queue.proposals, queue.suggestions, queue.total) == (1, 1, 2)
    assert queue.proposal.kind == "new"
    assert queries.review_queue(session, actor, None, 1).theme.label == "Old"
    assert queries.review_queue(session, actor, None, 2).proposal is not None
    old = queries.review_queue(session, actor, None, 1).theme
    at_hand = queries.review_queue(session, actor, None, at_hand=old.id)
    assert (at_hand.proposal, at_hand.theme.id, at_hand.total) == (None, old.id, 2)
    assert queries.review_queue(session, actor, None, at_hand=old.id + 100).proposal is not None
    assert queries.review_queue(session, actor, study.id + 1).total == 0
    assert queries.waiting_in(session, actor, [study.id]) == {study.id: 2}
    moves = queries.moves_of(session, actor, queue.proposal, 3)
    assert [(move.now, move.then) for move in moves] == [("", "Young")] * 3


def test_a_proposal_shows_open_answers_with_their_place(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = answered.survey(session, study)
    rows = answered.answers(session, survey, answered.question(session, survey), found.EXPORT)
    keys = [f"a{row.id}" for row in rows]
    found.stored_run(session, actor, study, found.result_of([found.draft(0, "Old", keys[:3])]))
    result = found.result_of([found.draft(0, "Old", keys[:3]), found.draft(1, "Young", keys[3:])])
    found.stored_run(session, actor, study, result, found.planned(session, study, result))
    proposal = queries.review_queue(session, actor, None).proposal
    moves = queries.moves_of(session, actor, proposal, 5)
    assert {(move.speaker, move.answer_id) for move in moves} == {
        ("Respondent 4", rows[3].id),
        ("Respondent 5", rows[4].id),
        ("Respondent 6", rows[5].id),
    }
    assert len(queries.moves_of(session, actor, proposal, 2)) == 2


def test_a_hidden_study_waits_for_nobody_else(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    found.themes(session, owner, study)
    assert queries.review_queue(session, other, None).total == 0
    assert queries.waiting_in(session, other, [study.id]) == {study.id: 0}


def test_precision_counts_answers_that_stand(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    one, two, three, four = found.themes(session, actor, study, ["One", "Two", "Three", "Four"])
    assert queries.precision_so_far(session, actor) == []
    for theme in (one, two, three):
        services.confirm_theme(session, actor, theme.id)
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    services.reject_theme(session, actor, four.id)
    (row,) = queries.precision_so_far(session, actor)
    assert (row.model_version, row.accepted, row.refused) == ("test-1", 2, 1)
    assert (row.share.share, row.share.n) == (2 / 3, 3)
    low, high = row.share.interval
    assert low < 2 / 3 < high


def test_decisions_about_a_theme_are_newest_first(session: Session) -> None:
    actor = people.user(session).as_actor()
    one, two = found.themes(session, actor, studies.study(session, actor))
    services.confirm_theme(session, actor, one.id)
    services.merge_themes(session, actor, two.id, one.id)
    assert [d.action for d in queries.decisions_about(session, one.id)] == ["merge", "confirm"]
    assert [d.action for d in queries.decisions_about(session, two.id)] == ["merge"]


def test_a_holder_is_the_open_theme_a_passage_stands_in(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    one, two = found.themes(session, actor, study)
    key = sorted(found.keys_of(session, one.id))[0]
    assert queries.holders_of(session, study.id, [key])[key].theme_id == one.id
    services.reject_theme(session, actor, one.id)
    assert queries.holders_of(session, study.id, [key]) == {}
    added = queries.member_at(two.id, "a5", 0.5)
    assert (added.answer_id, added.passage_id, added.key) == (5, None, "a5")
    assert session.query(ThemeProposal).count() == 0


def test_what_waits_or_was_decided_in_a_hidden_study_is_locked_for_nobody_else(
    session: Session,
) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    old, *_ = found.themes(session, owner, study)
    keys = sorted(found.keys_of(session, old.id))
    result = found.result_of([found.draft(5, "Young", keys)])
    found.stored_run(session, owner, study, result, found.planned(session, study, result))
    proposal = session.scalars(select(ThemeProposal).limit(1)).one()
    services.confirm_theme(session, owner, old.id)
    decision = queries.last_decision_of(session, owner)
    assert decision is not None

    assert queries.proposal_for_update(session, owner, proposal.id) is proposal
    assert queries.decision_for_update(session, owner, decision.id) is decision
    with pytest.raises(NotFound):
        queries.proposal_for_update(session, other, proposal.id)
    with pytest.raises(NotFound):
        queries.decision_for_update(session, other, decision.id)
    assert proposal.id in queries.pending_of_kind(session, owner, proposal.kind, None)
    assert queries.pending_of_kind(session, other, proposal.kind, None) == []
    assert queries.review_queue(session, owner, study.id).proposals > 0
    assert queries.review_queue(session, other, study.id).proposals == 0
    assert queries.waiting_for(session, owner) > 0
    assert queries.waiting_for(session, other) == 0
    assert [row.accepted for row in queries.precision_so_far(session, owner)] == [1]
    assert queries.precision_so_far(session, other) == []
    study.restricted = False
    session.flush()
    assert queries.last_decision_of(session, other) is None
    study.restricted = True
    session.flush()
    beyond = select(func.max(ThemeProposal.id)), select(func.max(ThemeDecision.id))
    last_proposal, last_decision = (session.scalars(newest).one() for newest in beyond)
    with pytest.raises(NotFound):
        queries.proposal_for_update(session, owner, last_proposal + 1)
    with pytest.raises(NotFound):
        queries.decision_for_update(session, owner, last_decision + 1)


def test_words_and_own_decisions_of_a_study_that_was_closed_to_someone_are_hidden_from_them(
    session: Session,
) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner)
    theme, _ = found.themes(session, owner, study)
    survey = answered.survey(session, study)
    (answer,) = answered.answers(session, survey, answered.question(session, survey), found.EXPORT[:1])
    keys = [sorted(found.keys_of(session, theme.id))[0], f"a{answer.id}"]
    services.confirm_theme(session, other, theme.id)
    assert queries.last_decision_of(session, other) is not None
    study.restricted = True
    session.flush()
    assert set(queries.words_at(session, owner, keys)) == set(keys)
    assert queries.words_at(session, other, keys) == {}
    assert queries.last_decision_of(session, other) is None
