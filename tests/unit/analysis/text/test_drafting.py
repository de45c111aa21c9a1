"""From groups to drafts."""

import numpy as np
import pytest

from insights.analysis.text.drafting import Groups, themes_of, with_strength
from insights.analysis.text.model import FixedTheme, Settings
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
