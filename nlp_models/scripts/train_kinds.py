"""Train the kind classifier and print its figures.

    python -m nlp_models.scripts.train_kinds SHAH_CSV BANKING_CSV [--write]

SHAH_CSV and BANKING_CSV are the labelled sets named in the card (CC BY 4.0), read where they lie;
examples/interviews.tsv is our own writing. With --write the head is fitted on all of it and stored.
"""

import csv
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from insights.analysis.text.embedding import embed_texts, embedder
from insights.analysis.text.kind_features import kind_columns, known_runs
from insights.analysis.text.lexicon import PATTERNS, lexicon_features
from insights.analysis.text.model import KINDS

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "artefacts" / "kinds-1"
NAMES = list(PATTERNS)
STRENGTH = 2.0  # inverse regularisation, chosen on the folds
SEED = 0
Row = tuple[str, str, str]  # text, kind, source


def rows_of(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a table with a header."""
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter=delimiter))


def tone(text: str) -> tuple[float, float]:
    """(praise, trouble) by the word lists."""
    hits = lexicon_features(text)
    trouble = sum(hits[NAMES.index(name)] for name in ("negated ability", "failure", "negative feeling"))
    return float(hits[NAMES.index("praise")]), float(trouble)


def kind_of_review(text: str, label: str) -> str | None:
    """The kind of a SHAH sentence; None where its label does not say (troubled ratings and evaluations)."""
    if label == "bug report":
        return "pain_point"
    if label == "feature request":
        return "request"
    praise, trouble = tone(text)
    if praise and not trouble:
        return "praise"
    blame_only = label == "rate" and len(text.split()) <= 6 and not trouble > 0.5
    return "other" if (label == "rate" and not trouble) or (blame_only and not praise) else None


def training_rows(shah: Path, banking: Path) -> list[Row]:
    """Everything with a kind, the large groups thinned by a fixed draw."""
    random = np.random.default_rng(SEED)
    reviews = [(row["text"], kind_of_review(row["text"], row["label"])) for row in rows_of(shah)]
    questions = [row["text"] for row in rows_of(banking) if row["text"].endswith("?")]
    calm = [
        text for text in questions if not tone(text)[1] and not lexicon_features(text)[NAMES.index("wish")]
    ]
    found: list[Row] = []
    for kind, most in {"pain_point": 1000, "request": 1000, "praise": 600, "other": 500}.items():
        own = [text for text, told in reviews if told == kind]
        kept = sorted(random.permutation(len(own))[:most])
        found += [(own[at], kind, "shah") for at in kept]
    found += [(calm[at], "question", "banking") for at in sorted(random.permutation(len(calm))[:200])]
    own_rows = rows_of(ROOT / "examples" / "interviews.tsv", "\t")
    return found + [(row["text"], row["kind"], "interviews") for row in own_rows]


def fitted(texts: list[str], vectors: np.ndarray, kinds: list[str], least: int = 2):
    """(idf, model) on these rows, kinds weighted equally."""
    idf = known_runs(texts, least)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000)
    return idf, model.fit(kind_columns(texts, vectors, idf), [KINDS.index(kind) for kind in kinds])


def out_of_fold(rows: list[Row], vectors: np.ndarray) -> np.ndarray:
    """(n, 5) raw scores of each row from models that did not see it (five folds)."""
    scores = np.zeros((len(rows), len(KINDS)))
    kinds = np.array([row[1] for row in rows])
    for train, test in StratifiedKFold(5, shuffle=True, random_state=SEED).split(vectors, kinds):
        idf, model = fitted([rows[at][0] for at in train], vectors[train], kinds[train].tolist())
        columns = kind_columns([rows[at][0] for at in test], vectors[test], idf)
        scores[test] = columns @ model.coef_.T + model.intercept_
    return scores


def temperature_of(scores: np.ndarray, truth: np.ndarray) -> float:
    """The factor on the scores that makes the out-of-fold probabilities likeliest."""

    def loss(factor: float) -> float:
        scaled = scores * factor
        scaled -= scaled.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scaled).sum(axis=1)) - scaled[np.arange(len(truth)), truth]).mean())

    return min(np.arange(0.3, 3.01, 0.05).tolist(), key=loss)


def reliability(scores: np.ndarray, truth: np.ndarray) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, texts) by tenth of confidence."""
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    confidence, right = shares.max(axis=1), shares.argmax(axis=1) == truth
    bins = np.minimum((confidence * 10).astype(int), 9)
    return [
        (
            round(float(confidence[bins == at].mean()), 3),
            round(float(right[bins == at].mean()), 3),
            int((bins == at).sum()),
        )
        for at in range(10)
        if (bins == at).any()
    ]


def macro(truth: np.ndarray, found: np.ndarray) -> str:
    """Macro-F1 over the kinds that occur."""
    return (
        f"{f1_score(truth, found, average='macro', labels=sorted(set(truth.tolist())), zero_division=0):.3f}"
    )


def report(rows: list[Row], vectors: np.ndarray, scores: np.ndarray, truth: np.ndarray) -> None:
    """Print the figures of the card."""
    sources = np.array([row[2] for row in rows])
    found = scores.argmax(axis=1)
    print("five folds, five kinds:", macro(truth, found))
    for source in ("shah", "interviews"):
        own = sources == source
        print(f"  {source}: {macro(truth[own], found[own])} over {own.sum()}")
        idf, model = fitted(
            [r[0] for r, o in zip(rows, own, strict=True) if not o],
            vectors[~own],
            [r[1] for r, o in zip(rows, own, strict=True) if not o],
        )
        columns = kind_columns([r[0] for r, o in zip(rows, own, strict=True) if o], vectors[own], idf)
        guess = np.array(model.classes_)[(columns @ model.coef_.T + model.intercept_).argmax(axis=1)]
        three = np.minimum(truth[own], 2), np.minimum(guess, 2)
        print(f"  leaving {source} out: {macro(truth[own], guess)}; pain/request/rest {macro(*three)}")


def main(shah: Path, banking: Path, write: bool) -> None:
    """Print the figures and, when asked, store the head."""
    rows = training_rows(shah, banking)
    texts, kinds = [row[0] for row in rows], [row[1] for row in rows]
    truth = np.array([KINDS.index(kind) for kind in kinds])
    stored: dict[str, np.ndarray] = {}
    for name in ("minilm", "static"):
        vectors = embed_texts(texts, embedder(name))
        scores = out_of_fold(rows, vectors)
        factor = temperature_of(scores, truth)
        print(f"{name}: factor {factor:.2f}")
        report(rows, vectors, scores, truth)
        print("  reliability:", reliability(scores * factor, truth))
        idf, model = fitted(texts, vectors, kinds)
        stored[f"{name}_weights"] = (model.coef_ * factor).astype(np.float32)
        stored[f"{name}_bias"] = (model.intercept_ * factor).astype(np.float32)
    if write:
        TARGET.mkdir(parents=True, exist_ok=True)
        np.savez(TARGET / "head.npz", **stored)
        (TARGET / "runs.json").write_text(
            json.dumps({run: round(value, 5) for run, value in idf.items()}, ensure_ascii=False),
            encoding="utf-8",
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--write" in sys.argv)
