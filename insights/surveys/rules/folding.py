"""How the mapping page folds many columns: a matrix as one line, the rest in runs, loaded when opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.mapping import WORDS

AT_ONCE = 80
RUN = 50
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Fold:
    """Columns from `first` to `last` under one title; `shown` ones stand on the page from the start."""

    title: str
    first: int
    last: int
    group: bool
    shown: bool = True

    @property
    def members(self) -> range:
        """The columns' positions."""
        return range(self.first, self.last + 1)


def folds_of(columns: Sequence[Mapping[str, Any]], opened: frozenset[int] = frozenset()) -> list[Fold]:
    """Neighbouring columns of one group (a matrix, a SUS) in one fold, the others between them in runs.

    Of a file with many columns only the first run is shown, and those folds whose first column is `opened`.
    """
    folds: list[Fold] = []
    alone: list[int] = []
    for title, members in [*_groups(columns), ("end", [])]:
        if title and alone:
            folds += _runs(alone)
            alone = []
        if title and members:
            folds.append(Fold(title, members[0], members[-1], group=True))
        elif members:
            alone += members
    if len(columns) <= AT_ONCE:
        return folds
    near = next((fold.first for fold in folds if not fold.group), -1)
    return [replace(fold, shown=fold.first == near or fold.first in opened) for fold in folds]


def chosen_in(
    fold: Fold, posted: Mapping[str, str], before: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """What a form says of a fold's columns: one kind for all, each its own, or as before."""
    whole = posted.get(f"fold-{fold.first}", "")
    found: list[Mapping[str, Any]] = []
    for at in fold.members:
        if whole:
            found.append({"kind": whole, "scale": posted.get(f"scale-{at}"), "definition": None})
        elif f"kind-{at}" in posted:
            names = ("kind", "scale", "definition")
            found.append({name: posted.get(f"{name}-{at}", "") for name in names})
        else:
            found.append(before[at])
    return found


def said_of_fold(fold: Fold, chosen: Sequence[Mapping[str, Any]]) -> str:
    """What the columns of a fold are declared as, in one line."""
    kinds = Counter(str(chosen[at].get("kind") or "") for at in fold.members)
    named = {kind.value: WORDS[kind] for kind in Kind}
    words = [(named.get(kind, "not declared"), times) for kind, times in kinds.most_common(3)]
    if len(words) == 1:
        return words[0][0]
    return ", ".join(f"{said} {times}×" for said, times in words) + (" …" if len(kinds) > 3 else "")


def _groups(columns: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[int]]]:
    """Neighbours of one group under its title, and each other column without one."""
    found: list[tuple[str, list[int]]] = []
    for at, column in enumerate(columns):
        title = str(column.get("group") or "")
        if not title and column.get("kind") == Kind.SUS:
            title = "System Usability Scale"
        if title and found and found[-1][0] == title:
            found[-1][1].append(at)
        else:
            found.append((title, [at]))
    return [(title if len(members) >= _GROUP else "", members) for title, members in found]


def _runs(alone: Sequence[int]) -> list[Fold]:
    parts = [alone[at : at + RUN] for at in range(0, len(alone), RUN)]
    return [
        Fold(f"Columns {part[0] + 1} to {part[-1] + 1}", part[0], part[-1], group=False) for part in parts
    ]
