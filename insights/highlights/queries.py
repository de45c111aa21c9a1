"""Reads of highlights, scoped to the studies the actor may see, and of the codebook."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import url_for
from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import Session

from insights.highlights.models import AnswerTag, Highlight, HighlightTag, Move, Tag
from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.kernel.errors import NotFound
from insights.kernel.ids import fold, pseudonym
from insights.kernel.pagination import Key, Page, page_of
from insights.studies.models import Participant, Study, StudySession
from insights.studies.queries import people_refusing, visible_to
from insights.studies.rules import NOT_QUOTED, Scope
from insights.surveys.models import OpenAnswer
from insights.surveys.queries import AnswerFilter, AnswerPlace, answer_places
from insights.transcripts.models import Transcript, Turn
from insights.transcripts.rules import Mark


@dataclass(frozen=True, slots=True)
class Quote:
    """A highlight as pages show it: pseudonym, words, place."""

    id: int
    study_id: int
    text: str
    shown: bool
    note: str
    starred: bool
    speaker: str
    participant_id: int | None
    turn_id: int
    transcript_title: str
    at: float | None
    held_on: date | None
    session_kind: str | None
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """What stands by to code a survey's answers: the codebook, and what the actor coded last."""

    codes: Sequence[Tag]
    last: int | None


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What an export would bring: highlights, whole notes, codes and titles with whether they are new."""

    quotes: Sequence[Mapping[str, Any]]
    talks: Sequence[Mapping[str, Any]]
    codes: Mapping[tuple[str, ...], bool]
    titles: Mapping[str, bool]


def highlight(session: Session, actor: Actor, highlight_id: int) -> Highlight:
    """The highlight; NotFound when missing or hidden."""
    return the_row(
        session,
        select(Highlight)
        .join(Study, Study.id == Highlight.study_id)
        .where(Highlight.id == highlight_id, visible_to(actor)),
    )


def highlights_page(
    session: Session, actor: Actor, study_id: int, tag_id: int | None, cursor: str | None
) -> Page[Highlight]:
    """One page of a study's highlights, newest first, of one code when asked for."""
    statement = _visible(actor).where(Highlight.study_id == study_id)
    if tag_id is not None:
        statement = statement.where(_tagged(tag_id))
    return page_of(session, statement, [Key(Highlight.id, "id", descending=True)], cursor)


def highlights_tagged(session: Session, actor: Actor, tag_id: int, cursor: str | None) -> Page[Highlight]:
    """One page of a code's visible highlights over all studies, newest first."""
    statement = _visible(actor).where(_tagged(tag_id))
    return page_of(session, statement, [Key(Highlight.id, "id", descending=True)], cursor)


def quotes_of(session: Session, highlight_ids: Collection[int]) -> Mapping[int, Quote]:
    """Quotes by highlight id, without their codes; the caller has made sure that the actor may read them.

    Who withdrew their consent to being quoted keeps their place, without their words.
    """
    ids = list(highlight_ids)
    if not ids:
        return {}
    rows = session.execute(
        select(
            Highlight,
            Participant.number,
            Transcript.title,
            Turn.start,
            StudySession.held_on,
            StudySession.kind,
        )
        .join(Turn, Turn.id == Highlight.turn_id)
        .join(Transcript, Transcript.id == Turn.transcript_id)
        .outerjoin(StudySession, StudySession.id == Transcript.session_id)
        .outerjoin(Participant, Participant.id == Highlight.participant_id)
        .where(Highlight.id.in_(ids))
    ).all()
    refused = people_refusing(session, Scope.QUOTES_INSIDE, [row[0].participant_id for row in rows])
    return {row[0].id: _quote(row, row[0].participant_id not in refused) for row in rows}


