"""Surface phrases."""

import pytest

from insights.analysis.text.phrases import folded, is_filler, is_product_wide, phrases_of


def surfaces(text: str) -> set[str]:
    return {phrase.surface for phrase in phrases_of(text, "en")}


def test_phrases_keep_the_words_as_people_said_them() -> None:
    found = surfaces("I can't find the export button")
    assert {"can't find the export", "export button", "export"} <= found
    assert "the export" not in found


def test_phrases_do_not_cross_a_clause() -> None:
    assert "export parcel" not in surfaces("No export, parcel late")


def test_variants_meet_under_one_key() -> None:
    assert folded("exports") == folded("exporting") == folded("exported")
    assert folded("class") == "class"


def test_negated_phrases_are_marked_and_names_keep_their_capitals() -> None:
    found = {phrase.surface: phrase for phrase in phrases_of("Can't open the PDF", "en")}
    assert found["can't open the PDF"].negated
    assert not found["PDF"].negated


def test_product_wide_words_and_fillers_are_known() -> None:
    assert is_product_wide((folded("app"), folded("updates")))
    assert not is_product_wide((folded("export"), folded("app")))
    assert is_filler("yeah", "en")
    assert not is_filler("export", "en")


def test_no_words_give_no_phrase() -> None:
    assert phrases_of("🙂 … 12", None) == []


def test_a_phrase_begins_without_an_elided_article() -> None:
    assert [one.surface for one in phrases_of("l'écran blanc", "fr")] == ["écran", "écran blanc", "blanc"]


def test_german_nouns_keep_their_capitals() -> None:
    assert "Rechnung vom Mai" in [phrase.surface for phrase in phrases_of("die Rechnung vom Mai fehlt", "de")]
    assert "rechnung" in [phrase.surface for phrase in phrases_of("Rechnung", "it")]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("it", ["risorsa", "risorse"]),
        ("it", ["modifica", "modifiche"]),
        ("de", ["Rechnung", "Rechnungen"]),
        ("fr", ["facture", "factures"]),
        ("es", ["error", "errores"]),
        ("es", ["nuevo", "nuevas"]),
    ],
)
def test_forms_of_a_word_meet_in_its_own_language(language: str, forms: list[str]) -> None:
    assert len({folded(form.lower(), language) for form in forms}) == 1


def test_a_short_stem_keeps_its_ending() -> None:
    assert folded("casa", "it") == "casa"
    assert folded("data", "it") != folded("dato", "it")
    assert folded("entità", "it") == "entità"
    assert [one.key for one in phrases_of("le risorse", "it")] == [("risors",)]
