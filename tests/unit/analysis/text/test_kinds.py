"""Kinds of passages and of themes."""

import pytest

from insights.analysis.text.kinds import kind_shares, kinds_by_rule, theme_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The app crashes when I open a report", "pain_point"),
        ("I wish there was a dark mode", "request"),
        ("I love this, great work", "praise"),
        ("Where is my parcel?", "question"),
        ("We have four shops in town", "other"),
    ],
)
def test_the_word_lists_tell_plain_cases(text: str, kind: str) -> None:
    found, confidence = kinds_by_rule([text])[0]
    assert found == kind
    assert 0 < confidence <= 1


def test_shares_add_up_and_a_third_names_the_theme() -> None:
    shares = kind_shares(["pain_point", "pain_point", "other", "other", "other"])
    assert sum(shares.values()) == pytest.approx(1)
    assert theme_kind(shares) == "pain_point"
    assert theme_kind({"praise": 0.2, "other": 0.8}) == "topic"
    assert theme_kind({"other": 1.0}) == "topic"
