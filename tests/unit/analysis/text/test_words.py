"""Words and stop words."""

from insights.analysis.text.words import content_words, stop_words, without_elision, words_of


def test_words_keep_their_apostrophes_and_lose_case_and_digits() -> None:
    assert words_of("I can’t find THE 2 exports!") == ["i", "can't", "find", "the", "exports"]


def test_stop_words_come_from_the_language_and_are_empty_without_one() -> None:
    assert "und" in stop_words("de")
    assert stop_words(None) == frozenset()
    assert stop_words("zz") == frozenset()
    assert stop_words("../os") == frozenset()


def test_content_words_leave_out_stop_words_and_english_fillers() -> None:
    assert content_words("Um, yeah, the export is broken", "en") == ["export", "broken"]
    assert content_words("Der Export ist kaputt", "de") == ["export", "kaputt"]


def test_what_fills_speech_in_other_languages_is_no_content() -> None:
    assert content_words("cioè qua vediamo perfetto, la fattura", "it") == ["fattura"]
    assert content_words("also halt irgendwie die Rechnung", "de") == ["rechnung"]


def test_an_elided_article_is_no_part_of_a_word() -> None:
    assert content_words("L'application n'affiche pas l'écran", "fr") == ["application", "affiche", "écran"]
    assert content_words("dell'entità, un'entità", "it") == ["entità", "entità"]
    assert without_elision("o'reilly", "en") == "o'reilly"
    assert without_elision("aujourd'hui", "fr") == "aujourd'hui"


def test_sounds_are_no_content_in_any_language() -> None:
    assert content_words("ok, ah, uh: Rechnung", "de") == ["rechnung"]


def test_english_read_out_in_another_language_is_no_content() -> None:
    assert content_words("this may take, la fattura", "it") == ["fattura"]
