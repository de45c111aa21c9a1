"""Train the kind classifier and print its figures; no torch.

    python -m nlp_models.scripts.train_kinds SHAH_CSV [--write]

SHAH_CSV is the review set named in the card (CC BY 4.0), read where it lies; examples/review_kinds.tsv
holds our reading of its sentences, by hash of the text, examples/written.tsv sentences of our own, and
examples/spoken.tsv turns of talk of our own, which of the heads only the one for talk learns from.
examples/kinds_scores.npz is what tune_kinds.py wrote: scores by networks that did not see a text's product
or domain. Every figure is on such texts; examples/unseen.tsv and unseen_spoken.tsv were written first and are
only ever read. With --write the heads are fitted on all but those and stored.
"""

import csv
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from insights.analysis.text.embedding import embed_texts, embedder, kinds_net
from insights.analysis.text.kind_features import kind_columns, known_runs
from insights.analysis.text.kinds import joined
from insights.analysis.text.model import KINDS, text_hash

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SCORES = EXAMPLES / "kinds_scores.npz"
TARGET = ROOT / "artefacts" / "kinds-5"
STRENGTH = 3.0  # inverse regularisation, chosen on whole sources left out
FOLDS = 8
FOLDS_OF_TALK = 4
TALK_WEIGHT = 3.0  # of a turn of talk against other texts, in the head for talk
LEAST_OF_A_KIND = 12  # a kind with fewer texts in a source is not counted in its figure
Row = tuple[str, str, str]  # text, kind, source/group


def all_rows(shah: Path) -> list[Row]:
    """What is learned from, then the two files that are never learned from."""
    unseen = written_rows("unseen.tsv", "unseen") + written_rows("unseen_spoken.tsv", "speech")
    return training_rows(shah) + unseen


def rows_of(path: Path, delimiter: str = "\t") -> list[dict[str, str]]:
    """The rows of a table with a header."""
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter=delimiter, quoting=quoting))


def training_rows(shah: Path) -> list[Row]:
    """Reviews as we read them, then our own sentences, then our own long turns of talk."""
    texts = {text_hash(row["text"]): row["text"] for row in rows_of(shah, ",")}
    reviews = [
        (texts[row["text_hash"]], row["kind"], f"reviews/{row['product']}")
        for row in rows_of(EXAMPLES / "review_kinds.tsv")
    ]
    return reviews + written_rows("written.tsv", "own") + written_rows("spoken.tsv", "talk")


def written_rows(file: str, source: str) -> list[Row]:
    """Sentences of our own writing from one file of examples."""
    return [(row["text"], row["kind"], f"{source}/{row['domain']}") for row in rows_of(EXAMPLES / file)]


class Table:
    """Texts with their vectors, kinds and groups, from which heads are fitted and scored."""

    def __init__(self, rows: list[Row], vectors: np.ndarray, tuned: Mapping[str, np.ndarray]) -> None:
        self.texts = [row[0] for row in rows]
        self.truth = np.array([KINDS.index(row[1]) for row in rows])
        self.groups = np.array([row[2] for row in rows])
        self.vectors = vectors
        self.tuned = tuned  # scores of the network: "out" of the group, "alone" from the other source, "all"

    def of(self, source: str) -> np.ndarray:
        """Which rows are of a source."""
        return np.array([group.startswith(f"{source}/") for group in self.groups])

    def fitted(self, rows: np.ndarray, talk: bool = False) -> tuple[dict[str, float], LogisticRegression]:
        """(idf, model) on some rows, kinds weighted equally; only the head for talk learns from talk."""
        idf = known_runs([self.texts[at] for at in np.nonzero(rows)[0]], least=2)
        used = rows if talk else rows & ~self.of("talk")
        texts = [self.texts[at] for at in np.nonzero(used)[0]]
        weight = np.where(self.of("talk")[used], TALK_WEIGHT, 1.0)
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=3000)
        return idf, model.fit(kind_columns(texts, self.vectors[used], idf), self.truth[used], weight)

    def scores(self, train: np.ndarray, test: np.ndarray, tuned: str, talk: bool = False) -> np.ndarray:
        """(tested, 5) raw scores of some rows by a head fitted on others and the network called `tuned`."""
        idf, model = self.fitted(train, talk)
        texts = [self.texts[at] for at in np.nonzero(test)[0]]
        found = kind_columns(texts, self.vectors[test], idf) @ model.coef_.T + model.intercept_
        return joined(found, self.tuned[tuned][test]) if self.tuned else found

    def out_of_group(self, train: np.ndarray, wanted: np.ndarray, talk: bool = False) -> np.ndarray:
        """(n, 5) raw scores of the wanted rows, each from a head that saw nothing of its group."""
        found = np.zeros((len(self.texts), len(KINDS)))
        rows = np.nonzero(wanted)[0]
        for _, test in GroupKFold(FOLDS_OF_TALK if talk else FOLDS).split(rows, groups=self.groups[rows]):
            out = np.zeros(len(self.texts), dtype=bool)
            out[rows[test]] = True
            found[out] = self.scores(train & ~out, out, "out", talk)
        return found


