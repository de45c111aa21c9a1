"""What a job found about a score is kept for its present revision."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys import queries
from insights.surveys.models import ScoreDefinition
from insights.surveys.services.findings import keep_finding
from tests.factories import filled, people, studies


def test_a_finding_is_replaced_and_does_not_outlive_its_revision(session: Session) -> None:
    actor = people.user(session).as_actor()
    filled.survey(session, actor, studies.study(session, actor))
    row = session.scalars(select(ScoreDefinition)).first()
    keep_finding(session, row, {"n": 5}, [])
    keep_finding(session, row, {"n": 6}, [["2026-05-01", 10.0, 20.0]])
    found = queries.findings_of(session, [row])[row.id]
    assert (found.drivers, found.shifts) == ({"n": 6}, [["2026-05-01", 10.0, 20.0]])
    row.revision += 1
    assert queries.findings_of(session, [row]) == {}
    assert queries.findings_of(session, []) == {}
