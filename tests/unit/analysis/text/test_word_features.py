"""Word features."""

import numpy as np
import pytest

from insights.analysis.text.static_vectors import StaticVectors
from insights.analysis.text.word_features import hashed_words, rare_token_vectors


def test_rare_words_outweigh_common_ones() -> None:
    texts = ["card parcel", "card refund", "card parcel late", *["card question"] * 20]
    rows = rare_token_vectors(texts, StaticVectors())
    assert rows.shape == (23, 256)
    assert rows[0] @ rows[2] > rows[0] @ rows[1] + 0.2


def test_hashed_words_meet_by_shared_words_and_word_parts() -> None:
    rows = hashed_words(
        ["Die Lieferung kam spät", "Lieferungen kommen spät", "Das Passwort ist falsch", ""], "de", 384
    )
    assert rows[0] @ rows[1] > 0.4 > 0.2 > abs(rows[0] @ rows[2])
    assert not rows[3].any()
    assert np.linalg.norm(rows[0]) == pytest.approx(1, abs=1e-5)


def test_hashed_words_take_any_width() -> None:
    assert hashed_words(["Lieferung"], "de", 256).shape == (1, 256)
    assert hashed_words(["Lieferung"], "de", 700).shape == (1, 700)


def test_no_text_gives_no_row() -> None:
    assert rare_token_vectors([], StaticVectors()).shape == (0, 256)
    assert hashed_words([], "de", 10).shape == (0, 10)
