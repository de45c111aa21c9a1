"""Pain-point labels in other languages say the problem."""

import pytest

from insights.analysis.text.phrases import folded
from insights.analysis.text.problems_abroad import (
    problem_clause_abroad,
    tells_trouble_abroad,
    trouble_beside_abroad,
    words_in_trouble_abroad,
)


@pytest.mark.parametrize(
    ("language", "text", "worth", "label"),
    [
        (
            "fr",
            "Depuis hier, l'écran de paiement ne s'ouvre pas",
            "paiement",
            "écran de paiement ne s'ouvre pas",
        ),
        ("fr", "Je n'arrive plus à payer et je m'énerve", "payer", "n'arrive plus à payer"),
        ("de", "Leider finde ich die Rechnung nicht, schade", "rechnung", "finde ich die Rechnung nicht"),
        ("es", "pero no puedo abrir el mapa", "mapa", "no puedo abrir el mapa"),
        ("it", "quindi non riesco a salvare la ricetta", "ricetta", "non riesco a salvare la ricetta"),
        ("fr", "Le paiement marche sans problème", "paiement", None),
        ("it", "i messaggi di errore sono utili", "messaggi", None),
        ("fr", "Le paiement du mois", "paiement", None),
        ("fr", "Ça ne fonctionne pas", "paiement", None),
        ("fr", "Vous n'y êtes pour rien, le paiement non plus", "paiement", None),
        ("sv", "betalningen fungerar inte", "betalningen", None),
    ],
)
def test_the_clause_with_the_problem_is_taken(
    language: str, text: str, worth: str, label: str | None
) -> None:
    assert problem_clause_abroad([text], language, {folded(worth, language): 1.0}, set()) == label


def test_names_and_labels_of_siblings_are_passed_over_and_the_nearer_text_is_taken() -> None:
    texts = ["le paiement est refusé", "le paiement est bloqué"]
    worth = {"paiement": 1.0}
    assert problem_clause_abroad(texts, "fr", worth, set(), telling=[0.3, 0.9]) == "paiement est bloqué"
    assert problem_clause_abroad(texts, "fr", worth, {"paiement est bloqué"}) == "paiement est refusé"
    assert problem_clause_abroad(["paiement de Claire refusé"], "fr", worth, set(), {"claire"}) is None
    assert problem_clause_abroad([], "fr", worth, set()) is None


def test_words_in_trouble_abroad_are_those_of_the_clauses_that_tell_it() -> None:
    told = words_in_trouble_abroad("Il menu è bello, ma la fattura non si apre", "it")
    assert folded("fattura", "it") in told
    assert "menu" not in told
    assert words_in_trouble_abroad("Factuur niet gevonden", "nl") == frozenset()


def test_of_a_long_clause_abroad_what_its_trouble_is_about_is_taken() -> None:
    told = "ieri sera da mia sorella la fattura del mese di maggio non si apre sul telefono di nessuno"
    label = problem_clause_abroad([told], "it", {folded("maggio", "it"): 1.0}, set())
    assert label == "maggio non si apre"


def test_a_problem_told_beside_its_topic_is_found_abroad() -> None:
    said = ["Bei der Rechnung, das ist mir viel zu kompliziert", "Die Rechnung, schade"]
    assert trouble_beside_abroad(said, "Rechnung", "de", set()) == "zu kompliziert"
    assert trouble_beside_abroad(said, "Karte", "de", set()) is None
    assert trouble_beside_abroad(said, "Rechnung", "nl", set()) is None


def test_plain_words_tell_trouble_abroad() -> None:
    assert tells_trouble_abroad("la factura no se abre", "es")
    assert not tells_trouble_abroad("la factura de mayo", "es")
    assert not tells_trouble_abroad("de factuur is stuk", "nl")


def test_what_is_put_before_a_short_clause_belongs_to_its_trouble() -> None:
    told = words_in_trouble_abroad("Les factures, je ne les trouve jamais", "fr")
    assert folded("factures", "fr") in told
    rambling = "Les factures, " + "et là dans le train de nuit " * 4 + ", je ne les trouve jamais"
    assert folded("factures", "fr") not in words_in_trouble_abroad(rambling, "fr")


def test_a_word_that_tells_trouble_without_a_thing_is_shared_with_nobody() -> None:
    assert words_in_trouble_abroad("Das Fahrrad war schwierig", "de") == {folded("fahrrad", "de")}
    assert words_in_trouble_abroad("Il problema non è chiaro, non capisco", "it") == frozenset()
