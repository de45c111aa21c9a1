"""Attaching and detaching evidence."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, NotFound
from insights.synthesis.models import Evidence
from insights.synthesis.rules import EvidenceKind, Stance
from insights.synthesis.services import evidence
from insights.synthesis.services.evidence import EvidenceDraft
from tests.factories import learned, marked, people, spoken, studies


def test_the_same_thing_attached_again_changes_its_stance(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.insight(session, actor)
    quote = learned.cite(session, actor, row, studies.study(session, actor))
    draft = EvidenceDraft(EvidenceKind.HIGHLIGHT, quote, Stance.CONTRADICTS, note="in fact")
    evidence.add_evidence(session, actor, row.id, draft)
    pieces = session.scalars(select(Evidence)).all()
    assert [(p.highlight_id, p.stance, p.note) for p in pieces] == [(quote, "contradicts", "in fact")]


@pytest.mark.parametrize("kind", list(EvidenceKind))
def test_what_the_actor_cannot_see_cannot_be_cited(session: Session, kind: EvidenceKind) -> None:
    actor, owner = people.user(session).as_actor(), people.user(session).as_actor()
    hidden = studies.study(session, owner, restricted=True)
    quote = marked.highlight(session, owner, spoken.transcript(session, owner, hidden), "I gave up")
    row = learned.insight(session, actor)
    subject = quote.id if kind is EvidenceKind.HIGHLIGHT else 404
    with pytest.raises(NotFound):
        evidence.add_evidence(session, actor, row.id, EvidenceDraft(kind, subject))


def test_a_published_insight_keeps_its_last_support(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = learned.published(session, actor, study)
    first = session.scalars(select(Evidence)).one()
    with pytest.raises(InvalidInput, match="at least one"):
        evidence.remove_evidence(session, actor, row.id, first.id)
    learned.cite(session, actor, row, study)
    evidence.remove_evidence(session, actor, row.id, first.id)
    assert len(session.scalars(select(Evidence)).all()) == 1


def test_evidence_is_detached_through_its_own_insight_only(session: Session) -> None:
    actor = people.user(session).as_actor()
    row, other = learned.insight(session, actor), learned.insight(session, actor)
    learned.cite(session, actor, row, studies.study(session, actor))
    piece = session.scalars(select(Evidence)).one()
    with pytest.raises(NotFound):
        evidence.remove_evidence(session, actor, other.id, piece.id)
