"""Reads of the passages in themes: whose they are, when they were said, as quotes with their place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, Row, Select, and_, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.ids import pseudonym
from insights.kernel.pagination import Key, Page, page_of
from insights.studies.models import Participant, Study, StudySession
from insights.studies.queries import visible_to
from insights.themes.models import PassageReading, Theme, ThemeMember
from insights.themes.rules.states import OPEN, person_key
from insights.transcripts.models import Transcript, TranscriptPassage, Turn
from insights.transcripts.rules import Mark

QUOTES = 3


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
    return _turn_facts(session, theme_ids)


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


def theme_people(session: Session, theme_id: int) -> set[str]:
    """Keys of the people who voiced a theme: a participant once, however often they were coded."""
    return {fact.person for fact in member_facts(session, [theme_id])}


def readings_of(session: Session, theme_ids: Collection[int]) -> dict[int, list[tuple[str, int, list[str]]]]:
    """(kind, severity, reasons) of each passage in the themes, by theme."""
    found: dict[int, list[tuple[str, int, list[str]]]] = {}
    rows = session.execute(
        select(ThemeMember.theme_id, PassageReading.kind, PassageReading.severity, PassageReading.reasons)
        .join(PassageReading, _reading())
        .where(ThemeMember.theme_id.in_(list(theme_ids)), ~ThemeMember.excluded)
    )
    for theme_id, kind, severity, reasons in rows:
        found.setdefault(theme_id, []).append((kind, severity, reasons))
    return found


@dataclass(frozen=True, slots=True)
class ThemeQuote:
    """A passage in a theme as pages show it: pseudonym, words, place; `turn_id` opens the transcript."""

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


def quotes_page(session: Session, actor: Actor, theme_id: int, cursor: str | None) -> Page[Any]:
    """One page of a theme's members, the strongest first; turn them into quotes with `quotes_of`."""
    statement = (
        select(ThemeMember)
        .join(Theme, Theme.id == ThemeMember.theme_id)
        .join(Study, Study.id == Theme.study_id)
        .where(ThemeMember.theme_id == theme_id, ~ThemeMember.excluded, Theme.whole, visible_to(actor))
    )
    keys = [Key(ThemeMember.strength, "strength", descending=True), Key(ThemeMember.id, "id")]
    return page_of(session, statement, keys, cursor, size=30)


def quotes_of(session: Session, member_ids: Collection[int]) -> Mapping[int, ThemeQuote]:
    """Quotes by member id; the caller has made sure that the actor may read them."""
    ids = list(member_ids)
    if not ids:
        return {}
    rows = session.execute(_quotes().where(ThemeMember.id.in_(ids)))
    return {quote.member_id: quote for quote in map(_quote, rows)}


def exemplars_of(
    session: Session, theme_ids: Collection[int], count: int = QUOTES
) -> dict[int, list[ThemeQuote]]:
    """The quotes that stand for each theme, at most `count`; visibility as in `quotes_of`."""
    ids = list(theme_ids)
    if not ids:
        return {}
    chosen = _quotes().where(ThemeMember.theme_id.in_(ids), ThemeMember.exemplar.is_not(None))
    rows = session.execute(chosen.where(~ThemeMember.excluded).order_by(ThemeMember.exemplar, ThemeMember.id))
    found: dict[int, list[ThemeQuote]] = {}
    for quote in map(_quote, rows):
        of_it = found.setdefault(quote.theme_id, [])
        if len(of_it) < count:
            of_it.append(quote)
    return found


def _quotes() -> Select[Any]:
    return (
        select(
            ThemeMember, TranscriptPassage, Transcript.title, Turn.start, Participant.number, PassageReading
        )
        .join(TranscriptPassage, TranscriptPassage.id == ThemeMember.passage_id)
        .join(Transcript, Transcript.id == TranscriptPassage.transcript_id)
        .join(Turn, Turn.id == TranscriptPassage.turn_id)
        .outerjoin(Participant, Participant.id == TranscriptPassage.participant_id)
        .outerjoin(PassageReading, _reading())
    )


def _reading() -> ColumnElement[bool]:
    return and_(PassageReading.passage_id == ThemeMember.passage_id, PassageReading.whole)


def _quote(row: Row[Any]) -> ThemeQuote:
    member, passage, title, start, number, reading = row
    return ThemeQuote(
        member_id=member.id,
        theme_id=member.theme_id,
        text=passage.text,
        speaker=pseudonym(number) if number else "Someone",
        title=title,
        turn_id=passage.turn_id,
        at=start,
        strength=member.strength,
        by_person=member.placed_by_person,
        kind=reading.kind if reading else "other",
        severity=reading.severity if reading else 0,
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
