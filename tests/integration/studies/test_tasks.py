"""The page of usability tasks: statistics of tasks and sessions, and their export."""

from collections.abc import Callable
from datetime import date

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from insights.studies import services
from insights.studies.rules import SessionKind
from insights.studies.services import OutcomeDraft
from tests.factories import people, studies
from tests.fixtures.pages import page


def test_tasks_and_sessions_are_summed_up_with_intervals_and_benchmarks(
    session: Session, signed_in_client: Callable[..., FlaskClient]
) -> None:
    user = people.user(session)
    actor, client = user.as_actor(), signed_in_client(user=user)
    study = studies.study(session, actor)
    persons = [services.create_participant(session, study.id) for _ in range(10)]
    sittings = [
        services.add_session(session, actor, study, SessionKind.USABILITY_TEST, title, date(2026, 5, 4))
        for title in ("Morning", "Evening")
    ]
    outcomes = [
        OutcomeDraft(person.id, sittings[at % 2].id, success=at != 3, seconds=60.0, errors=0, ease=7)
        for at, person in enumerate(persons)
    ]
    services.add_task(session, actor, study, "Find the invoice", outcomes)
    services.add_task(session, actor, study, "Pay it", outcomes[:4])
    shown = page(client, f"/studies/{study.id}/tasks")
    assert "All tasks" in shown
    assert "57 % to 100 %" in shown
    assert "1:00" in shown
    assert "0:59" not in shown, "a mean of 59.9999 seconds is a minute"
    assert "not told apart" in shown
    assert "above" in shown
    assert "Evening" in shown
    text = client.get(f"/studies/{study.id}/tasks.csv").text
    assert text.startswith("\ufeffby,name,tries")
    assert "session,Morning," in text
