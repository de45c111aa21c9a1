"""New passages against frozen themes."""

import numpy as np

from insights.analysis.text import FixedTheme, Passage, run_analysis
from insights.analysis.text.placing import margins
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


def test_a_new_passage_is_above_the_threshold_of_its_theme_alone_or_of_none() -> None:
    export = next(at for at, theme in enumerate(RESULT.themes) if any(m.key == "p000" for m in theme.members))
    margin, cosine, languages = margins(NEW, FROZEN)
    assert margin.argmax(axis=1)[0] == export and margin[0, export] > 0 and cosine[0, export] > 0.3
    assert (margin[1:] < 0).all()
    assert languages[3] == "de" and (margin[3] == -np.inf).all()


def test_without_frozen_themes_or_passages_there_is_nothing_to_measure() -> None:
    assert margins(NEW, [])[0].shape == (len(NEW), 0)
    assert margins([], FROZEN)[0].shape == (0, len(FROZEN))
