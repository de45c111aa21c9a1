"""Vectors of texts and scores of kinds: one text a run, so that none depends on the texts beside it."""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from functools import cache
from typing import Protocol

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from insights.analysis.text.artefacts import verified_folder
from insights.analysis.text.model import KINDS, text_hash
from insights.analysis.text.static_vectors import StaticVectors

MINILM = "minilm-int8-1"
KINDS_NET = "kinds-5"
MAX_TOKENS = 256
STEP = 64

Progress = Callable[[int, int, str], None]
VectorCache = MutableMapping[str, bytes]


class Embedder(Protocol):
    """Turns one text into one row of `width` float32; `version` names the model."""

    version: str
    width: int

    def encode(self, text: str) -> np.ndarray:
        """The row of `text`: a unit vector, all zeros when it has no token, or scores."""


class MiniLm:
    """MiniLM-L6-v2, or a network tuned from it, as int8 ONNX on one thread."""

    def __init__(self, version: str = MINILM, width: int = 384) -> None:
        self.version, self.width = version, width
        self._tokenizer = Tokenizer.from_file(str(verified_folder(MINILM) / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            verified_folder(version) / "model.onnx", options, providers=["CPUExecutionProvider"]
        )

    def encode(self, text: str) -> np.ndarray:
        """(width,) float32; texts beyond 256 tokens are cut."""
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


@cache
def kinds_net() -> Embedder:
    """The network tuned to tell kinds, loaded once a process."""
    return MiniLm(KINDS_NET, len(KINDS))


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
    doing: str = "reading meaning",
) -> np.ndarray:
    """All vectors at once, (len(texts), width) float32; see `embed_in_steps`."""
    vectors = np.zeros((0, model.width), dtype=np.float32)
    for done, so_far in embed_in_steps(texts, model, vectors_cache):
        vectors = so_far
        if on_progress:
            on_progress(done, len(texts), doing)
    return vectors
