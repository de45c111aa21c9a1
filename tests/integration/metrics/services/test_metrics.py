"""Writes of metrics and of what they mean."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, StaleWrite
from insights.metrics import queries, services
from insights.metrics.models import Metric
from insights.metrics.rules.kinds import Direction, Unit
from insights.search.queries import rows_with
from insights.studies.queries import visible_study_ids
from tests.factories import metrics


def draft_of(metric: Metric, **changes: object) -> services.MetricDraft:
    return services.MetricDraft(**{"name": metric.name, "owner_id": metric.owner_id, **changes})


def test_a_metric_needs_a_name_and_a_currency_where_it_counts_money(session: Session) -> None:
    with pytest.raises(InvalidInput, match="needs a name"):
        metrics.metric(session, name=" ")
    with pytest.raises(InvalidInput, match="which currency"):
        metrics.metric(session, unit=Unit.CURRENCY)


def test_a_change_of_meaning_is_kept_in_the_history(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor, definition="Orders by visits")
    services.edit_metric(
        session, actor, metric.id, 1, draft_of(metric, definition="Orders by visitors"), "People, not visits"
    )
    services.edit_metric(
        session, actor, metric.id, 2, draft_of(metric, definition="Orders by visitors", source="Shop")
    )
    history = queries.definitions_of(session, metric.id)
    assert [(row.number, row.definition) for row in history] == [
        (2, "Orders by visitors"),
        (1, "Orders by visits"),
    ]
    assert history[0].reason == "People, not visits"
    assert metric.version == 3


def test_a_later_save_of_an_older_version_is_refused(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    services.edit_metric(session, actor, metric.id, 1, draft_of(metric, name="Conversion rate"))
    with pytest.raises(StaleWrite):
        services.edit_metric(session, actor, metric.id, 1, draft_of(metric, name="Other"))
    assert metric.name == "Conversion rate"


def test_the_unit_cannot_change_once_there_are_values(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    services.edit_metric(session, actor, metric.id, 1, draft_of(metric, unit=Unit.PERCENT))
    metrics.monthly(session, actor, metric, [2.0, 3.0])
    with pytest.raises(InvalidInput, match=r"has values in its unit \(2\)"):
        services.edit_metric(session, actor, metric.id, 2, draft_of(metric, unit=Unit.COUNT))


def test_a_change_of_direction_is_judged_anew(session: Session) -> None:
    from datetime import date

    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    metrics.monthly(session, actor, metric, [50.0])
    services.set_target(session, actor, metric.id, date(2026, 1, 1), date(2026, 3, 31), 40.0, 45.0)
    assert queries.summaries_of(session, [metric.id])[metric.id].standing == "unhealthy"
    services.edit_metric(
        session, actor, metric.id, 1, draft_of(metric, direction=Direction.RANGE, tolerance=0.5)
    )
    assert queries.summaries_of(session, [metric.id])[metric.id].standing == "watch"


def test_an_archived_metric_leaves_the_board_and_can_come_back(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    services.archive_metric(session, actor, metric.id)
    assert [row.id for row in queries.board(session, actor, queries.BoardFilter(), None).rows] == []
    assert [
        row.id for row in queries.board(session, actor, queries.BoardFilter(archived=True), None).rows
    ] == [metric.id]
    with pytest.raises(InvalidInput, match="archived"):
        metrics.monthly(session, actor, metric, [1.0])
    services.restore_metric(session, actor, metric.id)
    assert [row.id for row in queries.board(session, actor, queries.BoardFilter(), None).rows] == [metric.id]


def test_a_metric_is_found_by_its_words_and_told_when_it_is_explained(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor, name="Basket conversion")
    found = rows_with(session, actor, "basket", visible_study_ids(actor))
    assert [(row.kind, row.subject_id) for row in found] == [("metric", metric.id)]
    assert not metric.explained
    services.set_insight_count(session, metric.id, 2)
    assert metric.explained
