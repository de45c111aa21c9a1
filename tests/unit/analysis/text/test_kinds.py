"""Kinds of passages and of themes."""

import pytest

from insights.analysis.text.embedding import embed_texts, embedder
from insights.analysis.text.kinds import kind_head, kind_shares, kinds_by_model, kinds_by_rule, theme_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The app crashes when I open a report", "pain_point"),
        ("I wish there was a dark mode", "request"),
        ("I love this, great work", "praise"),
        ("Where is my parcel?", "question"),
        ("We have four shops in town", "other"),
        ("I don't mind the rain", "other"),
        ("I wouldn't be here otherwise", "other"),
    ],
)
def test_the_word_lists_tell_plain_cases(text: str, kind: str) -> None:
    found, confidence = kinds_by_rule([text])[0]
    assert found == kind
    assert 0 < confidence <= 1


def test_shares_add_up_and_a_third_names_the_theme() -> None:
    shares = kind_shares(["pain_point", "pain_point", "other", "other", "other"])
    assert sum(shares.values()) == pytest.approx(1)
    assert theme_kind(shares) == "pain_point"
    assert theme_kind({"praise": 0.2, "other": 0.8}) == "topic"
    assert theme_kind({"other": 1.0}) == "topic"


@pytest.mark.parametrize("name", ["minilm", "static"])
def test_the_shipped_head_reads_sentences_it_never_saw(name: str) -> None:
    texts = [
        "It freezes whenever I attach a picture and then my draft is lost",
        "It would be lovely to have a widget for the lock screen",
        "Really enjoying the new colours, so pretty",
        "Where do I enter the voucher code?",
        "My brother and I share a flat near the station",
    ]
    model = embedder(name)
    found = kinds_by_model(texts, embed_texts(texts, model), kind_head(name))
    assert [kind for kind, _ in found] == ["pain_point", "request", "praise", "question", "other"]
    assert all(0.2 <= confidence <= 1 for _, confidence in found)


def test_narration_is_no_problem() -> None:
    texts = [
        "I was sitting at home and opened the app",
        "I don't mind walking to the shop",
        "On Sunday I didn't work, we went to the lake",
    ]
    found = kinds_by_model(texts, embed_texts(texts, embedder("minilm")), kind_head("minilm"))
    assert [kind for kind, _ in found] == ["other"] * 3


def test_probabilities_sum_to_one_and_no_text_gives_none() -> None:
    shares = kind_head("static").shares(["late"], embed_texts(["late"], embedder("static")))
    assert shares.shape == (1, 5)
    assert shares.sum() == pytest.approx(1)
    assert kinds_by_model([], embed_texts([], embedder("static")), kind_head("static")) == []


def test_a_text_is_read_alike_in_whatever_block_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"the {word} is late" for word in ("parcel", "refund", "report", "train", "answer")]
    vectors = embed_texts(texts, embedder("static"))
    at_once = kinds_by_model(texts, vectors, kind_head("static"))
    monkeypatch.setattr("insights.analysis.text.kinds._BLOCK", 2)
    assert kinds_by_model(texts, vectors, kind_head("static")) == at_once
