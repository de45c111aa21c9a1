"""Forms of teams, objectives, key results and check-ins."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from insights.kernel import clock
from insights.metrics.forms import CURRENCY_CHOICES, number_field
from insights.metrics.rules.kinds import Unit
from insights.objectives.rules.kinds import Confidence, Rhythm, Way
from insights.objectives.services import CheckInDraft, KeyResultDraft, ObjectiveDraft, TeamDraft
from insights.web.choices import choices, kinds

Choices = Sequence[tuple[int, str]]
NONE = (0, "None")
LONGEST_STATEMENT = 300
WAY_CHOICES = [(Way.UP.value, "The number should rise"), (Way.DOWN.value, "The number should fall")]


def float_or_none(value: Decimal | None) -> float | None:
    """A form's decimal as a float."""
    return None if value is None else float(value)


class TeamForm(FlaskForm):
    """A team and who belongs to it."""

    name = StringField("Name", [DataRequired("A team needs a name."), Length(max=120)])
    parent_id = SelectField("Part of", coerce=int)
    member_ids = SelectMultipleField("Members", coerce=int)
    version = HiddenField(default="1")

    def offer(self, teams: Choices, people: Choices) -> None:
        """Fill the choices of teams and people."""
        self.parent_id.choices = choices([NONE, *teams])
        self.member_ids.choices = choices(people)

    def draft(self) -> TeamDraft:
        """The filled form as a draft."""
        return TeamDraft(self.name.data or "", self.parent_id.data or None, tuple(self.member_ids.data or ()))


class ObjectiveForm(FlaskForm):
    """What a team wants to have achieved."""

    statement = StringField(
        "Objective",
        [DataRequired("An objective needs a statement."), Length(max=LONGEST_STATEMENT)],
        description="What will be better, for whom, in plain words; without numbers.",
    )
    reason = TextAreaField("Why this, why now?", description="What happens if you do not do it?")
    starts = DateField("From", [InputRequired("Say when the period starts.")])
    ends = DateField("To", [InputRequired("Say when the period ends.")])
    rhythm = SelectField("Check-ins", choices=kinds(Rhythm), default=Rhythm.WEEKLY.value)
    owner_id = SelectField("Owner", coerce=int)
    team_id = SelectField("Team", coerce=int)
    parent_id = SelectField("Aligned to", coerce=int)
    strategy_goal_id = SelectField("Strategy goal", coerce=int)
    version = HiddenField(default="1")

    def offer(self, owners: Choices, teams: Choices, parents: Choices, goals: Choices) -> None:
        """Fill the choices."""
        self.owner_id.choices = choices(owners)
        self.team_id.choices = choices([NONE, *teams])
        self.parent_id.choices = choices([NONE, *parents])
        self.strategy_goal_id.choices = choices([NONE, *goals])

    def draft(self) -> ObjectiveDraft:
        """The filled form as a draft."""
        return ObjectiveDraft(
            statement=self.statement.data or "",
            starts=self.starts.data,
            ends=self.ends.data,
            owner_id=self.owner_id.data,
            reason=self.reason.data or "",
            rhythm=Rhythm(self.rhythm.data),
            team_id=self.team_id.data or None,
            parent_id=self.parent_id.data or None,
            strategy_goal_id=self.strategy_goal_id.data or None,
        )


