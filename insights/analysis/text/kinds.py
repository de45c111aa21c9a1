"""The kind of a passage (pain point, request, praise, question, other) with its confidence."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from insights.analysis.text.artefacts import verified_folder
from insights.analysis.text.embedding import KINDS_NET, Progress, VectorCache, embed_texts, kinds_net
from insights.analysis.text.kind_features import kind_columns
from insights.analysis.text.lexicon import PATTERNS, lexicon_features
from insights.analysis.text.model import KINDS
from insights.analysis.text.other_lexicons import LEXICONS, kind_abroad

HEAD = KINDS_NET
_ORDER = list(PATTERNS)
_BLOCK = 4096  # texts at a time: their columns take ten times the room of their vectors
_QUESTION = KINDS.index("question")


class KindHead:
    """Logistic regression on word runs, vectors and word lists; `vectors` names its vectors.

    Talk has weights of its own: much of it tells, argues and wanders where written answers come to the point.
    """

    def __init__(self, vectors: str, talk: bool = False) -> None:
        folder = verified_folder(HEAD)
        self._idf: dict[str, float] = json.loads((folder / "runs.json").read_text(encoding="utf-8"))
        with np.load(folder / "head.npz", allow_pickle=False) as stored:
            name = f"{vectors}_talk" if talk else vectors
            self._weights = stored[f"{name}_weights"].astype(np.float64)
            self._bias = stored[f"{name}_bias"].astype(np.float64)
            self._sureness = float(stored[f"{name}_sureness"])

    def shares(
        self, texts: Sequence[str], vectors: np.ndarray, scores: np.ndarray | None = None
    ) -> np.ndarray:
        """(n, 5) calibrated probabilities in the order of KINDS.

        `vectors` (n, d) as the model gave them; `scores` (n, 5) of the tuned network, where it was asked.
        """
        found = kind_columns(texts, vectors, self._idf) @ self._weights.T + self._bias
        return probabilities(self._sureness * (found if scores is None else joined(found, scores)))


def probabilities(scores: np.ndarray) -> np.ndarray:
    """(n, 5) that sum to one in each row (softmax)."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def joined(scores: np.ndarray, tuned: np.ndarray) -> np.ndarray:
    """(n, 5) scores of the regression and of the tuned network as one, as logarithms of probabilities.

    The regression alone tells questions, by their signs; the other kinds are the even mean of both.
    """
    told = probabilities(scores)
    asked = told[:, _QUESTION]
    both = np.sqrt(told * probabilities(tuned.astype(np.float64)))
    both[:, _QUESTION] = 0
    both *= ((1 - asked) / both.sum(axis=1))[:, None]
    both[:, _QUESTION] = asked
    return np.log(np.maximum(both, 1e-9))


@cache
def kind_head(vectors: str, talk: bool = False) -> KindHead:
    """The shipped classifier for "minilm" or "static" vectors, of writing or talk, loaded once a process."""
    return KindHead(vectors, talk)


def tuned_scores(
    name: str,
    texts: Sequence[str],
    vectors_cache: VectorCache | None = None,
    on_progress: Progress | None = None,
) -> np.ndarray | None:
    """(n, 5) scores of the tuned network; none beside static vectors, which are for the largest data."""
    if name != "minilm":
        return None
    return embed_texts(texts, kinds_net(), vectors_cache, on_progress, "reading kinds")


def shipped_shares(
    name: str,
    texts: Sequence[str],
    vectors: np.ndarray,
    scores: np.ndarray | None,
    spoken: Sequence[bool],
) -> np.ndarray:
    """(n, 5) shares by the shipped classifier on vectors called `name`; `spoken` tells talk."""
    shares, talk = np.zeros((len(texts), len(KINDS))), np.asarray(spoken, dtype=bool)
    for of_talk in (False, True):
        rows = np.nonzero(talk == of_talk)[0]
        for start in range(0, len(rows), _BLOCK):
            own = rows[start : start + _BLOCK]
            told = None if scores is None else scores[own]
            shares[own] = kind_head(name, of_talk).shares(
                [texts[row] for row in own.tolist()], vectors[own], told
            )
    return shares


def kinds_of(shares: np.ndarray) -> list[tuple[str, float]]:
    """(kind, confidence) of each row of shares."""
    rounded = np.round(shares, 6)
    best = rounded.argmax(axis=1)
    return [(KINDS[at], float(row[at])) for at, row in zip(best.tolist(), rounded, strict=True)]


def kinds_by_rule(texts: Sequence[str], languages: Sequence[str | None]) -> list[tuple[str, float]]:
    """(kind, confidence) by word lists alone: for languages the classifier was not trained on."""
    lexicons = [LEXICONS.get(language or "") for language in languages]
    return [
        kind_abroad(text, own) if own else _by_rule(text) for text, own in zip(texts, lexicons, strict=True)
    ]


def _by_rule(text: str) -> tuple[str, float]:
    hits = dict(zip(_ORDER, lexicon_features(text)[: len(_ORDER)].tolist(), strict=True))
    trouble = hits["negated ability"] + hits["failure"] + hits["negative feeling"]
    if hits["wish"] and hits["wish"] * 2 >= trouble:
        return "request", 0.6
    if trouble and trouble >= hits["praise"]:
        return "pain_point", 0.5 + min(trouble, 1.5) / 5
    if hits["praise"]:
        return "praise", 0.6
    if "?" in text:
        return "question", 0.7
    return "other", 0.5


def theme_kind(shares: Mapping[str, float]) -> str:
    """A theme's kind: its commonest kind of content with a third or more of the members, else topic."""
    told = {kind: share for kind, share in shares.items() if kind != "other"}
    best = min(told, key=lambda kind: (-told[kind], kind), default="topic")
    return best if told and told[best] >= 1 / 3 else "topic"


def sure_shares(kinds: Sequence[str], confidences: Sequence[float]) -> dict[str, float]:
    """Share of each kind, readings weighed by their confidence."""
    weights = dict.fromkeys(sorted(set(kinds)), 0.0)
    for kind, confidence in zip(kinds, confidences, strict=True):
        weights[kind] += confidence
    return {kind: weight / max(1, len(kinds)) for kind, weight in weights.items()}