def coded_quotes_of(session: Session, highlight_ids: Collection[int]) -> Mapping[int, Quote]:
    """Quotes by highlight id with their codes; the caller has made sure that the actor may read them."""
    ids = list(highlight_ids)
    if not ids:
        return {}
    tags: dict[int, list[Tag]] = {}
    for highlight_id, tag in session.execute(
        select(HighlightTag.highlight_id, Tag)
        .join(Tag, Tag.id == HighlightTag.tag_id)
        .where(HighlightTag.highlight_id.in_(ids))
        .order_by(Tag.name)
    ):
        tags.setdefault(highlight_id, []).append(tag)
    return {
        quote_id: replace(quote, tags=tuple(tags.get(quote_id, ())))
        for quote_id, quote in quotes_of(session, ids).items()
    }


def _quote(row: Row[Highlight, int, str, float | None, date | None, str | None], shown: bool) -> Quote:
    found, number, title, start, held_on, kind = row
    return Quote(
        id=found.id,
        study_id=found.study_id,
        text=found.text if shown else NOT_QUOTED,
        shown=shown,
        note=found.note,
        starred=found.starred,
        speaker=pseudonym(number) if number else "Someone",
        participant_id=found.participant_id,
        turn_id=found.turn_id,
        transcript_title=title,
        at=start,
        held_on=held_on,
        session_kind=kind,
    )


def marks_of_turns(session: Session, actor: Actor, turn_ids: Sequence[int]) -> Mapping[int, list[Mark]]:
    """Marks of highlights by turn, in one query, for the transcript's page."""
    rows = session.execute(
        select(Highlight, Tag.name, Tag.colour)
        .join(Study, Study.id == Highlight.study_id)
        .outerjoin(HighlightTag, HighlightTag.highlight_id == Highlight.id)
        .outerjoin(Tag, Tag.id == HighlightTag.tag_id)
        .where(Highlight.turn_id.in_(turn_ids), visible_to(actor))
        .order_by(Highlight.id, Tag.name)
    )
    marks: dict[int, list[Mark]] = {}
    for found, name, colour in rows:
        url = url_for("highlights.show_highlight", highlight_id=found.id)
        mark = Mark(found.start, found.end, name or "Highlight", url, colour or 5)
        marks.setdefault(found.turn_id, []).append(mark)
    return marks


def codebook(session: Session) -> Sequence[Tag]:
    """All codes by name."""
    return session.scalars(select(Tag).order_by(Tag.folded)).all()


def tag(session: Session, tag_id: int) -> Tag:
    """The code; NotFound when missing."""
    row = session.get(Tag, tag_id)
    if row is None:
        raise NotFound
    return row


def tag_named(session: Session, name: str) -> Tag | None:
    """The code of this name, whatever its case."""
    return session.scalar(select(Tag).where(Tag.folded == fold(name)))


def tags_of(session: Session, highlight_id: int) -> Sequence[Tag]:
    """The codes of a highlight by name."""
    return session.scalars(
        select(Tag)
        .join(HighlightTag, HighlightTag.tag_id == Tag.id)
        .where(HighlightTag.highlight_id == highlight_id)
        .order_by(Tag.name)
    ).all()


def _visible(actor: Actor) -> Select[Highlight]:
    return select(Highlight).join(Study, Study.id == Highlight.study_id).where(visible_to(actor))


def _tagged(tag_id: int):
    return Highlight.id.in_(select(HighlightTag.highlight_id).where(HighlightTag.tag_id == tag_id))


def move(session: Session, actor: Actor, move_id: int) -> Move:
    """An export on its way in; NotFound when missing or of a hidden study."""
    return the_row(
        session,
        select(Move)
        .outerjoin(Study, Study.id == Move.study_id)
        .where(Move.id == move_id, or_(Move.study_id.is_(None), visible_to(actor))),
    )


def moves_of(session: Session, study_id: int | None) -> Sequence[Move]:
    """The newest exports of a study that the actor was allowed to read, or of the codebook."""
    of_it = Move.study_id.is_(None) if study_id is None else Move.study_id == study_id
    return session.scalars(select(Move).where(of_it).order_by(Move.id.desc()).limit(20)).all()


