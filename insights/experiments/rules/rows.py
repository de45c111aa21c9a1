"""From one row a person, or several, to the counts of each variant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from insights.experiments.rules.counts import LONGEST_NAME, MOST_VARIANTS
from insights.kernel.errors import InvalidInput
from insights.surveys.rules.cells import Cell, is_missing, number_in, text_of

MOST_TIMES = 50_000
NO_WORDS = frozenset(["0", "no", "n", "false", "none", "never", "nein", "non", "0.0"])


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What the columns of a file of rows mean, by position.

    A share's success is one of the words of `success` (folded), or a number of `at_least` or more; anything
    but a zero or a no where neither is given. `opposite` is a second column that says no where the outcome
    says yes. `person` joins the rows of one person.
    """

    variant: int
    outcome: int
    is_share: bool
    opposite: int | None = None
    person: int | None = None
    success: tuple[str, ...] = ()
    at_least: float | None = None

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> RowPlan:
        """The plan as it was kept."""
        return cls(**{**stored, "success": tuple(stored.get("success", ()))})


@dataclass(slots=True)
class _Arm:
    shown: int = 0
    answered: int = 0
    successes: int = 0
    mean: float = 0.0
    squares: float = 0.0
    times: Counter[float] = field(default_factory=Counter)


@dataclass(slots=True)
class _Person:
    variant: str | None
    answered: bool
    value: float


class RowCounter:
    """Counts rows as they come; what could not be counted is counted too.

    `labels` says by column what stored codes stand for (SPSS).
    """

    def __init__(self, plan: RowPlan, labels: Mapping[int, Mapping[str, str]] | None = None) -> None:
        self._plan, self._labels = plan, labels or {}
        self._arms: dict[str, _Arm] = {}
        self._people: dict[str, _Person] = {}
        self.rows = self.without_variant = self.in_several = self.unreadable = self.both_answers = 0

    def add(self, cells: Sequence[Cell]) -> None:
        """Count one row, or keep it until all rows of its person are there."""
        self.rows += 1
        name = self._words(cells, self._plan.variant)[:LONGEST_NAME]
        if is_missing(cells[self._plan.variant]):
            self.without_variant += 1
            return
        answered, value = self._read(cells)
        who = "" if self._plan.person is None else text_of(cells[self._plan.person])
        if not who:
            self._count(name, answered, value)
            return
        known = self._people.get(who)
        if known is None:
            self._people[who] = _Person(name, answered, value)
            return
        if known.variant not in (None, name):
            known.variant = None
        known.answered |= answered
        known.value = max(known.value, value) if self._plan.is_share else known.value + value

    def counted(self) -> dict[str, Any]:
        """All arms by name, and what was left out, as plain values."""
        for person in self._people.values():
            if person.variant is None:
                self.in_several += 1
            else:
                self._count(person.variant, person.answered, person.value)
        self._people = {}
        if len(self._arms) < 2:
            raise InvalidInput("Only one variant was found: choose another column for the variant.")
        return {
            "arms": {name: self._plain(arm) for name, arm in sorted(self._arms.items())},
            "rows": self.rows,
            "without_variant": self.without_variant,
            "in_several": self.in_several,
            "unreadable": self.unreadable,
            "both_answers": self.both_answers,
        }

    def _count(self, name: str, answered: bool, value: float) -> None:
        arm = self._arms.get(name)
        if arm is None:
            if len(self._arms) == MOST_VARIANTS:
                raise InvalidInput(
                    f"More than {MOST_VARIANTS} variants were found: this column does not tell the variant."
                )
            arm = self._arms[name] = _Arm()
        arm.shown += 1
        arm.answered += answered
        if self._plan.is_share:
            arm.successes += value > 0
        elif answered:
            step = value - arm.mean  # Welford (1962): sums of squares of large values would lose the spread
            arm.mean += step / arm.answered
            arm.squares += step * (value - arm.mean)
            if len(arm.times) <= MOST_TIMES:
                arm.times[value] += 1

    def _read(self, cells: Sequence[Cell]) -> tuple[bool, float]:
        """Whether the row answers at all, and with what: 1 or 0 for shares."""
        cell = cells[self._plan.outcome]
        if not self._plan.is_share:
            number = None if is_missing(cell) else number_in(cell)
            self.unreadable += number is None and not is_missing(cell)
            return number is not None, number or 0.0
        yes = self._succeeds(cells)
        if self._plan.opposite is None:
            return not is_missing(cell), float(yes)
        no = self._says_so(cells, self._plan.opposite)
        self.both_answers += yes and no
        return yes or no, float(yes)

    def _succeeds(self, cells: Sequence[Cell]) -> bool:
        cell = cells[self._plan.outcome]
        if is_missing(cell):
            return False
        if self._plan.at_least is not None:
            number = number_in(cell)
            self.unreadable += number is None
            return number is not None and number >= self._plan.at_least
        if self._plan.success:
            said = {text_of(cell).casefold(), self._words(cells, self._plan.outcome).casefold()}
            return not said.isdisjoint(self._plan.success)
        return self._says_so(cells, self._plan.outcome)

    def _says_so(self, cells: Sequence[Cell], at: int) -> bool:
        said = {text_of(cells[at]).casefold(), self._words(cells, at).casefold()}
        return not is_missing(cells[at]) and said.isdisjoint(NO_WORDS)

    def _words(self, cells: Sequence[Cell], at: int) -> str:
        """A cell as people read it: a stored code by its label."""
        text = text_of(cells[at])
        return self._labels[at].get(text, text) if at in self._labels else text

    @staticmethod
    def _plain(arm: _Arm) -> dict[str, Any]:
        times = arm.times if len(arm.times) <= MOST_TIMES else {}
        return {
            "shown": arm.shown,
            "answered": arm.answered,
            "successes": arm.successes,
            "mean": arm.mean,
            "variance": arm.squares / (arm.answered - 1) if arm.answered > 1 else 0.0,
            "times": [[value, count] for value, count in times.items()],
        }