class KeyResultForm(FlaskForm):
    """A number by which the objective is judged."""

    statement = StringField(
        "Key result",
        [DataRequired("A key result needs a statement."), Length(max=LONGEST_STATEMENT)],
        description="What changes, for whom: “Visitors from ads who buy rise from 2.1 % to 2.8 %”.",
    )
    metric_id = SelectField("Measured by", coerce=int, description="Its values become the progress.")
    baseline = number_field(
        "Baseline", Optional(), description="The value now; taken from the metric if empty."
    )
    target = number_field("Target", Optional())
    relative = number_field("or by % from the baseline", Optional())
    way = SelectField("Direction", choices=choices(WAY_CHOICES))
    unit = SelectField("Unit", choices=kinds(Unit))
    currency = SelectField("Currency", choices=CURRENCY_CHOICES)
    starts = DateField("From", [InputRequired("Say when it starts.")])
    deadline = DateField("Deadline", [InputRequired("Say by when.")])
    weight = number_field("Weight", InputRequired("Give a weight, 1 if all are alike."), default=Decimal(1))
    owner_id = SelectField("Owner", coerce=int)
    reason = StringField("Why the aim changes", [Length(max=500)])
    version = HiddenField(default="1")

    def offer(self, owners: Choices, metrics: Choices) -> None:
        """Fill the choices."""
        self.owner_id.choices = choices(owners)
        self.metric_id.choices = choices([(0, "Check-ins by hand"), *metrics])

    def draft(self) -> KeyResultDraft:
        """The filled form as a draft."""
        return KeyResultDraft(
            statement=self.statement.data or "",
            starts=self.starts.data,
            deadline=self.deadline.data,
            owner_id=self.owner_id.data,
            baseline=float_or_none(self.baseline.data),
            target=float_or_none(self.target.data),
            relative=float_or_none(self.relative.data),
            unit=Unit(self.unit.data),
            currency=self.currency.data or "",
            way=Way(self.way.data),
            weight=float(self.weight.data),
            metric_id=self.metric_id.data or None,
        )


class CheckInForm(FlaskForm):
    """How a key result stands, in its owner's words."""

    day = DateField("Day", [InputRequired("Say for which day.")], default=clock.today)
    value = number_field("Value", Optional())
    confidence = RadioField("How sure are you?", choices=kinds(Confidence), default=Confidence.ON_TRACK.value)
    comment = TextAreaField("What happened?", description="What moved it, what did you learn?")
    next_step = StringField("Next step", [Length(max=500)])
    next_step_by = DateField("By", [Optional()])

    def draft(self) -> CheckInDraft:
        """The filled form as a draft."""
        return CheckInDraft(
            confidence=Confidence(self.confidence.data),
            value=float_or_none(self.value.data),
            comment=self.comment.data or "",
            next_step=self.next_step.data or "",
            next_step_by=self.next_step_by.data,
            day=self.day.data,
        )


class CloseForm(FlaskForm):
    """How an objective ended."""

    retrospective = TextAreaField(
        "What did you learn?",
        [DataRequired("Write what you learnt; it is what the next period begins with.")],
        description="What moved it, what did not, what will you do otherwise?",
    )
    score = number_field(
        "Score 0.0 to 1.0", Optional(), description="Taken from the progress when left empty."
    )


class CarryForm(FlaskForm):
    """The period into which an objective is carried over."""

    starts = DateField("From", [InputRequired("Say when the new period starts.")])
    ends = DateField("To", [InputRequired("Say when it ends.")])


class PeriodReviewForm(FlaskForm):
    """What was learnt in a period and decided."""

    learnt = TextAreaField("What did we learn?")
    decisions = TextAreaField("What do we decide?")
    version = HiddenField(default="1")


class OkrTextForm(FlaskForm):
    """Objectives as a text."""

    text = TextAreaField(
        "Text",
        description="Markdown with a heading for each objective, or CSV with “objective” and “key result”.",
    )
    starts = DateField("From", [InputRequired("Say when the period starts.")])
    ends = DateField("To", [InputRequired("Say when the period ends.")])
    owner_id = SelectField("Owner", coerce=int)

    def offer(self, owners: Choices) -> None:
        """Fill the choice of owners."""
        self.owner_id.choices = choices(owners)


class SideMetricForm(FlaskForm):
    """A metric beside a key result."""

    metric_id = SelectField("Metric", coerce=int)
    role = SelectField(
        "It", choices=choices([("leading", "leads the key result"), ("guardrail", "is a guardrail")])
    )
    low = number_field("Guardrail: at least", Optional())
    high = number_field("Guardrail: at most", Optional())

    def offer(self, metrics: Choices) -> None:
        """Fill the choice of metrics."""
        self.metric_id.choices = choices(metrics)


class MoveForm(FlaskForm):
    """Another objective for a key result."""

    objective_id = SelectField("Objective", coerce=int)

    def offer(self, objectives: Choices) -> None:
        """Fill the choice of objectives."""
        self.objective_id.choices = choices(objectives)
