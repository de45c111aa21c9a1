"""What waits for each person: check-ins, values and reviews of what they own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from insights.accounts.models import User
from insights.accounts.queries import people_to_remind
from insights.briefings.rules import Line
from insights.kernel.actor import PLANNING, Actor
from insights.metrics.queries import metrics_to_review, stale_metrics
from insights.objectives.queries import check_ins_due

CHECK_INS, VALUES, REVIEWS = "Check-ins", "Metrics whose next value is late", "Metrics to review"
Sections = Mapping[str, list[Line]]


def reminders_due(session: Session, actor: Actor, today: date) -> list[tuple[User, Sections]]:
    """Those who can be reminded and for whom something waits, with it by section."""
    people = {row.id: row for row in people_to_remind(session, PLANNING)}
    due: dict[int, dict[str, list[Line]]] = {}

    def add(owner_id: int | None, section: str, line: Line) -> None:
        if owner_id in people:
            due.setdefault(owner_id, {CHECK_INS: [], VALUES: [], REVIEWS: []})[section].append(line)

    for one in check_ins_due(session, actor, today=today):
        row = one.key_result
        add(row.owner_id, CHECK_INS, Line(row.statement, one.late, f"/key-results/{row.id}/check-in"))
    for metric in stale_metrics(session, actor, today):
        expected = f"expected {metric.cadence}"
        add(metric.owner_id, VALUES, Line(metric.name, expected, f"/metrics/{metric.id}/values"))
    for metric in metrics_to_review(session, actor, today):
        waited = f"by {metric.review_by.day} {metric.review_by:%b %Y}" if metric.review_by else ""
        add(metric.owner_id, REVIEWS, Line(metric.name, waited, f"/metrics/{metric.id}/review"))
    return [(people[owner_id], due[owner_id]) for owner_id in sorted(due)]
