"""Confirming, rejecting, naming, merging, moving."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.models import AuditEntry
from insights.kernel.errors import InvalidInput, NotFound, StaleWrite
from insights.search.models import SearchRow
from insights.studies.queries import tallies_of
from insights.themes import queries, services
from insights.themes.models import ThemeDecision
from tests.factories import found, people, studies


def test_a_confirmed_theme_is_decided_and_told(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    theme, _ = found.themes(session, actor, study)
    for _ in range(2):
        services.confirm_theme(session, actor, theme.id)
    assert (theme.status, theme.decided, theme.version) == ("confirmed", True, 2)
    decisions = session.scalars(select(ThemeDecision)).all()
    assert [d.told for d in decisions] == [f"Confirmed “{theme.label}”."]
    actions = session.scalars(select(AuditEntry.action)).all()
    assert actions.count("themes.confirm") == 1


def test_a_rejected_theme_leaves_the_study_s_count_and_the_search(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    theme, other = found.themes(session, actor, study)
    assert tallies_of(session, [study.id])[study.id]["themes"] == 2
    services.reject_theme(session, actor, theme.id)
    session.expire_all()
    assert tallies_of(session, [study.id])[study.id]["themes"] == 1
    left = session.scalars(select(SearchRow.subject_id).where(SearchRow.kind == "theme")).all()
    assert left == [other.id]
    with pytest.raises(InvalidInput, match="was rejected meanwhile"):
        services.confirm_theme(session, actor, theme.id)


def test_a_person_s_name_is_kept_and_a_second_writer_sees_both(session: Session) -> None:
    actor = people.user(session).as_actor()
    theme, _ = found.themes(session, actor, studies.study(session, actor))
    services.rename_theme(session, actor, theme.id, 1, "  Export   cannot be found ")
    assert (theme.label, theme.label_by_person, theme.decided) == ("Export cannot be found", True, True)
    with pytest.raises(StaleWrite) as stale:
        services.rename_theme(session, actor, theme.id, 1, "Mine")
    assert stale.value.theirs == {"label": "Export cannot be found"}
    for name, words in (("  ", "a name"), ("x" * 301, "at most 300")):
        with pytest.raises(InvalidInput, match=words):
            services.rename_theme(session, actor, theme.id, 2, name)


def test_merging_counts_each_person_once(session: Session) -> None:
    actor = people.user(session).as_actor()
    theme, other = found.themes(session, actor, studies.study(session, actor))
    everybody = (
        queries.theme_people(session, [theme.id])[theme.id]
        | queries.theme_people(session, [other.id])[other.id]
    )
    kept = services.merge_themes(session, actor, other.id, theme.id)
    assert kept is theme
    assert (theme.people_count, theme.passage_count) == (len(everybody), 12) == (6, 12)
    assert (other.status, other.merged_into_id, other.passage_count) == ("merged", theme.id, 0)


def test_themes_merge_only_inside_their_study(session: Session) -> None:
    actor = people.user(session).as_actor()
    one, _ = found.themes(session, actor, studies.study(session, actor))
    far, _ = found.themes(session, actor, studies.study(session, actor))
    with pytest.raises(InvalidInput, match="different studies"):
        services.merge_themes(session, actor, one.id, far.id)
    with pytest.raises(InvalidInput, match="another theme"):
        services.merge_themes(session, actor, one.id, one.id)


def test_moved_passages_stay_where_a_person_put_them(session: Session) -> None:
    actor = people.user(session).as_actor()
    theme, other = found.themes(session, actor, studies.study(session, actor))
    chosen = found.members(session, theme.id)[:2]
    keys = {member.key for member in chosen}
    services.move_passages(session, actor, theme.id, [member.id for member in chosen], other.id)
    assert found.keys_of(session, theme.id).isdisjoint(keys)
    assert keys <= found.keys_of(session, other.id)
    assert (theme.passage_count, other.passage_count) == (4, 8)
    fixed = {one.key: one for one in queries.fixed_themes(session, theme.study_id)}
    assert set(fixed[str(theme.id)].excluded) == keys
    assert keys <= set(fixed[str(other.id)].members)


def test_a_passage_may_be_taken_out_and_brought_back(session: Session) -> None:
    actor = people.user(session).as_actor()
    theme, other = found.themes(session, actor, studies.study(session, actor))
    chosen = found.members(session, theme.id)[0]
    services.move_passages(session, actor, theme.id, [chosen.id], None)
    assert chosen.excluded
    with pytest.raises(InvalidInput, match="Choose the passages"):
        services.move_passages(session, actor, theme.id, [chosen.id], other.id)
    twin = found.members(session, other.id)[0]
    services.move_passages(session, actor, other.id, [twin.id], theme.id)
    back = next(m for m in found.members(session, theme.id) if m.key == twin.key)
    services.move_passages(session, actor, theme.id, [back.id], other.id)
    assert twin.key in found.keys_of(session, other.id)


def test_themes_of_a_hidden_study_cannot_be_decided(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    theme, _ = found.themes(session, owner, studies.study(session, owner, restricted=True))
    with pytest.raises(NotFound):
        services.confirm_theme(session, other, theme.id)


def test_several_themes_are_decided_at_once_and_taken_back_at_once(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    one, two, three, four = found.themes(session, actor, study, ["One", "Two", "Three", "Four"])
    assert (
        services.decide_themes(session, actor, study.id, [one.id, two.id], "confirm") == "Confirmed 2 themes."
    )
    services.decide_themes(session, actor, study.id, [three.id, four.id, three.id], "reject")
    labels = found.labels_by_status(session, study.id)
    assert labels == {"confirmed": ["One", "Two"], "rejected": ["Four", "Three"]}
    (row,) = queries.precision_so_far(session, actor)
    assert (row.accepted, row.refused) == (2, 2)
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    assert found.labels_by_status(session, study.id)["suggested"] == ["Four", "Three"]


def test_several_themes_merge_into_the_one_that_a_person_named(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    one, two, three = found.themes(session, actor, study, ["One", "Two", "Three"])
    services.rename_theme(session, actor, two.id, two.version, "Ours")
    keys = found.keys_of(session, one.id) | found.keys_of(session, two.id) | found.keys_of(session, three.id)
    told = services.decide_themes(session, actor, study.id, [one.id, two.id, three.id], "merge")
    assert told == "Merged 3 themes into “Ours”."
    assert found.keys_of(session, two.id) == keys
    assert {one.merged_into_id, three.merged_into_id} == {two.id}
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    assert found.keys_of(session, one.id) | found.keys_of(session, three.id) < keys
    assert {one.status, three.status} == {"suggested"}


def test_a_passage_of_two_merged_themes_stands_in_the_one_kept_once(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    one, two, three = found.themes(session, actor, study, ["One", "Two", "Three"])
    shared = found.members(session, two.id)[0].key
    session.add(queries.member_at(three.id, shared, 0.5))
    services.rename_theme(session, actor, one.id, one.version, "Ours")
    services.decide_themes(session, actor, study.id, [one.id, two.id, three.id], "merge")
    assert (one.passage_count, two.passage_count, three.passage_count) == (12, 0, 0)
    assert shared in found.keys_of(session, one.id)


def test_several_themes_need_a_choice_of_one_study(session: Session) -> None:
    actor = people.user(session).as_actor()
    study, other = studies.study(session, actor), studies.study(session, actor)
    one, two = found.themes(session, actor, study)
    for ids, action, where in (
        ([], "confirm", study),
        ([one.id], "merge", study),
        ([one.id, two.id], "confirm", other),
        ([one.id], "nonsense", study),
    ):
        with pytest.raises(InvalidInput):
            services.decide_themes(session, actor, where.id, ids, action)
