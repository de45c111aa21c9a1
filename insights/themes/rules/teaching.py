"""What a decision teaches about the kinds of passages, and when there is enough to learn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_DECISIONS = 10
MOST_WEIGHT = 12  # a decision about more passages weighs as much as one about so many
TOO_FEW = (
    "There is too little to learn from yet: {told} so far, at least {least} are needed. Confirm and reject "
    "themes, or say the kind of passages, and teach it then."
)
ONE_KIND = "All decisions so far are about one kind of passage: there is nothing to tell apart yet."


@dataclass(frozen=True, slots=True)
class Lesson:
    """A passage and what a decision said of its kind; `refused` when it said only what it is not."""

    key: str
    text: str
    kind: str
    decision: str
    refused: bool = False


def too_little(lessons: Sequence[Lesson]) -> str:
    """Why nothing can be learned yet, in words; empty when it can."""
    count = len({lesson.decision for lesson in lessons})
    if count < LEAST_DECISIONS:
        told = "1 decision" if count == 1 else f"{count} decisions"
        return TOO_FEW.format(told=told, least=LEAST_DECISIONS)
    kinds = {(lesson.kind, lesson.refused) for lesson in lessons}
    return ONE_KIND if len(kinds) < 2 else ""


def weights_of(lessons: Sequence[Lesson]) -> list[float]:
    """The weight of each lesson: 1, less where one decision speaks of very many passages."""
    sizes = Counter(lesson.decision for lesson in lessons)
    return [min(1.0, MOST_WEIGHT / sizes[lesson.decision]) for lesson in lessons]
