"""Words that were corrected, and where a stretch of the former words stands now."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
LEAST_KEPT = 0.5  # share of its words that stay for what was decided about a text to hold on
Span = tuple[int, int]


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
    runs: tuple[tuple[Span, Span, bool], ...]

    def span(self, start: int, end: int) -> Span | None:
        """Where a stretch stands now, corrected words included and trimmed; None when it is gone."""
        parts = [_inside(run, start, end) for run in self.runs if run[0][0] < end and start < run[0][1]]
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
            _letters(self.before[max(a, start) : min(b, end)]) for (a, b), _, equal in self.runs if equal
        )
        longest = max(_letters(self.before[start:end]), _letters(self.after[slice(*now)]))
        return same / longest if longest else 0.0


def reworded(before: str, after: str) -> Rewording:
    """Compare two texts word by word.

    In long ones the commonest words (with blanks) anchor nothing: their places would take the square.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    head = min(len(old), len(new)) if head is None else head
    most = min(len(old), len(new)) - head
    pairs = zip(reversed(old), reversed(new), strict=False)
    tail = next((at for at, (a, b) in enumerate(pairs) if a != b or at == most), most)
    middle = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail])
    edits = [("equal", 0, head, 0, head)]
    edits += [(tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in middle.get_opcodes()]
    edits += [("equal", len(old) - tail, len(old), len(new) - tail, len(new))]
    places, now = _offsets(old), _offsets(new)
    return Rewording(
        before,
        after,
        tuple(
            ((places[a], places[b]), (now[c], now[d]), tag == "equal")
            for tag, a, b, c, d in edits
            if (a, c) != (b, d)
        ),
    )


def _inside(run: tuple[Span, Span, bool], start: int, end: int) -> Span:
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
