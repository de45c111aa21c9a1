"""Counting a declared score over further surveys, of other studies too."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.surveys.models import ScoreDefinition, ScoreSource, Survey
from insights.surveys.services.counting import recount, tell_change
from insights.surveys.services.scores import keep_revision


def pool_answers(
    session: Session, actor: Actor, definition: ScoreDefinition, other: ScoreSource, survey: Survey
) -> None:
    """Count the answers that another definition of the same kind and scale scores in a survey, too."""
    if session.get(ScoreSource, (definition.id, survey.id)) is not None:
        raise InvalidInput(f"The answers of {survey.title} are counted already.", "source")
    session.add(
        ScoreSource(
            definition_id=definition.id,
            survey_id=survey.id,
            positions=list(other.positions),
            worth=list(other.worth),
            notes=list(other.notes),
        )
    )
    _mean_anew(session, actor, definition, f"{survey.title} is counted, too")


def leave_survey_out(session: Session, actor: Actor, definition: ScoreDefinition, survey: Survey) -> None:
    """Count a survey's answers no longer; the last survey of a score stays."""
    own = ScoreSource.definition_id == definition.id
    if session.scalars(select(ScoreSource.survey_id).where(own)).all() == [survey.id]:
        raise InvalidInput("A score needs a survey: this is its last one.")
    session.execute(delete(ScoreSource).where(own, ScoreSource.survey_id == survey.id))
    _mean_anew(session, actor, definition, f"{survey.title} is left out")


def _mean_anew(session: Session, actor: Actor, definition: ScoreDefinition, reason: str) -> None:
    """Other surveys are another meaning: a revision of their own."""
    definition.revision += 1
    definition.version += 1
    keep_revision(session, actor, definition, reason)
    record_audit(session, actor, "surveys.pool_score", "score_definition", definition.id)
    session.flush()
    recount(session, definition)
    tell_change(session, definition)
