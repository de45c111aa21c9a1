"""How many questions a page asks the database: few, and no more when it shows more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.surveys.queries import score_definitions_of
from insights.synthesis.rules import EvidenceKind
from insights.synthesis.services.evidence import EvidenceDraft, add_evidence
from tests.factories import filled, found, learned, metrics, objectives, people, studies

# what each page may ask, the signed-in user included; lower a number when you can, raise it with a reason
MOST = {"study": 13, "briefing": 28, "home": 21, "board": 9, "insights": 16}
OUTSIDE = ("PRAGMA", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET TRANSACTION")


class Story:
    """One study and one key result that get more and more to show."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self.session, self.actor = session, actor
        self.study = studies.study(session, actor)
        metric = metrics.metric(session, actor)
        metrics.monthly(session, actor, metric, [50.0, 48.0, 40.0])
        self.key_result = objectives.key_result(session, metric_id=metric.id)
        self.add()

    def add(self) -> None:
        """Interviews with themes, a survey with scores, an insight on all of them with a claim, a gap."""
        session, actor, study = self.session, self.actor, self.study
        theme, *_ = found.themes(session, actor, study)
        filled.survey(session, actor, study)
        row = learned.insight(session, actor, study_id=study.id)
        learned.cite(session, actor, row, study)
        add_evidence(session, actor, row.id, EvidenceDraft(EvidenceKind.THEME, theme.id))
        for score in score_definitions_of(session, actor, study.id):
            add_evidence(session, actor, row.id, EvidenceDraft(EvidenceKind.SCORE, score.id))
        learned.services.publish_insight(session, actor, row.id)
        learned.claim(session, actor, row, key_result_id=self.key_result.id)
        learned.claim(session, actor, row, metric_id=metrics.metric(session, actor).id)
        objectives.key_result(session, metric_id=metrics.metric(session, actor).id)

    def addresses(self) -> dict[str, str]:
        """The pages by name."""
        return {
            "study": f"/studies/{self.study.id}",
            "briefing": f"/key-results/{self.key_result.id}/briefing",
            "home": "/",
            "board": "/pain-points",
            "insights": "/insights",
        }


@pytest.fixture
def asked(connection: Connection, session: Session, signed_in_client: Callable[..., FlaskClient]):
    """Opens a page as an admin and says which statements it sent."""
    client = signed_in_client(Role.ADMIN)
    statements: list[str] = []
    event.listen(connection, "before_cursor_execute", lambda *told: statements.append(told[2]))

    def open_page(address: str) -> list[str]:
        session.flush()
        statements.clear()
        assert client.get(address).status_code == 200
        return [sent for sent in statements if not sent.lstrip().upper().startswith(OUTSIDE)]

    return open_page


def test_pages_ask_few_questions_and_no_more_when_they_show_more(
    session: Session, asked: Callable[[str], list[str]]
) -> None:
    story = Story(session, people.user(session).as_actor())
    few = {name: asked(address) for name, address in story.addresses().items()}
    story.add()
    story.add()
    for name, address in story.addresses().items():
        many = asked(address)
        assert len(many) == len(few[name]), f"{name} asks more when it shows more"
        assert len(many) <= MOST[name], "\n".join([f"{name}:", *many])
