"""Tables of values on their way in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from insights.kernel.actor import PLANNING, Actor
from insights.kernel.errors import NotFound
from insights.metrics.models import MetricImport
from insights.metrics.rules.gaps import cadence_of, gaps_in


@dataclass(frozen=True, slots=True)
class Preview:
    """One series of a table as the preview shows it."""

    name: str
    count: int
    blanks: int
    first_on: date | None
    last_on: date | None
    first_values: list[float]
    gaps: str
    cadence: str


def import_row(session: Session, actor: Actor, import_id: int) -> MetricImport:
    """The import; NotFound when there is none or the actor does not plan."""
    row = session.get(MetricImport, import_id)
    if row is None or actor.role not in PLANNING:
        raise NotFound
    return row


def previews_of(row: MetricImport) -> list[Preview]:
    """What was read, series by series."""
    return [_preview(series) for series in (row.parsed or {}).get("series", [])]


def _preview(series: dict) -> Preview:
    points = sorted((date.fromisoformat(point[0]), float(point[1])) for point in series["points"])
    days = [day for day, _ in points]
    cadence = cadence_of(days)
    return Preview(
        name=series["name"],
        count=len(points),
        blanks=series["blanks"],
        first_on=days[0] if days else None,
        last_on=days[-1] if days else None,
        first_values=[value for _, value in points[:4]],
        gaps=gaps_in(points, cadence).words,
        cadence=cadence.value,
    )
