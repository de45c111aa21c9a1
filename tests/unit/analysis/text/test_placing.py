"""New passages against frozen themes."""

from insights.analysis.text import FixedTheme, Passage, assign_passages, run_analysis
from tests.unit.analysis.text.corpora import shop

RESULT = run_analysis(shop())
FROZEN = [
    FixedTheme(
        theme.label,
        theme.label,
        centroid=theme.centroid,
        centre=RESULT.centre,
        threshold=theme.threshold,
        language="en",
    )
    for theme in RESULT.themes
]
NEW = [
    Passage("n1", "I cannot find where to export the report, is there no button"),
    Passage("n2", "The weather in the mountains was lovely this year"),
    Passage("n3", "n/a"),
    Passage("n4", "Ich habe den Export für den Bericht nicht gefunden und bin verwirrt"),
]


def test_a_new_passage_goes_to_its_theme_or_waits() -> None:
    export = next(theme.label for theme in RESULT.themes if any(one.key == "p000" for one in theme.members))
    placed = assign_passages(NEW, FROZEN)
    assert [one.key for one in placed] == ["n1", "n2", "n3", "n4"]
    assert placed[0].theme == export
    assert placed[0].strength > 0.3
    assert [one.theme for one in placed[1:]] == [None, None, None]


def test_without_frozen_themes_everything_waits() -> None:
    assert {one.theme for one in assign_passages(NEW, [FixedTheme("t", "no centroid")])} == {None}
    assert assign_passages([], FROZEN) == ()
