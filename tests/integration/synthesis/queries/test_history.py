"""What happened to an insight."""

from sqlalchemy.orm import Session

from insights.synthesis.queries.claims import claims_of_insight
from insights.synthesis.queries.history import events_of
from insights.synthesis.rules import ClaimStatus
from insights.synthesis.services import claims
from tests.factories import learned, metrics, people, studies


def test_a_history_holds_writing_publication_claims_and_decisions(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = learned.published(session, actor, studies.study(session, actor))
    claim = learned.claim(session, actor, row, metric_id=metrics.metric(session).id)
    claims.decide_claim(session, actor, row.id, claim.id, ClaimStatus.SUPPORTED, "It fell as we said.")
    events = events_of(row, claims_of_insight(session, actor, row.id), {actor.user_id or 0: "Nora"})
    assert {event.title.split(":")[0] for event in events} >= {"Written as a draft", "Published", "Claimed"}
    decided = next(event for event in events if event.state)
    assert (decided.state, decided.body, decided.who) == ("supported", "It fell as we said.", "Nora")
    assert [event.at for event in events] == sorted((event.at for event in events), reverse=True)
