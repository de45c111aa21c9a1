"""When the next check-in is due."""

from datetime import date

from insights.objectives.rules.check_ins import due_on, is_due, lateness

STARTS, DEADLINE = date(2026, 4, 1), date(2026, 6, 30)


def test_a_check_in_is_due_a_rhythm_after_the_last_one() -> None:
    assert due_on("weekly", STARTS, None, DEADLINE) == date(2026, 4, 8)
    assert due_on("fortnightly", STARTS, date(2026, 4, 20), DEADLINE) == date(2026, 5, 4)
    assert due_on("monthly", STARTS, date(2026, 6, 20), DEADLINE) == DEADLINE


def test_nothing_is_due_before_its_day_nor_after_the_last_word() -> None:
    due = date(2026, 4, 8)
    assert not is_due(due, None, DEADLINE, date(2026, 4, 7))
    assert is_due(due, None, DEADLINE, due)
    assert not is_due(DEADLINE, DEADLINE, DEADLINE, date(2026, 8, 1))


def test_lateness_is_told_in_days_or_since_a_day_long_past() -> None:
    assert lateness(date(2026, 4, 8), date(2026, 4, 8)) == "due today"
    assert lateness(date(2026, 4, 8), date(2026, 4, 9)) == "1 day late"
    assert lateness(date(2026, 4, 8), date(2026, 4, 18)) == "10 days late"
    assert lateness(date(2026, 4, 8), date(2026, 6, 7)) == "60 days late"
    assert lateness(date(2026, 4, 8), date(2026, 6, 8)) == "due since 8 Apr 2026"
