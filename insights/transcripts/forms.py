"""Forms of transcripts."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, MultipleFileField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from insights.kernel import clock
from insights.studies.rules import SessionKind
from insights.web.filters import words

PASTED_LIMIT = 4_000_000
KINDS = [SelectChoice(kind.value, words(kind.value)) for kind in SessionKind]


class UploadForm(FlaskForm):
    """Files or pasted text of one kind of session."""

    files = MultipleFileField("Files")
    pasted = TextAreaField(
        "Or paste what was said",
        [Length(max=PASTED_LIMIT, message="This text is too long to paste: upload it as a file.")],
        description="Like Anna: I could not find it.",
    )
    title = StringField("Title of the pasted text", [Length(max=200)])
    kind = SelectField("Kind of session", choices=KINDS)
    held_on = DateField("Held on", [DataRequired("Say when it was.")], default=clock.today)


class TranscriptForm(FlaskForm):
    """What a session is called, its kind and its day."""

    title = StringField("Title", [DataRequired("Give the session a title."), Length(max=200)])
    kind = SelectField("Kind of session", choices=KINDS)
    held_on = DateField("Held on", [DataRequired("Say when it was.")])
    version = HiddenField(default="1")


class WordsForm(FlaskForm):
    """What one speaker said; the version is the wording that it was opened with."""

    text = TextAreaField("What was said", [DataRequired("A turn needs words.")])
    version = HiddenField(default="0")
