"""Which scale a question was answered on, and what each answer is worth on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from insights.surveys.rules.asking import no_recommendation
from insights.surveys.rules.cells import Cell, folded, is_missing, is_percentage, number_in, text_of
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.likert import strength_of, word_in, wording_of
from insights.surveys.rules.refusals import NO_ANSWER_CODES

_USUAL: Mapping[Kind, tuple[int, ...]] = {
    Kind.CSAT: (5, 7, 10),
    Kind.CES: (5, 7, 10),
    Kind.RATING: (5, 7, 10, 100),
    Kind.UMUX_LITE: (5, 7),
}
_FIXED: Mapping[Kind, tuple[int, int]] = {
    Kind.NPS: (0, 10),
    Kind.SUS: (1, 5),
    Kind.SEQ: (1, 7),
    Kind.SUS_SCORE: (0, 100),
}
_STATED = re.compile(
    r"\b([01])\s*(?:-|–|—|to|through|bis|à|a|al|до|～|~|\.\.)\s*(5|7|10|6|4|3|100)\b"
    r"(?!\s*(?:%|min|months|years|days))",
    re.I,
)
_ENDS = re.compile(r"\b([01])\s*(?:=|:|\()[^0-9]{2,60}?\b(10|7|5)\s*(?:=|:|\()", re.I)
_NUMBER_ASIDE = re.compile(r"^[\s\d.,:=()\[\]–—-]+|[\s\d.,:=()\[\]–—-]+$")
_NPS_ENDS = {
    "extremely likely": 10, "very likely": 10, "extremely unlikely": 0, "not at all likely": 0,
    "very unlikely": 0, "not likely at all": 0, "sehr wahrscheinlich": 10, "äußerst wahrscheinlich": 10,
    "sehr unwahrscheinlich": 0, "überhaupt nicht wahrscheinlich": 0, "très probable": 10,
    "pas du tout probable": 0, "muy probable": 10, "nada probable": 0,
}  # fmt: skip
_NPS_GROUPS = {"promoter": 10, "promoters": 10, "passive": 8, "passives": 8, "neutral": 8, "detractor": 0,
               "detractors": 0}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """What each answer of a question is worth (None: off the scale), the scale, and what to tell a person."""

    low: int | None
    high: int | None
    worth: Mapping[Cell, float | None]
    warnings: tuple[str, ...] = field(default=())


def scale_in_text(words: str) -> tuple[int, int] | None:
    """The scale a question's words state, such as `(1-5)`, `0 to 10` or `1 = poor … 5 = great`."""
    match = _STATED.search(words) or _ENDS.search(words)
    return (int(match[1]), int(match[2])) if match else None


def are_sums_of_forty(numbers: Iterable[float]) -> bool:
    """Whether SUS values are still sums of 0 to 40: whole, and not all steps of the 2.5 that scores have."""
    found = list(numbers)
    return (
        max(found, default=0) <= 40
        and all(number.is_integer() for number in found)
        and any(number % 2.5 for number in found)
    )


def read_scale(
    kind: Kind,
    answers: Mapping[Cell, int],
    declared: int | None = None,
    words: str = "",
    labels: Mapping[str, str] | None = None,
) -> Reading:
    """Decide on all answers of a question together what scale they are on and what each is worth."""
    present = {cell: times for cell, times in answers.items() if not is_missing(cell)}
    if kind in (Kind.SINGLE, Kind.MULTI):
        return Reading(None, None, {})
    if kind is Kind.NUMBER:
        worth = {cell: number_in(cell) for cell in present}
        return Reading(None, None, worth, tuple(_left_out(present, worth, "no numbers")))
    if labels and (worded := _by_labels(kind, present, labels, declared)):
        return worded
    numbers = {cell: number_in(cell) for cell in present}
    counted = sum(times for cell, times in present.items() if numbers[cell] is not None)
    if present and counted < 0.5 * sum(present.values()):
        worded = _worded(kind, present, declared)
        if worded:
            return worded
    if kind is Kind.NPS:
        numbers = {cell: _nps_end(cell) if value is None else value for cell, value in numbers.items()}
    low, high, notes = _range(kind, numbers, declared, words)
    worth = {cell: _on_scale(value, low, high, kind) for cell, value in numbers.items()}
    return Reading(
        low, high, worth, (*notes, *_off_scale(present, worth, low, high), *_contrary(present, numbers))
    )


