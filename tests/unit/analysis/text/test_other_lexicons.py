"""Word lists of languages that no model was taught."""

import pytest

from insights.analysis.text.other_lexicons import LEXICONS, kind_abroad


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("de", "Ich kann meine Rechnung nicht finden", "pain_point"),
        ("de", "Die Kasse stürzt dauernd ab", "pain_point"),
        ("de", "Es wäre schön, wenn ich die Liste sortieren könnte", "request"),
        ("de", "Läuft ohne Probleme und ist sehr übersichtlich", "praise"),
        ("de", "Wo steht die Kundennummer?", "question"),
        ("de", "Wir haben vier Filialen", "other"),
        ("es", "No puedo abrir el mapa de rutas", "pain_point"),
        ("es", "La pantalla se cierra cada vez que pago", "pain_point"),
        ("es", "Me gustaría poder guardar mis recetas", "request"),
        ("es", "Nunca tuve problemas, muy útil", "praise"),
        ("fr", "Je n’arrive plus à ouvrir mon dossier", "pain_point"),
        ("fr", "Le plan de la ville ne se charge jamais", "pain_point"),
        ("fr", "Ce serait bien d'ajouter un mode nuit", "request"),
        ("fr", "Aucun souci, très clair et rapide", "praise"),
        ("fr", "Où trouve-t-on les horaires ?", "question"),
        ("it", "Non riesco a salvare la ricetta", "pain_point"),
        ("it", "Sarebbe utile un filtro per data", "request"),
        ("it", "È molto semplice da usare", "praise"),
        ("it", "I messaggi di errore sono sicuramente utili", "praise"),
        ("it", "Non ho avuto alcun tipo di problema", "praise"),
        ("de", "Sehr gut, aber ein Fehler beim Login", "pain_point"),
        ("de", "Beim Umsteigen zeigt sie das falsche Gleis an", "pain_point"),
        ("de", "Die Abrechnung ist mit viel Aufwand verbunden", "pain_point"),
        ("fr", "Il faut recopier chaque ligne à la main", "pain_point"),
        ("fr", "Les catégories du graphique sont fausses", "pain_point"),
        ("it", "Il totale della spesa è sbagliato", "pain_point"),
        ("es", "La hora de la cita es incorrecta", "pain_point"),
    ],
)
def test_plain_cases_are_told(language: str, text: str, kind: str) -> None:
    told, confidence = kind_abroad(text, LEXICONS[language])
    assert told == kind
    assert 0 < confidence < 1
