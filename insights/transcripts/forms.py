"""Forms of transcripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, MultipleFileField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from insights.kernel import clock
from insights.studies.models import Participant
from insights.studies.rules import SessionKind
from insights.transcripts import services
from insights.transcripts.queries import Voice
from insights.web.choices import choices
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


def speakers_form(voices: Iterable[Voice], people: Iterable[Participant]) -> FlaskForm:
    """Who each speaker of a transcript is; the version is the naming that it was opened with."""
    voices, known = list(voices), [(str(row.id), row.pseudonym) for row in people]
    fields: dict[str, Any] = {"version": HiddenField(default=str(services.speaking_of(voices)))}
    for number, voice in enumerate(voices, start=1):
        role = services.role_of(voice)
        nobody = [] if role else [("", "Nobody any more")]
        offered = [("moderator", "Moderator"), *nobody, *known, ("new", "Somebody new")]
        fields[f"who-{voice.id}"] = SelectField(
            f"Speaker {number}: {voice.name}",
            choices=choices(offered),
            default=role,
            validate_choice=False,  # the service first asks whether the speakers are named as they were
        )
    return type("SpeakersForm", (FlaskForm,), fields)()


class WordsForm(FlaskForm):
    """What one speaker said; the version is the wording that it was opened with."""

    text = TextAreaField("What was said", [DataRequired("A turn needs words.")])
    version = HiddenField(default="0")
