"""Feeding metrics from the scores of surveys."""

from datetime import date

from sqlalchemy.orm import Session

from insights.metrics import queries, services
from insights.metrics.rules.kinds import Unit
from tests.factories import answered, metrics, people, studies

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_each_month_of_a_score_becomes_a_value_with_n_and_interval(session: Session) -> None:
    actor = metrics.planner(session)
    survey = answered.survey(session, studies.study(session, people.user(session).as_actor()))
    score = answered.score(session, survey, {(MAY, ""): {10: 20, 0: 10}, (JUNE, ""): {10: 30}})
    metric = metrics.metric(session, actor, unit=Unit.SCORE, score_definition_id=score.id)
    assert services.feed_metrics(session, actor, score.id) == 1
    may, june = queries.series(session, actor, metric.id)
    assert (may.day, may.n, june.value, may.source) == (MAY, 30, 100.0, "survey")
    assert may.low < may.value < may.high
    services.feed_metrics(session, actor, score.id)
    assert queries.former_values_of(session, metric.id) == []
    assert services.feed_metrics(session, actor, score.id + 99) == 0
