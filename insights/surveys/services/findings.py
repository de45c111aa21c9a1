"""What a job finds about a score: what drives it, and when its level shifted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.surveys.models import ScoreDefinition, ScoreFinding


def keep_finding(
    session: Session, definition: ScoreDefinition, drivers: Mapping[str, Any], shifts: Sequence[Any]
) -> None:
    """Keep what was found under the definition's present revision, in place of what stood there."""
    row = session.get(ScoreFinding, definition.id)
    if row is None:
        row = ScoreFinding(definition_id=definition.id)
        session.add(row)
    row.revision, row.drivers, row.shifts = definition.revision, dict(drivers), list(shifts)
    row.found_at = clock.now()
    session.flush()
