"""What people confirmed claims its passages first."""

import numpy as np

from insights.analysis.text.claiming import claim
from insights.analysis.text.model import FixedTheme, Settings
from insights.analysis.text.reading import read_corpus
from tests.unit.analysis.text.corpora import CHECKOUT, EXPORT, shop

CORPUS = read_corpus(shop(), Settings())


def test_examples_claim_passages_like_them() -> None:
    claims = claim(CORPUS, [FixedTheme("t1", "Export hidden", examples=tuple(EXPORT[:2]))], 0.45)
    assert set(np.nonzero(claims.theme == 0)[0].tolist()) <= set(range(6))
    assert (claims.theme == 0).sum() >= 4
    assert not claims.by_person.any()


def test_a_person_wins_over_the_vectors_in_both_directions() -> None:
    fixed = [
        FixedTheme("t1", "Export", examples=tuple(EXPORT[:2]), excluded=("p000",)),
        FixedTheme("t2", "Cards", examples=tuple(CHECKOUT[:2]), members=("p001",)),
    ]
    claims = claim(CORPUS, fixed, 0.45)
    assert claims.theme[0] != 0
    assert (claims.theme[1], claims.strength[1], claims.by_person[1]) == (1, 1.0, True)


def test_a_frozen_centroid_is_used_from_its_own_centre_while_the_model_is_the_same() -> None:
    frozen = FixedTheme(
        "t",
        "Export",
        centroid=CORPUS.vectors[0],
        centre=CORPUS.centre,
        threshold=0.99,
        model_version=CORPUS.model_version,
    )
    assert claim(CORPUS, [frozen], 0.5).theme.tolist().count(0) == 1
    older = FixedTheme("t", "Export", centroid=CORPUS.vectors[0], centre=CORPUS.centre, model_version="older")
    assert claim(CORPUS, [older], 0.1).theme.max() == -1


def test_a_theme_of_another_language_claims_nothing_here() -> None:
    german = FixedTheme("t", "Export", examples=("Der Export ist versteckt",), language="de")
    assert claim(CORPUS, [german], 0.0).theme.max() == -1


def test_no_fixed_theme_claims_nothing() -> None:
    assert claim(CORPUS, [], 0.5).theme.max() == -1
