"""One source of the time, which tests may hold."""

from datetime import UTC, date, datetime, timedelta, timezone

from insights.kernel import clock


def test_now_is_aware_and_moves() -> None:
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().utcoffset() == timedelta(0)


def test_a_day_begins_first_in_the_far_east() -> None:
    """In Auckland it is the second of June when it is still the first in Greenwich."""
    morning = datetime(2026, 6, 2, 8, 0, tzinfo=timezone(timedelta(hours=12)))
    with clock.frozen(morning):
        assert (clock.today(), clock.latest_today()) == (date(2026, 6, 1), date(2026, 6, 2))
    with clock.frozen(datetime(2026, 6, 1, 9, 59, tzinfo=UTC)):
        assert clock.latest_today() == date(2026, 6, 1)


def test_a_held_clock_stands_in_utc_and_is_let_go() -> None:
    moment = datetime(2026, 5, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    with clock.frozen(moment):
        assert clock.now() == moment
        assert clock.today() == date(2026, 4, 30)
        with clock.frozen(datetime(2027, 1, 1, tzinfo=UTC)):
            assert clock.today() == date(2027, 1, 1)
        assert clock.now() == moment
    assert clock.now() != moment
