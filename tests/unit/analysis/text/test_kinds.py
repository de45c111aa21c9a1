"""Kinds of passages and of themes."""

import numpy as np
import pytest

from insights.analysis.text.embedding import embed_texts, embedder
from insights.analysis.text.kinds import (
    joined,
    kind_head,
    kinds_by_rule,
    kinds_of,
    probabilities,
    shipped_shares,
    sure_shares,
    theme_kind,
    tuned_scores,
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


def read(name: str, texts: list[str], talk: bool = False) -> np.ndarray:
    """Shares of kinds as a run reads them."""
    vectors = embed_texts(texts, embedder(name))
    return shipped_shares(name, texts, vectors, tuned_scores(name, texts), [talk] * len(texts))


def test_a_third_of_the_members_names_the_theme() -> None:
    assert theme_kind({"pain_point": 0.4, "other": 0.6}) == "pain_point"
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
    found = kinds_of(read(name, texts))
    assert [kind for kind, _ in found] == ["pain_point", "request", "praise", "question", "other"]
    assert all(0.2 <= confidence <= 1 for _, confidence in found)


def test_narration_is_no_problem() -> None:
    texts = [
        "I was sitting at home and opened the app",
        "I don't mind walking to the shop",
        "On Sunday I didn't work, we went to the lake",
    ]
    assert [kind for kind, _ in kinds_of(read("minilm", texts))] == ["other"] * 3


def test_probabilities_sum_to_one_and_no_text_gives_none() -> None:
    for name in ("minilm", "static"):
        shares = read(name, ["late"])
        assert shares.shape == (1, 5)
        assert shares.sum() == pytest.approx(1)
        assert kinds_of(read(name, [])) == []


@pytest.mark.parametrize("name", ["minilm", "static"])
def test_a_text_is_read_alike_in_whatever_block_it_stands(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"the {word} is late" for word in ("parcel", "refund", "report", "train", "answer")]
    at_once = kinds_of(read(name, texts))
    monkeypatch.setattr("insights.analysis.text.kinds._BLOCK", 2)
    assert kinds_of(read(name, texts)) == at_once


def test_questions_are_told_by_their_signs_and_the_rest_by_both_readings() -> None:
    pain, question, other = (KINDS.index(kind) for kind in ("pain_point", "question", "other"))
    plain, tuned = np.zeros((2, 5)), np.zeros((2, 5), dtype=np.float32)
    plain[0, question], tuned[0, question] = 2.0, -5.0
    plain[1, pain], tuned[1, other] = 1.0, 3.0
    both = np.exp(joined(plain, tuned))
    assert both.sum(axis=1) == pytest.approx([1, 1])
    assert both[0, question] == pytest.approx(probabilities(plain)[0, question])
    assert both[1].argmax() == other
    assert both[1, other] / both[1, pain] == pytest.approx(np.exp((3 - 1) / 2))


def test_the_network_is_asked_beside_its_own_vectors_only_and_kept_by_content() -> None:
    held: dict[str, bytes] = {}
    told: list[str] = []
    scores = tuned_scores("minilm", ["it broke", "lovely"], held, lambda done, total, what: told.append(what))
    assert scores is not None
    assert scores.shape == (2, 5)
    assert len(held) == 2
    assert all(key.startswith("kinds-5:") for key in held)
    assert told == ["reading kinds"]
    assert tuned_scores("static", ["it broke"], held) is None


def test_the_weights_for_talk_see_less_of_a_problem_where_people_tell_and_argue() -> None:
    texts = [
        "The lighthouse wasn't torn down because it was old, it was torn down because nobody paid the keeper",
        "And my uncle never believed in fridges, he kept everything in the well",
        "So it isn't that they lost the election, it's that they stopped asking for votes",
        "The ticket machine froze twice and then it kept my card, I was really angry",
    ]
    problem = KINDS.index("pain_point")
    talk, written = (read("minilm", texts, one)[:, problem] for one in (True, False))
    assert (talk[:3] < written[:3]).all()
    assert talk[3] > 0.5


def test_each_text_is_read_by_the_weights_of_its_kind_of_speech() -> None:
    texts = ["It wasn't always like that", "the export fails", "It wasn't always like that"]
    vectors = embed_texts(texts, embedder("static"))
    shares = shipped_shares("static", texts, vectors, None, [False, True, True])
    written, talk = kind_head("static"), kind_head("static", talk=True)
    assert shares[:1] == pytest.approx(written.shares(texts[:1], vectors[:1]))
    assert shares[1:] == pytest.approx(talk.shares(texts[1:], vectors[1:]))
    assert abs(shares[0] - shares[2]).max() > 0.01
    assert shipped_shares("static", [], vectors[:0], None, []).shape == (0, len(KINDS))


def test_doubtful_readings_weigh_less() -> None:
    shares = sure_shares(["praise", "praise", "other", "other"], [0.4, 0.5, 0.9, 0.9])
    assert shares["praise"] == pytest.approx(0.225)
    assert theme_kind(shares) == "topic"
