"""The catalogue of common metrics."""

from insights.metrics.rules.catalogue import CATALOGUE, entry
from insights.metrics.rules.kinds import Category, Direction

EXPECTED = {
    "revenue",
    "cac",
    "clv",
    "conversion",
    "engagement",
    "dau",
    "wau",
    "mau",
    "stickiness",
    "retention",
    "churn",
    "nps",
    "csat",
    "aov",
    "order_frequency",
    "revenue_growth",
    "profit_margin",
    "cash_flow",
    "unique_users",
    "new_users",
    "sign_ups",
    "feature_use",
    "session_time",
    "availability",
    "downtime",
    "response_time",
    "error_rate",
}


def test_the_common_metrics_are_all_there_once() -> None:
    keys = [one.key for one in CATALOGUE]
    assert set(keys) >= EXPECTED
    assert len(keys) == len(set(keys))


def test_each_is_defined_and_every_category_has_some() -> None:
    assert all(one.definition and one.formula for one in CATALOGUE)
    assert {one.category for one in CATALOGUE} == set(Category)


def test_costs_and_losses_should_fall() -> None:
    for key in ("cac", "churn", "downtime", "response_time", "error_rate"):
        assert entry(key).direction == Direction.DOWN
    assert entry("no such") is None
