"""Benchmarks and annotations."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.errors import InvalidInput, NotFound
from insights.metrics import queries, services
from tests.factories import metrics


def test_benchmarks_name_their_source_and_can_be_taken_away(session: Session) -> None:
    actor = metrics.planner(session)
    metric, other = metrics.metric(session, actor), metrics.metric(session, actor)
    row = services.add_benchmark(session, actor, metric.id, " Median ", 2.5, "Trade survey", date(2025, 1, 1))
    assert [(b.label, b.source) for b in queries.benchmarks_of(session, metric.id)] == [
        ("Median", "Trade survey")
    ]
    with pytest.raises(NotFound):
        services.remove_benchmark(session, actor, other.id, row.id)
    services.remove_benchmark(session, actor, metric.id, row.id)
    assert queries.benchmarks_of(session, metric.id) == []


def test_a_benchmark_needs_a_label_and_a_number(session: Session) -> None:
    metric = metrics.metric(session)
    with pytest.raises(InvalidInput, match="what the benchmark is"):
        services.add_benchmark(session, metrics.planner(session), metric.id, "", 1.0)
    with pytest.raises(InvalidInput, match="no number"):
        services.add_benchmark(session, metrics.planner(session), metric.id, "Median", float("inf"))


def test_annotations_stand_at_their_day_newest_first(session: Session) -> None:
    actor = metrics.planner(session)
    metric, other = metrics.metric(session, actor), metrics.metric(session, actor)
    services.annotate(session, actor, metric.id, date(2026, 3, 1), "New checkout")
    row = services.annotate(session, actor, metric.id, date(2026, 4, 1), "Outage")
    assert [note.text for note in queries.annotations_of(session, metric.id)] == ["Outage", "New checkout"]
    with pytest.raises(NotFound):
        services.remove_annotation(session, actor, other.id, row.id)
    services.remove_annotation(session, actor, metric.id, row.id)
    assert [note.text for note in queries.annotations_of(session, metric.id)] == ["New checkout"]


def test_an_empty_note_and_one_in_the_future_are_refused(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    with pytest.raises(InvalidInput, match="what happened"):
        services.annotate(session, actor, metric.id, date(2026, 3, 1), " ")
    with pytest.raises(InvalidInput, match="future"):
        services.annotate(session, actor, metric.id, clock.today() + timedelta(days=2), "x")
