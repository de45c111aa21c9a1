"""What an installation's own people taught: corrections to the shipped reading of kinds, and their proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import comb
from typing import Any

import numpy as np
from scipy.optimize import minimize

from insights.analysis.text.model import KINDS

FOLDS = 5
STRENGTH = 1.0  # penalty on the squared corrections, against one unit for each passage
LEAST_SHARE = 1e-6
BY_CHANCE = 0.05  # one-sided sign test over held-out decisions: at most so likely without a difference


@dataclass(frozen=True)
class OwnHead:
    """Shares ∝ shipped shares × exp(vector · weights + bias); weights (d, 5), bias (5,).

    It fits the shipped head `base` on vectors of the model `vectors` and nothing else.
    """

    name: str
    base: str
    vectors: str
    weights: np.ndarray
    bias: np.ndarray

    def fits(self, base: str, vectors: str) -> bool:
        """Whether it was taught on top of this head and these vectors."""
        return (self.base, self.vectors) == (base, vectors)

    def over(self, shares: np.ndarray, vectors: np.ndarray) -> np.ndarray:
        """(n, 5) shipped shares of texts after these corrections."""
        return corrected(shares, vectors, self.weights, self.bias)

    def as_json(self) -> dict[str, Any]:
        """All of it as numbers and text."""
        numbers = {"weights": self.weights.tolist(), "bias": self.bias.tolist(), "kinds": list(KINDS)}
        return {"name": self.name, "base": self.base, "vectors": self.vectors, **numbers}


def own_head_from(stored: Mapping[str, Any]) -> OwnHead:
    """The head that `as_json` wrote; ValueError when it is none."""
    weights, bias = np.array(stored["weights"], dtype=np.float64), np.array(stored["bias"], dtype=np.float64)
    if tuple(stored["kinds"]) != KINDS or weights.ndim != 2 or weights.shape[1:] != bias.shape:
        raise ValueError("not a reading of these kinds")
    return OwnHead(str(stored["name"]), str(stored["base"]), str(stored["vectors"]), weights, bias)


def corrected(shares: np.ndarray, vectors: np.ndarray, weights: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """(n, 5) shares after corrections, rows sum to 1."""
    scores = np.log(np.maximum(shares, LEAST_SHARE)) + vectors @ weights + bias
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


@dataclass(frozen=True)
class Lessons:
    """Passages whose kind people decided: shipped shares (n, 5), vectors (n, d), the kind's number, the
    weight of each, and the decision that each comes from."""

    shares: np.ndarray
    vectors: np.ndarray
    truth: np.ndarray
    weight: np.ndarray
    decision: np.ndarray

    def chosen(self, rows: np.ndarray) -> "Lessons":
        """Some of the rows."""
        return Lessons(
            self.shares[rows], self.vectors[rows], self.truth[rows], self.weight[rows], self.decision[rows]
        )


def taught(lessons: Lessons) -> tuple[np.ndarray, np.ndarray]:
    """(weights, bias) of least weighted cross-entropy plus STRENGTH × squared corrections / 2."""
    width, kinds = lessons.vectors.shape[1], len(KINDS)
    vectors, wanted = lessons.vectors.astype(np.float64), np.eye(kinds)[lessons.truth]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = flat[: width * kinds].reshape(width, kinds), flat[width * kinds :]
        shares = corrected(lessons.shares, vectors, weights, bias)
        told = -np.log(shares[np.arange(len(wanted)), lessons.truth]) @ lessons.weight
        error = (shares - wanted) * lessons.weight[:, None]
        slope = np.concatenate([(vectors.T @ error).ravel(), error.sum(axis=0)]) + STRENGTH * flat
        return float(told + STRENGTH * (flat @ flat) / 2), slope

    found = minimize(loss, np.zeros((width + 1) * kinds), jac=True, method="L-BFGS-B")
    flat = np.round(found.x, 6)
    return flat[: width * kinds].reshape(width, kinds), flat[width * kinds :]


def held_out(lessons: Lessons) -> np.ndarray:
    """(n, 5) shares of each passage by corrections that saw no passage of its decision (five folds)."""
    order = {decision: at for at, decision in enumerate(sorted(set(lessons.decision.tolist())))}
    fold = np.array([order[decision] % FOLDS for decision in lessons.decision.tolist()])
    shares = lessons.shares.copy()
    for number in sorted(set(fold.tolist())):
        test, rest = fold == number, fold != number
        if rest.any():
            weights, bias = taught(lessons.chosen(rest))
            shares[test] = corrected(lessons.shares[test], lessons.vectors[test], weights, bias)
    return shares


@dataclass(frozen=True)
class Verdict:
    """How the own reading did on held-out decisions against the shipped one.

    `won` and `lost` count decisions of which it read more, or fewer, passages as people did; `chance` is how
    likely so many wins are without a difference (one-sided sign test).
    """

    decisions: int
    passages: int
    shipped_right: int
    own_right: int
    shipped_f1: float
    own_f1: float
    won: int
    lost: int
    chance: float

    @property
    def better(self) -> bool:
        """Whether it may be adopted: more decisions won than chance gives, and no worse on any balance."""
        return (
            self.chance <= BY_CHANCE
            and self.own_right > self.shipped_right
            and self.own_f1 >= self.shipped_f1
        )


def verdict(lessons: Lessons) -> Verdict:
    """The own reading against the shipped one, each passage read without its own decision."""
    shipped, own = lessons.shares.argmax(axis=1), held_out(lessons).argmax(axis=1)
    right, own_right = shipped == lessons.truth, own == lessons.truth
    gains = [
        int(own_right[rows].sum()) - int(right[rows].sum())
        for rows in (lessons.decision == one for one in sorted(set(lessons.decision.tolist())))
    ]
    won, lost = sum(gain > 0 for gain in gains), sum(gain < 0 for gain in gains)
    return Verdict(
        decisions=len(gains),
        passages=len(right),
        shipped_right=int(right.sum()),
        own_right=int(own_right.sum()),
        shipped_f1=macro_f1(lessons.truth, shipped),
        own_f1=macro_f1(lessons.truth, own),
        won=won,
        lost=lost,
        chance=sign_test(won, lost),
    )


def sign_test(won: int, lost: int) -> float:
    """The chance of at least `won` wins among won + lost when both ways are as likely."""
    count = won + lost
    return sum(comb(count, wins) for wins in range(won, count + 1)) / 2**count


def macro_f1(truth: np.ndarray, found: np.ndarray) -> float:
    """Mean F1 over the kinds that occur in `truth`, 0–1."""
    scores = []
    for kind in sorted(set(truth.tolist())):
        hit = int(((truth == kind) & (found == kind)).sum())
        scores.append(2 * hit / (int((truth == kind).sum()) + int((found == kind).sum())))
    return float(np.mean(scores)) if scores else 0.0
