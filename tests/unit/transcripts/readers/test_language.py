"""The language of a transcript."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.language import language_of, language_tag


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("pt_BR", "pt"),
        ("English", "en"),
        ("deu", "de"),
        ("xx", None),
        (None, None),
    ],
)
def test_a_declared_language_becomes_iso_639_1(declared, tag):
    assert language_tag(declared) == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("I would like to see the price of the product before I pay.", "en"),
        ("Ich möchte den Preis sehen, bevor ich bezahle, und zwar sofort.", "de"),
        ("Allora, non capisco come si modificano le pubblicazioni.", "it"),
        ("Я хотела бы увидеть цену до того, как заплачу за товар.", "ru"),
        ("我想在付款之前看到产品的价格，这样我才能决定要不要买这个东西。", "zh"),
    ],
)
def test_the_language_of_speech_is_found(text, tag):
    assert language_of([text]) == tag


def test_too_little_speech_has_no_language():
    assert language_of(["Ok.", "1, 2, 3"]) is None


def test_capitals_do_not_hide_the_language():
    assert language_of(["I DO NOT KNOW WHERE TO FIND THE BUTTON FOR THE SEARCH"]) == "en"
