"""Forms of surveys."""

from __future__ import annotations

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    MultipleFileField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from insights.surveys.rules.row_kinds import ROWS_ARE
from insights.web.choices import choices

ORDERS = [
    ("", "As the column shows"),
    ("ymd", "Year first, or the month in words"),
    ("dmy", "Day first: 31/12/2026"),
    ("mdy", "Month first: 12/31/2026"),
]


PERSON_COUNTS = [
    ("every", "with every answer"),
    ("survey", "with the latest answer in each survey"),
    ("latest", "with the latest answer in all surveys of this score"),
]


class UploadForm(FlaskForm):
    """Survey exports."""

    files = MultipleFileField("Files")


class MappingForm(FlaskForm):
    """What the file as a whole is; the columns stand in fields of their own (kind-0, scale-0 …)."""

    title = StringField("Title", [DataRequired("Give the survey a title."), Length(max=200)])
    invited = IntegerField(
        "People invited", [Optional(), NumberRange(1, 1_000_000_000)], description="Gives the response rate."
    )
    row_kind = SelectField("Its rows are", choices=choices(ROWS_ARE.items()))
    date_order = SelectField("Dates", choices=choices(ORDERS))
    updates = SelectField("These responses are", choices=choices([("", "a new survey")]))


class SurveyForm(FlaskForm):
    """What a survey is called, and what its rows are."""

    version = HiddenField()
    title = StringField("Title", [DataRequired("Give the survey a title."), Length(max=200)])
    row_kind = SelectField("Its rows are", choices=choices(ROWS_ARE.items()))
    invited = IntegerField(
        "People invited", [Optional(), NumberRange(1, 1_000_000_000)], description="Gives the response rate."
    )


class RespondentForm(FlaskForm):
    """Which respondent is to be erased."""

    number = IntegerField(
        "Number", [Optional(), NumberRange(1, 1_000_000_000)], description="As the list of responses has it."
    )
    ident = StringField(
        "Or their id", [Length(max=300)], description="As the file had it. Only a digest of it is kept here."
    )
    sure = BooleanField("Erase for good", [DataRequired("Tick this to erase. Nothing was erased yet.")])


class NumbersField(StringField):
    """Whole numbers with commas between."""

    def process_data(self, value: Sequence[int] | str | None) -> None:
        """Show the numbers as a text."""
        super().process_data(value if isinstance(value, str) else ", ".join(map(str, value or ())))


class DefinitionForm(FlaskForm):
    """What a score is called and who counts."""

    version = HiddenField()
    name = StringField("Name", [DataRequired("A score needs a name."), Length(max=200)])
    boxes = NumbersField(
        "Answers that count as satisfied", [Length(max=60)], description="Such as 4, 5. For CSAT only."
    )
    partial_counts = BooleanField("Partial and preview responses count")
    person_counts = SelectField(
        "Somebody who answered more than once counts",
        choices=choices(PERSON_COUNTS),
        description="People are known by the respondent id that their survey declared.",
    )
    window_days = IntegerField(
        "Days after which an earlier answer counts again",
        [Optional(), NumberRange(1, 3660, "Days are between 1 and 3660.")],
        description="Such as 90. For the latest answer in all surveys; empty: never again.",
    )
    reason = TextAreaField("Why it changes", [Length(max=1000)])


class PoolForm(FlaskForm):
    """Answers that a score is to count, too."""

    source = SelectField(
        "Answers declared alike", description="Of the same kind and scale, in any study you see."
    )
