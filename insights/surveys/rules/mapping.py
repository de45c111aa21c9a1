"""What a person declares about the columns of a file, and whether it holds together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from insights.kernel.errors import InvalidInput
from insights.surveys.rules.cells import folded
from insights.surveys.rules.kinds import ITEMS_OF, Kind
from insights.surveys.rules.reckoning import SCORED

SCALES: Mapping[Kind, tuple[int, ...]] = {
    Kind.CSAT: (3, 4, 5, 6, 7, 10),
    Kind.CES: (3, 4, 5, 6, 7, 8, 9, 10),
    Kind.UMUX_LITE: (5, 7),
    Kind.RATING: (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20, 100),
}
WORDS: Mapping[Kind, str] = {
    Kind.NPS: "NPS, 0 to 10",
    Kind.CSAT: "CSAT: satisfaction",
    Kind.CES: "CES: effort or ease",
    Kind.SUS: "SUS item",
    Kind.SUS_SCORE: "SUS, ready-made value",
    Kind.UMUX_LITE: "UMUX-Lite item",
    Kind.SEQ: "SEQ: ease of a task, 1 to 7",
    Kind.RATING: "Rating on a scale",
    Kind.SINGLE: "One choice",
    Kind.MULTI: "Several choices",
    Kind.NUMBER: "Number",
    Kind.DATE: "Date of the answer",
    Kind.TEXT: "Open answer",
    Kind.ID: "Respondent id",
    Kind.SEGMENT: "Segment",
    Kind.IGNORE: "Leave out",
}
MOST_OFFERED = 40
_ONE_ROLE: Mapping[Kind, str] = {
    Kind.DATE: "the date of the answer",
    Kind.ID: "the respondent id",
    Kind.SEGMENT: "the segment",
}


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What one column was declared as; `definition` is the score definition it goes on with."""

    name: str
    kind: Kind | None
    scale: int | None = None
    definition: int | None = None


@dataclass(frozen=True, slots=True)
class ScoreDraft:
    """A score to be made of columns, in order."""

    kind: Kind
    positions: tuple[int, ...]
    scale: int | None = None
    definition: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Which column plays which part; positions from 0."""

    date: int | None
    respondent: int | None
    segment: int | None
    texts: tuple[int, ...]
    left_out: tuple[int, ...]
    scores: tuple[ScoreDraft, ...]

    @property
    def lead(self) -> int | None:
        """The scored question whose answer stands beside open answers: the NPS, else the first."""
        single = [draft for draft in self.scores if len(draft.positions) == 1]
        nps = [draft for draft in single if draft.kind is Kind.NPS]
        return (nps or single)[0].positions[0] if single else None


def choices_from(columns: Iterable[Mapping[str, Any]], names: Sequence[str]) -> list[ColumnChoice]:
    """Choices as they were stored or posted: kind, scale and definition of each column."""
    found = []
    for name, column in zip(names, columns, strict=True):
        word = str(column.get("kind") or "")
        try:
            kind = Kind(word) if word else None
        except ValueError:
            raise InvalidInput(f"'{name}': {word} is no kind of question.") from None
        found.append(ColumnChoice(name, kind, _whole(column.get("scale")), _whole(column.get("definition"))))
    return found


def plan_of(columns: Sequence[ColumnChoice]) -> Plan:
    """The parts that the columns play together; InvalidInput names the columns that contradict each other."""
    if all(column.kind in (None, Kind.IGNORE) for column in columns):
        raise InvalidInput("Declare at least one column; nothing would be imported.")
    roles = {kind: _only(columns, kind) for kind in _ONE_ROLE}
    return Plan(
        date=roles[Kind.DATE],
        respondent=roles[Kind.ID],
        segment=roles[Kind.SEGMENT],
        texts=_all(columns, Kind.TEXT),
        left_out=tuple(at for at, column in enumerate(columns) if column.kind in (Kind.ID, Kind.IGNORE)),
        scores=tuple(_scores(columns)),
    )


def first_choices(suggested: Sequence[str | None]) -> list[str]:
    """The kinds a mapping page opens with: each role goes to the first column that was suggested for it."""
    taken: set[str] = set()
    instead = {Kind.DATE: "", Kind.ID: Kind.IGNORE.value, Kind.SEGMENT: Kind.SINGLE.value}
    kinds = []
    for word in suggested:
        kind = word or ""
        if kind in instead:
            kind, again = (instead[Kind(kind)], True) if kind in taken else (kind, False)
            if not again:
                taken.add(kind)
        kinds.append(kind)
    return kinds


def definitions_offered(definitions: Sequence[Any], text: str, chosen: str) -> list[Any]:
    """The scores that a column may go on with: all where they are few, else its own and its words'."""
    if len(definitions) <= MOST_OFFERED:
        return list(definitions)
    return [one for one in definitions if str(one.id) == chosen or (text and text[:150] in one.name)]


def fingerprint_of(names: Iterable[str]) -> str:
    """The same for files with the same headers in the same order, whatever their case and punctuation."""
    return hashlib.sha256("\n".join(folded(name) for name in names).encode()).hexdigest()


def _only(columns: Sequence[ColumnChoice], kind: Kind) -> int | None:
    found = _all(columns, kind)
    if len(found) > 1:
        named = " and ".join(f"'{columns[at].name[:60]}'" for at in found[:3])
        raise InvalidInput(
            f"{len(found)} columns are mapped to {_ONE_ROLE[kind]}: {named}. "
            "Keep one of them and declare the other as something else."
        )
    return found[0] if found else None


def _all(columns: Sequence[ColumnChoice], kind: Kind) -> tuple[int, ...]:
    return tuple(at for at, column in enumerate(columns) if column.kind is kind)


def _scores(columns: Sequence[ColumnChoice]) -> Iterable[ScoreDraft]:
    at = 0
    while at < len(columns):
        column = columns[at]
        size = ITEMS_OF.get(column.kind, 1) if column.kind else 1
        if column.kind is None or column.kind not in SCORED:
            at += 1
            continue
        _check_scale(column)
        members = columns[at : at + size]
        if len(members) < size or any(member.kind is not column.kind for member in members):
            raise InvalidInput(
                f"{WORDS[column.kind].split(' item')[0]} needs {size} columns side by side in the "
                f"questionnaire's order; from '{column.name[:60]}' on there are fewer."
            )
        yield ScoreDraft(column.kind, tuple(range(at, at + size)), column.scale, column.definition)
        at += size


def _check_scale(column: ColumnChoice) -> None:
    if column.scale is None or column.kind is None:
        return
    allowed = SCALES.get(column.kind, ())
    if column.scale not in allowed:
        listed = ", ".join(map(str, allowed)) or "no scale of its own"
        raise InvalidInput(f"'{column.name[:60]}': {WORDS[column.kind]} takes {listed}, not {column.scale}.")


def _whole(value: object) -> int | None:
    text = str(value or "").strip()
    return int(text) if text.isdecimal() and len(text) < 10 and int(text) else None
