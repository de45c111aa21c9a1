"""Advice on what is stored and on what is being written."""

from datetime import date

from sqlalchemy.orm import Session

from insights.metrics.models import MetricForecast
from insights.objectives import queries, services
from insights.objectives.rules.advice import WrittenKeyResult
from tests.factories import metrics, objectives


def test_stored_key_results_get_their_advice(session: Session) -> None:
    actor = metrics.planner(session)
    objective = objectives.objective(session, actor, reason="They leave")
    good = objectives.key_result(session, actor, objective, statement="Orders of new customers from mail")
    launch = objectives.key_result(
        session, actor, objective, statement="Launch it", baseline=None, target=None
    )
    services.declare_trade_off(session, actor, good.id, launch.id)
    rows = [good, launch]
    advice = queries.advice_on_key_results(session, actor, rows)
    assert [one.rule for one in advice[good.id]] == []
    assert [one.rule for one in advice[launch.id]] == ["output", "specific", "binary"]
    whole = queries.advice_on_objective(session, actor, objective, rows)
    assert [one.rule for one in whole] == ["relevant", "opposed"]


def test_a_target_beyond_all_past_changes_is_pointed_out(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    metrics.monthly(session, actor, metric, [10.0, 11.0, 12.0, 13.0, 14.0], date(2025, 1, 1))
    written = WrittenKeyResult("Orders from mail rise", 14.0, 30.0, metric_id=metric.id)
    (advice,) = queries.advice_on_written(session, actor, written, 91)
    assert "the largest in as much time so far was 3" in advice.message
    modest = WrittenKeyResult("Orders from mail rise", 14.0, 16.0, metric_id=metric.id)
    assert queries.advice_on_written(session, actor, modest, 91) == []
    point = ["2025-08-01", 14.5, 13.0, 15.5]
    session.add(MetricForecast(metric_id=metric.id, based_on=date(2025, 5, 1), points=[point]))
    session.flush()
    (forecast,) = queries.advice_on_written(session, actor, modest, 91)
    assert "13 to 15.5" in forecast.message
    assert queries.advice_on_written(session, actor, WrittenKeyResult("Launch it"), 91)
