"""How well themes and kinds are found on labelled sets: the table of `insights analysis evaluate`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.metrics import adjusted_mutual_info_score, roc_auc_score

from insights.analysis.text.assignment import centroids, strengths, threshold_from
from insights.analysis.text.embedding import VectorCache, embed_texts, embedder
from insights.analysis.text.model import FixedTheme, Passage, Settings
from insights.analysis.text.pipeline import run_analysis
from insights.analysis.text.placing import margins
from insights.analysis.text.text_tables import texts_in
from insights.analysis.text.vectors import centred

SMALL_SETS = (60, 100, 150)
DRAWS = 3


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured on how many texts, and the value between 0 and 1."""

    name: str
    texts: int
    value: float
    detail: str


def theme_agreement(
    texts: Sequence[str], truth: Sequence[str], cache: VectorCache | None = None
) -> tuple[float, int, float]:
    """(AMI with the true labels, themes found, share placed); the remainder counts as one group."""
    passages = [Passage(f"{row:06d}", text) for row, text in enumerate(texts)]
    result = run_analysis(passages, Settings(problems_apart=False), vectors_cache=cache)
    found = np.full(len(texts), -1)
    for theme in result.themes:
        for member in theme.members:
            found[int(member.key)] = theme.id
    score = adjusted_mutual_info_score(truth, found) if len(texts) else 0.0
    return float(score), len(result.themes), float((found >= 0).mean()) if len(texts) else 0.0


def theme_figures(path: Path, text: str = "text", label: str = "label") -> Iterator[Figure]:
    """AMI on a labelled table: whole, each half of its labels, and small draws from each half.

    Settings are chosen on the first half of the labels (every other one by name), reported on the second.
    """
    texts, labels = texts_in(path, text), texts_in(path, label)
    names = sorted(set(labels))
    cache: VectorCache = {}
    halves = {"all": set(names), "chosen on": set(names[::2]), "held out": set(names[1::2])}
    for half, kept in halves.items():
        rows = [row for row, one in enumerate(labels) if one in kept]
        yield _theme_figure(f"{path.stem}, {half}", rows, texts, labels, cache)
    for size in SMALL_SETS:
        yield _small_figure(path.stem, size, names[1::2], texts, labels, cache)


def _theme_figure(
    name: str, rows: Sequence[int], texts: Sequence[str], labels: Sequence[str], cache: VectorCache
) -> Figure:
    score, themes, placed = theme_agreement(
        [texts[row] for row in rows], [labels[row] for row in rows], cache
    )
    return Figure(f"themes: {name}", len(rows), score, f"{themes} themes, {placed:.0%} placed")


def _small_figure(
    name: str,
    size: int,
    names: Sequence[str],
    texts: Sequence[str],
    labels: Sequence[str],
    cache: VectorCache,
) -> Figure:
    """Mean AMI over seeded draws of `size` texts about some eight of the held-out labels."""
    scores = []
    for draw in range(DRAWS):
        random = np.random.default_rng(size * 10 + draw)
        topics = set(random.permutation(sorted(names))[: max(6, size // 12)].tolist())
        rows = [row for row, one in enumerate(labels) if one in topics]
        rows = sorted(random.permutation(rows)[:size].tolist())
        scores.append(theme_agreement([texts[row] for row in rows], [labels[row] for row in rows], cache)[0])
    return Figure(f"themes: {name}, {size} texts held out", size, float(np.mean(scores)), f"{DRAWS} draws")


def novelty_figures(path: Path, text: str = "text", label: str = "label") -> Iterator[Figure]:
    """How well texts of themes never seen are told from those of known ones, half of the labels left out.

    Every other label is a theme frozen from every other of its texts; the rest of those texts should join it,
    texts of the other labels should wait.
    """
    texts, labels = texts_in(path, text), texts_in(path, label)
    names = sorted(set(labels))
    known = dict.fromkeys(names[::2])
    of_label = {name: [row for row, one in enumerate(labels) if one == name] for name in names}
    cache: VectorCache = {}
    themes = frozen_themes({name: [texts[row] for row in of_label[name][::2]] for name in known}, cache)
    asked = [row for name in names for row in (of_label[name][1::2] if name in known else of_label[name])]
    margin, _, _ = margins([Passage(str(row), texts[row], language="en") for row in asked], themes, cache)
    if not margin.size:
        return
    best, is_known = margin.max(axis=1), np.array([labels[row] in known for row in asked])
    right = np.array(
        [themes[at].key == labels[row] for at, row in zip(margin.argmax(axis=1), asked, strict=True)]
    )
    joined = best >= 0
    if is_known.all() or not is_known.any():
        return
    detail = (
        f"of known themes {joined[is_known].mean():.0%} join, "
        f"{(right & joined)[is_known].mean():.0%} their own; of new ones {joined[~is_known].mean():.0%} join"
    )
    auroc = float(roc_auc_score(is_known, best))
    yield Figure(f"joining or waiting: {path.stem}, half of the labels new", len(asked), auroc, detail)


def frozen_themes(members: Mapping[str, Sequence[str]], cache: VectorCache | None = None) -> list[FixedTheme]:
    """Themes as a run freezes them from these English texts: centroid, centre and threshold."""
    names = [name for name, texts in members.items() for _ in texts]
    raw = embed_texts([text for texts in members.values() for text in texts], embedder("minilm"), cache)
    centre = raw.mean(axis=0) if len(raw) else raw
    seen, order = centred(raw, centre), list(members)
    numbers = np.array([order.index(name) for name in names], dtype=int)
    middle = centroids(seen, numbers, len(order))
    strength = strengths(seen, middle, numbers)
    return [
        FixedTheme(
            name, name, centroid=middle[at], centre=centre, threshold=threshold_from(strength[numbers == at])
        )
        for at, name in enumerate(order)
    ]


def as_table(figures: Sequence[Figure]) -> str:
    """The figures as aligned lines of text."""
    width = max((len(figure.name) for figure in figures), default=4)
    head = f"{'measured':<{width}}  texts  value  detail"
    return "\n".join(
        [head, *(f"{one.name:<{width}}  {one.texts:>5}  {one.value:.3f}  {one.detail}" for one in figures)]
    )
