"""Reads of the passages in themes: whose they are, when they were said, as quotes with their place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, Row, Select, and_, case, literal, select, union
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.ids import pseudonym
from insights.kernel.pagination import Key, Page, page_of
from insights.kernel.statements import IDS
from insights.studies.models import Participant, Study, StudySession
from insights.studies.queries import people_refusing, visible_to
from insights.studies.rules import NOT_QUOTED, Scope
from insights.surveys.models import OpenAnswer, Question, Response, Survey
from insights.surveys.rules.kinds import Kind
from insights.themes.models import PassageReading, Theme, ThemeMember
from insights.themes.rules.states import OPEN, person_key
from insights.transcripts.models import Transcript, TranscriptPassage, Turn
from insights.transcripts.rules import Mark

QUOTES = 3
_Wide = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class MemberFact:
    """Whom a passage in a theme counts for, when it was said and by what segment."""

    member_id: int
    theme_id: int
    person: str
    source: str
    said_on: date | None
    segment: Mapping[str, Any]


def member_facts(session: Session, theme_ids: Collection[int]) -> list[MemberFact]:
    """Facts of all passages in the themes, those taken out left aside."""
    return [*_turn_facts(session, theme_ids), *_answer_facts(session, theme_ids)]


def _turn_facts(session: Session, theme_ids: Collection[int]) -> list[MemberFact]:
    rows = session.execute(
        select(
            ThemeMember.id,
            ThemeMember.theme_id,
            TranscriptPassage.participant_id,
            TranscriptPassage.transcript_id,
            StudySession.held_on,
            Participant.segment,
        )
        .join(TranscriptPassage, TranscriptPassage.id == ThemeMember.passage_id)
        .join(Transcript, Transcript.id == TranscriptPassage.transcript_id)
        .outerjoin(StudySession, StudySession.id == Transcript.session_id)
        .outerjoin(Participant, Participant.id == TranscriptPassage.participant_id)
        .where(ThemeMember.theme_id.in_(list(theme_ids)), ~ThemeMember.excluded)
    )
    return [
        MemberFact(
            member_id,
            theme_id,
            person_key(person, f"t{transcript}"),
            f"t{transcript}",
            held_on,
            segment or {},
        )
        for member_id, theme_id, person, transcript, held_on, segment in rows
    ]


def _answer_facts(session: Session, theme_ids: Collection[int]) -> list[MemberFact]:
    rows = session.execute(
        select(
            ThemeMember.id,
            ThemeMember.theme_id,
            OpenAnswer.participant_id,
            OpenAnswer.response_id,
            OpenAnswer.survey_id,
            OpenAnswer.answered_on,
            OpenAnswer.segment,
            Participant.segment,
        )
        .join(OpenAnswer, OpenAnswer.id == ThemeMember.answer_id)
        .outerjoin(Participant, Participant.id == OpenAnswer.participant_id)
        .where(ThemeMember.theme_id.in_(list(theme_ids)), ~ThemeMember.excluded)
    ).all()
    names = segment_names(session, {row.survey_id for row in rows})
    return [
        MemberFact(
            member_id,
            theme_id,
            person_key(person, f"r{response}"),
            f"s{survey}",
            answered_on,
            answer_segment(names.get(survey), value, segment),
        )
        for member_id, theme_id, person, response, survey, answered_on, value, segment in rows
    ]


def segment_names(session: Session, survey_ids: Collection[int]) -> dict[int, str]:
    """What the segment of each survey's answers is called: the question declared as the segment."""
    rows = session.execute(
        select(Question.survey_id, Question.name)
        .where(Question.survey_id.in_(list(survey_ids)), Question.kind == Kind.SEGMENT.value)
        .order_by(Question.position.desc())
    )
    return dict(rows.all())


def answer_segment(name: str | None, value: str, of_person: Mapping[str, Any] | None) -> dict[str, Any]:
    """The segment fields of an answer: the survey's own, and those of a person who is known."""
    own = {name or "segment": value} if value else {}
    return {**own, **(of_person or {})}


