"""The periods and the text of a digest."""

from datetime import date

import pytest

from insights.briefings.rules import Line, digest_body, digest_subject, last_digest_period


@pytest.mark.parametrize(
    ("every", "today", "starts", "ends"),
    [
        ("weekly", date(2026, 5, 18), date(2026, 5, 11), date(2026, 5, 17)),
        ("weekly", date(2026, 5, 17), date(2026, 5, 4), date(2026, 5, 10)),
        ("monthly", date(2026, 3, 1), date(2026, 2, 1), date(2026, 2, 28)),
        ("monthly", date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_a_digest_is_of_the_last_week_or_month_that_is_over(
    every: str, today: date, starts: date, ends: date
) -> None:
    period = last_digest_period(every, today)
    assert (period.starts, period.ends) == (starts, ends)


def test_a_digest_by_mail_says_what_there_is_with_links() -> None:
    period = last_digest_period("weekly", date(2026, 5, 18))
    sections = {
        "Reached": [Line("Repeat orders rise", "50% of the way", "/key-results/1/story")],
        "Setbacks": [],
        "New insights": [Line("People leave.", "", "/insights/2")],
    }
    text = digest_body(sections, "weekly", period, "https://x.example")
    assert digest_subject(period) == "Insights: week of 11 May 2026"
    assert "- Repeat orders rise (50% of the way)\n  https://x.example/key-results/1/story" in text
    assert "- People leave.\n  https://x.example/insights/2" in text
    assert "Setbacks" not in text
    assert "https://x.example/digest?every=weekly&day=2026-05-11" in text
    assert "https://x.example/me" in text
