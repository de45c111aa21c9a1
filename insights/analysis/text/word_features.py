"""Word features: in any language by hashing, and beside MiniLM by token vectors weighted with rarity."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from insights.analysis.text.static_vectors import StaticVectors
from insights.analysis.text.vectors import unit
from insights.analysis.text.words import content_words

HASHED = "words-2"
_LONGEST_DIGEST = 64  # bytes of blake2b


def rare_token_vectors(texts: Sequence[str], model: StaticVectors) -> np.ndarray:
    """(n, 256) unit rows: each text's token vectors, weighted by log((n + 1) / (texts with it + 1))."""
    tokens = [np.array(model.tokens(text), dtype=np.int32) for text in texts]
    seen = np.zeros(model.vocabulary)
    for row in tokens:
        seen[np.unique(row)] += 1
    weights = np.log((len(texts) + 1) / (seen + 1)).astype(np.float32)
    found = np.empty((len(texts), model.width), dtype=np.float32)
    for position, row in enumerate(tokens):
        found[position] = model.weighted_sum(row, weights)
    return unit(found)


def hashed_words(texts: Sequence[str], language: str | None, width: int) -> np.ndarray:
    """(n, width) unit rows from content words and their four-letter parts; same words, same direction."""
    rows = np.zeros((len(texts), width), dtype=np.float32)
    for position, text in enumerate(texts):
        for word in content_words(text, language):
            rows[position] += _direction(word, width)
            parts = {f"{word}_"[start : start + 4] for start in range(max(1, len(word) - 2))}
            for part in sorted(parts):
                rows[position] += _direction(f"#{part}", width) * np.float32(0.5 / len(parts) ** 0.5)
    return unit(rows)


@lru_cache(maxsize=100_000)
def _direction(feature: str, width: int) -> np.ndarray:
    """A fixed ±1 row for a feature, scaled to unit length."""
    digests = [
        blake2b(feature.encode(), digest_size=_LONGEST_DIGEST, salt=bytes([number])).digest()
        for number in range(-(-width // (8 * _LONGEST_DIGEST)))
    ]
    bits = np.unpackbits(np.frombuffer(b"".join(digests), dtype=np.uint8))[:width]
    return (bits.astype(np.float32) * 2 - 1) / np.float32(width**0.5)
