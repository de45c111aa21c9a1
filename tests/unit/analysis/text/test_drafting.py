"""From groups to drafts."""

from dataclasses import replace

import numpy as np
import pytest

from insights.analysis.text.drafting import Groups, themes_of, with_strength
from insights.analysis.text.model import FixedTheme, Passage, Settings
from insights.analysis.text.reading import read_corpus
from tests.unit.analysis.text.corpora import shop

CORPUS = read_corpus(shop(), Settings())
LABELS = np.array([0] * 6 + [1] * 6 + [-1] * 6)


def groups() -> Groups:
    return Groups(LABELS, with_strength(CORPUS, LABELS), np.zeros(18, dtype=bool))


def test_a_draft_tells_its_members_people_and_kind() -> None:
    export, late = themes_of(CORPUS, groups(), [], 3)
    assert (export.size, export.people, export.sources) == (6, 6, 3)
    assert late.kind in ("pain_point", "topic")
    assert late.severity.level >= 1
    assert [one.strength for one in export.members] == sorted(
        (one.strength for one in export.members), reverse=True
    )
    assert len(set(export.exemplars)) == 3


def test_the_centroid_is_frozen_with_a_threshold_most_members_reach() -> None:
    export, _ = themes_of(CORPUS, groups(), [], 3)
    assert np.linalg.norm(export.centroid) == pytest.approx(1, abs=1e-5)
    assert sum(one.strength >= export.threshold for one in export.members) >= 5


def test_a_fixed_theme_keeps_its_name_even_when_nothing_is_left_in_it() -> None:
    fixed = [FixedTheme("t9", "My name")]
    empty = themes_of(CORPUS, Groups(np.full(18, -1), np.zeros(18), np.zeros(18, dtype=bool)), fixed, 3)
    assert [(one.label, one.fixed_key, one.size) for one in empty] == [("My name", "t9", 0)]
    assert themes_of(CORPUS, groups(), fixed, 3)[0].label == "My name"


def test_a_pain_point_is_told_in_the_words_of_a_passage_that_is_a_problem() -> None:
    kinds = ["pain_point", "pain_point", "pain_point", "other"]
    said = [
        "the lantern is broken again and my boots are wet",
        "the boots of mine are full of water and the lantern",
        "my lantern, my boots, I hold both in the rain",
        "once you have a wrong lantern, boots help",
    ]
    passages = [
        Passage(f"p{at}", text, "s", f"person {at}", "en", kind=kind)
        for at, (text, kind) in enumerate(zip(said, kinds, strict=True))
    ]
    corpus = read_corpus(passages, Settings())
    even = Groups(np.zeros(4, dtype=int), np.full(4, 0.5), np.zeros(4, dtype=bool))
    (draft,) = themes_of(corpus, even, [], 3)
    assert (draft.kind, draft.label) == ("pain_point", "lantern is broken again")
    turned = [replace(one, kind=kind) for one, kind in zip(passages, reversed(kinds), strict=True)]
    (draft,) = themes_of(read_corpus(turned, Settings()), even, [], 3)
    assert draft.label == "wrong lantern"
