"""Vectors of texts: MiniLM one text a run, so that a vector never depends on the texts beside it."""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from functools import cache
from typing import Protocol

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from insights.analysis.text.artefacts import verified_folder
from insights.analysis.text.model import text_hash
from insights.analysis.text.static_vectors import StaticVectors

MINILM = "minilm-int8-1"
MAX_TOKENS = 256
STEP = 64

Progress = Callable[[int, int, str], None]
VectorCache = MutableMapping[str, bytes]


class Embedder(Protocol):
    """Turns one text into one unit vector of `width` float32; `version` names the model."""

    version: str
    width: int

    def encode(self, text: str) -> np.ndarray:
        """The unit vector of `text`; all zeros when it has no token."""


class MiniLm:
    """MiniLM-L6-v2 as int8 ONNX on one thread."""

    version = MINILM
    width = 384

    def __init__(self) -> None:
        folder = verified_folder(MINILM)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            folder / "model.onnx", options, providers=["CPUExecutionProvider"]
        )

    def encode(self, text: str) -> np.ndarray:
        """(384,) float32 of unit length; texts beyond 256 tokens are cut."""
        ids = self._tokenizer.encode(text).ids
        return self._session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})[0][0]


@cache
def static_vectors() -> StaticVectors:
    """The model of static vectors, loaded once a process."""
    return StaticVectors()


@cache
def embedder(name: str) -> Embedder:
    """The model called "minilm" or "static", loaded once a process."""
    return MiniLm() if name == "minilm" else static_vectors()


def embed_in_steps(
    texts: Sequence[str], model: Embedder, vectors_cache: VectorCache | None = None
) -> Iterator[tuple[int, np.ndarray]]:
    """Yield (texts done, vectors so far) every STEP texts; stopping in between loses nothing cached.

    Vectors are (len(texts), width) float32 holding float16 values, so that a cached one is the same.
    """
    held: VectorCache = {} if vectors_cache is None else vectors_cache
    vectors = np.zeros((len(texts), model.width), dtype=np.float32)
    for position, text in enumerate(texts):
        key = f"{model.version}:{text_hash(text)}"
        stored = held.get(key)
        if stored is None:
            stored = model.encode(" ".join(text.split())).astype(np.float16).tobytes()
            held[key] = stored
        vectors[position] = np.frombuffer(stored, dtype=np.float16)
        if (position + 1) % STEP == 0 or position + 1 == len(texts):
            yield position + 1, vectors


def embed_texts(
    texts: Sequence[str],
    model: Embedder,
    vectors_cache: VectorCache | None = None,
    on_progress: Progress | None = None,
) -> np.ndarray:
    """All vectors at once, (len(texts), width) float32; see `embed_in_steps`."""
    vectors = np.zeros((0, model.width), dtype=np.float32)
    for done, so_far in embed_in_steps(texts, model, vectors_cache):
        vectors = so_far
        if on_progress:
            on_progress(done, len(texts), "reading meaning")
    return vectors
