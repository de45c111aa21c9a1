"""The plain values."""

import json

import pytest

from insights.analysis.text.model import Passage, Settings, ThemeDraft, text_hash


def test_the_hash_folds_white_space_only() -> None:
    assert text_hash("a  b\nc") == text_hash("a b c")
    assert text_hash("a b c") != text_hash("A b c")
    assert len(text_hash("x")) == 16


def test_a_passage_knows_the_hash_of_its_text() -> None:
    assert Passage("k", "late  parcel").text_hash == text_hash("late parcel")


def test_settings_become_json_and_refuse_an_unknown_granularity() -> None:
    assert json.loads(json.dumps(Settings().as_json()))["granularity"] == "medium"
    with pytest.raises(ValueError, match="coarse, medium, fine"):
        Settings(granularity="huge")


def test_a_draft_counts_its_members() -> None:
    import numpy as np

    draft = ThemeDraft(0, "l", (), "topic", np.zeros(2), 0.5, (), (), 0, 0)
    assert draft.size == 0
