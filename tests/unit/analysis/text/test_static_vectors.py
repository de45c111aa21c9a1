"""Static vectors."""

import numpy as np
import pytest

from insights.analysis.text.static_vectors import StaticVectors


@pytest.fixture(scope="module")
def model() -> StaticVectors:
    return StaticVectors()


def test_texts_become_unit_vectors_near_their_meaning(model: StaticVectors) -> None:
    late, slow, fish = (
        model.encode(text) for text in ("late parcel", "slow delivery of a package", "fishing")
    )
    assert np.linalg.norm(late) == pytest.approx(1, abs=1e-5)
    assert late @ slow > late @ fish


def test_a_text_without_tokens_is_all_zeros(model: StaticVectors) -> None:
    assert not model.encode("").any()


def test_weights_choose_which_token_counts(model: StaticVectors) -> None:
    ids = model.tokens("late parcel")
    weights = np.zeros(model.vocabulary, dtype=np.float32)
    weights[ids[0]] = 1
    only_first = model.weighted_sum(ids, weights)
    assert np.linalg.norm(only_first) == pytest.approx(1, abs=1e-4)
    assert only_first @ model.encode("late") > 0.99
