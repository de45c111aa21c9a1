"""Studies and what hangs on them, for tests."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.studies import services
from insights.studies.models import Study, StudySession
from insights.studies.rules import Method, SessionKind
from tests.factories import earlier, people


def study(session: Session, actor: Actor | None = None, **fields: object) -> Study:
    """A study of `actor`, or of a researcher made for it."""
    actor = actor or people.user(session).as_actor()
    draft = services.StudyDraft(**{"title": "Checkout", "method": Method.INTERVIEWS, **fields})
    return earlier(services.create_study(session, actor, draft))


def conversation(session: Session, actor: Actor, owner: Study, title: str = "Interview 1") -> StudySession:
    """An interview of a study."""
    return services.add_session(session, actor, owner, SessionKind.INTERVIEW, title, date(2026, 5, 4))
