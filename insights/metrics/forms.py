"""Forms of metrics, their values and targets, and of strategy goals."""

from __future__ import annotations

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    DecimalField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from insights.kernel import clock
from insights.metrics.rules.catalogue import CatalogueEntry
from insights.metrics.rules.kinds import (
    CURRENCIES,
    DIRECTION_WORDS,
    Cadence,
    Category,
    Direction,
    Priority,
    ReviewDecision,
    Timing,
    Unit,
)
from insights.metrics.services import GoalDraft, MetricDraft, ValueDraft
from insights.web.choices import choices, kinds

Choices = Sequence[tuple[int, str]]
CURRENCY_CHOICES = choices([("", "–"), *((code, f"{code} {sign}") for code, sign in CURRENCIES.items())])


def number_field(label: str, *validators: object, **options: object) -> DecimalField:
    """A field for a number with any decimals."""
    return DecimalField(label, list(validators), places=None, render_kw={"step": "any"}, **options)


class PercentField(IntegerField):
    """A stored share, written in whole per cent."""

    def process_data(self, value: float | None) -> None:
        """Show the share in per cent."""
        super().process_data(None if value is None else round(value * 100))


class MetricForm(FlaskForm):
    """What a metric is."""

    name = StringField("Name", [DataRequired("Give the metric a name."), Length(max=200)])
    definition = TextAreaField("Definition", description="What it tells, in one or two sentences.")
    formula = TextAreaField("Formula in words", description="Orders of new customers ÷ visits, per month.")
    unit = SelectField("Unit", choices=kinds(Unit))
    currency = SelectField("Currency", choices=CURRENCY_CHOICES)
    category = SelectField("Category", choices=kinds(Category))
    direction = SelectField(
        "Direction", choices=choices((kind.value, text) for kind, text in DIRECTION_WORDS.items())
    )
    timing = SelectField("Leading or lagging", choices=kinds(Timing), default=Timing.LAGGING.value)
    priority = SelectField("Priority", choices=kinds(Priority), default=Priority.MEDIUM.value)
    priority_reason = TextAreaField("Why it matters", description="Its reason in the strategy.")
    strategy_goal_id = SelectField("Strategy goal", coerce=int, choices=choices([(0, "None")]))
    owner_id = SelectField("Owner", coerce=int)
    score_definition_id = SelectField(
        "Fed by", coerce=int, default=0, description="A survey's score fills in each month by itself."
    )
    cadence = SelectField("Expected", choices=kinds(Cadence), default=Cadence.MONTHLY.value)
    source = StringField("Source", [Length(max=300)], description="Where the values come from.")
    breakdown = StringField("Broken down by", [Length(max=60)], description="Segment, feature, platform …")
    tolerance = PercentField(
        "Tolerance in %",
        [InputRequired("Say how far from the target still counts as close."), NumberRange(0, 100)],
        default=0.1,
        description="Missing the target by up to this is “to watch”, beyond is “unhealthy”.",
    )
    review_by = DateField("Review by", [Optional()], description="A quarter from now when left empty.")
    reason = StringField("Why the definition changed", [Length(max=500)])
    version = HiddenField(default="1")

    def offer(self, owners: Choices, goals: Choices, scores: Choices) -> None:
        """Fill the choices of people, goals and scores."""
        self.score_definition_id.choices = choices([(0, "Hand, upload or API"), *scores])
        self.owner_id.choices = choices(owners)
        self.strategy_goal_id.choices = choices([(0, "None"), *goals])

    def start_from(self, known: CatalogueEntry | None) -> None:
        """Fill in what the catalogue knows."""
        if known is not None:
            for name in (
                "name",
                "definition",
                "formula",
                "unit",
                "direction",
                "category",
                "timing",
                "cadence",
            ):
                self[name].data = str(getattr(known, name))

    def draft(self) -> MetricDraft:
        """The filled form as a draft."""
        return MetricDraft(
            name=self.name.data or "",
            owner_id=self.owner_id.data,
            unit=Unit(self.unit.data),
            category=Category(self.category.data),
            direction=Direction(self.direction.data),
            timing=Timing(self.timing.data),
            priority=Priority(self.priority.data),
            cadence=Cadence(self.cadence.data),
            definition=self.definition.data or "",
            formula=self.formula.data or "",
            currency=self.currency.data or "",
            priority_reason=self.priority_reason.data or "",
            source=self.source.data or "",
            breakdown=self.breakdown.data or "",
            tolerance=(self.tolerance.data or 0) / 100,
            strategy_goal_id=self.strategy_goal_id.data or None,
            score_definition_id=self.score_definition_id.data or None,
            review_by=self.review_by.data,
        )


