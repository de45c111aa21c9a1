"""Severity with its reasons in German, Spanish, French and Italian."""

import pytest

from insights.analysis.text.severity import severity_of
from insights.analysis.text.severity_abroad import SEVERITY_WORDS

PLAIN = [
    ("de", "Nach einer halben Stunde habe ich aufgegeben", 4, "gave up"),
    ("de", "Ich benutze die App nicht mehr", 4, "gave up"),
    ("de", "Da habe ich das Abo gekündigt", 4, "gave up"),
    ("de", "Irgendwann habe ich es bleiben lassen", 4, "gave up"),
    ("de", "Ich kann meine Rechnung nicht herunterladen", 3, "blocked"),
    ("de", "Der Gutschein lässt sich nicht einlösen", 3, "blocked"),
    ("de", "Der Knopf reagiert einfach nicht", 3, "blocked"),
    ("de", "Beim Bezahlen ist alles abgestürzt", 3, "blocked"),
    ("de", "Der Code ist nie angekommen", 3, "blocked"),
    ("de", "Danach war mein ganzer Text weg", 3, "blocked"),
    ("de", "Ich schreibe mir die Nummern auf einen Zettel", 2, "workaround"),
    ("de", "Ich mache das lieber in Excel", 2, "workaround"),
    ("de", "Ich muss alles noch mal eingeben", 2, "workaround"),
    ("de", "Die Suche ist furchtbar langsam", 3, "emotional"),
    ("de", "Es hat lange gedauert, bis ich den Filter gesehen habe", 2, "hindered"),
    ("de", "Die Startseite ist unübersichtlich", 2, "hindered"),
    ("de", "Jedes Mal stürzt die Karte ab", 4, "repeated"),
    ("de", "Ich finde die Farben nicht schön", 2, "hindered"),
    ("es", "Al final me rendí", 4, "gave up"),
    ("es", "Ya no uso la aplicación", 4, "gave up"),
    ("es", "Dejé de comprar ahí", 4, "gave up"),
    ("es", "La desinstalé al día siguiente", 4, "gave up"),
    ("es", "No puedo descargar la factura", 3, "blocked"),
    ("es", "El botón no responde", 3, "blocked"),
    ("es", "Se me queda en blanco la pantalla", 3, "blocked"),
    ("es", "Me sale un error al pagar", 3, "blocked"),
    ("es", "El código nunca llegó", 3, "blocked"),
    ("es", "No hay manera de cambiar la dirección", 3, "blocked"),
    ("es", "Lo apunto en una libreta", 2, "workaround"),
    ("es", "Tengo que volver a escribirlo todo", 2, "workaround"),
    ("es", "Le pido a mi hija que lo haga", 2, "workaround"),
    ("es", "La búsqueda es muy lenta", 2, "hindered"),
    ("es", "Me costó encontrar el filtro", 2, "hindered"),
    ("es", "No entiendo qué significa ese icono", 2, "hindered"),
    ("es", "Cada vez que pago se cierra", 4, "repeated"),
    ("es", "Es complicado y me desespera", 3, "emotional"),
    ("fr", "Au bout d'une heure j'ai abandonné", 4, "gave up"),
    ("fr", "J'ai fini par laisser, je n'utilise plus l'appli", 4, "gave up"),
    ("fr", "On a résilié le contrat", 4, "gave up"),
    ("fr", "J'ai laissé tomber", 4, "gave up"),
    ("fr", "Je n'arrive pas à télécharger ma facture", 3, "blocked"),
    ("fr", "Le bouton ne marche pas", 3, "blocked"),
    ("fr", "L'appli plante quand je paie", 3, "blocked"),
    ("fr", "Mon paiement a été refusé", 3, "blocked"),
    ("fr", "J’ai tout perdu en tournant la page", 3, "blocked"),
    ("fr", "Je n'ai jamais reçu le code", 3, "blocked"),
    ("fr", "Je le note sur un papier", 2, "workaround"),
    ("fr", "Je demande à ma fille de le faire", 2, "workaround"),
    ("fr", "Il faut tout ressaisir", 2, "workaround"),
    ("fr", "La recherche est lente", 2, "hindered"),
    ("fr", "J'ai eu du mal à trouver le filtre", 2, "hindered"),
    ("fr", "Ce n'est pas très clair", 2, "hindered"),
    ("fr", "À chaque fois la carte plante", 4, "repeated"),
    ("fr", "C'est compliqué et ça m'énerve", 3, "emotional"),
    ("it", "Dopo un'ora ho rinunciato", 4, "gave up"),
    ("it", "Non la uso più", 4, "gave up"),
    ("it", "Ho disdetto l'abbonamento", 4, "gave up"),
    ("it", "Vabbè, lascio perdere", 4, "gave up"),
    ("it", "Non riesco a scaricare la fattura", 3, "blocked"),
    ("it", "Il bottone non funziona", 3, "blocked"),
    ("it", "Clicco e non succede niente", 3, "blocked"),
    ("it", "Mi dà errore quando pago", 3, "blocked"),
    ("it", "Si blocca sull'ultima pagina", 3, "blocked"),
    ("it", "Ho perso tutto il testo", 3, "blocked"),
    ("it", "Me lo segno su un quaderno", 2, "workaround"),
    ("it", "Bisogna ricominciare da capo", 2, "workaround"),
    ("it", "Lo facciamo in Excel", 2, "workaround"),
    ("it", "La ricerca è lenta", 2, "hindered"),
    ("it", "Non capisco cosa vuol dire questa icona", 2, "hindered"),
    ("it", "Il filtro è nascosto in fondo", 2, "hindered"),
    ("it", "Ogni volta la mappa si blocca", 4, "repeated"),
    ("it", "È complicato, mi fa impazzire", 3, "emotional"),
]


@pytest.mark.parametrize(("language", "said", "level", "reason"), PLAIN)
def test_problems_abroad_are_read_by_what_they_did_to_people(
    language: str, said: str, level: int, reason: str
) -> None:
    told = severity_of(said, language)
    assert told.level == level
    assert reason in told.reasons


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Die Farben sind eher blass"),
        ("de", "Da kann ich wirklich nicht meckern"),
        ("es", "Los colores son apagados"),
        ("es", "La verdad es que no me puedo quejar"),
        ("fr", "Les couleurs sont ternes"),
        ("fr", "Franchement je ne peux pas me plaindre"),
        ("it", "I colori sono spenti"),
        ("it", "Non posso lamentarmi"),
    ],
)
def test_a_mild_remark_abroad_is_a_problem_only_named(language: str, said: str) -> None:
    assert severity_of(said, language).level == 1
    assert severity_of(said, language).reasons == ("a problem is named",)


def test_every_language_tells_every_reason() -> None:
    reasons = {"gave up", "blocked", "workaround", "hindered", "repeated", "emotional"}
    for language in SEVERITY_WORDS:
        assert {reason for own, _, _, reason in PLAIN if own == language} == reasons


def test_english_reasons_are_not_read_into_another_language() -> None:
    assert "gave up" not in severity_of("Der Support heißt bei uns „never again“", "de").reasons


def test_a_language_without_word_lists_says_that_it_is_not_read() -> None:
    told = severity_of("Ik kan mijn factuur nergens vinden en heb het opgegeven", "nl")
    assert (told.level, told.reasons) == (1, ("not read in this language",))
