"""Days of the sample, all counted from the day of installation, and the files that name them."""

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

FILES = Path(__file__).parent / "files"

# a number is days from today, [month, days] counts from a month's first day, [release, days] from a release,
# a word alone is the release's day
Written = int | list[Any] | str


def day(today: date, offset: int) -> date:
    """The day `offset` days from today; negative is the past."""
    return today + timedelta(days=offset)


def month_start(today: date, offset: int) -> date:
    """The first day of the month `offset` months from the present one."""
    months = today.year * 12 + today.month - 1 + offset
    return date(months // 12, months % 12 + 1, 1)


def month_day(today: date, month: int, days: int) -> date:
    """The day `days` after the first of the month `month` months from the present one."""
    return month_start(today, month) + timedelta(days=days)


def week_start(today: date, offset: int) -> date:
    """The Monday of the week `offset` weeks from the present one."""
    return today - timedelta(days=today.weekday()) + timedelta(weeks=offset)


def moment(on: date, hour: int = 10, minute: int = 0) -> datetime:
    """That day at that hour, aware, in UTC."""
    return datetime.combine(on, time(hour, minute), tzinfo=UTC)


def new_checkout(today: date) -> date:
    """The release that moved delivery cost to the last page and took guest orders away."""
    return month_day(today, -6, 2)


def delivery_in_basket(today: date) -> date:
    """The release that shows the delivery cost in the basket."""
    return month_day(today, -3, 4)


def coupon_folded(today: date) -> date:
    """The release that folded the coupon field away."""
    return month_day(today, -5, 18)


def checkout_cache(today: date) -> date:
    """The release that made the checkout pages quick."""
    return month_day(today, -4, 12)


def bank_return(today: date) -> date:
    """The release that leads back from the bank's confirmation to the open order."""
    return day(today, -42)


RELEASES = {
    release.__name__: release
    for release in (new_checkout, coupon_folded, checkout_cache, delivery_in_basket, bank_return)
}


def dated(today: date, written: Written) -> date:
    """The day that a file of the sample writes relative to today."""
    if isinstance(written, str):
        return RELEASES[written](today)
    if isinstance(written, int):
        return day(today, written)
    month, days = written
    if isinstance(month, str):
        return RELEASES[month](today) + timedelta(days=days)
    return month_day(today, month, days)


def content_of(name: str) -> dict[str, list[dict[str, Any]]]:
    """The tables of one of the sample's files."""
    return tomllib.loads((FILES / f"{name}.toml").read_text(encoding="utf-8"))