def theme_people(session: Session, theme_ids: Collection[int]) -> dict[int, set[str]]:
    """Keys of the people who voiced each theme, in one query: a participant once, however often coded."""
    found: dict[int, set[str]] = {theme_id: set() for theme_id in theme_ids}
    if not found:
        return found
    voiced = [
        select(ThemeMember.theme_id, said.participant_id, literal(letter), case((unknown, place)))
        .join(said, said.id == column)
        .where(ThemeMember.theme_id.in_(list(found)), ~ThemeMember.excluded)
        for said, column, letter, unknown, place in (
            (
                TranscriptPassage,
                ThemeMember.passage_id,
                "t",
                TranscriptPassage.participant_id.is_(None),
                TranscriptPassage.transcript_id,
            ),
            (
                OpenAnswer,
                ThemeMember.answer_id,
                "r",
                OpenAnswer.participant_id.is_(None),
                OpenAnswer.response_id,
            ),
        )
    ]
    for theme_id, person, letter, place in session.execute(union(*voiced)):
        found[theme_id].add(person_key(person, f"{letter}{place}"))
    return found


def readings_of(
    session: Session, theme_ids: Collection[int]
) -> dict[int, list[tuple[int, str, int, list[str]]]]:
    """(member, kind, severity, reasons) of each passage in the themes, by theme."""
    found: dict[int, list[tuple[int, str, int, list[str]]]] = {}
    for place in (TURN_READING, ANSWER_READING):
        rows = session.execute(
            select(
                ThemeMember.theme_id,
                ThemeMember.id,
                PassageReading.kind,
                PassageReading.severity,
                PassageReading.reasons,
            )
            .join(PassageReading, place)
            .where(ThemeMember.theme_id.in_(list(theme_ids)), ~ThemeMember.excluded)
        )
        for theme_id, *told in rows:
            found.setdefault(theme_id, []).append((told[0], told[1], told[2], told[3]))
    return found


@dataclass(frozen=True, slots=True)
class ThemeQuote:
    """A passage in a theme as pages show it: pseudonym, words, place.

    `turn_id` opens the transcript; an open answer has `question_id` and `answer_id` instead.
    """

    member_id: int
    theme_id: int
    text: str
    speaker: str
    title: str
    turn_id: int | None
    at: float | None
    strength: float
    by_person: bool
    kind: str
    severity: int
    question_id: int | None = None
    answer_id: int | None = None


def quotes_page(
    session: Session, actor: Actor, theme_id: int, cursor: str | None, size: int = 30
) -> Page[Any]:
    """One page of (id, strength) of a theme's members, the strongest first; `quotes_of` has their words."""
    keys = [Key(ThemeMember.strength, "strength", descending=True), Key(ThemeMember.id, "id")]
    statement = (
        select(*(key.column for key in keys))
        .join(Theme, Theme.id == ThemeMember.theme_id)
        .join(Study, Study.id == Theme.study_id)
        .where(ThemeMember.theme_id == theme_id, ~ThemeMember.excluded, Theme.whole, visible_to(actor))
    )
    return page_of(session, statement, keys, cursor, size)


def quotes_of(session: Session, member_ids: Collection[int]) -> Mapping[int, ThemeQuote]:
    """Quotes by member id; the caller has made sure that the actor may read them.

    Who withdrew their consent to being quoted keeps their place, without their words.
    """
    ids = list(member_ids)
    if not ids:
        return {}
    return {
        quote.member_id: quote if quotable else replace(quote, text=NOT_QUOTED)
        for quote, quotable in _quotes(session, _QUOTES_OF_MEMBERS, ids)
    }


def exemplars_of(
    session: Session, theme_ids: Collection[int], count: int = QUOTES
) -> dict[int, list[ThemeQuote]]:
    """The quotes that stand for each theme, at most `count`, of people who may be quoted; see `quotes_of`."""
    ids = list(theme_ids)
    if not ids:
        return {}
    found: dict[int, list[ThemeQuote]] = {}
    for quote, quotable in _quotes(session, _EXEMPLARS_OF_THEMES, ids):
        of_it = found.setdefault(quote.theme_id, [])
        if quotable and len(of_it) < count:
            of_it.append(quote)
    return found


TURN_READING = and_(PassageReading.passage_id == ThemeMember.passage_id, PassageReading.whole)
ANSWER_READING = and_(PassageReading.answer_id == ThemeMember.answer_id, PassageReading.whole)


# of a member and its reading what a quote shows: whole rows of thirty quotes cost more than asking for them
_SHOWN = (
    ThemeMember.id,
    ThemeMember.theme_id,
    ThemeMember.strength,
    ThemeMember.exemplar,
    ThemeMember.placed_by_person,
    Participant.number,
    PassageReading.kind,
    PassageReading.severity,
)


