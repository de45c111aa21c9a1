"""Coding open answers: many at once, and taken back at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.highlights import queries
from insights.highlights.models import AnswerTag
from insights.highlights.services.marking import create_tag
from insights.kernel.actor import Actor
from insights.kernel.db import rows_touched
from insights.kernel.errors import InvalidInput
from insights.surveys.models import OpenAnswer
from insights.surveys.queries import survey as survey_visible

MOST_AT_ONCE = 500


def code_answers(
    session: Session, actor: Actor, survey_id: int, answer_ids: Collection[int], names: Sequence[str]
) -> int:
    """Give each of a survey's answers these codes, new ones made; how many answers were ticked.

    InvalidInput when nothing is ticked or named, or when an answer does not stand in this survey.
    """
    survey_visible(session, actor, survey_id)
    wanted = set(answer_ids)
    if not wanted or not names:
        raise InvalidInput("Tick some answers and name a code first.")
    if len(wanted) > MOST_AT_ONCE:
        raise InvalidInput(f"Code {MOST_AT_ONCE} answers at once at most.")
    own = select(OpenAnswer.id).where(OpenAnswer.survey_id == survey_id, OpenAnswer.id.in_(wanted))
    if set(session.scalars(own)) != wanted:
        raise InvalidInput("Some of these answers are not in this survey any more. Open the list again.")
    batch = _next_batch(session, actor)
    for name in names:
        tag = queries.tag_named(session, name) or create_tag(session, actor, name)
        coded = select(AnswerTag.answer_id).where(AnswerTag.tag_id == tag.id, AnswerTag.answer_id.in_(wanted))
        session.add_all(
            AnswerTag(answer_id=answer_id, tag_id=tag.id, coded_by=actor.user_id, batch=batch)
            for answer_id in sorted(wanted - set(session.scalars(coded)))
        )
        session.flush()
    record_audit(session, actor, "highlights.code_answers", "survey", survey_id)
    return len(wanted)


def undo_coding(session: Session, actor: Actor, survey_id: int, batch: int) -> int:
    """Take back what the actor coded at once in a survey; how many codes went. Codes made for it stay."""
    survey_visible(session, actor, survey_id)
    own = select(OpenAnswer.id).where(OpenAnswer.survey_id == survey_id)
    gone = rows_touched(
        session,
        delete(AnswerTag).where(
            AnswerTag.coded_by == actor.user_id, AnswerTag.batch == batch, AnswerTag.answer_id.in_(own)
        ),
    )
    if gone:
        record_audit(session, actor, "highlights.undo_coding", "survey", survey_id)
    return gone


def _next_batch(session: Session, actor: Actor) -> int:
    last = session.scalar(select(func.max(AnswerTag.batch)).where(AnswerTag.coded_by == actor.user_id))
    return (last or 0) + 1


def drop_codes(session: Session, answer_ids: Collection[int]) -> int:
    """Take the codes from answers whose words are others now; how many went."""
    return rows_touched(session, delete(AnswerTag).where(AnswerTag.answer_id.in_(list(answer_ids))))
