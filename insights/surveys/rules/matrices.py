"""What only its like beside it explains: items numbered alike, the rows of a matrix, a NASA-TLX."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.neighbours import Suggestion
from insights.surveys.rules.profiles import ColumnProfile

_NUMBERED = re.compile(r"(.*?)[\s_.\-\[(#]*0?(\d{1,3})[\])]?\.?")
_TLX = (r"mental", r"physical", r"temporal|time", r"perform", r"effort", r"fr?ustrat")
_CLOSED = (Kind.SINGLE, Kind.RATING, Kind.CSAT, Kind.SEGMENT)
_FEWEST = 3


def in_company(profiles: Sequence[ColumnProfile], suggested: Sequence[Suggestion]) -> list[Suggestion]:
    """The suggestions again, where columns of a kind beside each other say more than each by itself."""
    found = list(suggested)
    for at in _workload(profiles):
        if found[at].kind in (Kind.NUMBER, Kind.CES, Kind.SEQ, Kind.RATING):
            found[at] = Suggestion(Kind.RATING, "one of the scales of a NASA-TLX, which asks for workload")
    for run in _runs(profiles, found):
        numbers = {number for at in run for number in profiles[at].numbers}
        low, high = min(numbers), max(numbers)
        if low >= 1 and high <= 7 and len(numbers) >= _FEWEST:
            told = f"one of {len(run)} items numbered alike, answered with {low:g} to {high:g}"
            for at in run:
                found[at] = Suggestion(Kind.RATING, told)
    for rows in _matrices(profiles):
        _even_out(rows, profiles, found)
    return found


def _workload(profiles: Sequence[ColumnProfile]) -> list[int]:
    """The columns of a NASA-TLX: six side by side that are named like its scales, but for one at most."""
    found: list[int] = []
    for start in range(len(profiles) - len(_TLX) + 1):
        six = profiles[start : start + len(_TLX)]
        named = sum(
            re.search(word, column.text, re.IGNORECASE) is not None
            for word, column in zip(_TLX, six, strict=True)
        )
        if named >= len(_TLX) - 1 and all(_up_to_hundred(column) for column in six):
            found += range(start, start + len(_TLX))
    return found


def _up_to_hundred(column: ColumnProfile) -> bool:
    numbers = column.numbers
    return column.numeric_share > 0.9 and min(numbers) >= 0 and max(numbers) <= 100


def _runs(profiles: Sequence[ColumnProfile], suggested: Sequence[Suggestion]) -> Iterator[list[int]]:
    """Columns side by side with names that count on (`mgr_01`, `mgr_02` …), mere numbers by themselves."""
    run: list[int] = []
    before: tuple[str, int] | None = None
    for at, column in enumerate(profiles):
        match = _NUMBERED.fullmatch(column.name.strip())
        now = (match[1].casefold(), int(match[2])) if match and match[1].strip() else None
        mere = suggested[at].kind is Kind.NUMBER and column.whole_numbers
        if now and mere and before and now == (before[0], before[1] + 1):
            run.append(at)
        else:
            if len(run) >= _FEWEST:
                yield run
            run = [at] if now and mere else []
        before = now
    if len(run) >= _FEWEST:
        yield run


def _matrices(profiles: Sequence[ColumnProfile]) -> Iterator[list[int]]:
    groups: dict[str, list[int]] = {}
    for at, column in enumerate(profiles):
        if column.group and column.values:
            groups.setdefault(column.group, []).append(at)
    yield from (rows for rows in groups.values() if len(rows) > 1)


def _even_out(rows: Sequence[int], profiles: Sequence[ColumnProfile], found: list[Suggestion]) -> None:
    """A row of a matrix is answered with the same words as its other rows: it is of their kind."""
    closed = [at for at in rows if found[at].kind in _CLOSED and profiles[at].numeric_share < 0.5]
    if not closed:
        return
    words = {text for at in closed for text in profiles[at].texts}
    kind = Counter(found[at].kind for at in closed).most_common(1)[0][0]
    for at in rows:
        own = set(profiles[at].texts)
        if found[at].kind is Kind.TEXT and len(own & words) * 2 >= len(own):
            found[at] = Suggestion(kind, "its answers are those of the other rows of its matrix")
