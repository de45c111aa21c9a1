"""Pages of metrics, as a product manager uses them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.metrics import queries, services
from insights.metrics.models import MetricImport, MetricValue
from tests.factories import metrics, people
from tests.fixtures.pages import page, send

SignIn = Callable[..., FlaskClient]


@pytest.fixture(autouse=True)
def csrf_is_on(app: Flask) -> Iterator[None]:
    app.config["WTF_CSRF_ENABLED"] = True
    yield
    app.config["WTF_CSRF_ENABLED"] = False


METRIC = {
    "name": "Basket conversion",
    "unit": "percent",
    "currency": "",
    "category": "product",
    "direction": "up",
    "timing": "leading",
    "priority": "high",
    "cadence": "monthly",
    "strategy_goal_id": "0",
    "score_definition_id": "0",
    "tolerance": "10",
    "version": "1",
}


def test_a_value_of_a_wrong_day_is_taken_away(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session, Role.PM)
    client, metric = signed_in_client(user=user), metrics.metric(session)
    metrics.daily(session, user.as_actor(), metric, [4.0, 5.0], date(2026, 5, 1))
    at = f"/metrics/{metric.id}/values/remove"
    assert at in page(client, f"/metrics/{metric.id}")
    status, shown = send(client, at, {"day": "2026-05-02", "segment": ""})
    assert (status, "kept among the corrections" in shown, "1 former value" in shown) == (302, True, True)
    status, shown = send(client, at, {"day": "2026-05-02", "segment": ""})
    assert (status, "There is no value of that day" in shown) == (422, True)
    assert signed_in_client(Role.STAKEHOLDER).get(at).status_code == 403


def test_a_pm_creates_a_metric_enters_values_and_sets_a_target(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session, Role.PM)
    client = signed_in_client(user=user)
    assert "Your metrics will stand here" in page(client, "/metrics")
    status, shown = send(client, "/metrics/new", {**METRIC, "owner_id": str(user.id)})
    assert (status, "Basket conversion" in shown, "No values yet." in shown) == (302, True, True)
    (metric,) = queries.board(session, user.as_actor(), queries.BoardFilter(), None).rows
    for month, value in ((1, "30"), (2, "33.5"), (3, "38")):
        address = f"/metrics/{metric.id}/values"
        assert send(client, address, {"day": f"2026-{month:02d}-01", "value": value})[0] == 302
    target = {"starts": "2026-01-01", "ends": "2026-03-31", "low": "40"}
    _, shown = send(client, f"/metrics/{metric.id}/targets", target)
    assert "at least 40" in shown
    assert "data-chart-spec" in shown
    benchmark = {"label": "Trade median", "value": "35", "source": "Trade survey"}
    assert "Trade median" in send(client, f"/metrics/{metric.id}/benchmarks", benchmark)[1]
    note = {"day": "2026-02-10", "text": "New checkout"}
    assert "New checkout" in send(client, f"/metrics/{metric.id}/annotations", note)[1]
    board = page(client, "/metrics?category=product")
    assert "38\u00a0%" in board


def test_bad_input_comes_back_with_its_field_and_its_words(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session, Role.PM)
    client = signed_in_client(user=user)
    metric = metrics.metric(session, user.as_actor())
    values = f"/metrics/{metric.id}/values"
    for fields, words in (
        ({"day": "2026-01-01", "value": "many"}, "Not a valid decimal value"),
        ({"day": "2199-01-01", "value": "1"}, "lies in the future"),
        ({"day": "someday", "value": "1"}, "Not a valid date value"),
    ):
        status, shown = send(client, values, fields)
        assert (status, words in shown) == (422, True)
    wrong = {"starts": "2026-04-01", "ends": "2026-03-31", "low": "40"}
    assert "ends before it starts" in send(client, f"/metrics/{metric.id}/targets", wrong)[1]
    assert send(client, "/metrics/new", {**METRIC, "name": "", "owner_id": str(user.id)})[0] == 422
    money = {**METRIC, "unit": "currency", "owner_id": str(user.id)}
    assert "which currency" in send(client, "/metrics/new", money)[1]
    assert client.post(values, data={"day": "2026-01-01", "value": "1"}).status_code == 400


def test_a_stale_form_is_refused_with_both_versions(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session, Role.PM)
    client, metric = signed_in_client(user=user), metrics.metric(session, user.as_actor())
    address, fields = f"/metrics/{metric.id}/edit", {**METRIC, "owner_id": str(user.id)}
    assert send(client, address, fields)[0] == 302
    status, shown = send(client, address, {**fields, "name": "Mine"})
    assert (status, "Mine" in shown, "Basket conversion" in shown) == (409, True, True)


def test_a_metric_page_tells_parts_corrections_and_meaning(
    session: Session, signed_in_client: SignIn
) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    metrics.monthly(session, actor, metric, [1.0, 2.0])
    metrics.monthly(session, actor, metric, [1.5])
    part = services.ValueDraft(date(2026, 1, 1), 0.5, "Mobile")
    services.put_value(session, actor, metric.id, part, services.values.Source.HAND)
    client = signed_in_client(Role.STAKEHOLDER)
    shown = page(client, f"/metrics/{metric.id}")
    assert "1 former value" in shown
    assert "1 version" in shown
    assert "Enter value" not in shown
    assert "0.5" in page(client, f"/metrics/{metric.id}?part=Mobile")
    assert page(client, "/metrics/999999", 404)


def test_goals_are_written_changed_and_listed(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session, Role.PM)
    client = signed_in_client(user=user)
    assert "will stand here" in page(client, "/goals")
    fields = {"statement": "Grow with care", "period": "2026", "owner_id": str(user.id), "version": "1"}
    assert "Grow with care" in send(client, "/goals/new", fields)[1]
    (goal,) = queries.goals(session, user.as_actor())
    assert "Grow slowly" in send(client, f"/goals/{goal.id}/edit", {**fields, "statement": "Grow slowly"})[1]
    assert send(client, "/goals/new", {**fields, "statement": ""})[0] == 422


@pytest.mark.parametrize("role", [Role.STAKEHOLDER, Role.RESEARCHER])
def test_only_planners_write_metrics(session: Session, signed_in_client: SignIn, role: Role) -> None:
    metric, client = metrics.metric(session), signed_in_client(role)
    page(client, "/metrics")
    page(client, "/goals")
    written = ("new", f"{metric.id}/edit", f"{metric.id}/values", f"{metric.id}/targets")
    refused = [
        client.get(address).status_code for address in (*(f"/metrics/{p}" for p in written), "/goals/new")
    ]
    assert refused == [403] * 5


def test_a_pasted_table_is_previewed_then_saved(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session, Role.PM)
    client, metric = signed_in_client(user=user), metrics.metric(session, user.as_actor())
    fields = {"metric_id": str(metric.id), "text": "day,Orders\n2025-01-01,5\n2025-02-01,6\n2025-04-01,7\n"}
    _, shown = send(client, "/metrics/import", fields)
    assert "1 period has no value" in shown
    row_id = session.scalars(select(MetricImport.id)).one()
    at = f"/metrics/imports/{row_id}"
    status, shown = send(client, f"{at}/save", {"to-0": "skip"}, at)
    assert (status, "Nothing is chosen" in shown) == (422, True)
    assert "Values: 3 added." in send(client, f"{at}/save", {"to-0": str(metric.id), "zeros": "keep"}, at)[1]
    wide = {"metric_id": "0", "text": "Site,2025-01-01,2025-02-01\nWeb,1,2\nApp,3,4\n"}
    _, shown = send(client, "/metrics/import", wide)
    at = f"/metrics/imports/{row_id + 1}"
    parts = {"parts_of": "one", "name": "Users", "to-0": "new", "to-1": "new"}
    assert ">Users</a>" in send(client, f"{at}/save", parts, at)[1]
    users = max(session.scalars(select(MetricValue.metric_id)))
    assert "Choose one of its parts" in page(client, f"/metrics/{users}")
    assert "Choose one of its parts" not in page(client, f"/metrics/{users}?part=Web")
    assert "Paste a table, or choose a file" in send(client, "/metrics/import", {"metric_id": "0"})[1]
    file = {"metric_id": "0", "file": (io.BytesIO(b"day,v\n2025-01-01,1\n"), "values.csv")}
    assert "Reading the file" in send(client, "/metrics/import", file)[1]


def test_a_metric_starts_from_the_catalogue_is_reviewed_and_commented(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session, Role.PM)
    client, metric = signed_in_client(user=user), metrics.metric(session, user.as_actor())
    assert "Customer acquisition cost" in page(client, "/metrics/catalogue")
    assert 'value="Churn rate"' in page(client, "/metrics/new?from=churn")
    at = f"/metrics/{metric.id}"
    assert "Why now?" in send(client, f"{at}/comments", {"text": "Why now?"}, at)[1]
    kept = {"decision": "keep", "reason": "It leads"}
    assert "It leads" in send(client, f"{at}/review", kept)[1]
    assert "This metric is archived" in send(client, f"{at}/archive", {}, at)[1]
    assert "Restored" in send(client, f"{at}/archive", {}, at)[1]


def test_what_stands_out_is_annotated_or_needs_no_explanation(
    session: Session, signed_in_client: SignIn
) -> None:
    actor = metrics.planner(session)
    client, metric = signed_in_client(Role.PM), metrics.metric(session, actor)
    metrics.monthly(session, actor, metric, [1.0, 2.0, 3.0])
    day = date(2026, 2, 1)
    found = [services.FindingDraft(day, "anomaly", 2.0, 1.0)]
    ahead = [(date(2026, 4, 1), 4.0, 3.0, 5.0)]
    draft = services.OutlookDraft(day, "last value", error=0.5, points=ahead, findings=found)
    services.keep_outlook(session, metric.id, draft)
    at = f"/metrics/{metric.id}"
    shown = page(client, at)
    assert "Forecast for Apr 2026" in shown
    assert "No insight explains this yet" in shown
    assert 'value="2026-02-01"' in page(client, f"{at}/annotations?day=2026-02-01")
    (row,) = queries.findings_of(session, metric.id)
    assert "Unusual value:" not in send(client, f"{at}/findings/{row.id}/dismiss", {}, at)[1]
