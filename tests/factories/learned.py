"""Insights with evidence and claims, for tests."""

from __future__ import annotations

from datetime import date
from itertools import count

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.studies.models import Study
from insights.synthesis.models import Claim, Insight
from insights.synthesis.rules import ClaimDirection, ClaimKind, EvidenceKind, Stance
from insights.synthesis.services import claims, evidence
from insights.synthesis.services import insights as services
from tests.factories import earlier, marked, spoken

_numbers = count(1)


def insight(session: Session, actor: Actor, **fields: object) -> Insight:
    """A draft of the actor's."""
    written = {"statement": "People leave when cost comes last.", "recommendation": "Show the cost first."}
    return earlier(services.create_insight(session, actor, services.InsightDraft(**{**written, **fields})))


def cite(
    session: Session,
    actor: Actor,
    row: Insight,
    study: Study,
    stance: Stance = Stance.SUPPORTS,
    person: str = "",
) -> int:
    """A highlight of a new interview with `person`, attached to the insight; the highlight's id."""
    number = next(_numbers)
    said = (("Mia", "What happened then?"), (person or f"Person {number}", "I gave up at the very end."))
    transcript = spoken.transcript(session, actor, study, said, name=f"talk_{number}.vtt")
    quote = marked.highlight(session, actor, transcript, "I gave up", "Cost")
    evidence.add_evidence(
        session, actor, row.id, evidence.EvidenceDraft(EvidenceKind.HIGHLIGHT, quote.id, stance)
    )
    return quote.id


def published(session: Session, actor: Actor, study: Study, **fields: object) -> Insight:
    """A published insight that rests on one quote."""
    row = insight(session, actor, **fields)
    cite(session, actor, row, study)
    return services.publish_insight(session, actor, row.id)


def claim(session: Session, actor: Actor, row: Insight, **fields: object) -> Claim:
    """A claim of the insight; it explains a fall of May unless told otherwise."""
    written = {
        "kind": ClaimKind.EXPLAINS,
        "direction": ClaimDirection.DOWN,
        "mechanism": "people leave when the cost comes last",
        "starts": date(2026, 5, 1),
        "ends": date(2026, 5, 31),
    }
    return earlier(claims.make_claim(session, actor, row.id, claims.ClaimDraft(**{**written, **fields})))
