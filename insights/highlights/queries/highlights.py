"""Reads of highlights, scoped to the studies the actor may see."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import url_for
from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session

from insights.highlights.models import Highlight, HighlightTag, Tag
from insights.kernel.actor import Actor
from insights.kernel.db import the_row
from insights.kernel.ids import pseudonym
from insights.kernel.pagination import Key, Page, page_of
from insights.kernel.statements import IDS
from insights.studies.models import Participant, Study, StudySession
from insights.studies.queries import people_refusing, visible_to
from insights.studies.rules import NOT_QUOTED, Scope
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


def highlight(session: Session, actor: Actor, highlight_id: int) -> Highlight:
    """The highlight; NotFound when missing or hidden."""
    return the_row(
        session,
        select(Highlight)
        .join(Study, Study.id == Highlight.study_id)
        .where(Highlight.id == highlight_id, visible_to(actor)),
    )


@dataclass(frozen=True, slots=True)
class HighlightFilter:
    """Which highlights of a study are asked for; nothing set asks for all."""

    tag_id: int | None = None
    person_id: int | None = None
    words: str = ""
    starred: bool = False


def highlights_page(
    session: Session, actor: Actor, study_id: int, wanted: HighlightFilter, cursor: str | None
) -> Page[Highlight]:
    """One page of a study's highlights that are asked for, newest first."""
    statement = _wanted(session, actor, study_id, wanted)
    return page_of(session, statement, [Key(Highlight.id, "id", descending=True)], cursor)


def highlights_wanted(
    session: Session, actor: Actor, study_id: int, wanted: HighlightFilter
) -> Sequence[Highlight]:
    """All of a study's highlights that are asked for, newest first."""
    return session.scalars(_wanted(session, actor, study_id, wanted).order_by(Highlight.id.desc())).all()


def _wanted(session: Session, actor: Actor, study_id: int, wanted: HighlightFilter) -> Select[Highlight]:
    statement = _visible(actor).where(Highlight.study_id == study_id)
    if wanted.tag_id is not None:
        statement = statement.where(_tagged(wanted.tag_id))
    if wanted.person_id is not None:
        statement = statement.where(Highlight.participant_id == wanted.person_id)
    if wanted.starred:
        statement = statement.where(Highlight.starred)
    if wanted.words:
        # words that are not shown are not found either
        people = session.scalars(
            select(Highlight.participant_id).where(Highlight.study_id == study_id).distinct()
        )
        refused = people_refusing(session, Scope.QUOTES_INSIDE, people.all())
        whose = or_(Highlight.participant_id.is_(None), Highlight.participant_id.not_in(refused))
        statement = statement.where(Highlight.text.icontains(wanted.words, autoescape=True), whose)
    return statement


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
    rows = session.execute(_QUOTES, {"ids": ids}).all()
    refused = people_refusing(session, Scope.QUOTES_INSIDE, [row[0].participant_id for row in rows])
    return {row[0].id: _quote(row, row[0].participant_id not in refused) for row in rows}


_QUOTES = (
    select(
        Highlight, Participant.number, Transcript.title, Turn.start, StudySession.held_on, StudySession.kind
    )
    .join(Turn, Turn.id == Highlight.turn_id)
    .join(Transcript, Transcript.id == Turn.transcript_id)
    .outerjoin(StudySession, StudySession.id == Transcript.session_id)
    .outerjoin(Participant, Participant.id == Highlight.participant_id)
    .where(Highlight.id.in_(IDS))
)


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


def _visible(actor: Actor) -> Select[Highlight]:
    return select(Highlight).join(Study, Study.id == Highlight.study_id).where(visible_to(actor))


def _tagged(tag_id: int):
    return Highlight.id.in_(select(HighlightTag.highlight_id).where(HighlightTag.tag_id == tag_id))
