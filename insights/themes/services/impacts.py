"""Keeping what themes do to scores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.surveys.models import ScoreDefinition
from insights.themes.models import Theme, ThemeImpact


def keep_impacts(
    session: Session, definition_id: int, revision: int, impacts: Mapping[int, Mapping[str, Any]]
) -> None:
    """Put what each theme does to a score in place of what stood there; themes that went are passed over.

    A score that means something else than under `revision` by now is left alone: it is weighed once more.
    """
    definition = session.get(ScoreDefinition, definition_id)
    if definition is not None and definition.revision != revision:
        return
    session.execute(delete(ThemeImpact).where(ThemeImpact.definition_id == definition_id))
    if definition is None:
        return
    there = set(session.scalars(select(Theme.id).where(Theme.id.in_(list(impacts)))))
    session.add_all(
        ThemeImpact(
            theme_id=theme_id,
            definition_id=definition_id,
            revision=revision,
            said=dict(said),
            weighed_at=clock.now(),
        )
        for theme_id, said in impacts.items()
        if theme_id in there
    )
    session.flush()
