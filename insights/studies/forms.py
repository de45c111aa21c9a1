"""Forms of studies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from insights.kernel.errors import InvalidInput
from insights.studies.models import Participant, Study
from insights.studies.rules import Method, StudyStatus, seconds_in, whole_in
from insights.studies.services import OutcomeDraft, StudyDraft
from insights.web.choices import kinds

MEASURED = ("success", "seconds", "errors", "ease")


class StudyForm(FlaskForm):
    """What a study is for."""

    title = StringField("Title", [DataRequired("Give the study a title."), Length(max=200)])
    question = TextAreaField(
        "What do you want to learn?", description="One or two questions, in plain words."
    )
    decision = TextAreaField(
        "Which decision does it inform?", description="Who decides what, once this is known?"
    )
    method = SelectField("Method", choices=kinds(Method))
    status = SelectField("Status", choices=kinds(StudyStatus), default=StudyStatus.RUNNING.value)
    hypotheses = TextAreaField("Hypotheses", description="What you expect to find; one a line.")
    guide = TextAreaField("Guide", description="The questions or tasks of a session.")
    needed_by = DateField("Needed by", [Optional()])
    restricted = BooleanField("Only members may open it", description="Others see its evidence without text.")
    version = HiddenField(default="1")

    def draft(self) -> StudyDraft:
        """The filled form as a draft."""
        return StudyDraft(
            title=(self.title.data or "").strip(),
            method=Method(self.method.data),
            question=self.question.data or "",
            decision=self.decision.data or "",
            hypotheses=self.hypotheses.data or "",
            guide=self.guide.data or "",
            status=StudyStatus(self.status.data),
            restricted=bool(self.restricted.data),
            needed_by=self.needed_by.data,
        )

    @classmethod
    def of(cls, study: Study) -> StudyForm:
        """The form showing a stored study, unless it was just sent."""
        return cls(obj=study)


def outcomes_in(form: Mapping[str, str], people: Sequence[Participant]) -> list[OutcomeDraft]:
    """What was entered for each person; those without an entry are left out."""
    drafts = []
    for person in people:
        given = {
            name: form.get(f"{name}-{person.id}", "") for name in ("success", "seconds", "errors", "ease")
        }
        try:
            draft = OutcomeDraft(
                person.id,
                success={"yes": True, "no": False}.get(given["success"]),
                seconds=seconds_in(given["seconds"]),
                errors=whole_in(given["errors"], 0, 9999),
                ease=whole_in(given["ease"], 1, 7),
            )
        except InvalidInput as refusal:
            raise InvalidInput(f"{person.pseudonym}: {refusal.message}") from refusal
        if (draft.success, draft.seconds, draft.errors, draft.ease) != (None,) * 4:
            drafts.append(draft)
    return drafts
