"""Pages of objectives, as a product manager and a stakeholder use them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.actor import Role
from insights.metrics.rules.kinds import Unit
from insights.objectives import queries, services
from tests.factories import metrics, objectives, people
from tests.fixtures.pages import page, send

SignIn = Callable[..., FlaskClient]


@pytest.fixture(autouse=True)
def in_may_with_csrf_on(app: Flask) -> Iterator[None]:
    app.config["WTF_CSRF_ENABLED"] = True
    with clock.frozen(datetime(2026, 5, 16, tzinfo=UTC)):
        yield
    app.config["WTF_CSRF_ENABLED"] = False


def objective_fields(owner_id: int, **changes: str) -> dict[str, str]:
    usual = {
        "statement": "New customers stay",
        "reason": "Growth pays only with those who return.",
        "starts": "2026-04-01",
        "ends": "2026-06-30",
        "rhythm": "weekly",
        "owner_id": str(owner_id),
        "team_id": "0",
        "parent_id": "0",
        "strategy_goal_id": "0",
        "version": "1",
    }
    return usual | changes


def key_result_fields(owner_id: int, **changes: str) -> dict[str, str]:
    usual = {
        "statement": "Repeat orders rise from 40 to 60",
        "metric_id": "0",
        "baseline": "40",
        "target": "60",
        "way": "up",
        "unit": "count",
        "currency": "",
        "starts": "2026-04-01",
        "deadline": "2026-06-30",
        "weight": "1",
        "owner_id": str(owner_id),
        "version": "1",
    }
    return usual | changes


def test_a_pm_writes_an_objective_with_a_key_result_and_checks_in(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session, Role.PM)
    actor, client = user.as_actor(), signed_in_client(user=user)
    assert "will stand here as a tree" in page(client, "/objectives")
    status, shown = send(client, "/objectives/new", objective_fields(user.id))
    assert (status, "New customers stay" in shown, "Q2 2026" in shown) == (302, True, True)
    (node,) = queries.objectives_tree(session, actor, queries.ObjectiveFilter()).roots
    address = f"/objectives/{node.objective.id}/key-results/new"
    assert "Proposed" in send(client, address, key_result_fields(user.id))[1]
    (row,) = queries.key_results_of(session, actor, [node.objective.id])
    at = f"/key-results/{row.id}"
    assert "Agreed" in send(client, f"{at}/agree", {}, at)[1]
    said = {"day": "2026-05-16", "value": "50", "confidence": "on_track", "comment": "Mail works"}
    shown = send(client, f"{at}/check-in", said)[1]
    assert "50 % of the way where 50 % is expected" in shown
    assert "Mail works" in shown
    assert send(client, f"{at}/check-in", {**said, "confidence": "off_track"})[0] == 302
    assert re.search(r'<input checked[^>]*value="off_track"', page(client, f"{at}/check-in"))
    assert "On track" in page(client, "/objectives?period=2026-Q2")
    assert "No objective fits" in page(client, "/objectives?period=2025-Q2")


def test_bad_input_comes_back_with_its_words(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session, Role.PM)
    client, row = signed_in_client(user=user), objectives.key_result(session, user.as_actor())
    new = f"/objectives/{row.objective_id}/key-results/new"
    for address, fields, words in (
        ("/objectives/new", objective_fields(user.id, ends="2026-01-01"), "ends before it starts"),
        ("/objectives/new", objective_fields(user.id, statement=""), "needs a statement"),
        (new, key_result_fields(user.id, target="30"), "does not lie above the baseline"),
        (new, key_result_fields(user.id, deadline="2026-03-01"), "does not lie after the start"),
        (new, key_result_fields(user.id, baseline="many"), "Not a valid decimal"),
        (
            f"/key-results/{row.id}/check-in",
            {"day": "2026-05-16", "confidence": "on_track"},
            "Give the value",
        ),
        ("/teams/new", {"name": "", "parent_id": "0", "version": "1"}, "needs a name"),
    ):
        status, shown = send(client, address, fields)
        assert (status, words in shown) == (422, True), words


def test_an_agreed_aim_asks_for_a_reason_and_a_stale_form_is_refused(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session, Role.PM)
    client, row = signed_in_client(user=user), objectives.key_result(session, user.as_actor())
    services.agree_key_result(session, user.as_actor(), row.id)
    at, fields = f"/key-results/{row.id}/edit", key_result_fields(user.id, target="70")
    assert "say why" in send(client, at, fields)[1]
    assert "The shop grew" in send(client, at, {**fields, "reason": "The shop grew"})[1]
    assert send(client, at, {**fields, "target": "80", "reason": "Again"})[0] == 409
    objective = objective_fields(user.id, statement="They stay")
    assert send(client, f"/objectives/{row.objective_id}/edit", objective)[0] == 302
    assert send(client, f"/objectives/{row.objective_id}/edit", {**objective, "statement": "B"})[0] == 409


def test_what_is_put_away_can_be_taken_back(session: Session, signed_in_client: SignIn) -> None:
    client, row = signed_in_client(Role.PM), objectives.key_result(session)
    for at in (f"/key-results/{row.id}", f"/objectives/{row.objective_id}"):
        assert "Restore" in send(client, f"{at}/archive", {}, at)[1]
        assert "Archive" in send(client, f"{at}/archive", {}, at)[1]


def test_my_check_ins_lists_what_waits_for_me_and_what_is_late_elsewhere(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session, Role.PM)
    client = signed_in_client(user=user)
    assert "will stand here" in page(client, "/check-ins")
    objectives.key_result(session, user.as_actor(), statement="Mine")
    objectives.key_result(session, statement="Theirs")
    shown = page(client, "/check-ins")
    assert "38 days late" in shown
    assert shown.index("Mine") < shown.index("Late with others") < shown.index("Theirs")


def test_teams_are_added_changed_and_listed(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session, Role.PM)
    client = signed_in_client(user=user)
    assert "will stand here" in page(client, "/teams")
    fields = {"name": "Growth", "parent_id": "0", "member_ids": [str(user.id)], "version": "1"}
    assert user.name in send(client, "/teams/new", fields)[1]
    (team,) = queries.teams(session, user.as_actor())
    assert "Growth team" in send(client, f"/teams/{team.id}/edit", {**fields, "name": "Growth team"})[1]


def test_a_stakeholder_follows_read_only(session: Session, signed_in_client: SignIn) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor, name="Repeat orders")
    metrics.monthly(session, actor, metric, [44.0, 50.0], date(2026, 4, 1))
    row = objectives.key_result(session, actor, metric_id=metric.id)
    services.add_guardrail(session, actor, row.id, metric.id, high=45.0)
    client = signed_in_client(Role.STAKEHOLDER)
    shown = page(client, f"/key-results/{row.id}")
    assert "data-chart-spec" in shown
    for address in (f"/key-results/{row.id}", f"/key-results/{row.id}/story", "/objectives", "/"):
        assert "Guardrail left: Repeat orders" in page(client, address), address
    assert "Check in" not in shown
    assert "New customers stay" in page(client, "/objectives")
    refused = [
        client.get(address).status_code
        for address in (
            "/objectives/new",
            "/check-ins",
            "/teams/new",
            f"/key-results/{row.id}/edit",
            f"/key-results/{row.id}/check-in",
            f"/objectives/{row.objective_id}/key-results/new",
        )
    ]
    assert refused == [403] * 6
    assert page(client, "/key-results/999999", 404)
    assert page(client, "/objectives/999999", 404)


OKRS = """## 2026 Q2
### Boats leave on time
- **P0** - Delays fall from 12 to 5 minutes
- **P1** - A rota is published
"""


def test_a_document_is_looked_at_then_taken(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session, Role.PM)
    client = signed_in_client(user=user)
    fields = {"text": OKRS, "starts": "2026-07-01", "ends": "2026-09-30", "owner_id": str(user.id)}
    _, shown = send(client, "/objectives/import", fields)
    assert 'value="2026-04-01"' in shown
    assert "It names work to be done" in shown
    assert shown.count("Support calls about returns fall") == 1  # each example once
    chosen = {**fields, "starts": "2026-04-01", "ends": "2026-06-30", "line": ["2", "3"], "step": "take"}
    status, shown = send(client, "/objectives/import", chosen)
    assert (status, "Boats leave on time" in shown, "A rota" in shown) == (302, True, False)
    assert "Nothing is chosen" in send(client, "/objectives/import", {**chosen, "line": []})[1]
    assert "No objectives were found" in send(client, "/objectives/import", {**fields, "text": "Hello"})[1]


def test_how_an_aim_is_read_is_shown_in_both_ways_while_writing(
    session: Session, signed_in_client: SignIn
) -> None:
    client, metric = signed_in_client(Role.PM), metrics.metric(session, unit=Unit.PERCENT)
    metrics.monthly(session, metrics.planner(session), metric, [10.0], date(2026, 4, 1))
    reduce = "/objectives/advice?statement=Reduce+returns+by+20+%25"
    for address, words in (
        (f"{reduce}&baseline=50&unit=count", "from 50 to 40 (down by 20 %)"),
        (f"{reduce}&metric_id={metric.id}", "from 10 % to 8 % (down by 20 %)"),
        (f"{reduce}&baseline=50&target=45", "from 50 to 45 (down by 10 %)"),
        (f"{reduce}&baseline=50&relative=30&way=down", "from 50 to 35 (down by 30 %)"),
        (reduce, "By 20 % of what?"),
    ):
        assert words in page(client, address), address
    for unread in ("/objectives/advice?statement=Orders&unit=odd", f"{reduce}&relative=-3"):
        assert "It is read as" not in page(client, unread)


def test_advice_is_given_while_writing_and_never_fails(session: Session, signed_in_client: SignIn) -> None:
    client, metric = signed_in_client(Role.PM), metrics.metric(session)
    assert "It names work" in page(client, "/objectives/advice?statement=Launch+it&target=many")
    assert "Launch" not in page(client, "/objectives/advice?statement=")
    typed = (
        f"/objectives/advice?statement=Orders&metric_id={metric.id}&baseline=1&target=5&deadline=2026-06-30"
    )
    assert "Advice" not in page(client, typed)


def test_a_quarter_is_closed_reviewed_and_carried_over(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session, Role.PM)
    client, row = signed_in_client(user=user), objectives.key_result(session, user.as_actor())
    at = f"/objectives/{row.objective_id}"
    said = {"day": "2026-05-16", "value": "50", "confidence": "off_track", "comment": "Mail is slow"}
    send(client, f"/key-results/{row.id}/check-in", said)
    assert "what you learnt" in send(client, f"{at}/close", {"retrospective": ""})[1]
    assert "score of 0.5" in send(client, f"{at}/close", {"retrospective": "Mail works late"})[1]
    assert "Its objective was closed on" in page(client, f"/key-results/{row.id}")
    assert f"/key-results/{row.id}/check-in" not in page(client, f"/key-results/{row.id}")
    assert "is closed; carry it over" in client.get(f"/key-results/{row.id}/check-in").text
    review = {"learnt": "Mail works", "decisions": "More mail", "version": "1"}
    shown = send(client, "/objectives/review?period=2026-Q2", review)[1]
    for words in ("Mail works late", "Mail is slow", "More mail", "50 %"):
        assert words in shown
    period = {"starts": "2026-07-01", "ends": "2026-09-30"}
    assert "Q3 2026" in send(client, f"{at}/carry-over", period)[1]
    assert "Open again" in send(client, f"{at}/reopen", {}, at)[1]
    assert "Mail is slow" in page(client, f"/key-results/{row.id}/story")


def test_side_metrics_moves_and_comments(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session, Role.PM)
    actor, client = user.as_actor(), signed_in_client(user=user)
    row, metric = objectives.key_result(session, actor), metrics.metric(session, actor, name="Returns")
    other = objectives.objective(session, actor, statement="Elsewhere")
    at = f"/key-results/{row.id}"
    rail = {"metric_id": str(metric.id), "role": "guardrail"}
    assert "needs a bound" in send(client, f"{at}/metrics", rail)[1]
    assert "Returns" in send(client, f"{at}/metrics", {**rail, "high": "5"})[1]
    assert "Returns" in send(client, f"{at}/metrics", {**rail, "role": "leading"})[1]
    (link, _) = queries.metrics_beside(session, [row.id])[row.id]
    send(client, f"{at}/metrics/{link.id}/remove", {}, f"{at}/metrics")
    assert len(queries.metrics_beside(session, [row.id])[row.id]) == 1
    assert "Elsewhere" in send(client, f"{at}/move", {"objective_id": str(other.id)})[1]
    send(client, f"{at}/check-in", {"day": "2026-05-16", "value": "50", "confidence": "on_track"})
    (said,) = queries.check_ins_of(session, actor, row.id)
    for address, text in (
        (f"{at}/comments", "To the key result"),
        (f"/check-ins/{said.id}/comments", "To the check-in"),
    ):
        assert text in send(client, address, {"text": text}, at)[1]
    shown = send(client, f"/objectives/{other.id}/comments", {"text": "To it"}, f"/objectives/{other.id}")[1]
    assert "To it" in shown
