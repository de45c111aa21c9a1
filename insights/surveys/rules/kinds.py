"""The kinds a question can be declared as, and how a declaration is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from insights.kernel.errors import InvalidInput


class Kind(StrEnum):
    """What a question measures, or what a column is for."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"
    SUS = "sus"
    SUS_SCORE = "sus-score"
    UMUX_LITE = "umux-lite"
    SEQ = "seq"
    RATING = "rating"
    SINGLE = "single"
    MULTI = "multi"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    ID = "id"
    SEGMENT = "segment"
    IGNORE = "ignore"


ITEMS_OF = {Kind.SUS: 10, Kind.UMUX_LITE: 2}
WITHOUT_SCORE = frozenset({Kind.DATE, Kind.TEXT, Kind.ID, Kind.SEGMENT, Kind.IGNORE})
_SCALES: dict[Kind, tuple[int, ...]] = {
    Kind.NPS: (10,),
    Kind.CSAT: (3, 4, 5, 6, 7, 10),
    Kind.CES: tuple(range(3, 11)),
    Kind.SUS: (5,),
    Kind.UMUX_LITE: (5, 7),
    Kind.SEQ: (7,),
    Kind.RATING: (*range(2, 12), 20, 100),
}


@dataclass(frozen=True)
class Declaration:
    """One declared question: its columns by index, kind, and scale where it was given."""

    name: str
    kind: Kind
    columns: tuple[int, ...]
    scale: int | None = None


def declaration_from(argument: str, names: Sequence[Sequence[str]]) -> Declaration:
    """Read `NAME=KIND`, `NAME=KIND/SCALE` or `NAME=sus:COL1,…,COL10` (also `#A-#B`).

    `names` holds, for each column, the names it answers to, the first being its header.
    """
    name, equals, wanted = argument.rpartition("=")
    name = name.strip()
    if not equals or not name:
        raise InvalidInput(f"'{argument}' is no declaration. Write it as NAME=KIND, such as Q1=nps.")
    word, colon, listed = wanted.partition(":")
    word, slash, scale_word = word.strip().partition("/")
    kind = _kind(word.strip().casefold(), argument)
    scale = _scale(kind, scale_word, argument) if slash else None
    if kind in ITEMS_OF:
        columns = _items(name, listed if colon else "", kind, names)
    elif colon:
        raise InvalidInput(f"'{argument}': only {' and '.join(ITEMS_OF)} take a list of columns.")
    else:
        columns = (column_named(name, names),)
    return Declaration(name, kind, columns, scale)


def column_named(name: str, names: Sequence[Sequence[str]]) -> int:
    """The index of the column a person means by a header, `#N`, a code or a question's words."""
    wanted = name.strip()
    rank = max((len(own) for own in names), default=0)
    for place in range(rank):
        found = [
            index for index, own in enumerate(names) if place < len(own) and own[place].strip() == wanted
        ]
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            listed = ", ".join(f"#{index + 1}" for index in found[:5])
            raise InvalidInput(
                f"{len(found)} columns are called '{wanted[:80]}'. Name one by number: {listed}."
            )
    if match := re.fullmatch(r"#(\d{1,6})", wanted):
        index = int(match[1]) - 1
        if 0 <= index < len(names):
            return index
        raise InvalidInput(f"There is no column {wanted}; the file has {len(names)} columns.")
    if place := _evened(wanted, names):
        return place - 1
    raise InvalidInput(f"There is no column called '{wanted[:80]}'.{_nearest(wanted, names)}")


def _evened(wanted: str, names: Sequence[Sequence[str]]) -> int:
    """One plus the only column whose name is the same but for spaces and case; else 0."""
    even = " ".join(wanted.split()).casefold()
    found = {
        index for index, own in enumerate(names) for name in own if " ".join(name.split()).casefold() == even
    }
    return found.pop() + 1 if len(found) == 1 else 0


def _nearest(wanted: str, names: Sequence[Sequence[str]]) -> str:
    listed = [own[0].strip() for own in names[:6] if own]
    return f" The columns are: {'; '.join(name[:40] for name in listed)}{' …' if len(names) > 6 else ''}"


def _kind(word: str, argument: str) -> Kind:
    try:
        return Kind(word)
    except ValueError:
        known = ", ".join(Kind)
        raise InvalidInput(f"'{word}' in '{argument}' is no kind. Kinds are: {known}.") from None


def _scale(kind: Kind, word: str, argument: str) -> int:
    usual = _SCALES.get(kind, ())
    if word.strip().isdecimal() and int(word) in usual:
        return int(word)
    allowed = ", ".join(str(scale) for scale in usual) or "no scale"
    raise InvalidInput(f"'{argument}': {kind} takes {allowed} after the slash.")


def _items(name: str, listed: str, kind: Kind, names: Sequence[Sequence[str]]) -> tuple[int, ...]:
    wanted = ITEMS_OF[kind]
    listed = listed or (name if re.fullmatch(r"#\d+\s*-\s*#?\d+", name) else "")
    if not listed:
        raise InvalidInput(
            f"{kind} needs {wanted} columns: write {name}={kind}:COL1,…,COL{wanted} or {kind}:#A-#B."
        )
    columns = _listed(listed, names)
    if len(columns) != wanted:
        raise InvalidInput(f"{kind} needs {wanted} columns; {len(columns)} were given for '{name}'.")
    if len(set(columns)) != wanted:
        raise InvalidInput(f"'{name}' names the same column twice; {kind} needs {wanted} different columns.")
    return columns


def _listed(listed: str, names: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Columns of a comma-separated list; a name may itself hold commas."""
    columns: list[int] = []
    parts = listed.split(",")
    at = 0
    while at < len(parts):
        span = re.fullmatch(r"\s*#(\d+)\s*-\s*#?(\d+)\s*", parts[at])
        if span:
            ends = (column_named(f"#{span[1]}", names), column_named(f"#{span[2]}", names))
            columns.extend(range(ends[0], ends[1] + 1))
            at += 1
            continue
        for end in range(len(parts), at, -1):
            name = ",".join(parts[at:end]).strip()
            if end == at + 1 or any(name == own.strip() for column in names for own in column):
                columns.append(column_named(name, names))
                at = end
                break
    return tuple(columns)
