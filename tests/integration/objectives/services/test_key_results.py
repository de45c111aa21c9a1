"""Writes of key results."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, StaleWrite
from insights.metrics.rules.kinds import Unit
from insights.objectives import queries, services
from insights.objectives.rules.kinds import Way
from tests.factories import metrics, objectives


def test_a_relative_target_is_kept_beside_its_value(session: Session) -> None:
    row = objectives.key_result(session, baseline=50.0, target=None, relative=20.0, way=Way.DOWN)
    assert (row.target, row.relative) == (40.0, 20.0)


def test_a_reduction_by_percent_in_the_words_is_the_aim_once_the_baseline_is_known(session: Session) -> None:
    actor = metrics.planner(session)
    words = {"statement": "Reduce returns by 20 %", "target": None}
    row = objectives.key_result(session, actor, baseline=None, **words)
    assert (row.target, row.relative) == (None, None)
    draft = objectives.key_result_draft(actor, baseline=50.0, **words)
    row = services.edit_key_result(session, actor, row.id, row.version, draft)
    assert (row.target, row.relative, row.way) == (40.0, 20.0, "down")
    metric = metrics.metric(session, actor)
    metrics.monthly(session, actor, metric, [80.0], date(2026, 3, 1))
    row = objectives.key_result(session, actor, baseline=None, metric_id=metric.id, **words)
    assert (row.baseline, row.target, row.relative) == (80.0, 64.0, 20.0)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"statement": ""}, "needs a statement"),
        ({"weight": 0.0}, "above 0"),
        ({"target": 30.0}, "does not lie above"),
        ({"relative": 20.0}, "not both"),
        ({"baseline": None, "target": None, "relative": 20.0}, "needs the baseline"),
        ({"deadline": date(2026, 3, 1)}, "does not lie after the start"),
    ],
)
def test_an_aim_that_cannot_hold_is_refused(session: Session, fields: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        objectives.key_result(session, **fields)


def test_unit_and_baseline_are_taken_from_the_metric(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor, unit=Unit.PERCENT)
    metrics.monthly(session, actor, metric, [3.0, 4.0, 5.0, 6.0, 9.0])
    row = objectives.key_result(session, actor, metric_id=metric.id, baseline=None, target=8.0)
    assert (row.unit, row.baseline) == ("percent", 6.0)


def test_an_agreed_aim_changes_only_with_a_reason_which_is_kept(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor)
    services.agree_key_result(session, actor, row.id)
    services.agree_key_result(session, metrics.planner(session), row.id)
    assert row.agreed_by == actor.user_id
    draft = objectives.key_result_draft(actor, target=55.0)
    with pytest.raises(InvalidInput, match="say why"):
        services.edit_key_result(session, actor, row.id, row.version, draft)
    services.edit_key_result(session, actor, row.id, row.version, draft, "The shop closed for a month")
    (change,) = queries.changes_of(session, actor, row.id)
    assert (change.what, change.before, change.after) == ("target", "60", "55")
    assert change.reason == "The shop closed for a month"


def test_a_later_save_of_an_older_version_is_refused(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor)
    services.edit_key_result(session, actor, row.id, 1, objectives.key_result_draft(actor, target=70.0))
    with pytest.raises(StaleWrite):
        services.edit_key_result(session, actor, row.id, 1, objectives.key_result_draft(actor, target=80.0))


def test_a_key_result_moves_with_its_history(session: Session) -> None:
    actor = metrics.planner(session)
    row, elsewhere = (
        objectives.key_result(session, actor),
        objectives.objective(session, actor, statement="B"),
    )
    services.move_key_result(session, actor, row.id, elsewhere.id)
    services.move_key_result(session, actor, row.id, elsewhere.id)
    assert queries.key_results_of(session, actor, [elsewhere.id]) == [row]
    assert [change.what for change in queries.changes_of(session, actor, row.id)] == ["objective"]


def test_an_archived_key_result_is_put_away_and_comes_back(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor)
    services.archive_key_result(session, actor, row.id)
    assert queries.key_results_of(session, actor, [row.objective_id]) == []
    assert queries.key_results_of(session, actor, [row.objective_id], archived=True) == [row]
    services.restore_key_result(session, actor, row.id)
    assert queries.key_results_of(session, actor, [row.objective_id]) == [row]
