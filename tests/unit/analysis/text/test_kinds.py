"""Kinds of passages and of themes."""

import pytest

from insights.analysis.text.embedding import embed_texts, embedder
from insights.analysis.text.kinds import (
    kind_head,
    kind_shares,
    kinds_by_model,
    kinds_by_rule,
    shipped_shares,
    sure_shares,
    theme_kind,
)
from insights.analysis.text.model import KINDS


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
    found, confidence = kinds_by_rule([text], [None])[0]
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


def test_the_weights_for_talk_see_less_of_a_problem_where_people_tell_and_argue() -> None:
    texts = [
        "The lighthouse wasn't torn down because it was old, it was torn down because nobody paid the keeper",
        "And my uncle never believed in fridges, he kept everything in the well",
        "So it isn't that they lost the election, it's that they stopped asking for votes",
        "The ticket machine froze twice and then it kept my card, I was really angry",
    ]
    vectors = embed_texts(texts, embedder("minilm"))
    problem = KINDS.index("pain_point")
    talk, written = (kind_head("minilm", one).shares(texts, vectors)[:, problem] for one in (True, False))
    assert (talk[:3] < written[:3]).all()
    assert talk[3] > 0.5


def test_each_text_is_read_by_the_weights_of_its_kind_of_speech() -> None:
    texts = ["It wasn't always like that", "the export fails", "It wasn't always like that"]
    vectors = embed_texts(texts, embedder("static"))
    shares = shipped_shares("static", texts, vectors, [False, True, True])
    written, talk = kind_head("static"), kind_head("static", talk=True)
    assert shares[:1] == pytest.approx(written.shares(texts[:1], vectors[:1]))
    assert shares[1:] == pytest.approx(talk.shares(texts[1:], vectors[1:]))
    assert abs(shares[0] - shares[2]).max() > 0.01
    assert shipped_shares("static", [], vectors[:0], []).shape == (0, len(KINDS))


def test_doubtful_readings_weigh_less() -> None:
    shares = sure_shares(["praise", "praise", "other", "other"], [0.4, 0.5, 0.9, 0.9])
    assert shares["praise"] == pytest.approx(0.225)
    assert theme_kind(shares) == "topic"
