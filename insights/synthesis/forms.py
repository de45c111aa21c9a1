"""Forms of insights, evidence and claims."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    FloatField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from insights.kernel.errors import InvalidInput
from insights.synthesis.rules import (
    ClaimDirection,
    ClaimKind,
    ClaimStatus,
    Confidence,
    EvidenceKind,
    Kind,
    Stance,
)
from insights.synthesis.services.claims import ClaimDraft
from insights.synthesis.services.evidence import EvidenceDraft
from insights.synthesis.services.insights import InsightDraft
from insights.web.choices import kinds


def optional_choices(rows: list[tuple[int, str]], nothing: str) -> list[SelectChoice]:
    """Rows as the choices of a field that may stay empty."""
    return [SelectChoice("0", nothing), *(SelectChoice(str(row_id), name) for row_id, name in rows)]


class InsightForm(FlaskForm):
    """An insight in the order it is read."""

    statement = TextAreaField(
        "What did you learn?",
        [DataRequired("Say in a sentence what you learned."), Length(max=1000)],
        description="One sentence that somebody can disagree with.",
    )
    detail = TextAreaField("Why it matters")
    kind = SelectField("Kind", choices=kinds(Kind))
    confidence = SelectField("How sure are you?", choices=kinds(Confidence), default=Confidence.MEDIUM.value)
    method = StringField("Method", [Length(max=200)], description="How you learned it.")
    sample = StringField("Sample", [Length(max=300)], description="Whom you asked, and how many.")
    recommendation = TextAreaField("Recommendation", description="What should be done about it?")
    next_step = StringField("Next step", [Length(max=300)])
    next_owner_id = SelectField("Who does it", coerce=int, default=0)
    next_due = DateField("By when", [Optional()])
    study_id = SelectField("Study", coerce=int, default=0)
    version = HiddenField(default="1")

    def draft(self) -> InsightDraft:
        """The filled form as a draft."""
        return InsightDraft(
            statement=(self.statement.data or "").strip(),
            kind=Kind(self.kind.data),
            confidence=Confidence(self.confidence.data),
            detail=self.detail.data or "",
            method=self.method.data or "",
            sample=self.sample.data or "",
            recommendation=self.recommendation.data or "",
            next_step=self.next_step.data or "",
            next_owner_id=self.next_owner_id.data or None,
            next_due=self.next_due.data,
            study_id=self.study_id.data or None,
        )


class EvidenceForm(FlaskForm):
    """A piece of evidence: `subject` is its kind and id, like theme:12."""

    subject = SelectField("Evidence", [InputRequired("Choose something.")])
    stance = RadioField("It", choices=kinds(Stance), default=Stance.SUPPORTS.value)
    note = StringField("Note", [Length(max=500)])

    def draft(self) -> EvidenceDraft:
        """The filled form as a draft; InvalidInput when the subject makes no sense."""
        kind, _, subject_id = (self.subject.data or "").partition(":")
        if kind not in list(EvidenceKind) or not subject_id.isdecimal():
            raise InvalidInput("Choose a highlight, a theme, a score or an experiment.", "subject")
        return EvidenceDraft(
            EvidenceKind(kind), int(subject_id), Stance(self.stance.data), note=self.note.data or ""
        )


class ClaimForm(FlaskForm):
    """This insight explains or predicts this number."""

    kind = RadioField("This insight", choices=kinds(ClaimKind), default=ClaimKind.EXPLAINS.value)
    target = SelectField("Which number?", [InputRequired("Choose a metric or a key result.")])
    direction = RadioField("It moves it", choices=kinds(ClaimDirection), default=ClaimDirection.DOWN.value)
    mechanism = TextAreaField("Because", [DataRequired("Say why: because …")])
    size = FloatField(
        "By how much",
        [Optional(), NumberRange(0, 1e15, "Give a number of 0 or more; the direction says which way.")],
        description="In the number's own unit (points of a share); leave empty when nobody knows.",
    )
    starts = DateField("From", [DataRequired("Say from when.")])
    ends = DateField("Until, or by when", [DataRequired("Say by when.")])

    def draft(self) -> ClaimDraft:
        """The filled form as a draft."""
        kind, _, target_id = (self.target.data or "").partition(":")
        number = int(target_id) if target_id.isdecimal() else None
        return ClaimDraft(
            kind=ClaimKind(self.kind.data),
            direction=ClaimDirection(self.direction.data),
            mechanism=(self.mechanism.data or "").strip(),
            starts=self.starts.data,
            ends=self.ends.data,
            metric_id=number if kind == "metric" else None,
            key_result_id=number if kind == "key_result" else None,
            size=self.size.data,
        )


class DecisionForm(FlaskForm):
    """What became of a claim."""

    status = RadioField("What do the numbers say?", choices=kinds(ClaimStatus))
    reason = TextAreaField("Why", [DataRequired("Say in a sentence why.")])
