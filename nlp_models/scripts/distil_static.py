"""Distil MiniLM into static token vectors (in the manner of model2vec).

    python distil_static.py FP32_ONNX TOKENIZER OUT_NPZ

Each token of the vocabulary is run alone through the model; 256 principal components are kept; a token's
weight is a/(a+p) with p from Zipf's law over the vocabulary's order (Arora et al. 2017, "SIF"); the
result is int8 with one scale a row.
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

WIDTH = 256
SIF = 1e-4


def token_vectors(model: Path, tokenizer: Tokenizer) -> np.ndarray:
    """(tokens, 384) float32: the model's vector of each token standing alone."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    rows = [
        session.run(None, {"input_ids": np.array([[start, token, end]])})[0][0]
        for token in range(tokenizer.get_vocab_size())
    ]
    return np.array(rows, dtype=np.float32)


def reduced(vectors: np.ndarray) -> np.ndarray:
    """The first WIDTH principal components, signs fixed so that a rebuild gives the same file."""
    centred = vectors - vectors.mean(0)
    _, axes = np.linalg.eigh(np.cov(centred.T.astype(np.float64)))
    axes = axes[:, ::-1][:, :WIDTH]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(WIDTH)])
    return (centred @ axes).astype(np.float32)


def main(model: Path, tokenizer_file: Path, target: Path) -> None:
    """Write `codes` (tokens, 256) int8 and `scales` (tokens,) float32."""
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    vectors = reduced(token_vectors(model, tokenizer))
    rank = np.arange(2, len(vectors) + 2)
    probability = (1 / rank) / np.sum(1 / rank)
    vectors *= (SIF / (SIF + probability)).astype(np.float32)[:, None]
    scales = np.abs(vectors).max(1) / 127
    codes = np.round(vectors / np.where(scales == 0, 1, scales)[:, None]).astype(np.int8)
    np.savez(target, codes=codes, scales=scales.astype(np.float32))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
