"""How an analysis grouped what was said, in words."""

import pytest

from insights.analysis.text.model import Portion
from insights.themes.rules.telling import breadth, exact_settings, how_read


def portion(language: str = "en", **fields: object) -> Portion:
    usual = {"passages": 300, "by_meaning": True, "severity_read": True, "resolution": 1.5, "looked_at": 300}
    return Portion(language, **{**usual, **fields})


def test_a_sentence_for_each_language_says_how_its_passages_were_compared_and_parted() -> None:
    german = portion("de", passages=1, by_meaning=False, resolution=0.5, looked_at=1)
    assert how_read([portion(), german]) == [
        "300 passages in English, compared by meaning and words, into groups of middle breadth.",
        "1 passage in German, compared by words only, into few broad groups.",
    ]


def test_portions_of_one_language_are_told_together() -> None:
    assert how_read([portion(passages=40, resolution=8.0), portion(), portion(passages=10)]) == [
        "350 passages in English, compared by meaning and words, "
        "into many narrow groups and groups of middle breadth."
    ]


def test_a_language_in_which_severity_is_not_read_says_so() -> None:
    told = how_read([portion("nl", by_meaning=False, severity_read=False)])
    assert told[1:] == ["How bad problems are is not read in Dutch."]


@pytest.mark.parametrize(
    ("resolution", "words"),
    [
        (0.25, "few broad groups"),
        (1.0, "few broad groups"),
        (4.0, "groups of middle breadth"),
        (6.0, "many narrow groups"),
    ],
)
def test_breadth_follows_the_resolution(resolution: float, words: str) -> None:
    assert breadth(resolution) == words


def test_the_exact_setting_names_the_resolution_and_the_sample() -> None:
    assert exact_settings([portion(), portion("de", passages=90_000, looked_at=20_000)]) == [
        "English: Leiden at resolution 1.5",
        "German: Leiden at resolution 1.5, "
        "found in 20\u202f000 of 90\u202f000 passages, which the others joined",
    ]
