"""Walks the buttons that make something: pressed twice, each makes one thing and leads to the same place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.accounts.models import ApiToken, User
from insights.experiments.models import Experiment
from insights.kernel.actor import Role
from insights.kernel.db import Base
from insights.metrics.models import Annotation, Benchmark, Comment, Metric, MetricReview, StrategyGoal
from insights.objectives.models import CheckIn, KeyResult, Objective, Team
from insights.studies.models import Consent, Study
from insights.synthesis.models import Claim, ClaimChange, Insight
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
