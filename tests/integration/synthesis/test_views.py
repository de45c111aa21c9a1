"""Pages of insights."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.metrics.rules.kinds import Unit
from insights.synthesis.models import Claim, Evidence, Insight
from tests.factories import learned, marked, metrics, people, spoken, studies

SignIn = Callable[..., FlaskClient]
WRITTEN = {
    "statement": "People leave when cost comes last.",
    "kind": "actionable",
    "confidence": "medium",
    "recommendation": "Show the cost first.",
    "next_owner_id": "0",
    "study_id": "0",
    "version": "1",
}


def test_an_insight_is_written_from_a_highlight_claimed_and_published(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    actor = user.as_actor()
    quote = marked.highlight(
        session, actor, spoken.transcript(session, actor, studies.study(session, actor)), "I gave up"
    )
    metric = metrics.metric(session, unit=Unit.PERCENT)
    client = signed_in_client(user=user)
    answer = client.post(f"/insights/new?highlight={quote.id}", data=WRITTEN, follow_redirects=True)
    assert "I gave up" in answer.text
    row = session.scalars(select(Insight)).one()
    claim = {
        "kind": "explains",
        "target": f"metric:{metric.id}",
        "direction": "down",
        "mechanism": "people leave at the end",
        "size": "4",
        "starts": "2026-05-01",
        "ends": "2026-05-31",
    }
    answer = client.post(f"/insights/{row.id}/claims/new", data=claim, follow_redirects=True)
    assert "people leave at the end" in answer.text
    assert "falls by 4\u00a0percentage points" in answer.text
    answer = client.post(f"/insights/{row.id}/publish", follow_redirects=True)
    assert "Stakeholders can read it now" in answer.text
    page = signed_in_client(Role.STAKEHOLDER).get(f"/insights/{row.id}")
    assert page.status_code == 200
    assert "I gave up" in page.text
    assert "Edit" not in page.text


def test_an_incomplete_claim_is_shown_again_with_what_is_missing(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    row = learned.insight(session, user.as_actor())
    answer = signed_in_client(user=user).post(f"/insights/{row.id}/claims/new", data={"kind": "explains"})
    assert "because" in answer.text
    assert session.scalars(select(Claim)).all() == []


def test_evidence_is_attached_and_detached_on_its_page(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    actor = user.as_actor()
    study = studies.study(session, actor)
    quote = marked.highlight(session, actor, spoken.transcript(session, actor, study), "I gave up")
    row = learned.insight(session, actor, study_id=study.id)
    client = signed_in_client(user=user)
    fields = {"subject": f"highlight:{quote.id}", "stance": "contradicts", "note": "hm"}
    answer = client.post(f"/insights/{row.id}/evidence", data=fields, follow_redirects=True)
    assert "Contradicts" in answer.text
    piece = session.scalars(select(Evidence)).one()
    client.post(f"/insights/{row.id}/evidence/{piece.id}/remove")
    assert session.scalars(select(Evidence)).all() == []


def test_lists_are_filtered_and_empty_ones_say_what_to_do(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    actor = user.as_actor()
    study = studies.study(session, actor)
    client = signed_in_client(user=user)
    assert "Write an insight" in client.get("/insights").text
    learned.published(session, actor, study, study_id=study.id)
    assert "cost comes last" in client.get("/insights?q=cost&status=published&kind=actionable").text
    assert "No insight fits this filter." in client.get("/insights?q=pizza").text
    assert "cost comes last" in client.get(f"/studies/{study.id}/insights").text
    assert "cost comes last" in client.get(f"/studies/{study.id}").text


def test_decisions_supersession_and_deletion_go_through_pages(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    actor = user.as_actor()
    study = studies.study(session, actor)
    old, new = learned.published(session, actor, study), learned.published(session, actor, study)
    claim = learned.claim(session, actor, old, metric_id=metrics.metric(session).id)
    client = signed_in_client(user=user)
    assert client.post(f"/insights/{old.id}/claims/{claim.id}/decide", data={}).status_code == 422
    client.post(
        f"/insights/{old.id}/claims/{claim.id}/decide", data={"status": "supported", "reason": "It fell."}
    )
    assert "It fell." in client.get(f"/insights/{old.id}").text
    client.post(f"/insights/{old.id}/supersede", data={"by": new.id})
    assert "A newer insight takes its place" in client.get(f"/insights/{old.id}").text
    assert client.post(f"/insights/{old.id}/remove").status_code == 422


def test_two_people_editing_an_insight_see_both_versions(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    row = learned.insight(session, user.as_actor())
    client = signed_in_client(user=user)
    client.post(f"/insights/{row.id}/edit", data={**WRITTEN, "statement": "First"})
    answer = client.post(f"/insights/{row.id}/edit", data={**WRITTEN, "statement": "Second"})
    assert answer.status_code == 409
    assert "First" in answer.text
    assert "Second" in answer.text


def test_words_selected_on_a_transcript_go_into_a_draft(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    actor = user.as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    quote = marked.highlight(session, actor, transcript, "I gave up")
    client = signed_in_client(user=user)
    place = {"turn_id": quote.turn_id, "start": quote.start, "end": quote.end}
    answer = client.post("/insights/from-quote", data=place, follow_redirects=True)
    assert "There is no draft that you may change" in answer.text
    row = learned.insight(session, actor)
    assert row.statement in client.get(f"/insights/citing/{quote.id}").text
    fields = {"insight": row.id, "stance": "contradicts"}
    answer = client.post(f"/insights/citing/{quote.id}", data=fields, follow_redirects=True)
    assert "Added to the insight" in answer.text
    assert session.scalars(select(Evidence)).one().stance == "contradicts"
    assert client.post(f"/insights/citing/{quote.id}", data={"insight": 999}).status_code == 404
    assert client.post("/insights/from-quote", data={"turn_id": "x"}).status_code == 422
