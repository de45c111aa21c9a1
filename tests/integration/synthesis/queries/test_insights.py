"""Which insights an actor may read."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.kernel.errors import NotFound
from insights.kernel.pagination import PAGE_SIZE
from insights.synthesis.queries import insights as queries
from insights.synthesis.queries.insights import InsightFilter
from insights.synthesis.rules import EvidenceKind, Stance
from insights.synthesis.services import insights as writes
from insights.synthesis.services.evidence import EvidenceDraft, add_evidence
from tests.factories import found, learned, metrics, people, studies


def test_stakeholders_read_published_work_only(session: Session) -> None:
    actor = people.user(session).as_actor()
    stakeholder = people.user(session, Role.STAKEHOLDER).as_actor()
    study = studies.study(session, actor)
    published, draft = learned.published(session, actor, study), learned.insight(session, actor)
    page = queries.insights_page(session, stakeholder, InsightFilter(), None)
    assert page.rows == [published]
    assert set(queries.insights_by_id(session, stakeholder, [published.id, draft.id])) == {published.id}
    with pytest.raises(NotFound):
        queries.insight(session, stakeholder, draft.id)


def test_drafts_of_a_restricted_study_stay_with_its_members(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    draft = learned.insight(session, owner, study_id=study.id)
    assert queries.insight(session, owner, draft.id) is draft
    assert queries.insight_for_update(session, owner, draft.id) is draft
    second = learned.insight(session, owner, study_id=study.id)
    assert queries.insight_for_update(session, owner, second.id) is second
    for read in (queries.insight, queries.insight_for_update):
        with pytest.raises(NotFound):
            read(session, other, draft.id)
    assert queries.insights_of_studies(session, other, [study.id]) == {}


def test_a_list_is_narrowed_by_words_status_kind_and_metric(session: Session) -> None:
    actor = people.user(session).as_actor()
    one = learned.insight(session, actor, statement="Cost comes 100 % last")
    two = learned.insight(session, actor, statement="Filters are slow")
    metric = metrics.metric(session)
    learned.claim(session, actor, two, metric_id=metric.id)

    def listed(**wanted: object) -> list[object]:
        return list(queries.insights_page(session, actor, InsightFilter(**wanted), None).rows)

    assert listed() == [two, one]
    assert listed(text="100 %") == [one]
    assert listed(status="published") == []
    assert listed(kind="informative") == []
    assert listed(metric_id=metric.id) == [two]


def test_the_one_published_last_comes_first_and_no_page_repeats(session: Session) -> None:
    actor = people.user(session).as_actor()
    first = learned.insight(session, actor)
    others = [learned.insight(session, actor) for _ in range(PAGE_SIZE)]
    learned.cite(session, actor, first, studies.study(session, actor))
    writes.publish_insight(session, actor, first.id)
    page = queries.insights_page(session, actor, InsightFilter(), None)
    rest = queries.insights_page(session, actor, InsightFilter(), page.next_cursor)
    assert [*page.rows, *rest.rows] == [first, *reversed(others)]
    assert rest.next_cursor is None


def test_insights_are_found_by_what_they_cite(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.insight(session, actor)
    quote = learned.cite(session, actor, row, studies.study(session, actor))
    assert queries.insights_citing_highlights(session, actor, [quote]) == {quote: [row]}
    stakeholder = people.user(session, Role.STAKEHOLDER).as_actor()
    assert queries.insights_citing_highlights(session, stakeholder, [quote]) == {}
    assert queries.insights_citing_themes(session, actor, [404]) == {}


def test_insights_that_cite_a_theme_are_told_to_their_readers_alone(session: Session) -> None:
    actor = people.user(session).as_actor()
    theme = found.themes(session, actor, studies.study(session, actor))[0]
    draft = learned.insight(session, actor)
    add_evidence(session, actor, draft.id, EvidenceDraft(EvidenceKind.THEME, theme.id, Stance.SUPPORTS))
    assert queries.insights_citing_themes(session, actor, [theme.id]) == {theme.id: [draft]}
    stakeholder = people.user(session, Role.STAKEHOLDER).as_actor()
    assert queries.insights_citing_themes(session, stakeholder, [theme.id]) == {}


def test_the_newest_published_come_first(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    one, two = learned.published(session, actor, study), learned.published(session, actor, study)
    learned.insight(session, actor)
    assert queries.newest_published(session, actor) == [two, one]