def preview_of(session: Session, row: Move) -> MovePreview | None:
    """What an export that waits for a decision would bring; None when there is nothing to decide."""
    if not row.found:
        return None
    quotes, talks = row.found["quotes"], row.found["talks"]
    paths = [code["path"] for code in row.found["codes"]]
    paths += [path for quote in quotes for path in quote["codes"]]
    known = set(session.scalars(select(Tag.folded)))
    of_study = select(Transcript.title).where(Transcript.study_id == row.study_id, Transcript.whole)
    titles = {fold(title) for title in session.scalars(of_study)}
    named = [quote["session"] for quote in quotes] + [talk["title"] for talk in talks]
    return MovePreview(
        quotes,
        talks,
        {
            tuple(path[:size]): fold(path[size - 1])[:100] not in known
            for path in paths
            for size in range(1, len(path) + 1)
        },
        {title: fold(title) not in titles for title in named},
    )


def tags_of_answers(session: Session, actor: Actor, answer_ids: Sequence[int]) -> Mapping[int, list[Tag]]:
    """Codes of the open answers that the actor may read."""
    rows = session.execute(
        select(AnswerTag.answer_id, Tag)
        .join(Tag, Tag.id == AnswerTag.tag_id)
        .join(OpenAnswer, OpenAnswer.id == AnswerTag.answer_id)
        .join(Study, Study.id == OpenAnswer.study_id)
        .where(AnswerTag.answer_id.in_(answer_ids), visible_to(actor))
        .order_by(Tag.name)
    )
    found: dict[int, list[Tag]] = {}
    for answer_id, tag in rows:
        found.setdefault(answer_id, []).append(tag)
    return found


def coding_of_surveys(session: Session, actor: Actor, survey_ids: Sequence[int]) -> Mapping[int, Coding]:
    """The codebook beside each survey's answers, and the actor's last coding there."""
    last = dict(
        session.execute(
            select(OpenAnswer.survey_id, func.max(AnswerTag.batch))
            .join(OpenAnswer, OpenAnswer.id == AnswerTag.answer_id)
            .where(OpenAnswer.survey_id.in_(survey_ids), AnswerTag.coded_by == actor.user_id)
            .group_by(OpenAnswer.survey_id)
        ).all()
    )
    codes = codebook(session)
    return {survey_id: Coding(codes, last.get(survey_id)) for survey_id in survey_ids}


def filters_of_questions(
    session: Session, actor: Actor, question_ids: Sequence[int]
) -> Mapping[int, AnswerFilter]:
    """A filter by code for each question of which open answers were coded."""
    rows = session.execute(
        select(OpenAnswer.question_id, Tag.id, Tag.name, func.count())
        .join(AnswerTag, AnswerTag.answer_id == OpenAnswer.id)
        .join(Tag, Tag.id == AnswerTag.tag_id)
        .join(Study, Study.id == OpenAnswer.study_id)
        .where(OpenAnswer.question_id.in_(question_ids), visible_to(actor))
        .group_by(OpenAnswer.question_id, Tag.id, Tag.name)
        .order_by(Tag.name)
    )
    options: dict[int, list[tuple[int, str]]] = {}
    for question_id, tag_id, name, count in rows:
        options.setdefault(question_id, []).append((tag_id, f"{name} ({count})"))
    return {at: AnswerFilter("code", "Code", own, _answers_tagged) for at, own in options.items()}


def answers_tagged(session: Session, actor: Actor, tag_id: int, most: int = 50) -> Mapping[int, AnswerPlace]:
    """The newest visible open answers of a code, `most` at most."""
    ids = session.scalars(
        select(OpenAnswer.id)
        .join(Study, Study.id == OpenAnswer.study_id)
        .where(OpenAnswer.id.in_(_answers_tagged(tag_id)), visible_to(actor))
        .order_by(OpenAnswer.id.desc())
        .limit(most)
    ).all()
    return answer_places(session, actor, ids)


def answer_counts_of_tags(session: Session) -> Mapping[int, int]:
    """How many open answers each code has."""
    rows = session.execute(select(AnswerTag.tag_id, func.count()).group_by(AnswerTag.tag_id))
    return dict(rows.all())


def _answers_tagged(tag_id: int) -> Select[int]:
    return select(AnswerTag.answer_id).where(AnswerTag.tag_id == tag_id)
