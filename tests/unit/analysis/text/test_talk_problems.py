"""Problems that people tell alike in talk."""

from insights.analysis.text.model import Passage, ThemeDraft
from insights.analysis.text.pipeline import run_analysis
from tests.unit.analysis.text.corpora import WANDERING


def pains_in(told: list[str], people: int, language: str) -> list[ThemeDraft]:
    """The pain points of talk, its passages said by so many people in turn."""
    said = [
        Passage(f"t{at:02d}", text, f"t{who}", f"person {who}", language, at, 0, len(text), spoken=True)
        for at, text in enumerate(told)
        for who in [at % people]
    ]
    return [theme for theme in run_analysis(said).themes if theme.kind == "pain_point"]


def test_a_problem_of_talk_is_found_beside_the_topic_it_was_told_in() -> None:
    told = [
        "I could not open the parcel locker because the code was refused",
        "The parcel locker refused my code and did not open, which was annoying",
        "The locker did not open, it said the code is wrong, so I could not get the parcel",
        "We mostly order parcels for the office on Mondays and Thursdays",
        "The parcels for the office come in the morning, around nine",
        "Parcels for the office are carried up by whoever comes first",
        "On Thursdays the office gets twice as many parcels as on Mondays",
        *WANDERING.strip().splitlines(),
    ]
    pains = pains_in(told, 4, "en")
    assert [{member.key for member in theme.members} for theme in pains] == [{"t00", "t01", "t02"}]
    assert "locker" in pains[0].label or "code" in pains[0].label


def test_problems_of_talk_abroad_get_their_own_theme() -> None:
    told = [
        "La fattura non si apre quando clicco sul documento del mese",
        "Ho provato dal telefono, ma la fattura non si apre nemmeno lì",
        "Qui non capisco, la fattura del mese non si apre",
        "Di solito ordino il pane e il latte il lunedì",
        "Il latte e il pane arrivano sempre puntuali a casa mia",
        "Per il pane uso spesso il negozio sotto casa",
        "Mia sorella guarda la televisione con i bambini",
        "I bambini giocano nel cortile della scuola",
    ]
    pains = pains_in(told, 3, "it")
    assert [{member.key for member in theme.members} for theme in pains] == [{"t00", "t01", "t02"}]
    assert "fattura non si apre" in pains[0].label
    assert pains[0].severity.level == 3


def test_problems_abroad_that_share_little_but_their_thing_are_one_pain_point() -> None:
    told = [
        "Moi au début j'ai eu du mal à trouver la laverie, personne ne m'a rien dit",
        "La machine est rapide et le savon sent bon",
        "La laverie, elle est fermée le dimanche, impossible d'y aller après le travail",
        "Mon voisin chante très bien le matin sur son balcon",
        "On ne peut pas payer par carte à la laverie du quartier",
        "Les enfants jouent dans la cour avec un grand ballon rouge",
    ]
    (pain,) = pains_in(told, 3, "fr")
    assert {member.key for member in pain.members} == {"t00", "t02", "t04"}
    assert "laverie" in pain.label
