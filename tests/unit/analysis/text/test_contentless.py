"""Texts that say nothing."""

import pytest

from insights.analysis.text.contentless import is_contentless


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "-",
        "...",
        "N/A",
        "n/a.",
        "None",
        "nothing",
        "I don't know",
        "I don’t know!",
        "🙂🙂",
        "12345",
        "No comment",
    ],
)
def test_english_ways_to_say_nothing(text: str) -> None:
    assert is_contentless(text, "en")


@pytest.mark.parametrize(
    "text", ["Keine", "weiß nicht", "nada", "rien", "niente", "ничего", "特になし", "없음", "nic"]
)
def test_other_languages_say_nothing_too(text: str) -> None:
    assert is_contentless(text, "en")


@pytest.mark.parametrize(
    "text",
    ["The app crashes", "No export", "price", "Nothing works since the update", "Not working", "zu teuer"],
)
def test_short_texts_with_content_stay(text: str) -> None:
    assert not is_contentless(text, "en")
