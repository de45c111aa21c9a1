"""SMART and OKR advice: each rule in words with a better example; it never blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from insights.metrics.rules.numbers import written
from insights.objectives.rules.kinds import Way
from insights.objectives.rules.wording import has_number, is_output, is_vague, names_a_scope

MOST_KEY_RESULTS = 5
EXAMPLES = {
    "no_number": "“Visitors who buy rise from 2.1 % to 2.8 %” instead of “More visitors buy”.",
    "no_baseline": "“… rises from 62 to 75”: measure first, then promise.",
    "no_deadline": "“… by 30 June”.",
    "binary": "“8 of 10 new users finish the set-up alone” instead of “The set-up is usable”.",
    "output": "“Support calls about returns fall by 30 %” instead of “Launch the returns page”.",
    "vague": "“Median answer time falls from 9 h to 4 h” instead of “Improve support”.",
    "too_many": "Keep the three to five that would prove the objective; the others become work.",
    "opposed": "Keep one of the two as the aim and make the other a guardrail.",
    "no_reason": "“Every third new customer never orders again, so growth does not pay.”",
    "set_by_other": "Let the owner propose the number, then agree on it together.",
    "specific": "Name the metric, the people or the place: “first orders of customers from ads”.",
    "achievable": "Take the largest change of the past as a bold target, half of it as a safe one.",
    "relevant": "Choose the strategy goal that this serves, or ask whether it is needed now.",
    "no_key_results": "Add two to five numbers that would tell you that the objective is reached.",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice: the rule's name, what it says, and a better example."""

    rule: str
    message: str

    @property
    def example(self) -> str:
        """How it could be better."""
        return EXAMPLES[self.rule]


@dataclass(frozen=True, slots=True)
class WrittenKeyResult:
    """What is known of a key result while it is written."""

    statement: str
    baseline: float | None = None
    target: float | None = None
    relative: float | None = None
    has_deadline: bool = True
    metric_id: int | None = None
    way: str = Way.UP
    owner_id: int | None = None
    author_id: int | None = None
    largest_change: float | None = None
    forecast: tuple[float, float] | None = None

    @property
    def has_target(self) -> bool:
        """Whether a number says when it is reached."""
        return self.target is not None or self.relative is not None or has_number(self.statement)


def advise_key_result(key_result: WrittenKeyResult) -> list[Advice]:
    """What could be better about a key result: specific, measurable, achievable, an outcome, timed, own."""
    return [*_on_words(key_result), *_on_numbers(key_result), *_on_owner(key_result)]


def advise_objective(
    reason: str,
    strategy_goal_id: int | None,
    key_results: Sequence[WrittenKeyResult],
    trade_offs: Sequence[tuple[str, str]] = (),
) -> list[Advice]:
    """What could be better about an objective as a whole; `trade_offs` are declared pairs of statements."""
    advice = []
    if not reason.strip():
        advice.append(Advice("no_reason", "It does not say why, and why now."))
    if strategy_goal_id is None:
        advice.append(Advice("relevant", "Relevant: it names no strategy goal."))
    if not key_results:
        advice.append(Advice("no_key_results", "It has no key results."))
    if len(key_results) > MOST_KEY_RESULTS:
        count = len(key_results)
        advice.append(Advice("too_many", f"It has {count} key results; more than five divide attention."))
    for one, other in [*_opposed(key_results), *trade_offs]:
        advice.append(Advice("opposed", f"“{one}” and “{other}” pull against each other."))
    return advice


def _on_words(key_result: WrittenKeyResult) -> list[Advice]:
    statement, advice = key_result.statement, []
    if is_output(statement):
        advice.append(Advice("output", "It names work to be done, not what the work should change."))
    elif is_vague(statement) and not key_result.has_target:
        advice.append(Advice("vague", "It promises better or more without saying how much."))
    if key_result.metric_id is None and not names_a_scope(statement) and len(statement.split()) < 8:
        advice.append(Advice("specific", "Specific: it names no metric, audience or scope."))
    return advice


def _on_numbers(key_result: WrittenKeyResult) -> list[Advice]:
    advice = []
    if not key_result.has_target:
        if is_output(key_result.statement):
            advice.append(Advice("binary", "It is either done or not; progress cannot be seen on the way."))
        else:
            advice.append(Advice("no_number", "Measurable: there is no number to tell when it is reached."))
    elif key_result.baseline is None:
        advice.append(Advice("no_baseline", "Measurable: it does not say where it starts."))
    if not key_result.has_deadline:
        advice.append(Advice("no_deadline", "Time-bound: it has no deadline."))
    return advice + _on_reach(key_result)


def _on_reach(key_result: WrittenKeyResult) -> list[Advice]:
    """Achievable: against the metric's largest past change over the same span, and its forecast."""
    if key_result.baseline is None or key_result.target is None:
        return []
    wanted = abs(key_result.target - key_result.baseline)
    if key_result.largest_change is not None and wanted > key_result.largest_change:
        past = written(key_result.largest_change)
        return [
            Advice(
                "achievable",
                f"Achievable: it wants a change of {written(wanted)}; "
                f"the largest in as much time so far was {past}.",
            )
        ]
    if key_result.forecast is not None:
        low, high = key_result.forecast
        beyond = key_result.target > high if key_result.way == Way.UP else key_result.target < low
        if beyond:
            span = f"{written(low)} to {written(high)}"
            return [Advice("achievable", f"Achievable: the forecast for the deadline is {span}.")]
    return []


def _on_owner(key_result: WrittenKeyResult) -> list[Advice]:
    known = key_result.owner_id is not None and key_result.author_id is not None
    if known and key_result.owner_id != key_result.author_id:
        return [Advice("set_by_other", "It was set by someone other than its owner.")]
    return []


def _opposed(key_results: Sequence[WrittenKeyResult]) -> list[tuple[str, str]]:
    """Pairs that move the same metric in opposite directions."""
    pairs = []
    for at, one in enumerate(key_results):
        for other in key_results[at + 1 :]:
            if one.metric_id is not None and one.metric_id == other.metric_id and one.way != other.way:
                pairs.append((one.statement, other.statement))
    return pairs
