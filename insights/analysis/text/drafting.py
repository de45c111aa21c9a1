"""From groups of passages to theme drafts: kind, label, exemplars, people, severity, frozen centroid."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from insights.analysis.text.assignment import centroids, strengths, threshold_from
from insights.analysis.text.exemplars import exemplar_rows
from insights.analysis.text.kinds import sure_shares, theme_kind
from insights.analysis.text.labels import label_themes, share_said
from insights.analysis.text.linguist import Linguist
from insights.analysis.text.model import FixedTheme, Member, Reading, Severity, ThemeDraft
from insights.analysis.text.reading import Corpus
from insights.analysis.text.severity import theme_severity

UNSURE = 0.3  # how much a passage that is read as no problem may lend its words to a pain point's label
TELLS_MORE = 0.3  # how much rather a problem is quoted that tells what it did to people


@dataclass(frozen=True)
class Groups:
    """Theme number of each row of a corpus (−1: none); the first `fixed` numbers are fixed themes."""

    labels: np.ndarray
    strength: np.ndarray
    claimed: np.ndarray


def themes_of(
    corpus: Corpus,
    groups: Groups,
    fixed: Sequence[FixedTheme],
    settings_exemplars: int,
    linguist: Linguist | None = None,
) -> tuple[ThemeDraft, ...]:
    """A draft for each group, numbered as in `groups`; fixed themes keep their label and key."""
    labels = groups.labels
    count = max(int(labels.max(initial=-1)) + 1, len(fixed))
    rows_of = [np.nonzero(labels == number)[0] for number in range(count)]
    kinds = [kind_of(corpus, rows) for rows in rows_of]
    voices = [passage.person for passage in corpus.passages]
    telling = [
        float(strength) * (one.confidence if one.kind == "pain_point" else UNSURE)
        for strength, one in zip(groups.strength, corpus.readings, strict=True)
    ]
    named = label_themes(corpus.texts, labels, corpus.languages, kinds, voices, linguist, telling)
    own_centroids = centroids(corpus.vectors, labels, count)
    drafts = []
    for number, rows in enumerate(rows_of):
        label, terms = named[number]
        draft = ThemeDraft(
            id=number,
            label=label,
            terms=terms,
            kind=kinds[number],
            centroid=own_centroids[number],
            threshold=threshold_from(groups.strength[rows]) if len(rows) else 1.0,
            members=_members(corpus, groups, rows),
            exemplars=_exemplars(corpus, groups, rows, kinds[number], label, settings_exemplars),
            people=_voices(corpus, rows),
            sources=len({corpus.passages[row].source for row in rows}),
            severity=_severity(corpus, rows, kinds[number]),
            language=corpus.languages[rows[0]] if len(rows) else None,
        )
        if number < len(fixed):
            draft = replace(draft, label=fixed[number].label, fixed_key=fixed[number].key)
        drafts.append(draft)
    return tuple(drafts)


def with_strength(corpus: Corpus, labels: np.ndarray) -> np.ndarray:
    """Cosine of each row to its group's centroid, 0–1."""
    return strengths(corpus.vectors, centroids(corpus.vectors, labels), labels)


def _severity(corpus: Corpus, rows: np.ndarray, kind: str) -> Severity:
    """Of a pain point, from its problem passages; other themes have none."""
    told = [corpus.readings[row] for row in rows]
    problems = [one.severity for one in told if one.kind == "pain_point"]
    return theme_severity(problems) if kind == "pain_point" else Severity()


def kind_of(corpus: Corpus, rows: np.ndarray) -> str:
    """What its members are for sure: doubtful readings weigh less."""
    told = [corpus.readings[row] for row in rows]
    return theme_kind(sure_shares([one.kind for one in told], [one.confidence for one in told]))


def _members(corpus: Corpus, groups: Groups, rows: np.ndarray) -> tuple[Member, ...]:
    found = [
        Member(corpus.passages[row].key, round(float(groups.strength[row]), 5), bool(groups.claimed[row]))
        for row in rows
    ]
    return tuple(sorted(found, key=lambda member: (-member.strength, member.key)))


def _exemplars(
    corpus: Corpus, groups: Groups, rows: np.ndarray, kind: str, label: str, wanted: int
) -> tuple[str, ...]:
    chosen = exemplar_rows(
        rows,
        groups.strength,
        [corpus.passages[row].text for row in rows],
        [corpus.passages[row].person for row in rows],
        [_surely(corpus.readings[row], kind) for row in rows],
        [share_said(label, corpus.texts[row], corpus.languages[row]) for row in rows],
        wanted,
    )
    return tuple(corpus.passages[row].key for row in chosen)


def _surely(reading: Reading, kind: str) -> float:
    """How sure a passage is of a kind; a problem that tells what it did to people is so all the more."""
    if reading.kind != kind:
        return 0.0
    return reading.confidence + TELLS_MORE * (reading.severity.level > 1)


def _voices(corpus: Corpus, rows: np.ndarray) -> int:
    """Distinct people, or passages that repeat nobody where people are not known."""
    people = {corpus.passages[row].person for row in rows}
    unknown = sum(not corpus.passages[row].person for row in rows)
    return len(people - {""}) + unknown
