"""The classifier's columns."""

import numpy as np
import pytest

from insights.analysis.text.kind_features import kind_columns, known_runs, word_runs
from insights.analysis.text.lexicon import WIDTH


def test_runs_are_words_and_pairs_of_neighbours() -> None:
    assert word_runs("Can't find it") == ["can't", "find", "it", "can't find", "find it"]


def test_rare_runs_weigh_more_and_single_ones_may_be_left_out() -> None:
    idf = known_runs(["late parcel", "late card", "late late"], 1)
    assert idf["parcel"] > idf["late"]
    assert set(known_runs(["late parcel", "late card"], 2)) == {"late"}


def test_columns_are_words_then_vector_then_word_lists() -> None:
    idf = known_runs(["late parcel", "late card"], 1)
    table = kind_columns(["late parcel", "", "unknown"], np.ones((3, 4), np.float32), idf).toarray()
    assert table.shape == (3, len(idf) + 4 + WIDTH)
    assert np.linalg.norm(table[0, : len(idf)]) == pytest.approx(1, abs=1e-6)
    assert not table[1:, : len(idf)].any()
    assert (table[:, len(idf) : len(idf) + 4] == 1).all()


def test_no_text_gives_no_row() -> None:
    assert kind_columns([], np.zeros((0, 4), np.float32), {"late": 1.0}).shape[0] == 0
