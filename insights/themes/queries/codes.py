"""What people coded in a study: the words and the passages of each code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.highlights.models import AnswerTag, Highlight, HighlightTag, Tag
from insights.surveys.models import OpenAnswer
from insights.themes.rules.states import SourceKind, passage_key
from insights.transcripts.models import TranscriptPassage


@dataclass(slots=True)
class Coded:
    """A code with what people put under it, in order: texts, and keys of the passages they stand in."""

    name: str
    texts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


def coded_in(session: Session, study_id: int) -> Mapping[int, Coded]:
    """The codes of a study's quotes and open answers, by id."""
    found: dict[int, Coded] = {}
    passages = _passages_of_quotes(session, study_id)
    quotes = session.execute(
        select(Tag.id, Tag.name, Highlight.id.label("quote_id"), Highlight.text)
        .join(HighlightTag, HighlightTag.tag_id == Tag.id)
        .join(Highlight, Highlight.id == HighlightTag.highlight_id)
        .where(Highlight.study_id == study_id)
        .order_by(Tag.id, Highlight.id)
    )
    for row in quotes:
        coded = found.setdefault(row.id, Coded(row.name))
        coded.texts.append(row.text)
        coded.keys += passages.get(row.quote_id, [])
    answers = session.execute(
        select(Tag.id, Tag.name, OpenAnswer.id.label("answer_id"), OpenAnswer.text)
        .join(AnswerTag, AnswerTag.tag_id == Tag.id)
        .join(OpenAnswer, OpenAnswer.id == AnswerTag.answer_id)
        .where(OpenAnswer.study_id == study_id, ~OpenAnswer.contentless)
        .order_by(Tag.id, OpenAnswer.id)
    )
    for row in answers:
        coded = found.setdefault(row.id, Coded(row.name))
        coded.texts.append(row.text)
        coded.keys.append(passage_key(SourceKind.ANSWER, row.answer_id))
    return found


def _passages_of_quotes(session: Session, study_id: int) -> dict[int, list[str]]:
    """Keys of the passages that a quote shares at least half of itself, or of them, with."""
    rows = session.execute(
        select(
            Highlight.id,
            Highlight.start,
            Highlight.end,
            TranscriptPassage.id.label("passage_id"),
            TranscriptPassage.start.label("first"),
            TranscriptPassage.end.label("last"),
        )
        .join(TranscriptPassage, TranscriptPassage.turn_id == Highlight.turn_id)
        .where(Highlight.study_id == study_id)
        .order_by(Highlight.id, TranscriptPassage.id)
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        common = min(row.end, row.last) - max(row.start, row.first)
        if common > 0 and 2 * common >= min(row.end - row.start, row.last - row.first):
            found.setdefault(row.id, []).append(passage_key(SourceKind.TURN, row.passage_id))
    return found
