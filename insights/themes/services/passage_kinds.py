"""The kinds that people give passages, with how they stood before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session

from insights.analysis.text.model import Severity
from insights.analysis.text.severity import severity_of
from insights.surveys.models import OpenAnswer
from insights.themes.models import PassageKind, PassageReading, ThemeMember
from insights.themes.queries.passages import places_still_there
from insights.themes.rules.states import ThemeKind
from insights.transcripts.models import TranscriptPassage

Model = type[PassageKind] | type[PassageReading]


def kinds_standing(session: Session, members: Sequence[ThemeMember]) -> list[dict[str, Any]]:
    """How the passages of some members are read now, and what a person said of them, as JSON."""
    given = session.scalars(select(PassageKind).where(_at(PassageKind, members)))
    said = {row.key: row.kind for row in given}
    standing = select(PassageReading).where(_at(PassageReading, members), PassageReading.whole)
    return [
        {
            "passage_id": row.passage_id,
            "answer_id": row.answer_id,
            "said": said.get(row.key),
            "kind": row.kind,
            "confidence": row.confidence,
            "severity": row.severity,
            "reasons": list(row.reasons),
        }
        for row in session.scalars(standing)
    ]


def give_kind(session: Session, members: Sequence[ThemeMember], kind: str, decision_id: int) -> None:
    """Read the passages as a person says: at once, and in every later run."""
    session.execute(delete(PassageKind).where(_at(PassageKind, members)))
    session.add_all(
        PassageKind(passage_id=m.passage_id, answer_id=m.answer_id, kind=kind, decision_id=decision_id)
        for m in members
    )
    texts = _texts(session, members)
    for row in session.scalars(select(PassageReading).where(_at(PassageReading, members))):
        problem = kind == ThemeKind.PAIN_POINT.value
        found = severity_of(*texts[row.key]) if problem and row.key in texts else Severity()
        row.kind, row.confidence = kind, 1.0
        row.severity, row.reasons = found.level, list(found.reasons)
    session.flush()


def put_back_kinds(session: Session, stood: Sequence[Mapping[str, Any]]) -> None:
    """Undo `give_kind`: what `kinds_standing` told, for the passages that are still there."""
    places = [ThemeMember(passage_id=one["passage_id"], answer_id=one["answer_id"]) for one in stood]
    if not places:
        return
    session.execute(delete(PassageKind).where(_at(PassageKind, places)))
    there = places_still_there(session, [place.key for place in places])
    readings = {
        row.key: row for row in session.scalars(select(PassageReading).where(_at(PassageReading, places)))
    }
    for place, one in zip(places, stood, strict=True):
        if one["said"] and place.key in there:
            session.add(PassageKind(passage_id=place.passage_id, answer_id=place.answer_id, kind=one["said"]))
        row = readings.get(place.key)
        if row is not None:
            for name in ("kind", "confidence", "severity", "reasons"):
                setattr(row, name, one[name])
    session.flush()


def _at(model: Model, members: Sequence[ThemeMember]) -> ColumnElement[bool]:
    return or_(
        model.passage_id.in_([m.passage_id for m in members if m.passage_id is not None]),
        model.answer_id.in_([m.answer_id for m in members if m.answer_id is not None]),
    )


def _texts(session: Session, members: Sequence[ThemeMember]) -> dict[str, tuple[str, str | None]]:
    """The words of the passages and their language, by key."""
    found: dict[str, tuple[str, str | None]] = {}
    for source, name in ((TranscriptPassage, "passage_id"), (OpenAnswer, "answer_id")):
        ids = [getattr(member, name) for member in members if getattr(member, name) is not None]
        said = select(source.id, source.text, source.language).where(source.id.in_(ids))
        for number, text, language in session.execute(said):
            found[ThemeMember(**{name: number}).key] = text, language
    return found
