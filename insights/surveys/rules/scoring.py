"""The score of a declared question for one group of respondents, as the words and numbers a person reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from insights.analysis.stats.means import Mean
from insights.analysis.stats.nps import nps_from_counts
from insights.analysis.stats.proportions import share_of
from insights.analysis.stats.satisfaction import ces, csat, rating
from insights.analysis.stats.usability import (
    GRADE_SOURCE,
    PERCENTILE_SOURCE,
    sus_grade,
    sus_mean,
    sus_percentile,
    sus_score,
    umux_lite_as_sus,
    umux_lite_score,
)
from insights.surveys.rules.cells import Cell, is_missing, text_of
from insights.surveys.rules.kinds import WITHOUT_SCORE, Kind
from insights.surveys.rules.options import separator_of
from insights.surveys.rules.scales import Reading

Answers = Mapping[tuple[Cell, ...], int]
Score = dict[str, Any]


def score_group(kind: Kind, reading: Reading, answers: Answers, level: float = 0.95) -> Score:
    """Score one group: `answers` counts each combination of the question's cells.

    Gives n, missing, score, interval, level, method and the parts of the kind. NPS is in points; CSAT, shares
    and top-two in percent; means in the unit of their scale.
    """
    total = sum(answers.values())
    if kind in WITHOUT_SCORE:
        raise ValueError(f"{kind} has no score")
    if kind in (Kind.SINGLE, Kind.MULTI):
        return _shares(kind, answers, total, level)
    if kind in (Kind.SUS, Kind.UMUX_LITE):
        return _questionnaire(kind, reading, answers, total, level)
    worth = Counter[float]()
    for (cell,), times in answers.items():
        value = reading.worth.get(cell)
        if value is not None:
            worth[value] += times
    n = sum(worth.values())
    return {"n": n, "missing": total - n, **_single(kind, reading, worth, level)}


def distribution(worth: Mapping[float, int]) -> list[dict[str, float | int]]:
    """How often each value was given, in order."""
    return [{"value": int(v) if float(v).is_integer() else v, "n": worth[v]} for v in sorted(worth)]


def _single(kind: Kind, reading: Reading, worth: Mapping[float, int], level: float) -> Score:
    if kind is Kind.NPS:
        return _nps(worth, level)
    values = [value for value, times in worth.items() for _ in range(times)]
    low, high = reading.low, reading.high
    if kind is Kind.CSAT:
        top = csat(values, high or 5, level)
        return {
            "score": top.score, "interval": _listed(top.interval), "level": level, "method": top.method,
            "scale": top.scale, "boxes": list(top.boxes), "satisfied": top.satisfied,
            "distribution": distribution(worth),
        }  # fmt: skip
    if kind is Kind.CES:
        effort = ces(values, high or 7, level)
        return {
            **_mean(effort.mean),
            "scale": effort.scale,
            "top2": effort.top2,
            "distribution": distribution(worth),
        }
    if kind is Kind.SUS_SCORE:
        return {**_mean(sus_mean(values, level)), **_sus_words(sus_mean(values, level))}
    if kind is Kind.NUMBER or low is None or high is None:
        bounds = (float("-inf"), float("inf"))
        return {**_mean(rating(values, bounds, level)), "median": _median(values)}
    return {**_mean(rating(values, (low, high), level)), "scale": high, "distribution": distribution(worth)}


def _nps(worth: Mapping[float, int], level: float) -> Score:
    promoters = sum(times for value, times in worth.items() if value >= 9)
    passives = sum(times for value, times in worth.items() if 7 <= value < 9)
    result = nps_from_counts(promoters, passives, sum(worth.values()) - promoters - passives, level)
    return {
        "score": result.score, "interval": _listed(result.interval), "level": level, "method": result.method,
        "promoters": result.promoters, "passives": result.passives, "detractors": result.detractors,
        "distribution": distribution(worth),
    }  # fmt: skip


def _questionnaire(kind: Kind, reading: Reading, answers: Answers, total: int, level: float) -> Score:
    """SUS and UMUX-Lite: one score a person, people with a gap left out."""
    scores: list[float] = []
    for cells, times in answers.items():
        items = [reading.worth.get(cell) for cell in cells]
        if any(item is None for item in items):
            continue
        whole = [int(item) for item in items if item is not None]
        pair = (whole[0], whole[1], reading.high or 7)
        one = sus_score(whole) if kind is Kind.SUS else umux_lite_score(*pair)
        scores.extend([one] * times)
    mean = sus_mean(scores, level)
    parts = _sus_words(mean) if kind is Kind.SUS else {
        "scale": reading.high, "as_sus": None if mean.mean is None else umux_lite_as_sus(mean.mean)
    }  # fmt: skip
    return {
        "n": len(scores),
        "missing": total - len(scores),
        **_mean(mean),
        "median": _median(scores),
        **parts,
    }


def _sus_words(mean: Mean) -> Score:
    if mean.mean is None:
        return {"grade": None, "percentile": None}
    return {
        "grade": sus_grade(mean.mean), "grade_source": GRADE_SOURCE,
        "percentile": sus_percentile(mean.mean), "percentile_source": PERCENTILE_SOURCE,
    }  # fmt: skip


def _shares(kind: Kind, answers: Answers, total: int, level: float) -> Score:
    """Single and multiple choice: the share of respondents with an answer who gave each option."""
    given: Counter[str] = Counter()
    n = 0
    texts = {cells: text_of(cells[0]) for cells in answers if not is_missing(cells[0])}
    separator = separator_of(list(texts.values())) if kind is Kind.MULTI else None
    for cells, text in texts.items():
        n += answers[cells]
        options = {part.strip() for part in text.split(separator) if part.strip()} if separator else {text}
        for option in options:
            given[option] += answers[cells]
    shares = []
    for option, times in sorted(given.items(), key=lambda item: (-item[1], item[0])):
        share = share_of(times, n, level)
        low_high = [bound * 100 for bound in share.interval] if share.interval else None
        shares.append({"value": option, "n": times, "share": 100 * times / n, "interval": low_high})
    return {
        "n": n, "missing": total - n, "score": None, "interval": None, "level": level, "method": "Wilson",
        "shares": shares,
    }  # fmt: skip


def _mean(mean: Mean) -> Score:
    return {
        "score": mean.mean, "interval": _listed(mean.interval), "level": mean.level, "method": mean.method,
        "sd": mean.sd,
    }  # fmt: skip


def _median(values: list[float]) -> float | None:
    ordered = sorted(values)
    middle = len(ordered) // 2
    if not ordered:
        return None
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _listed(interval: tuple[float, float] | None) -> list[float] | None:
    return list(interval) if interval else None
