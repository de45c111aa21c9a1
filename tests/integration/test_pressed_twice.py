"""Walks the buttons that make something: pressed twice, each makes one thing and leads to the same place."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from insights.accounts.models import ApiToken, User
from insights.experiments.models import Experiment
from insights.highlights.models import Highlight, Move, Tag
from insights.highlights.services import accept_export, remove_highlight, remove_tag
from insights.kernel.actor import Role
from insights.kernel.blobs import Blob
from insights.kernel.db import Base, open_engine, open_session
from insights.kernel.errors import NotFound, StaleWrite
from insights.metrics.models import Annotation, Benchmark, Comment, Metric, MetricReview, StrategyGoal
from insights.metrics.services import GoalDraft, edit_goal
from insights.objectives.models import CheckIn, KeyResult, Objective, Team
from insights.studies.models import Consent, Study
from insights.studies.queries import tallies_of
from insights.studies.rules import SessionKind
from insights.surveys.models import OutcomeImport, Survey, SurveyImport
from insights.surveys.services import accept_upload, remove_survey
from insights.surveys.services.outcomes import accept_outcomes
from insights.synthesis.models import Claim, ClaimChange, Insight
from insights.transcripts.models import Transcript, TranscriptImport
from insights.transcripts.services import recognise_upload, remove_transcript
from insights.worker.models import Job
from tests.factories import people
from tests.factories.installed import Installed, installed

DAY = "2026-05-04"
PERIOD = {"starts": DAY, "ends": "2026-09-30"}
AIM = {"statement": "Twice", "starts": DAY, "deadline": "2026-09-30", "baseline": "10", "target": "20"}
CLAIM = {"target": "metric:{metric_id}", "mechanism": "Twice", **PERIOD}
BUTTONS: list[tuple[type[Base], str, dict[str, str]]] = [
    (Study, "/studies/new", {"title": "Twice"}),
    (Consent, "/studies/{study_id}/people/{participant_id}/consent", {"scope": "analysis", "given_on": DAY}),
    (Experiment, "/studies/{study_id}/experiments/new", {"name": "Twice"}),
    (Metric, "/metrics/new", {"name": "Twice"}),
    (StrategyGoal, "/goals/new", {"statement": "Twice", "period": "2026"}),
    (Benchmark, "/metrics/{metric_id}/benchmarks", {"label": "Twice", "value": "5"}),
    (Annotation, "/metrics/{metric_id}/annotations", {"day": DAY, "text": "Twice"}),
    (Comment, "/metrics/{metric_id}/comments", {"text": "Twice"}),
    (MetricReview, "/metrics/{metric_id}/review", {"decision": "keep", "reason": "Twice"}),
    (Objective, "/objectives/new", {"statement": "Twice", **PERIOD}),
    (KeyResult, "/objectives/{objective_id}/key-results/new", AIM),
    (CheckIn, "/key-results/{key_result_id}/check-in", {"day": DAY, "value": "50"}),
    (Comment, "/key-results/{key_result_id}/comments", {"text": "Twice"}),
    (Team, "/teams/new", {"name": "Twice"}),
    (Insight, "/insights/new", {"statement": "Twice"}),
    (Claim, "/insights/{insight_id}/claims/new", CLAIM),
    (ClaimChange, "/insights/{insight_id}/claims/{claim_id}/decide", {"status": "supported", "reason": "T"}),
    (ApiToken, "/me/tokens", {"name": "Twice"}),
    (User, "/people", {"email": "twice@example.com", "name": "Twice", "role": "pm"}),
]


def filled(client: FlaskClient, address: str, fields: dict[str, str]) -> dict[str, str]:
    """The form of an address as its page opens, with these fields filled in."""
    page = client.get(address)
    if page.status_code != 200:
        return fields
    forms = [form for form in html.fromstring(page.text).forms if (form.action or address) == address]
    return dict(next(form for form in forms if form.method == "POST").form_values()) | fields


@pytest.fixture
def owner(session: Session) -> User:
    """Who may press every button."""
    return people.user(session, Role.ADMIN)


@pytest.fixture
def world(session: Session, owner: User) -> Installed:
    """One of everything."""
    made = installed(session, owner.as_actor(), restricted=False)
    session.commit()
    return made


def test_each_makes_one_thing(
    session: Session, world: Installed, owner: User, signed_in_client: Callable[..., FlaskClient]
) -> None:
    client = signed_in_client(user=owner)
    made: dict[str, Any] = {}
    for model, address, fields in BUTTONS:
        counted = select(func.count()).select_from(model)
        before, address = session.scalar(counted), address.format(**world.ids)
        data = filled(client, address, {name: value.format(**world.ids) for name, value in fields.items()})
        first, second = (client.post(address, data=data) for _ in range(2))
        made[f"{address} {model.__name__}"] = session.scalar(counted) - before
        assert first.status_code < 400, address
        assert second.status_code < 500, address
        if second.status_code < 400:
            assert second.location == first.location, address
    assert set(made.values()) == {1}, made


class Twice:
    """Two transactions of which the later one has seen everything before the first one is over."""

    def __init__(self, address: str) -> None:
        self.engine = open_engine(address)
        with open_session(self.engine) as session, session.begin():
            self.actor = people.user(session, Role.ADMIN).as_actor()
            self.ids = installed(session, self.actor, restricted=False).ids

    def press(self, load: Callable[[Session], Any], act: Callable[[Session, Any], Any]) -> list[str]:
        """What became of the first press and of the second."""
        said = ["done"]
        with open_session(self.engine) as first, open_session(self.engine) as second:
            # SQLite lets the second one in when the first one is over
            seen = load(second) if self.engine.dialect.name == "postgresql" else None
            act(first, load(first))

            def later() -> None:
                try:
                    act(second, seen or load(second))
                    second.commit()
                    said.append("done")
                except (NotFound, StaleWrite) as refusal:
                    second.rollback()
                    said.append(type(refusal).__name__)

            waiting = threading.Thread(target=later)
            waiting.start()
            first.commit()
            waiting.join()
        return said


@pytest.fixture
def twice(own_database: str) -> Iterator[Twice]:
    """One of everything, and two who press."""
    pressed = Twice(own_database)
    yield pressed
    pressed.engine.dispose()


def tallies(engine: Engine, study_id: int) -> Mapping[str, int]:
    with open_session(engine) as session:
        return dict(tallies_of(session, [study_id])[study_id])


def test_what_is_removed_twice_is_counted_once(twice: Twice) -> None:
    ids, actor = twice.ids, twice.actor
    gone = [
        (lambda s: s.get(Survey, ids["survey_id"]), lambda s, row: remove_survey(s, actor, row)),
        (lambda s: s.get(Highlight, ids["highlight_id"]), lambda s, row: remove_highlight(s, actor, row.id)),
        (lambda s: s.get(Transcript, ids["transcript_id"]), lambda s, row: remove_transcript(s, actor, row)),
        (lambda s: s.get(Tag, ids["tag_id"]), lambda s, row: remove_tag(s, actor, row.id)),
    ]
    for load, act in gone:
        before = tallies(twice.engine, ids["study_id"])

        def kept(session: Session, load: Callable[[Session], Any] = load) -> Any:
            row = load(session)
            if row is None:
                raise NotFound
            return row

        assert twice.press(kept, act) == ["done", "NotFound"]
        after = tallies(twice.engine, ids["study_id"])
        assert min(after.values()) >= 0, (before, after)


def test_a_file_that_is_uploaded_twice_at_once_is_read_once(twice: Twice) -> None:
    blob, actor = Blob("ef" * 32, 100), twice.actor

    def upload(session: Session, study: Study) -> None:
        recognise_upload(session, actor, study, "talk.vtt", blob, SessionKind.INTERVIEW, date(2026, 5, 4))

    twice.press(lambda session: session.get(Study, twice.ids["study_id"]), upload)
    with open_session(twice.engine) as session:
        states = select(TranscriptImport.state).where(TranscriptImport.sha256 == blob.sha256)
        assert sorted(session.scalars(states)) == ["queued", "same"]


@pytest.mark.parametrize("model", [SurveyImport, OutcomeImport, Move])
def test_a_file_that_is_sent_twice_at_once_waits_once(twice: Twice, model: type[Base]) -> None:
    blob, actor = Blob("ef" * 32, 100), twice.actor
    accept = {SurveyImport: accept_upload, OutcomeImport: accept_outcomes, Move: accept_export}[model]
    sent = ([("file.csv", blob)],) if model is OutcomeImport else ("file.csv", blob)
    with open_session(twice.engine) as session:
        before = session.scalars(select(model.id)).all()
    twice.press(
        lambda session: session.get(Study, twice.ids["study_id"]),
        lambda session, study: accept(session, actor, study, *sent),
    )
    with open_session(twice.engine) as session:
        [made] = session.scalars(select(model.id).where(model.id.not_in(before)))
        asked = select(func.count()).where(Job.subject_id == made, Job.state == "queued")
        assert session.scalar(asked) == 1


def test_of_two_edits_at_once_the_later_one_is_told(twice: Twice) -> None:
    actor, ids = twice.actor, twice.ids

    def reword(session: Session, row: StrategyGoal) -> None:
        draft = GoalDraft(f"Reworded by {id(session)}", "2026", actor.user_id)
        edit_goal(session, actor, row.id, 1, draft)

    assert twice.press(lambda s: s.get(StrategyGoal, ids["goal_id"]), reword) == ["done", "StaleWrite"]
