"""Answers to proposals of a further run."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput, NotFound
from insights.studies.models import Study
from insights.themes import queries, services
from insights.themes.models import Theme, ThemeDecision, ThemeProposal
from tests.factories import found, people, studies

Groups = list[tuple[str, list[str]]]


def prepared(session: Session) -> tuple[Actor, Study, list[str]]:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study)
    return actor, study, [f"t{number}" for number in found.passage_ids(session, study)]


def run_again(session: Session, actor: Actor, study: Study, groups: Groups, fixed: str = "") -> None:
    """A further run that finds these groups; the first is the theme `fixed`, if one is named."""
    drafts = [
        found.draft(n, label, keys, fixed=fixed if fixed and n == 0 else None)
        for n, (label, keys) in enumerate(groups)
    ]
    result = found.result_of(drafts)
    found.stored_run(session, actor, study, result, found.planned(session, study, result))


def only_proposal(session: Session) -> ThemeProposal:
    return session.scalars(select(ThemeProposal).where(ThemeProposal.state == "pending")).one()


def first(session: Session, actor: Actor, study: Study, groups: Groups) -> list[Theme]:
    drafts = [found.draft(n, label, keys) for n, (label, keys) in enumerate(groups)]
    found.stored_run(session, actor, study, found.result_of(drafts))
    return list(session.scalars(select(Theme).where(Theme.study_id == study.id).order_by(Theme.id)))


def test_a_new_theme_is_shown_once_it_is_accepted_and_hidden_again_by_undo(session: Session) -> None:
    actor, study, keys = prepared(session)
    (old,) = first(session, actor, study, [("Old", keys[:6])])
    run_again(session, actor, study, [("Old", keys[:6]), ("Young", keys[6:12])])
    row = only_proposal(session)
    services.accept_proposal(session, actor, row.id)
    assert found.labels_by_status(session, study.id) == {"suggested": ["Old"], "confirmed": ["Young"]}
    with pytest.raises(InvalidInput, match="was accepted meanwhile"):
        services.accept_proposal(session, actor, row.id)
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    assert (row.state, found.labels_by_status(session, study.id)) == ("pending", {"suggested": ["Old"]})
    assert found.keys_of(session, old.id) == set(keys[:6])


def test_a_refused_new_theme_is_not_proposed_again(session: Session) -> None:
    actor, study, keys = prepared(session)
    first(session, actor, study, [("Old", keys[:6])])
    again = [("Old", keys[:6]), ("Young", keys[6:12])]
    run_again(session, actor, study, again)
    services.refuse_proposal(session, actor, only_proposal(session).id)
    run_again(session, actor, study, again)
    states = session.scalars(select(ThemeProposal.state)).all()
    assert states == ["rejected"]


LEAVING: list[tuple[str, list[tuple[str, slice]], list[tuple[str, slice]]]] = [
    ("split", [("Whole", slice(0, 8))], [("Left", slice(0, 4)), ("Right", slice(4, 8))]),
    ("merge", [("Small", slice(0, 3)), ("Large", slice(3, 9))], [("Both", slice(0, 9))]),
    ("fading", [("Old", slice(0, 6))], []),
]


@pytest.mark.parametrize(("kind", "before", "after"), LEAVING, ids=[one[0] for one in LEAVING])
def test_a_theme_that_a_person_left_as_it_is_claims_its_passages_and_is_asked_about_no_more(
    session: Session,
    kind: str,
    before: list[tuple[str, slice]],
    after: list[tuple[str, slice]],
) -> None:
    actor, study, keys = prepared(session)
    themes = first(session, actor, study, [(label, keys[part]) for label, part in before])
    found_then: Groups = [(label, keys[part]) for label, part in after]
    run_again(session, actor, study, found_then)
    row = only_proposal(session)
    assert row.kind == kind
    services.refuse_proposal(session, actor, row.id)
    ids = [str(theme.id) for theme in themes]
    assert [one.key for one in queries.fixed_themes(session, study.id)] == ids
    again = found.result_of([found.draft(n, label, members) for n, (label, members) in enumerate(found_then)])
    plan = found.planned(session, study, again)
    assert (plan.refreshed, [one.kind for one in plan.proposals if one.themes]) == ({}, [])
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    assert queries.fixed_themes(session, study.id) == []


def test_passages_that_a_theme_was_refused_to_grow_by_stay_out_of_it(session: Session) -> None:
    actor, study, keys = prepared(session)
    (one,) = first(session, actor, study, [("One", keys[:6])])
    services.confirm_theme(session, actor, one.id)
    run_again(session, actor, study, [("One", keys[:9])], fixed=str(one.id))
    services.refuse_proposal(session, actor, only_proposal(session).id)
    (fixed,) = queries.fixed_themes(session, study.id)
    assert (set(fixed.members), set(fixed.excluded)) == (set(keys[:6]), set(keys[6:9]))
    assert one.passage_count == 6
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    (fixed,) = queries.fixed_themes(session, study.id)
    assert fixed.excluded == ()


def test_a_theme_grows_by_what_nobody_placed_elsewhere(session: Session) -> None:
    actor, study, keys = prepared(session)
    one, two = first(session, actor, study, [("One", keys[:6]), ("Two", keys[6:9])])
    services.confirm_theme(session, actor, one.id)
    run_again(session, actor, study, [("One", keys[:12])], fixed=str(one.id))
    row = next(p for p in session.scalars(select(ThemeProposal)) if p.kind == "grow")
    assert row.payload["passages"] == sorted(keys[6:12])
    services.rename_theme(session, actor, two.id, two.version, "Two of our own")
    services.accept_proposal(session, actor, row.id)
    assert found.keys_of(session, one.id) == set(keys[:6]) | set(keys[9:12])
    assert found.keys_of(session, two.id) == set(keys[6:9])


def test_a_split_theme_gives_its_passages_to_its_parts(session: Session) -> None:
    actor, study, keys = prepared(session)
    (whole,) = first(session, actor, study, [("Whole", keys[:8])])
    run_again(session, actor, study, [("Left", [*keys[:4], keys[15]]), ("Right", keys[4:8])])
    row = only_proposal(session)
    assert row.kind == "split"
    services.accept_proposal(session, actor, row.id)
    left, right = session.scalars(select(Theme).where(Theme.id != whole.id).order_by(Theme.label)).all()
    assert found.keys_of(session, left.id) == set(keys[:4])
    assert found.keys_of(session, right.id) == set(keys[4:8])
    assert (whole.status, whole.merged_into_id, whole.passage_count) == ("merged", left.id, 0)
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    assert found.keys_of(session, whole.id) == set(keys[:8])
    assert found.labels_by_status(session, study.id) == {"suggested": ["Whole"]}


def test_merged_themes_live_on_in_the_one_with_most_people(session: Session) -> None:
    actor, study, keys = prepared(session)
    small, large = first(session, actor, study, [("Small", keys[:3]), ("Large", keys[3:9])])
    run_again(session, actor, study, [("Both", keys[:9])])
    row = only_proposal(session)
    assert row.kind == "merge"
    services.accept_proposal(session, actor, row.id)
    assert (large.status, large.label, found.keys_of(session, large.id)) == (
        "confirmed",
        "Both",
        set(keys[:9]),
    )
    assert (small.status, small.merged_into_id) == ("merged", large.id)


def test_a_fading_theme_is_closed_only_by_a_person(session: Session) -> None:
    actor, study, keys = prepared(session)
    (old,) = first(session, actor, study, [("Old", keys[:6])])
    run_again(session, actor, study, [("Young", keys[10:16])])
    fading = next(p for p in session.scalars(select(ThemeProposal)) if p.kind == "fading")
    assert old.status == "suggested"
    services.accept_proposal(session, actor, fading.id)
    assert old.status == "rejected"


def test_a_proposal_about_what_was_decided_since_is_refused(session: Session) -> None:
    actor, study, keys = prepared(session)
    (whole,) = first(session, actor, study, [("Whole", keys[:8])])
    run_again(session, actor, study, [("Left", keys[:4]), ("Right", keys[4:8])])
    services.confirm_theme(session, actor, whole.id)
    row = only_proposal(session)
    with pytest.raises(InvalidInput, match="decided otherwise"):
        services.accept_proposal(session, actor, row.id)
    services.refuse_proposal(session, actor, row.id)
    assert found.keys_of(session, whole.id) == set(keys[:8])
    assert session.scalars(select(ThemeDecision.action)).all() == ["confirm", "refuse"]


def test_proposals_of_a_hidden_study_are_not_found(session: Session) -> None:
    actor, study, keys = prepared(session)
    first(session, actor, study, [("Old", keys[:6])])
    run_again(session, actor, study, [("Old", keys[:6]), ("Young", keys[6:12])])
    study.restricted = True
    session.flush()
    with pytest.raises(NotFound):
        services.accept_proposal(session, people.user(session).as_actor(), only_proposal(session).id)


def grown_and_faded(session: Session) -> tuple[Actor, Study, list[str], list[Theme]]:
    """A study where one theme grew, one is new twice over and two fade."""
    actor, study, keys = prepared(session)
    old = first(session, actor, study, [("Gone", keys[:3]), ("Gone too", keys[3:6])])
    run_again(session, actor, study, [("Young", keys[8:12]), ("Younger", keys[12:16])])
    return actor, study, keys, old


def states_by_kind(session: Session) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in session.scalars(select(ThemeProposal).order_by(ThemeProposal.id)):
        found.setdefault(row.kind, []).append(row.state)
    return found


def test_all_proposals_of_a_kind_are_answered_at_once_and_taken_back_at_once(session: Session) -> None:
    actor, study, _, _ = grown_and_faded(session)
    before = found.labels_by_status(session, study.id)
    assert services.answer_proposals(session, actor, "new", study.id, accept=True) == (2, 0)
    assert states_by_kind(session) == {"new": ["accepted"] * 2, "fading": ["pending"] * 2}
    assert found.labels_by_status(session, study.id)["confirmed"] == ["Young", "Younger"]
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    assert states_by_kind(session) == {"new": ["pending"] * 2, "fading": ["pending"] * 2}
    assert found.labels_by_status(session, study.id) == before
    assert queries.last_decision_of(session, actor) is None


def test_all_of_a_kind_are_refused_and_other_kinds_wait_on(session: Session) -> None:
    actor, study, _, old = grown_and_faded(session)
    assert services.answer_proposals(session, actor, "fading", None, accept=False) == (2, 0)
    assert states_by_kind(session) == {"new": ["pending"] * 2, "fading": ["rejected"] * 2}
    assert {theme.status for theme in old} == {"suggested"}
    with pytest.raises(InvalidInput, match="No proposal of this kind waits"):
        services.answer_proposals(session, actor, "fading", study.id, accept=False)


def test_what_was_decided_otherwise_is_left_out_of_an_answer_to_all(session: Session) -> None:
    actor, study, _, (gone, other) = grown_and_faded(session)
    services.confirm_theme(session, actor, gone.id)
    assert services.answer_proposals(session, actor, "fading", study.id, accept=True) == (1, 1)
    assert (gone.status, other.status) == ("confirmed", "rejected")


def test_an_answer_to_all_leaves_hidden_studies_alone(session: Session) -> None:
    _, study, _, _ = grown_and_faded(session)
    study.restricted = True
    session.flush()
    stranger = people.user(session).as_actor()
    with pytest.raises(InvalidInput, match="No proposal of this kind waits"):
        services.answer_proposals(session, stranger, "new", None, accept=True)