def temperature_of(scores: np.ndarray, truth: np.ndarray) -> float:
    """The factor on the scores that makes the probabilities of texts not seen likeliest."""

    def loss(factor: float) -> float:
        scaled = scores * factor
        scaled -= scaled.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scaled).sum(axis=1)) - scaled[np.arange(len(truth)), truth]).mean())

    return min(np.arange(0.3, 3.01, 0.02).tolist(), key=loss)


def reliability(scores: np.ndarray, truth: np.ndarray) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, texts) by tenth of confidence."""
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    confidence, right = shares.max(axis=1), shares.argmax(axis=1) == truth
    bins = np.minimum((confidence * 10).astype(int), 9)
    rows = [bins == at for at in range(10) if (bins == at).any()]
    return [
        (round(float(confidence[own].mean()), 3), round(float(right[own].mean()), 3), int(own.sum()))
        for own in rows
    ]


def calibration_error(curve: list[tuple[float, float, int]]) -> float:
    """Mean distance of confidence and share right, weighted by texts (ECE, Guo et al. 2017)."""
    total = sum(count for _, _, count in curve)
    return sum(abs(told - right) * count for told, right, count in curve) / total


def figure(name: str, truth: np.ndarray, scores: np.ndarray) -> str:
    """Macro-F1 over the kinds with enough texts, then F1 of each kind."""
    each = f1_score(truth, scores.argmax(axis=1), average=None, labels=range(len(KINDS)), zero_division=0)
    enough = np.bincount(truth, minlength=len(KINDS)) >= LEAST_OF_A_KIND
    kinds = ", ".join(
        f"{kind} {value:.2f}" for kind, value, own in zip(KINDS, each, enough, strict=True) if own
    )
    return f"  {name}: {each[enough].mean():.3f} over {len(truth)} ({kinds})"


def report(table: Table, train: np.ndarray, out: np.ndarray, factor: float) -> None:
    """Print the figures of the head for writing."""
    for source, other in (("reviews", "own"), ("own", "reviews")):
        test = table.of(source)
        alone = table.scores(table.of(other), test, "alone")
        print(figure(f"{source}, learned from {other} alone", table.truth[test], alone))
        print(figure(f"{source}, its product or domain left out", table.truth[test], out[test]))
    report_unseen(table, train, "unseen", False, factor)


def report_unseen(table: Table, train: np.ndarray, source: str, talk: bool, factor: float) -> None:
    """Print figure and reliability on a file that is never learned from."""
    test = table.of(source)
    scores = table.scores(train, test, "all", talk)
    print(figure(f"{source}, by the head for {'talk' if talk else 'writing'}", table.truth[test], scores))
    curve = reliability(scores * factor, table.truth[test])
    print(f"  reliability: error {calibration_error(curve):.3f}", curve)


def head_for(table: Table, train: np.ndarray, talk: bool) -> tuple[dict[str, float], dict[str, np.ndarray]]:
    """(idf, numbers) of a calibrated head, its figures printed."""
    wanted = table.of("talk") if talk else train & ~table.of("talk")
    out = table.out_of_group(train, wanted, talk)
    factor = temperature_of(out[wanted], table.truth[wanted])
    curve = reliability(out[wanted] * factor, table.truth[wanted])
    print(f"  factor {factor:.2f}; reliability, left out: error {calibration_error(curve):.3f}", curve)
    if talk:
        print(figure("talk, its domain left out", table.truth[wanted], out[wanted]))
        plain = table.out_of_group(train, wanted, False)
        print(figure("talk, by the head for writing", table.truth[wanted], plain[wanted]))
        report_unseen(table, train, "speech", True, factor)
        report_unseen(table, train, "speech", False, factor)
    else:
        report(table, train, out, factor)
    idf, model = table.fitted(train, talk)
    numbers = {"weights": model.coef_, "bias": model.intercept_, "sureness": np.array(factor)}
    return idf, {name: value.astype(np.float32) for name, value in numbers.items()}


def main(shah: Path, write: bool) -> None:
    """Print the figures and, when asked, store the heads."""
    rows = all_rows(shah)
    texts = [row[0] for row in rows]
    with np.load(SCORES, allow_pickle=False) as scores:
        tuned = {**scores, "all": embed_texts(texts, kinds_net())}
    stored: dict[str, np.ndarray] = {}
    for name in ("minilm", "static"):
        table = Table(rows, embed_texts(texts, embedder(name)), tuned if name == "minilm" else {})
        train = ~(table.of("unseen") | table.of("speech"))
        for talk in (False, True):
            head = f"{name}_talk" if talk else name
            print(head, flush=True)
            idf, numbers = head_for(table, train, talk)
            stored.update({f"{head}_{number}": value for number, value in numbers.items()})
    if write:
        TARGET.mkdir(parents=True, exist_ok=True)
        np.savez(TARGET / "head.npz", **stored)
        runs = {run: round(value, 5) for run, value in idf.items()}
        (TARGET / "runs.json").write_text(json.dumps(runs, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--write" in sys.argv)
