"""Forms of highlights and codes."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from insights.highlights.rules import LONGEST_NAME, tag_names


class QuoteForm(FlaskForm):
    """A stretch of a turn that was selected on the transcript's page."""

    turn_id = IntegerField("Turn", [InputRequired()])
    start = IntegerField("Start", [InputRequired()])
    end = IntegerField("End", [InputRequired()])
    tags = StringField("Codes")
    action = HiddenField()

    def names(self) -> list[str]:
        """The codes typed."""
        return tag_names(self.tags.data or "")


class HighlightForm(FlaskForm):
    """Codes, note and star of a highlight."""

    tags = StringField(
        "Codes", description="Several with commas between; new ones are added to the codebook."
    )
    note = TextAreaField("Note")
    starred = BooleanField("Starred")
    version = HiddenField(default="1")


class TagForm(FlaskForm):
    """A code of the codebook."""

    name = StringField("Name", [DataRequired("Give the code a name."), Length(max=LONGEST_NAME)])
    definition = TextAreaField("Definition", description="When does this code apply, and when not?")
    example = TextAreaField("Example", description="A typical quote.")
    parent_id = SelectField("Stands below", coerce=int, default=0)
    version = HiddenField(default="1")


class MoveForm(FlaskForm):
    """An export of another tool."""

    file = FileField("Export", [FileRequired("Choose the exported file.")])
