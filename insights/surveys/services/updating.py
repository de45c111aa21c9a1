"""A later export of the same survey renews known respondents, adds new ones, and says how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.search.services import forget
from insights.studies.services import add_to_tally
from insights.surveys.models import OpenAnswer, Question, Response, Survey, SurveyImport
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.packing import DAY, MONTH, PERSON, STATE, STATES, Packed, Packer, PersonPacker
from insights.surveys.rules.states import ImportState
from insights.surveys.services.declaring import read_again
from insights.surveys.services.responses import ask_for_index, keep_packs, question_ids

UNPACKED = (Kind.TEXT, Kind.ID, Kind.IGNORE, Kind.DATE)


@dataclass(slots=True)
class Changes:
    """What an update did to the responses."""

    added: int = 0
    changed: int = 0
    same: int = 0


def renew_survey(
    session: Session,
    actor: Actor,
    row: SurveyImport,
    staged: Survey,
    target: Survey,
    warnings: Sequence[object],
) -> Changes:
    """Take a filled, unseen survey into an older one by respondents' ids; the unseen one is gone then."""
    renewal = _Renewal(session, staged, target)
    changes = renewal.run()
    row.survey_id, row.state, row.warnings = target.id, ImportState.DONE.value, list(warnings)
    row.changes = {"added": changes.added, "changed": changes.changed, "same": changes.same}
    session.flush()
    session.delete(staged)
    session.flush()
    _count_anew(session, target)
    keep_packs(session, target.id, repacked(session, target.id))
    read_again(session, target)
    record_audit(session, actor, "surveys.update", "survey", target.id)
    ask_for_index(session, actor, target)
    session.flush()
    return changes


def repacked(session: Session, survey_id: int) -> dict[int, Packed]:
    """The packed columns of a survey, made again from its responses."""
    questions = session.scalars(
        select(Question).where(Question.survey_id == survey_id).order_by(Question.position)
    ).all()
    closed = [question.position for question in questions if question.kind not in UNPACKED]
    rows = session.execute(
        select(
            Response.answers, Response.answered_on, Response.partial, Response.preview, Response.respondent
        )
        .where(Response.survey_id == survey_id)
        .order_by(Response.number)
    ).all()
    columns: dict[int, list[object]] = {at: [row[0][at] for row in rows] for at in closed}
    if any(question.kind == Kind.DATE for question in questions):
        columns[MONTH] = [f"{row[1]:%Y-%m}" if row[1] else None for row in rows]
        columns[DAY] = [row[1].isoformat() if row[1] else None for row in rows]
    columns[STATE] = [STATES[1] if row[3] else STATES[0] if row[2] else None for row in rows]
    persons = PersonPacker()
    persons.add([row[4] for row in rows])
    packs = {PERSON: persons.packed()}
    for at, cells in columns.items():
        packer = Packer(len(cells) + 1)
        packer.add(cells)  # type: ignore[arg-type]
        if (packed := packer.packed()) is not None:
            packs[at] = packed
    return packs


class _Renewal:
    """Goes through the staged responses once."""

    def __init__(self, session: Session, staged: Survey, target: Survey) -> None:
        self.session, self.staged, self.target = session, staged, target
        self.questions = question_ids(session, target.id)
        self.positions = {own: at for at, own in question_ids(session, staged.id).items()}
        self.positions |= {own: at for at, own in self.questions.items()}
        known = self._responses(target.id)
        self.known = {row.respondent: row for row in known if row.respondent}
        self.said = self._answers(target.id), self._answers(staged.id)
        self.next_number = max((row.number for row in known), default=0) + 1

    def run(self) -> Changes:
        """Renew, add, leave; of a respondent who stands twice in the file the last row counts."""
        changes = Changes()
        rows = self._responses(self.staged.id)
        last = {row.respondent: row.id for row in rows if row.respondent}
        for row in rows:
            if row.respondent and last[row.respondent] != row.id:
                continue
            old = self.known.get(row.respondent) if row.respondent else None
            if old is None:
                self._add(row)
                changes.added += 1
            elif self._renew(old, row):
                changes.changed += 1
            else:
                changes.same += 1
        self.session.flush()
        return changes

    def _responses(self, survey_id: int) -> Sequence[Response]:
        rows = select(Response).where(Response.survey_id == survey_id).order_by(Response.number)
        return self.session.scalars(rows).all()

    def _answers(self, survey_id: int) -> dict[int, list[OpenAnswer]]:
        found: dict[int, list[OpenAnswer]] = {}
        for answer in self.session.scalars(select(OpenAnswer).where(OpenAnswer.survey_id == survey_id)):
            found.setdefault(answer.response_id, []).append(answer)
        return found

    def _add(self, row: Response) -> None:
        row.survey_id, row.number = self.target.id, self.next_number
        self.next_number += 1
        for answer in self.said[1].get(row.id, ()):
            self._move(answer, row.id)

    def _renew(self, old: Response, new: Response) -> bool:
        before, after = self.said[0].get(old.id, []), self.said[1].get(new.id, [])
        texts = [sorted((self.positions[a.question_id], a.text) for a in side) for side in (before, after)]
        fields = ("answers", "answered_on", "partial", "preview")
        if texts[0] == texts[1] and all(getattr(old, name) == getattr(new, name) for name in fields):
            return False
        for name in fields:
            setattr(old, name, getattr(new, name))
        kept = {(self.positions[answer.question_id], answer.text): answer for answer in before}
        for answer in after:
            same = kept.pop((self.positions[answer.question_id], answer.text), None)
            if same is None:
                self._move(answer, old.id)
            else:
                same.segment, same.score, same.answered_on = answer.segment, answer.score, answer.answered_on
        gone = [answer.id for answer in kept.values()]
        forget(self.session, "answer", gone)
        self.session.execute(delete(OpenAnswer).where(OpenAnswer.id.in_(gone)))
        return True

    def _move(self, answer: OpenAnswer, response_id: int) -> None:
        self.session.execute(
            update(OpenAnswer)
            .where(OpenAnswer.id == answer.id)
            .values(
                survey_id=self.target.id,
                question_id=self.questions[self.positions[answer.question_id]],
                response_id=response_id,
            )
        )


def _count_anew(session: Session, survey: Survey) -> None:
    partial = func.count().filter(Response.partial | Response.preview)
    count, unfinished, first, last = session.execute(
        select(func.count(), partial, func.min(Response.answered_on), func.max(Response.answered_on)).where(
            Response.survey_id == survey.id
        )
    ).one()
    said = select(func.count()).where(OpenAnswer.survey_id == survey.id, ~OpenAnswer.contentless)
    answers = session.scalar(said) or 0
    add_to_tally(session, survey.study_id, "responses", count - survey.response_count)
    add_to_tally(session, survey.study_id, "passages", answers - survey.answer_count)
    survey.response_count, survey.partial_count, survey.answer_count = count, unfinished, answers
    survey.first_on, survey.last_on = first, last
    session.flush()
