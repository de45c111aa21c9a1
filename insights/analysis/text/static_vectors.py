"""Static token vectors distilled from MiniLM: numpy and tokenizers only, light enough for the web process."""

import numpy as np
from tokenizers import Tokenizer

from insights.analysis.text.artefacts import verified_folder

STATIC = "minilm-static-1"


class StaticVectors:
    """A text is the sum of its tokens' weighted vectors, made unit length."""

    version = STATIC
    width = 256

    def __init__(self) -> None:
        folder = verified_folder(STATIC)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        with np.load(folder / "vectors.npz", allow_pickle=False) as stored:
            self._codes, self._scales = stored["codes"], stored["scales"]

    @property
    def vocabulary(self) -> int:
        """Number of tokens."""
        return len(self._scales)

    def tokens(self, text: str) -> list[int]:
        """Token numbers of a text, without the model's marks."""
        return self._tokenizer.encode(text, add_special_tokens=False).ids

    def encode(self, text: str) -> np.ndarray:
        """(256,) float32 of unit length; zeros for a text without tokens."""
        ids = self.tokens(text)
        return _unit((self._codes[ids] * self._scales[ids, None]).sum(0, dtype=np.float32))

    def weighted_sum(self, ids: list[int] | np.ndarray, weights: np.ndarray) -> np.ndarray:
        """(256,) sum of the tokens' directions, each times its weight in `weights` (one a token)."""
        codes = self._codes[ids].astype(np.float32)
        lengths = np.sqrt(np.square(codes).sum(1))
        scaled = weights[ids] / np.where(lengths == 0, 1, lengths)
        return (codes * scaled[:, None]).sum(0, dtype=np.float32)


def _unit(row: np.ndarray) -> np.ndarray:
    length = float(np.sqrt(np.square(row, dtype=np.float64).sum()))
    return row / np.float32(length) if length else row
