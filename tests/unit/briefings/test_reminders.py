"""The text of a reminder."""

from insights.briefings.rules import MOST_LINES, Line, reminder_body, reminder_subject


def test_the_subject_counts() -> None:
    assert reminder_subject(1) == "1 thing waits for you in Insights"
    assert reminder_subject(12) == "12 things wait for you in Insights"


def test_empty_sections_are_left_out_and_long_ones_cut() -> None:
    many = [Line(f"Number {at}", "due today", f"/key-results/{at}/check-in") for at in range(MOST_LINES + 2)]
    text = reminder_body({"Check-ins": many, "Metrics to review": []}, "https://x.example")
    assert "Metrics to review" not in text
    assert text.count("(due today)") == MOST_LINES
    assert "- and 2 more" in text
    assert "  https://x.example/key-results/0/check-in" in text
