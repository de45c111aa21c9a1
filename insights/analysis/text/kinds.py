"""The kind of a passage (pain point, request, praise, question, other) with its confidence."""

from collections.abc import Sequence

import numpy as np

from insights.analysis.text.lexicon import PATTERNS, lexicon_features

RULES = "kinds-rules-1"
_ORDER = list(PATTERNS)


def kinds_by_rule(texts: Sequence[str]) -> list[tuple[str, float]]:
    """(kind, confidence) by word lists alone: for languages the classifier was not trained on."""
    return [_by_rule(text) for text in texts]


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


def theme_kind(shares: dict[str, float]) -> str:
    """A theme's kind: its commonest kind of content with a third or more of the members, else topic."""
    told = {kind: share for kind, share in shares.items() if kind != "other"}
    best = min(told, key=lambda kind: (-told[kind], kind), default="topic")
    return best if told and told[best] >= 1 / 3 else "topic"


def kind_shares(kinds: Sequence[str]) -> dict[str, float]:
    """Share of each kind present, sums to 1, in the order of the kinds' names."""
    names, counts = np.unique(np.array(kinds, dtype=object).astype(str), return_counts=True)
    return {str(name): float(count) / len(kinds) for name, count in zip(names, counts, strict=True)}
