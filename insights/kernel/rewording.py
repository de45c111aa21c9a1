"""Words that were corrected, and where a stretch of the former words stands now."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
LEAST_KEPT = 0.5  # share of its words that stay for what was decided about a text to hold on
LARGE = 4_000_000  # pairs of words above which the commonest match nothing: it would take the square
Span = tuple[int, int]
Run = tuple[Span, Span, bool]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a stretch of a turn stands now."""

    turn_id: int
    start: int
    end: int
    text: str


Stands = Callable[[int, int, int], Stand | None]
"""(turn, start, end) as it was: where that stretch stands now, None when its words are gone."""


def still_says(before: str, after: str) -> bool:
    """Whether enough words of a short text stayed, in whatever order."""
    old, new = (Counter(re.findall(r"\w+", text.lower())) for text in (before, after))
    longest = max(old.total(), new.total())
    return before == after or (longest > 0 and (old & new).total() >= LEAST_KEPT * longest)


@dataclass(frozen=True, slots=True)
class Rewording:
    """A text before and after; `runs` are (former span, new span, whether the same) in order, gapless."""

    before: str
    after: str
    runs: tuple[Run, ...]

    def span(self, start: int, end: int) -> Span | None:
        """Where a stretch stands now, corrected words included and trimmed; None when it is gone."""
        parts = [_inside(run, start, end) for run in self._under(start, end)]
        spans = [part for part in parts if self.after[slice(*part)].strip()]
        if not spans:
            return None
        first, last = spans[0][0], spans[-1][1]
        said = self.after[first:last]
        return first + len(said) - len(said.lstrip()), last - (len(said) - len(said.rstrip()))

    def kept(self, start: int, end: int) -> float:
        """The share of the letters of a stretch, as it was or as it is, whichever is longer, that stayed."""
        now = self.span(start, end)
        if now is None:
            return 0.0
        same = sum(
            _letters(self.before[max(a, start) : min(b, end)])
            for (a, b), _, equal in self._under(start, end)
            if equal
        )
        longest = max(_letters(self.before[start:end]), _letters(self.after[slice(*now)]))
        return same / longest if longest else 0.0

    def _under(self, start: int, end: int) -> Iterator[Run]:
        """The runs that a stretch covers or lies in."""
        first = bisect_right(self.runs, start, key=lambda run: run[0][1])
        return takewhile(lambda run: run[0][0] < end, self.runs[first:])


def reworded(before: str, after: str) -> Rewording:
    """Compare two texts word by word."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    places, now = _offsets(old), _offsets(new)
    runs: list[Run] = []
    for (a, b), (c, d), same in _compared(old, new):
        former, later = (places[a], places[b]), (now[c], now[d])
        if runs and runs[-1][2] == same:
            (a, _), (c, _), _ = runs.pop()
            former, later = (a, former[1]), (c, later[1])
        if former[0] < former[1] or later[0] < later[1]:
            runs.append((former, later, same))
    return Rewording(before, after, tuple(runs))


def _compared(old: list[str], new: list[str]) -> Iterator[Run]:
    """Runs of two lists of words. Those that stand once in both anchor it: what lies between is short."""
    a, c = 0, 0
    for at, there in [*_anchors(old, new), (len(old), len(new))]:
        while a < at and c < there and old[a] == new[c]:
            yield (a, a + 1), (c, c + 1), True
            a, c = a + 1, c + 1
        b, d = at, there
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
        matcher = SequenceMatcher(None, old[a:b], new[c:d], autojunk=(b - a) * (d - c) > LARGE)
        for tag, i, j, k, m in matcher.get_opcodes():
            yield (a + i, a + j), (c + k, c + m), tag == "equal"
        yield (b, at), (d, there), True
        a, c = at, there


def _anchors(old: list[str], new: list[str]) -> list[Span]:
    """Places before and after of words that stand once in both: the longest chain that rises in both."""
    often, often_now = Counter(old), Counter(new)
    place = {word: at for at, word in enumerate(new) if often_now[word] == 1}
    pairs = [(at, place[word]) for at, word in enumerate(old) if often[word] == 1 and word in place]
    ends: list[int] = []  # the smallest place after that a chain of each length can end with
    chains: list[int] = []  # the pair it ends with
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        ends[length : length + 1] = [there]
        chains[length : length + 1] = [number]
        before.append(chains[length - 1] if length else -1)
    found, at = [], chains[-1] if chains else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _inside(run: Run, start: int, end: int) -> Span:
    """The new place of the part of a run that a stretch covers; a changed run is taken whole."""
    (a, b), (c, d), same = run
    return (c + max(start - a, 0), d - max(b - end, 0)) if same else (c, d)


def _offsets(tokens: list[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
