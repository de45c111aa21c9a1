"""What the numbers of an experiment say, in plain words that claim no more than they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEW_OUTCOMES = 5
FEW_PEOPLE = 30
SUSPICIOUS = 0.001
UNEQUAL_ANSWERING = 0.05


@dataclass(frozen=True, slots=True)
class Finding:
    """A variant against the control: difference with interval in the outcome's unit, corrected p-value.

    `enough` is False where an outcome came too rarely, or people are too few, to conclude anything.
    """

    variant: str
    control: str
    difference: float
    low: float
    high: float
    p_value: float
    enough: bool


def shown_better(finding: Finding, level: float = 0.95) -> int:
    """1 where the variant is shown to be higher, -1 lower, 0 where nothing is shown."""
    if not finding.enough or finding.p_value >= 1 - level or finding.low <= 0 <= finding.high:
        return 0
    return 1 if finding.difference > 0 else -1


def verdict_of(finding: Finding, unit: str, worth: float | None, suspicious: bool) -> str:
    """One or two sentences; `worth` is the smallest difference that would matter, in the outcome's unit."""
    if suspicious:
        return (
            "No conclusion: people were not divided as planned, so the groups may differ for other reasons "
            "than the variant. Find out why before reading the numbers."
        )
    if not finding.enough:
        return (
            f"No conclusion yet about “{finding.variant}”: too few people, or the outcome came fewer than "
            "5 times in a group."
        )
    span = f"between {_signed(finding.low)} and {_signed(finding.high)} {unit}".rstrip()
    way = shown_better(finding)
    if way:
        word = "higher" if way > 0 else "lower"
        told = f"“{finding.variant}” was {word} than “{finding.control}”: the difference is plausibly {span}."
        return told + _against_worth(finding, unit, worth)
    told = f"No difference between “{finding.variant}” and “{finding.control}” was shown. It may lie {span}"
    if worth is not None and max(abs(finding.low), abs(finding.high)) < worth:
        return f"{told}, so an effect of {_plain(worth)} {unit}".rstrip() + " or more is unlikely."
    return f"{told}; this does not show that they are the same."


def _against_worth(finding: Finding, unit: str, worth: float | None) -> str:
    if worth is None:
        return ""
    least, most = sorted((abs(finding.low), abs(finding.high)))
    matters = f"the {_plain(worth)} {unit}".rstrip() + " that would matter"
    if least >= worth:
        return f" That is more than {matters}."
    if most < worth:
        return f" That is less than {matters}."
    return f" Whether it reaches {matters} stays open."


def cautions_of(
    ratio_p: float, looks: int, still_running: bool, answering_p: float | None, left_out: Sequence[str]
) -> list[str]:
    """What a reader should hold against the numbers."""
    cautions = []
    if ratio_p < SUSPICIOUS:
        cautions.append(
            f"The split is not as planned: by chance it is so uneven in {_chance(ratio_p)} of experiments."
        )
    if answering_p is not None and answering_p < UNEQUAL_ANSWERING:
        cautions.append(
            "The variants differ in how many people answered at all, so those who answered may not be "
            "comparable; read the rates of everyone as well."
        )
    if still_running:
        cautions.append("The experiment still runs: a result read before its end is less sure than it looks.")
    if looks > 1:
        cautions.append(
            f"The numbers were looked at {looks} times; each look raises the chance that a difference "
            "seems shown."
        )
    return [*cautions, *left_out]


def _chance(p: float) -> str:
    return "fewer than 1 in 10,000" if p < 1e-4 else f"{p:.2%}"


def _signed(value: float) -> str:
    """To the second place behind the point, as the table beside it, or as far as a small value needs."""
    if abs(value) >= 100:
        told = f"{value:+,.0f}"
    else:
        told = f"{value:+.3g}" if abs(value) < 0.1 else f"{value:+.2f}".rstrip("0").rstrip(".")
    return told.replace("-", "\u2212")


def _plain(value: float) -> str:
    return f"{value:g}"
