"""A later export of the same survey renews known respondents, adds new ones, and says how many.

What is to be done is read beforehand, batch by batch, without a lock: of each response only its key and a
digest of its content stay in memory. What is then written stands in one transaction; where the survey changed
in between (a person was erased, another file renewed it), it reads again first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.rewording import still_says
from insights.search.services import forget
from insights.studies.services import add_to_tally
from insights.surveys.models import (
    OpenAnswer,
    PackedAnswers,
    Question,
    Response,
    ScoreSource,
    Survey,
    SurveyImport,
)
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.packing import (
    DAY,
    MONTH,
    MOST_CHOICES,
    PERSON,
    STATE,
    STATES,
    Packed,
    Packer,
    PersonPacker,
)
from insights.surveys.rules.renewing import Renewal, Seen, renewal_of
from insights.surveys.rules.row_kinds import RowKind
from insights.surveys.rules.states import ImportState
from insights.surveys.services.declaring import read_again
from insights.surveys.services.responses import ask_for_index, keep_packs, question_ids
from insights.worker import record_fact

UNPACKED = (Kind.TEXT, Kind.ID, Kind.IGNORE, Kind.DATE)
AT_ONCE = 2000
WRITTEN_AT_ONCE = 500
MOST_SCORED = 1 << 32
_FIELDS = ("answers", "answered_on", "partial", "preview")
_SAID = ("text", "text_hash", "language", "segment", "score", "answered_on", "contentless")


@dataclass(slots=True)
class Changes:
    """What an update did to the responses."""

    added: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class Renewing:
    """What an update will do and come to, and how the survey stood when this was read."""

    found: Renewal
    spare: list[int]
    packs: Mapping[int, Packed]
    stood: tuple[Any, ...]


def read_renewal(session: Session, staged: Survey, target: Survey) -> Renewing:
    """Hold a filled, unseen survey against an older one, without writing; `spare` of it has nothing new.

    A person has several reviews or tickets: those are known by their person, day and words.
    """
    stood = _how_it_stands(session, staged.id, target.id)
    renewal = _Renewal(session, staged, target)
    found, later = renewal.compared()
    wanted = {*found.added, *(new for _, new in found.changed)}
    spare = [own for own in later.ids.tolist() if own not in wanted]
    return Renewing(found, spare, _packed(session, target.id, _to_be(session, target.id, found)), stood)


def renew_survey(
    session: Session,
    actor: Actor,
    row: SurveyImport,
    staged: Survey,
    target: Survey,
    warnings: Sequence[object],
    read: Renewing | None = None,
) -> Changes:
    """Take a filled, unseen survey into an older one by respondents' ids; the unseen one is gone then.

    `read` is what was read of both beforehand; what is spare in it may be gone already.
    """
    same = 0
    if read is None or read.stood != _how_it_stands(session, staged.id, target.id):
        same = read.found.same if read is not None else 0
        read = read_renewal(session, staged, target)
    changes = _Renewal(session, staged, target).write(read.found)
    changes.same += same
    row.survey_id, row.state, row.warnings, row.erased = (
        target.id,
        ImportState.DONE.value,
        list(warnings),
        [],
    )
    row.changes = {"added": changes.added, "changed": changes.changed, "same": changes.same}
    session.flush()
    session.delete(staged)
    session.flush()
    _count_anew(session, target)
    session.execute(delete(PackedAnswers).where(PackedAnswers.survey_id == target.id))
    keep_packs(session, target.id, read.packs)
    read_again(session, target)
    record_audit(session, actor, "surveys.update", "survey", target.id)
    ask_for_index(session, actor, target)
    session.flush()
    return changes


class _Answered(NamedTuple):
    """A response as it will stand."""

    respondent: str | None
    answers: Sequence[Any]
    answered_on: Any
    partial: bool
    preview: bool


def _how_it_stands(session: Session, staged_id: int, survey_id: int) -> tuple[Any, ...]:
    """What changes when a person is erased from a survey or its update or matched, or another file comes."""
    own = Response.survey_id == survey_id
    people = func.count(Response.respondent), func.count(Response.participant_id)
    answered = session.execute(select(func.count(), func.max(Response.id), *people).where(own)).one()
    said = select(func.count(), func.max(OpenAnswer.id)).where(OpenAnswer.survey_id == survey_id)
    renewed = select(func.count()).where(SurveyImport.survey_id == survey_id)
    erased = session.scalar(select(SurveyImport.erased).where(SurveyImport.survey_id == staged_id))
    return (*answered, *session.execute(said).one(), session.scalar(renewed), erased)


def _to_be(session: Session, survey_id: int, found: Renewal) -> Iterator[Sequence[_Answered]]:
    """The responses of a survey as they will stand once an update is written, in order, in batches."""
    later = dict(found.changed)
    for rows in _batches(session, survey_id):
        fresh = _fields_of(session, [later[row.id] for row in rows if row.id in later])
        yield [
            _Answered(row.respondent, *(fresh[later[row.id]][1:] if row.id in later else row[3:]))
            for row in rows
        ]
    for first in range(0, len(found.added), WRITTEN_AT_ONCE):
        ids = found.added[first : first + WRITTEN_AT_ONCE]
        fresh = _fields_of(session, ids)
        yield [_Answered(*fresh[own]) for own in ids]


def _fields_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """Respondent and fields of some responses by their ids."""
    wanted = select(Response.id, Response.respondent, *(getattr(Response, name) for name in _FIELDS))
    found: dict[int, tuple[Any, ...]] = {}
    for first in range(0, len(ids), WRITTEN_AT_ONCE):
        some = Response.id.in_(ids[first : first + WRITTEN_AT_ONCE])
        found |= {row.id: tuple(row[1:]) for row in session.execute(wanted.where(some))}
    return found


def repacked(session: Session, survey_id: int) -> dict[int, Packed]:
    """The packed columns of a survey, made again from its responses."""
    return _packed(session, survey_id, _batches(session, survey_id))


def _packed(session: Session, survey_id: int, batches: Iterable[Sequence[Any]]) -> dict[int, Packed]:
    """The packed columns of a survey whose responses come in batches."""
    questions = session.scalars(
        select(Question).where(Question.survey_id == survey_id).order_by(Question.position)
    ).all()
    sources = session.scalars(select(ScoreSource.positions).where(ScoreSource.survey_id == survey_id))
    scored = {at for positions in sources for at in positions}
    closed = [question.position for question in questions if question.kind not in UNPACKED]
    packers = {at: Packer(MOST_SCORED if at in scored else MOST_CHOICES) for at in (*closed, STATE)}
    if any(question.kind == Kind.DATE for question in questions):
        packers |= {MONTH: Packer(), DAY: Packer()}
    persons = PersonPacker()
    for rows in batches:
        persons.add([row.respondent for row in rows])
        for at, packer in packers.items():
            packer.add([_packed_cell(row, at) for row in rows])
    found = {at: packer.packed() for at, packer in packers.items()}
    return {PERSON: persons.packed()} | {at: packed for at, packed in found.items() if packed is not None}


def _packed_cell(row: Row[Any] | _Answered, at: int) -> Any:
    """What stands at a position of a response, the positions of no question among them."""
    if at == STATE:
        return STATES[1] if row.preview else STATES[0] if row.partial else None
    if at in (MONTH, DAY):
        return row.answered_on and row.answered_on.isoformat()[: 7 if at == MONTH else 10]
    return row.answers[at]


def _batches(session: Session, survey_id: int) -> Iterator[Sequence[Row[Any]]]:
    """The responses of a survey in order of their numbers."""
    after = 0
    wanted = select(
        Response.id, Response.number, Response.respondent, *(getattr(Response, name) for name in _FIELDS)
    )
    while True:
        own = (Response.survey_id == survey_id, Response.number > after)
        rows = session.execute(wanted.where(*own).order_by(Response.number).limit(AT_ONCE)).all()
        if not rows:
            return
        yield rows
        after = rows[-1].number


class _Renewal:
    """Takes staged responses into the target."""

    def __init__(self, session: Session, staged: Survey, target: Survey) -> None:
        self.session, self.staged, self.target = session, staged, target
        self.questions = question_ids(session, target.id)
        self.staged_questions = question_ids(session, staged.id)
        self.positions = {own: at for at, own in self.staged_questions.items()}
        self.positions |= {own: at for at, own in self.questions.items()}
        self.doubtful: list[int] = []  # answers that say something else now

    def compared(self) -> tuple[Renewal, Seen]:
        """What to renew, add and leave, and all that was staged; of a respondent's rows the last counts."""
        by_words = self.target.row_kind != RowKind.RESPONSE
        later = self._seen(self.staged.id, by_words)
        return renewal_of(self._seen(self.target.id, by_words), later), later

    def write(self, found: Renewal) -> Changes:
        """Renew and add what was found."""
        for first in range(0, len(found.added), WRITTEN_AT_ONCE):
            self._add(found.added[first : first + WRITTEN_AT_ONCE])
        for first in range(0, len(found.changed), WRITTEN_AT_ONCE):
            self._renew(found.changed[first : first + WRITTEN_AT_ONCE])
        self.session.flush()
        for first in range(0, len(self.doubtful), WRITTEN_AT_ONCE):
            some = sorted(self.doubtful[first : first + WRITTEN_AT_ONCE])
            told = {"study_id": self.target.study_id, "answer_ids": some}
            record_fact(self.session, "answers.reworded", told)
        return Changes(len(found.added), len(found.changed), found.same)

    def _seen(self, survey_id: int, by_words: bool) -> Seen:
        """Key and content of each response."""
        ids, keys, contents = [], [], []
        for rows in _batches(self.session, survey_id):
            said = self._said([row.id for row in rows])
            for row in rows:
                words = sorted((self.positions[one.question_id], one.text) for one in said.get(row.id, ()))
                known = (row.respondent, row.answered_on, words) if by_words else row.respondent
                keys.append(_digest(known) if row.respondent else 0)
                contents.append(_digest([*(getattr(row, name) for name in _FIELDS), words]))
            ids.append(np.array([row.id for row in rows], np.int64))
        return Seen(_joined(ids), np.array(keys, np.uint64), np.array(contents, np.uint64))

    def _said(self, response_ids: Sequence[int]) -> Mapping[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        for first in range(0, len(response_ids), WRITTEN_AT_ONCE):
            some = OpenAnswer.response_id.in_(response_ids[first : first + WRITTEN_AT_ONCE])
            wanted = select(OpenAnswer.response_id, OpenAnswer.question_id, OpenAnswer.text).where(some)
            for one in self.session.execute(wanted):
                found.setdefault(one.response_id, []).append(one)
        return found

    def _add(self, ids: Sequence[int]) -> None:
        last = self.session.scalar(
            select(func.max(Response.number)).where(Response.survey_id == self.target.id)
        )
        numbered = enumerate(ids, start=(last or 0) + 1)
        moved = [{"id": own, "survey_id": self.target.id, "number": number} for number, own in numbered]
        self.session.execute(update(Response), moved)
        for at, question_id in self.staged_questions.items():
            self.session.execute(
                update(OpenAnswer)
                .where(OpenAnswer.response_id.in_(ids), OpenAnswer.question_id == question_id)
                .values(survey_id=self.target.id, question_id=self.questions[at])
                .execution_options(synchronize_session=False)
            )

    def _renew(self, pairs: Sequence[tuple[int, int]]) -> None:
        wanted = select(Response.id, *(getattr(Response, name) for name in _FIELDS))
        rows = self.session.execute(wanted.where(Response.id.in_([new for _, new in pairs]))).all()
        fresh = {row.id: {name: getattr(row, name) for name in _FIELDS} for row in rows}
        self.session.execute(update(Response), [{"id": old, **fresh[new]} for old, new in pairs])
        both = OpenAnswer.response_id.in_([own for pair in pairs for own in pair])
        said: dict[int, list[OpenAnswer]] = {}
        for answer in self.session.scalars(select(OpenAnswer).where(both)):
            said.setdefault(answer.response_id, []).append(answer)
        gone: list[int] = []
        for old, new in pairs:
            gone += self._renew_words(old, said.get(old, []), said.get(new, []))
        forget(self.session, "answer", gone)
        self.session.execute(delete(OpenAnswer).where(OpenAnswer.id.in_(gone)))

    def _renew_words(
        self, response_id: int, before: Sequence[OpenAnswer], after: Sequence[OpenAnswer]
    ) -> list[int]:
        """Renew open answers in their rows, take over new ones; the ids of those that are gone."""
        kept = {self.positions[answer.question_id]: answer for answer in before}
        for answer in after:
            place = self.positions[answer.question_id]
            same = kept.pop(place, None)
            if same is None:
                answer.survey_id, answer.question_id = self.target.id, self.questions[place]
                answer.response_id = response_id
                continue
            if not still_says(same.text, answer.text):
                self.doubtful.append(same.id)
            for name in _SAID:
                setattr(same, name, getattr(answer, name))
        self.session.flush()
        return [answer.id for answer in kept.values()]


def _digest(value: object) -> int:
    return int.from_bytes(hashlib.blake2b(repr(value).encode(), digest_size=8).digest(), "little") or 1


def _joined(parts: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(0, np.int64), *parts])


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
