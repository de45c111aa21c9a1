"""Numbers and days as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.numbers import number_in, written


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1 234", 1234.0),
        ("12,5", 12.5),
        ("1,234", 1234.0),
        ("1.234.567", 1234567.0),
        ("12 %", 12.0),
        ("€ 3.20", 3.2),
        ("−4", -4.0),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("EUR 1,200", 1200.0),
        ("1300 USD", 1300.0),
        ("CHF 1'300", 1300.0),
        ("(1,200)", -1200.0),
        ("1.2k", 1200.0),
        ("$3M", 3_000_000.0),
    ],
)
def test_a_number_is_read_as_it_is_written_in_different_places(typed: str, value: float) -> None:
    assert number_in(typed) == value


@pytest.mark.parametrize("typed", ["", "n/a", "12 or so", "1,2,3", "--4", "1e999", "nan", "inf"])
def test_what_is_no_number_is_refused_with_its_words(typed: str) -> None:
    with pytest.raises(InvalidInput, match="number"):
        number_in(typed)


@given(st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3)))
def test_a_plain_number_comes_back_as_it_is(value: float) -> None:
    assert number_in(repr(value)) == value


def test_values_are_written_with_their_sign() -> None:
    assert written(1234567) == "1,234,567"
    assert written(12.5, "%") == "12.5\u00a0%"
    assert written(-12, "€") == "\u2212€12"
    assert written(42.7, "€") == "€42.70"
    assert written(1234.5, "€") == "€1,234.50"
    assert written(-12345.6, "€") == "\u2212€12,346"
    assert written(0.004) == "0"
    assert written(-0.001) == "0"