def mixed_scales(values: Sequence[float] | NDArray[np.float64]) -> float | None:
    """The smaller scale's end, when one end of the answers in order keeps to it and the other exceeds it.

    Both must be beyond chance: were all answers on one scale, so long a run within the smaller one would have
    a probability under 1e-6.
    """
    for limit in (5.0, 7.0):
        over = np.asarray(values, float) > limit
        if over.sum() < 10:
            continue
        for ordered in (over, over[::-1]):
            run = int(ordered.argmax())
            rest = ordered[run:]
            if run >= 10 and len(rest) >= 10 and (1 - rest.mean()) ** run < 1e-6:
                return limit
    return None


def _range(
    kind: Kind, numbers: Mapping[Cell, float | None], declared: int | None, words: str
) -> tuple[int, int, list[str]]:
    if kind in _FIXED:
        low, high = _FIXED[kind]
        stated = scale_in_text(words)
        notes = []
        if kind is Kind.NPS and stated and stated != (0, 10):
            notes.append(f"The question says {stated[0]}-{stated[1]}; an NPS needs a scale of 0-10.")
        if kind is Kind.NPS and (other := no_recommendation(words)):
            notes.append(f"The question asks for {other}; an NPS asks how likely people are to recommend.")
        known = [number for number in numbers.values() if number is not None]
        if kind is Kind.SUS_SCORE and are_sums_of_forty(known):
            notes.append("These look like sums of 0 to 40; a SUS score is that sum times 2.5.")
        return low, high, notes
    found = {number for number in numbers.values() if number is not None}
    zero = 0 if 0.0 in found else 1
    if declared:
        return (zero if declared in (10, 11, 100) else 1), declared, []
    usual = _USUAL.get(kind, (5, 7, 10))
    plain = found - NO_ANSWER_CODES
    stated = scale_in_text(words)
    if (
        stated
        and stated[1] in (*usual, 3, 4, 6)
        and all(stated[0] <= number <= stated[1] for number in plain)
    ):
        note = f"The scale was not declared; {stated[0]}-{stated[1]} was taken from the question's words."
        return stated[0], stated[1], [note]
    for scale in usual:
        low = zero if scale in (10, 100) else 1
        if all(low <= number <= scale for number in plain):
            return (
                low,
                scale,
                [f"The scale was not declared; {low}-{scale} is the smallest usual one with all answers."],
            )
    low = zero
    return (
        low,
        usual[-1],
        [f"The scale was not declared and some answers fit no usual one; {low}-{usual[-1]} was taken."],
    )


def _on_scale(value: float | None, low: int, high: int, kind: Kind) -> float | None:
    if value is None or not low <= value <= high:
        return None
    if kind not in (Kind.SUS_SCORE, Kind.RATING) and not value.is_integer():
        return None
    return value


def _off_scale(
    present: Mapping[Cell, int], worth: Mapping[Cell, float | None], low: int, high: int
) -> list[str]:
    return _left_out(present, worth, f"not on the scale {low}-{high}")


def _left_out(present: Mapping[Cell, int], worth: Mapping[Cell, float | None], what: str) -> list[str]:
    """How many answers count as missing, with the most frequent; `what` says what is wrong with them."""
    off = [cell for cell in present if worth[cell] is None]
    if not off:
        return []
    times = sum(present[cell] for cell in off)
    shown = ", ".join(
        f"'{text_of(cell)[:30]}'" for cell in sorted(off, key=lambda c: (-present[c], str(c)))[:3]
    )
    if sum(is_percentage(cell) for cell in off) > len(off) / 2:
        return [f"{times} answers are percentages written as text and count as missing: {shown}."]
    if times == 1:
        return [f"1 answer is {what.removesuffix('s')} and counts as missing: {shown}."]
    return [f"{times} answers are {what} and count as missing: {shown}."]


