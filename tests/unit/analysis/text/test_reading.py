"""What a run reads from its passages."""

import numpy as np

from insights.analysis.text.model import Passage, Settings
from insights.analysis.text.reading import model_for, read_corpus

MIXED = [
    Passage("b", "The parcel came late and nobody told me about it"),
    Passage("a", "n/a"),
    Passage("c", "Die Lieferung war zu spät und ich habe niemanden erreicht"),
    Passage("d", "The delivery is always late and I am annoyed by it"),
]


def test_passages_are_sorted_by_key_and_contentless_rows_are_zero() -> None:
    corpus = read_corpus(MIXED, Settings())
    assert [passage.key for passage in corpus.passages] == ["a", "b", "c", "d"]
    assert corpus.contentless.tolist() == [True, False, False, False]
    assert not corpus.vectors[0].any()
    assert corpus.readings[0].kind == "other"
    assert corpus.readings[0].confidence == 0


def test_each_language_has_its_rows() -> None:
    corpus = read_corpus(MIXED, Settings())
    assert corpus.rows_of("en").tolist() == [1, 3]
    assert corpus.rows_of("de").tolist() == [2]
    assert corpus.spoken == ["en", "de"]


def test_the_centre_is_the_mean_of_the_english_rows() -> None:
    corpus = read_corpus(MIXED, Settings())
    assert np.allclose(corpus.centre, corpus.raw[[1, 3]].mean(axis=0), atol=1e-6)


def test_very_large_corpora_take_the_static_vectors() -> None:
    assert model_for(Settings(), 50_000) == "minilm"
    assert model_for(Settings(), 50_001) == "static"
    assert model_for(Settings(model="static"), 3) == "static"
    corpus = read_corpus(MIXED, Settings(model="static"))
    assert "static" in corpus.model_version
    assert corpus.vectors.shape == (4, 256)


def test_severity_is_read_for_problems_only() -> None:
    late = next(one for one in read_corpus(MIXED, Settings()).readings if one.key == "d")
    assert (late.kind, late.severity.level > 0) == ("pain_point", True)


def test_an_empty_corpus_is_no_error() -> None:
    corpus = read_corpus([], Settings())
    assert (corpus.passages, corpus.spoken, corpus.centre.any()) == ((), [], np.False_)


def test_talk_is_read_by_weights_of_its_own() -> None:
    text = "it wasn't that the mill was slow, nobody had any grain that year"
    said = Passage("a", text, language="en", spoken=True)
    corpus = read_corpus([said, Passage("b", text, language="en")], Settings())
    assert corpus.readings[0].kind == "other"
    assert corpus.readings[0].confidence != corpus.readings[1].confidence


def test_a_short_answer_that_was_written_is_about_something_and_a_short_word_of_talk_is_not() -> None:
    text = "Fewer newsletters please"
    said = Passage("a", text, end=len(text), spoken=True)
    written = Passage("b", text, end=len(text))
    assert read_corpus([said, written], Settings()).thin.tolist() == [True, False]