def _quotes_where(*conditions: ColumnElement[bool]) -> tuple[_Wide, _Wide]:
    said, written = TranscriptPassage, OpenAnswer
    return (
        select(*_SHOWN, said.participant_id, said.text, Transcript.title, said.turn_id, Turn.start)
        .join(said, said.id == ThemeMember.passage_id)
        .join(Transcript, Transcript.id == said.transcript_id)
        .join(Turn, Turn.id == said.turn_id)
        .outerjoin(Participant, Participant.id == said.participant_id)
        .outerjoin(PassageReading, TURN_READING)
        .where(*conditions),
        select(
            *_SHOWN,
            written.participant_id,
            written.text,
            Survey.title,
            written.question_id,
            written.id.label("answer_id"),
            Response.number.label("position"),
        )
        .join(written, written.id == ThemeMember.answer_id)
        .join(Survey, Survey.id == written.survey_id)
        .join(Response, Response.id == written.response_id)
        .outerjoin(Participant, Participant.id == written.participant_id)
        .outerjoin(PassageReading, ANSWER_READING)
        .where(*conditions),
    )


_QUOTES_OF_MEMBERS = _quotes_where(ThemeMember.id.in_(IDS))
_EXEMPLARS_OF_THEMES = _quotes_where(
    ThemeMember.theme_id.in_(IDS), ThemeMember.exemplar.is_not(None), ~ThemeMember.excluded
)


def _quotes(
    session: Session, statements: tuple[_Wide, _Wide], ids: Sequence[int]
) -> list[tuple[ThemeQuote, bool]]:
    """Quotes of transcripts and open answers by their standing as exemplars; whether each may be quoted."""
    said, written = (session.execute(statement, {"ids": ids}).all() for statement in statements)
    quotes = [*((row, _said(row)) for row in said), *((row, _written(row)) for row in written)]
    refused = people_refusing(session, Scope.QUOTES_INSIDE, [row.participant_id for row, _ in quotes])
    quotes.sort(key=lambda found: (found[0].exemplar or 0, found[0].id))
    return [(quote, row.participant_id not in refused) for row, quote in quotes]


def _said(row: Row[*tuple[Any, ...]]) -> ThemeQuote:
    return _quote(row, "Someone", turn_id=row.turn_id, at=row.start)


def _written(row: Row[*tuple[Any, ...]]) -> ThemeQuote:
    place = {"question_id": row.question_id, "answer_id": row.answer_id}
    return _quote(row, f"Respondent {row.position}", **place)


def _quote(row: Row[*tuple[Any, ...]], nobody: str, **place: Any) -> ThemeQuote:
    return ThemeQuote(
        member_id=row.id,
        theme_id=row.theme_id,
        text=row.text,
        speaker=pseudonym(row.number) if row.number else nobody,
        title=row.title,
        strength=row.strength,
        by_person=row.placed_by_person,
        kind=row.kind or "other",
        severity=row.severity or 0,
        **{"turn_id": None, "at": None} | place,
    )


def members_of(session: Session, theme_ids: Iterable[int]) -> Sequence[ThemeMember]:
    """All member rows of the themes, those taken out included, in a fixed order."""
    return session.scalars(
        select(ThemeMember).where(ThemeMember.theme_id.in_(list(theme_ids))).order_by(ThemeMember.id)
    ).all()


def marks_of_turns(session: Session, actor: Actor, turn_ids: Sequence[int]) -> Mapping[int, list[Mark]]:
    """Dotted marks of passages in open themes by turn, in one query, for the transcript's page."""
    rows = session.execute(
        select(
            TranscriptPassage.turn_id, TranscriptPassage.start, TranscriptPassage.end, Theme.id, Theme.label
        )
        .join(ThemeMember, ThemeMember.passage_id == TranscriptPassage.id)
        .join(Theme, Theme.id == ThemeMember.theme_id)
        .join(Study, Study.id == Theme.study_id)
        .where(
            TranscriptPassage.turn_id.in_(turn_ids),
            ~ThemeMember.excluded,
            Theme.whole,
            Theme.status.in_(OPEN),
            visible_to(actor),
        )
        .order_by(TranscriptPassage.turn_id, TranscriptPassage.start)
    )
    marks: dict[int, list[Mark]] = {}
    for turn_id, start, end, theme_id, label in rows:
        url = url_for("themes.show_theme", theme_id=theme_id)
        marks.setdefault(turn_id, []).append(Mark(start, end, label, url, theme_id % 8 + 1, suggested=True))
    return marks