def _contrary(present: Mapping[Cell, int], numbers: Mapping[Cell, float | None]) -> list[str]:
    """Numbers whose own words run the other way, such as `1 - Strongly agree`."""
    pairs = []
    for cell in present:
        number, strength = numbers[cell], _strength_beside(text_of(cell))
        if number is not None and strength is not None:
            pairs.append((number, strength))
    falling = sum((a - c) * (b - d) < 0 for a, b in pairs for c, d in pairs)
    rising = sum((a - c) * (b - d) > 0 for a, b in pairs for c, d in pairs)
    if falling > rising:
        return [
            "The numbers run against their words (a low number stands for a good answer): recode them first."
        ]
    return []


def words_beside(text: str) -> str:
    """The words that stand beside a number in one cell."""
    return _NUMBER_ASIDE.sub("", text)


def _strength_beside(text: str) -> int | None:
    """The strength of the words that stand beside a number in one cell."""
    words = words_beside(text)
    found = (strength_of(words, name) for name in ("agreement", "satisfaction", "ease")) if words else ()
    return next((strength for strength in found if strength is not None), None)


def _worded(kind: Kind, present: Mapping[Cell, int], declared: int | None) -> Reading | None:
    texts = {cell: text_of(cell) for cell in present}
    if kind is Kind.NPS:
        groups = {cell: _NPS_GROUPS.get(text.casefold()) for cell, text in texts.items()}
        if all(value is not None for value in groups.values()):
            return Reading(0, 10, groups, ("Ready-made groups (promoter, passive, detractor) were counted.",))
        return None
    points = declared or {Kind.SUS: 5, Kind.SEQ: 7}.get(kind)
    wording = wording_of(texts.values(), points)
    leftover: list[Cell] = []
    if wording is None:
        known = {cell: text for cell, text in texts.items() if wording_of([text]) is not None}
        leftover = [cell for cell in texts if cell not in known]
        wording = wording_of(known.values(), points) if known else None
    if wording is None:
        return None
    worth: dict[Cell, float | None] = {
        cell: wording.values.get(word_in(text)) for cell, text in texts.items()
    }
    notes = (
        []
        if points
        else [f"The scale was not declared; the worded answers were read as {wording.points} points."]
    )
    if leftover:
        notes += _off_scale({cell: present[cell] for cell in leftover}, worth, 1, wording.points)
    return Reading(1, wording.points, worth, tuple(notes))


def _by_labels(
    kind: Kind, present: Mapping[Cell, int], labels: Mapping[str, str], declared: int | None
) -> Reading | None:
    """Stored codes that are not the scale, read by what their labels say (`1` for `Strongly agree`)."""
    numbered = {code: number_in(label) for code, label in labels.items()}
    if any(number is not None for number in numbered.values()) and all(
        number is None or number_in(code) == number for code, number in numbered.items()
    ):
        return None
    wording = wording_of(
        [label for label in labels.values() if wording_of([label])], declared or {Kind.SUS: 5}.get(kind)
    )
    if wording is None or kind is Kind.NPS:
        return None
    by_code = {code: wording.values.get(word_in(label)) for code, label in labels.items()}
    worth = {cell: by_code.get(text_of(cell)) for cell in present}
    if any(number_in(cell) != value for cell, value in worth.items() if value is not None):
        note = "The stored codes were read by their labels, which run in another order than the numbers."
        return Reading(1, wording.points, {c: float(v) if v else None for c, v in worth.items()}, (note,))
    return None


def _nps_end(cell: Cell) -> float | None:
    value = _NPS_ENDS.get(folded(text_of(cell)))
    return None if value is None else float(value)