class ValueForm(FlaskForm):
    """One value of a day."""

    day = DateField("Day", [InputRequired("Say of which day the value is.")], default=clock.today)
    value = number_field("Value", InputRequired("Give the value as a number."))
    segment = StringField("Part", [Length(max=120)], description="Empty for the whole.")
    comment = StringField("Comment", [Length(max=500)])

    def draft(self) -> ValueDraft:
        """The filled form as a draft."""
        return ValueDraft(
            day=self.day.data,
            value=float(self.value.data),
            segment=(self.segment.data or "").strip(),
            comment=(self.comment.data or "").strip(),
        )


class ValueDayForm(FlaskForm):
    """The day of a value that should not stand there."""

    day = DateField("Day", [InputRequired("Say of which day the value is.")])
    segment = StringField("Part", [Length(max=120)], description="Empty for the whole.")


class TargetForm(FlaskForm):
    """What a metric should reach in a period."""

    starts = DateField("From", [InputRequired("Say when the period starts.")])
    ends = DateField("To", [InputRequired("Say when the period ends.")])
    low = number_field("At least", Optional())
    high = number_field("At most", Optional())


class BenchmarkForm(FlaskForm):
    """A value to compare with."""

    label = StringField("Label", [DataRequired("Say what the benchmark is."), Length(max=120)])
    value = number_field("Value", InputRequired("Give the value as a number."))
    source = StringField("Source", [Length(max=300)], description="Own history, or who published it.")
    as_of = DateField("As of", [Optional()])


class AnnotationForm(FlaskForm):
    """What happened on a day."""

    day = DateField("Day", [InputRequired("Say on which day it happened.")], default=clock.today)
    text = TextAreaField("What happened?", [DataRequired("Say what happened on that day.")])


class GoalForm(FlaskForm):
    """A strategy goal."""

    statement = StringField("Goal", [DataRequired("A strategy goal needs a statement."), Length(max=300)])
    reason = TextAreaField("Why", description="What it is good for, in plain words.")
    period = StringField(
        "Period", [DataRequired("Say for which period the goal holds."), Length(max=40)], description="2026"
    )
    owner_id = SelectField("Owner", coerce=int)
    version = HiddenField(default="1")

    def draft(self) -> GoalDraft:
        """The filled form as a draft."""
        return GoalDraft(
            statement=self.statement.data or "",
            period=self.period.data or "",
            owner_id=self.owner_id.data,
            reason=self.reason.data or "",
        )


class TableForm(FlaskForm):
    """Values pasted as text, or as a file."""

    text = TextAreaField("Paste a table", description="Days and values, with a header or without.")
    metric_id = SelectField("For which metric?", coerce=int, choices=choices([(0, "Choose in the preview")]))

    def offer(self, metrics: Choices) -> None:
        """Fill the choice of metrics."""
        self.metric_id.choices = choices([(0, "Choose in the preview"), *metrics])


class ReviewForm(FlaskForm):
    """What becomes of a metric."""

    decision = SelectField("Decision", choices=kinds(ReviewDecision))
    reason = TextAreaField(
        "Why?", [DataRequired("Say why.")], description="What decision did it inform lately?"
    )
