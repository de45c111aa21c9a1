"""Forms of experiments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, FloatField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from insights.experiments.models import Experiment
from insights.experiments.rules.columns import control_among, suggested
from insights.experiments.rules.counts import shares_in
from insights.experiments.rules.kinds import COUNTED_WORDS, OUTCOME_WORDS, Counted, Outcome
from insights.experiments.rules.rows import RowPlan
from insights.experiments.services import ExperimentDraft
from insights.kernel.errors import InvalidInput
from insights.metrics.rules.numbers import number_in
from insights.web.choices import choices

NONE = ""
COUNTED_PAIRS = [(one.value, words) for one, words in COUNTED_WORDS.items()]


class ExperimentForm(FlaskForm):
    """What an experiment compares and what it means to move."""

    name = StringField("Name", [DataRequired("Give the experiment a name."), Length(max=200)])
    hypothesis = TextAreaField("Hypothesis", description="What you expect to change, and why.")
    outcome = SelectField(
        "Outcome", choices=choices((one.value, text) for one, text in OUTCOME_WORDS.items())
    )
    success = StringField(
        "What counts", [Length(max=300)], description="Such as: ordered within 7 days of the first visit."
    )
    unit = StringField("Unit", [Length(max=20)], description="Of a value only, such as €.")
    counted = SelectField(
        "Who is counted",
        choices=choices([("", "Decide when the numbers are there"), *COUNTED_PAIRS]),
        description="The denominator. It matters most where many people answered nothing.",
    )  # fmt: skip
    planned = StringField(
        "Planned split",
        [Length(max=100)],
        description="Like 50/50 or 80/10/10, control first. Equal when empty.",
    )
    worth = FloatField(
        "Smallest difference that matters",
        [Optional(), NumberRange(0, 1e15, "Give a number of 0 or more.")],
        description="In percentage points, or in the value's unit.",
    )
    metric_id = SelectField("Metric it means to move", coerce=int, default=0)
    started_on = DateField("Start", [Optional()])
    ended_on = DateField("Planned end", [Optional()])
    version = HiddenField(default="1")

    def offer(self, metrics: Sequence[tuple[int, str]]) -> None:
        """Fill the choice of metrics."""
        self.metric_id.choices = choices([(0, "None"), *metrics])

    def draft(self) -> ExperimentDraft:
        """The filled form as a draft; InvalidInput for a split that is none."""
        return ExperimentDraft(
            name=self.name.data or "",
            outcome=Outcome(self.outcome.data),
            hypothesis=(self.hypothesis.data or "").strip(),
            success=(self.success.data or "").strip(),
            unit=(self.unit.data or "").strip(),
            counted=Counted(self.counted.data) if self.counted.data else None,
            planned=shares_in(self.planned.data or ""),
            worth=self.worth.data,
            metric_id=self.metric_id.data or None,
            started_on=self.started_on.data,
            ended_on=self.ended_on.data,
        )

    @classmethod
    def of(cls, row: Experiment) -> ExperimentForm:
        """The form showing a stored experiment, unless it was just sent."""
        split = "/".join(f"{share:g}" for share in row.planned)
        return cls(obj=row, data={"planned": split, "metric_id": row.metric_id or 0})


class ResultsForm(FlaskForm):
    """Counts of each variant, or rows, pasted."""

    text = TextAreaField("Paste numbers or rows", description="")


class PlanForm(FlaskForm):
    """What the columns of a file of rows mean, by position."""

    variant = SelectField("Variant", description="The column that says which variant a person was shown.")
    control = SelectField("Control", description="The variant that the others are compared with.")
    result = SelectField("Outcome", description="The column that says what came of it.")
    opposite = SelectField(
        "Its opposite",
        default=NONE,
        description="A column that says no where the outcome says yes; rows with neither did not answer.",
    )
    success = StringField(
        "What counts as success", [Length(max=300)],
        description="Values such as yes, or 3+ for three or more. Empty: anything but 0 and no.",
    )  # fmt: skip
    person = SelectField("Person", description="Rows of one person are joined: a person is counted once.")
    counted = SelectField("Who is counted", [DataRequired("Say who is counted.")])

    def offer(self, look: Mapping[str, Any], experiment: Experiment) -> None:
        """Fill the choices with the file's columns, and what they probably are."""
        columns = look["columns"]
        named = [(str(c["at"]), c["name"]) for c in columns]
        self.variant.choices = choices(
            (str(c["at"]), f"{c['name']}: {', '.join(value for value, _ in c['values'][:4])}")
            for c in columns if 2 <= c["distinct"] <= 20
        )  # fmt: skip
        self.result.choices = choices(named)
        self.opposite.choices = choices([(NONE, "None"), *named])
        self.person.choices = choices([(NONE, "Every row is a person"), *named])
        self.counted.choices = choices([(NONE, "Choose"), *COUNTED_PAIRS])
        variants = [value for c in columns if 2 <= c["distinct"] <= 20 for value, _ in c["values"]]
        self.control.choices = choices((value, value) for value in dict.fromkeys(variants))
        if not self.is_submitted():
            self._start(look, experiment)

    def plan(self, is_share: bool) -> RowPlan:
        """The filled form as a plan."""
        success = (self.success.data or "").strip()
        at_least = None
        if success.endswith("+"):
            try:
                at_least, success = number_in(success[:-1]), ""
            except InvalidInput:
                raise InvalidInput("Write a number before the plus, like 3+.", "success") from None
        return RowPlan(
            variant=int(self.variant.data),
            outcome=int(self.result.data),
            is_share=is_share,
            opposite=_place(self.opposite.data) if is_share else None,
            person=_place(self.person.data),
            success=tuple(word.strip().casefold() for word in success.split(",") if word.strip()),
            at_least=at_least,
        )

    def _start(self, look: Mapping[str, Any], experiment: Experiment) -> None:
        likely = suggested(look["columns"], look["pairs"], Outcome(experiment.outcome).is_share)
        for field, name in (
            (self.variant, "variant"),
            (self.result, "outcome"),
            (self.opposite, "opposite"),
            (self.person, "person"),
        ):
            field.data = NONE if likely[name] is None else str(likely[name])
        if likely["variant"] is not None:
            names = [value for value, _ in look["columns"][likely["variant"]]["values"]]
            self.control.data = control_among(names)
        self.counted.data = experiment.counted


def _place(text: str | None) -> int | None:
    return int(text) if text else None
