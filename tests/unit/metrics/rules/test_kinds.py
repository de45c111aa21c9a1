"""The words a metric is described with."""

import pytest

from insights.metrics.rules.kinds import DIRECTION_WORDS, Direction, Unit, unit_sign


@pytest.mark.parametrize(
    ("unit", "currency", "sign"),
    [("percent", "", "%"), ("currency", "EUR", "€"), ("currency", "CHF", "CHF"), ("count", "", "")],
)
def test_every_unit_has_its_sign(unit: str, currency: str, sign: str) -> None:
    assert unit_sign(unit, currency) == sign


def test_no_kind_is_left_without_words() -> None:
    assert set(DIRECTION_WORDS) == set(Direction)
    assert all(isinstance(unit_sign(unit, "EUR"), str) for unit in Unit)
