"""A vector depends on its text alone."""

import numpy as np
import pytest

from insights.analysis.text import embedding
from insights.analysis.text.embedding import embed_in_steps, embed_texts, embedder, kinds_net

TEXTS = [
    "The export is hidden",
    "short",
    "A much longer sentence about a parcel that came three days late. " * 3,
]


@pytest.mark.parametrize("name", ["minilm", "static", "kinds"])
def test_a_row_is_the_same_bytes_alone_in_any_step_and_any_order(name: str, monkeypatch) -> None:
    model = kinds_net() if name == "kinds" else embedder(name)
    together = embed_texts(TEXTS, model)
    alone = np.vstack([embed_texts([text], model) for text in TEXTS])
    backwards = embed_texts(TEXTS[::-1], model)[::-1]
    monkeypatch.setattr(embedding, "STEP", 1)
    stepped = embed_texts(TEXTS, model)
    assert together.tobytes() == alone.tobytes() == backwards.tobytes() == stepped.tobytes()


def test_vectors_have_unit_length_and_meaning() -> None:
    late, slow, fish = embed_texts(
        ["The parcel came late", "Delivery took far too long", "I like fishing"], embedder("minilm")
    )
    assert np.linalg.norm(late) == pytest.approx(1, abs=2e-3)
    assert late @ slow > late @ fish + 0.2


def test_a_cached_text_is_not_read_again_and_gives_the_same_vector() -> None:
    class Counting:
        version, width, calls = "counting-1", 3, 0

        def encode(self, text: str) -> np.ndarray:
            Counting.calls += 1
            return np.array([len(text), 0.1, 0.2], dtype=np.float32)

    held: dict[str, bytes] = {}
    first = embed_texts(["a", "b b", "b  b"], Counting(), held)
    again = embed_texts(["a", "b b"], Counting(), held)
    assert Counting.calls == 2
    assert first[:2].tobytes() == again.tobytes()


def test_progress_is_told_and_a_stopped_run_keeps_what_it_read(monkeypatch) -> None:
    monkeypatch.setattr(embedding, "STEP", 2)
    held: dict[str, bytes] = {}
    steps = embed_in_steps(["a", "b", "c"], embedder("static"), held)
    done, _ = next(steps)
    assert (done, len(held)) == (2, 2)
    told: list[tuple[int, int, str]] = []
    embed_texts(["a", "b", "c"], embedder("static"), held, lambda *step: told.append(step))
    assert [step[:2] for step in told] == [(2, 3), (3, 3)]


def test_no_text_gives_no_vector() -> None:
    assert embed_texts([], embedder("static")).shape == (0, 256)
