"""Names of months."""

from insights.kernel.months import MONTHS


def test_months_have_their_numbers_by_whole_and_short_names() -> None:
    assert [MONTHS[name] for name in ("january", "märz", "mai", "août", "dic")] == [1, 3, 5, 8, 12]
    assert set(MONTHS.values()) == set(range(1, 13))
