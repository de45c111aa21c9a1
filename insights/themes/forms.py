"""Forms of themes."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from insights.analysis.text.model import GRANULARITIES
from insights.themes.services.decisions import LONGEST_LABEL
from insights.web.choices import choices


class AnalysisForm(FlaskForm):
    """How finely an analysis divides."""

    granularity = SelectField(
        "How fine",
        choices=choices((value, value.capitalize()) for value in GRANULARITIES),
        default="medium",
        description="Coarse gives few broad themes, fine many narrow ones.",
    )


class NameForm(FlaskForm):
    """A theme's name, given by a person."""

    label = StringField("Name", [DataRequired("Give the theme a name."), Length(max=LONGEST_LABEL)])
    version = HiddenField(default="1")


class MergeForm(FlaskForm):
    """The theme that another one joins."""

    into = SelectField("Merge into", [InputRequired("Choose a theme.")], coerce=int, validate_choice=False)
