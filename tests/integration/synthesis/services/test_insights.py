"""Writing, publishing, superseding, deleting."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.kernel.errors import Forbidden, InvalidInput, NotFound, StaleWrite
from insights.search import queries as search_queries
from insights.search.models import SearchRow
from insights.studies.queries import tallies_of, visible_study_ids
from insights.synthesis.models import Insight
from insights.synthesis.services import insights as services
from insights.synthesis.services.insights import InsightDraft
from tests.factories import learned, people, studies


def test_an_insight_needs_a_sentence(session: Session) -> None:
    with pytest.raises(InvalidInput, match="Say in a sentence"):
        learned.insight(session, people.user(session).as_actor(), statement="  ")


def test_publication_says_what_is_missing_then_tells_everybody(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = learned.insight(session, actor, recommendation="")
    with pytest.raises(InvalidInput, match="supporting evidence and a recommendation"):
        services.publish_insight(session, actor, row.id)
    services.edit_insight(session, actor, row.id, 1, InsightDraft("Cost", recommendation="Show it"))
    learned.cite(session, actor, row, study)
    services.publish_insight(session, actor, row.id)
    assert (row.status, row.published_at is not None) == ("published", True)
    found = session.scalars(select(SearchRow).where(SearchRow.kind == "insight")).one()
    assert found.visibility == "everyone"
    with pytest.raises(InvalidInput, match="published already"):
        services.publish_insight(session, actor, row.id)


def test_a_later_save_of_an_older_version_is_refused(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.insight(session, actor)
    services.edit_insight(session, actor, row.id, 1, InsightDraft("First"))
    with pytest.raises(StaleWrite):
        services.edit_insight(session, actor, row.id, 1, InsightDraft("Second"))


def test_a_pm_changes_own_drafts_only(session: Session) -> None:
    pm = people.user(session, Role.PM).as_actor()
    researcher = people.user(session).as_actor()
    own, other = learned.insight(session, pm), learned.insight(session, researcher)
    services.edit_insight(session, pm, own.id, 1, InsightDraft("Better"))
    with pytest.raises(Forbidden):
        services.edit_insight(session, pm, other.id, 1, InsightDraft("Mine"))
    assert (own.statement, other.version) == ("Better", 1)


def test_what_was_published_is_superseded_and_never_deleted(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    old, new = learned.published(session, actor, study), learned.published(session, actor, study)
    draft = learned.insight(session, actor)
    with pytest.raises(InvalidInput, match="never deleted"):
        services.remove_insight(session, actor, old.id)
    for by in (old.id, draft.id):
        with pytest.raises(InvalidInput, match="another insight"):
            services.supersede_insight(session, actor, old.id, by)
    services.supersede_insight(session, actor, old.id, new.id)
    assert (old.status, old.superseded_by_id) == ("superseded", new.id)


def test_a_deleted_draft_leaves_its_study_and_search(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = learned.insight(session, actor, study_id=study.id)
    assert tallies_of(session, [study.id])[study.id]["insights"] == 1
    services.remove_insight(session, actor, row.id)
    assert tallies_of(session, [study.id])[study.id]["insights"] == 0
    assert session.scalars(select(Insight)).all() == []
    assert session.scalars(select(SearchRow).where(SearchRow.kind == "insight")).all() == []


def test_an_insight_moved_to_another_study_is_counted_there(session: Session) -> None:
    actor = people.user(session).as_actor()
    one, two = studies.study(session, actor), studies.study(session, actor)
    row = learned.insight(session, actor, study_id=one.id)
    services.edit_insight(session, actor, row.id, 1, InsightDraft("Moved", study_id=two.id))
    tallies = tallies_of(session, [one.id, two.id])
    assert (tallies[one.id]["insights"], tallies[two.id]["insights"]) == (0, 1)


def test_stakeholders_cannot_reach_a_draft(session: Session) -> None:
    row = learned.insight(session, people.user(session).as_actor())
    with pytest.raises(NotFound):
        services.publish_insight(session, people.user(session, Role.STAKEHOLDER).as_actor(), row.id)


def test_a_draft_of_a_study_is_found_by_who_may_open_the_study(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    row = learned.insight(session, owner, study_id=study.id, statement="Quuxberry matters.")

    def found_by(actor: Actor) -> list[int]:
        rows = search_queries.rows_with(session, actor, "quuxberry", visible_study_ids(actor))
        return [found.subject_id for found in rows]

    assert (found_by(owner), found_by(other)) == ([row.id], [])
    learned.cite(session, owner, row, study)
    services.publish_insight(session, owner, row.id)
    assert found_by(other) == [row.id]
