"""Metrics over /api/v1, as programs meet it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from insights.accounts.models import ApiToken, User
from insights.kernel import clock
from insights.kernel.actor import Role
from insights.metrics import queries, services
from insights.metrics.models import MetricValueFormer
from insights.metrics.rules.kinds import Source
from tests.factories import metrics, people

DAY = "2026-05-03"
PLANNERS = (Role.ADMIN, Role.PM)


class Program:
    """A program that asks with a token."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self._client, self._headers = client, {"Authorization": f"Bearer {token}"}

    def get(self, path: str, **query: object) -> TestResponse:
        return self._client.get(f"/api/v1{path}", headers=self._headers, query_string=query)

    def put(self, path: str, body: object, **query: object) -> TestResponse:
        return self._client.put(f"/api/v1{path}", headers=self._headers, query_string=query, json=body)

    def delete(self, path: str, **query: object) -> TestResponse:
        return self._client.delete(f"/api/v1{path}", headers=self._headers, query_string=query)


@pytest.fixture
def program(client: FlaskClient, session: Session) -> Program:
    """A program of a product manager."""
    return Program(client, people.token(session))


def test_a_value_that_was_put_is_read_again_with_its_comment(session: Session, program: Program) -> None:
    metric = metrics.metric(session)
    answer = program.put(f"/metrics/{metric.id}/values/{DAY}", {"value": 2.5, "comment": "After the fix"})
    assert answer.status_code == 200
    assert answer.json == program.get(f"/metrics/{metric.id}/values/{DAY}").json
    assert answer.json["value"] == 2.5
    assert (answer.json["comment"], answer.json["source"]) == ("After the fix", "api")


def test_putting_the_same_again_changes_nothing(session: Session, program: Program) -> None:
    metric = metrics.metric(session)
    address, body = f"/metrics/{metric.id}/values/{DAY}", {"value": 7, "comment": "x", "n": 40}
    first, again = program.put(address, body), program.put(address, body)
    assert first.json == again.json
    assert session.scalar(select(func.count()).select_from(MetricValueFormer)) == 0
    assert queries.summaries_of(session, [metric.id])[metric.id].value_count == 1


DAYS = st.dates(date(2026, 5, 1), date(2026, 5, 4))
BODIES = st.fixed_dictionaries(
    {"value": st.floats(-1e9, 1e9) | st.integers(-9, 9)},
    optional={"comment": st.sampled_from(["", "After the fix"]), "n": st.integers(0, 99)},
)


@given(asked=st.lists(st.tuples(DAYS, BODIES | st.none()), min_size=1, max_size=10))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_put_stands_there_once_until_it_is_taken_away(
    session: Session, program: Program, asked: list[tuple[date, dict[str, object] | None]]
) -> None:
    metric = metrics.metric(session)
    values, replaced = f"/metrics/{metric.id}/values", 0
    stands: dict[date, tuple[object, ...]] = {}
    for day, body in asked:
        if body is None:
            known = stands.pop(day, None)
            replaced += known is not None
            first, again = program.delete(f"{values}/{day}"), program.delete(f"{values}/{day}")
            assert (first.status_code, again.status_code) == (204 if known else 404, 404)
            assert program.get(f"{values}/{day}").status_code == 404
            continue
        said = (body["value"], body.get("comment", ""), body.get("n"))
        replaced += day in stands and stands[day] != said
        stands[day] = said
        first, again = program.put(f"{values}/{day}", body), program.put(f"{values}/{day}", body)
        assert first.status_code == again.status_code == 200
        assert first.json == again.json
    read = {date.fromisoformat(one["day"]): one for one in program.get(values).json["values"]}
    assert {day: (one["value"], one["comment"], one["n"]) for day, one in read.items()} == stands
    former = select(func.count()).where(MetricValueFormer.metric_id == metric.id)
    assert session.scalar(former) == replaced
    summary = queries.summaries_of(session, [metric.id])[metric.id]
    assert (summary.value_count, summary.last_on) == (len(stands), max(stands, default=None))


def test_another_value_keeps_the_former_one(session: Session, program: Program) -> None:
    metric = metrics.metric(session)
    program.put(f"/metrics/{metric.id}/values/{DAY}", {"value": 7})
    program.put(f"/metrics/{metric.id}/values/{DAY}", {"value": 8})
    assert [row.value for row in queries.former_values_of(session, metric.id)] == [7]


def test_values_are_read_page_by_page_without_gap_or_repeat(session: Session, program: Program) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    days = [date(2026, 1, 1) + timedelta(days=at) for at in range(25)]
    drafts = [services.ValueDraft(day, float(at)) for at, day in enumerate(days)]
    services.put_values(session, actor, metric.id, drafts, Source.HAND)
    read, more = [], {}
    for _ in range(3):
        page = program.get(f"/metrics/{metric.id}/values", limit=10, **more).json
        read += [row["day"] for row in page["values"]]
        more = {"cursor": page["next_cursor"]}
    assert page["next_cursor"] is None
    assert read == [day.isoformat() for day in days]
    between = program.get(f"/metrics/{metric.id}/values", starts="2026-01-04", ends="2026-01-06").json
    assert [row["value"] for row in between["values"]] == [3, 4, 5]


def test_a_part_is_put_and_read_beside_the_whole(session: Session, program: Program) -> None:
    metric = metrics.metric(session, breakdown="Platform")
    program.put(f"/metrics/{metric.id}/values/{DAY}", {"value": 1}, segment="iOS")
    assert program.get(f"/metrics/{metric.id}/values", segment="iOS").json["values"][0]["value"] == 1
    assert program.get(f"/metrics/{metric.id}/values").json["values"] == []


def test_metrics_are_listed_with_their_last_value(session: Session, program: Program) -> None:
    metric = metrics.metric(session, name="Retention")
    program.put(f"/metrics/{metric.id}/values/{DAY}", {"value": 41.5})
    listed = program.get("/metrics").json["metrics"]
    assert [(row["name"], row["last_on"], row["last_value"]) for row in listed] == [("Retention", DAY, 41.5)]
    assert program.get(f"/metrics/{metric.id}").json == listed[0]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"value": "12"}, "value"),
        ({"value": True}, "value"),
        ({"comment": "no value"}, "value"),
        ({"value": 1, "comment": 5}, "comment"),
        ({"value": 1, "comment": "a\u0000b"}, "comment"),
        ({"value": 1, "n": -1}, "n"),
        ({"value": 1, "valeu": 2}, "valeu"),
        ({"value": 5, "low": 6, "high": 7}, "value"),
    ],
)
def test_a_wrong_body_is_told_by_its_field(
    session: Session, program: Program, body: object, field: str
) -> None:
    metric = metrics.metric(session)
    answer = program.put(f"/metrics/{metric.id}/values/{DAY}", body)
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    assert field in [error["field"] for error in answer.json["errors"]]
    assert program.get(f"/metrics/{metric.id}/values").json["values"] == []


@pytest.mark.parametrize("day", ["2026-13-01", "yesterday", "20260503", "1777766400"])
def test_what_is_no_day_is_told_so(session: Session, program: Program, day: str) -> None:
    metric = metrics.metric(session)
    answer = program.put(f"/metrics/{metric.id}/values/{day}", {"value": 1})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == "day"


def test_a_day_in_the_future_is_refused(session: Session, program: Program) -> None:
    metric = metrics.metric(session)
    ahead = clock.today() + timedelta(days=2)
    answer = program.put(f"/metrics/{metric.id}/values/{ahead}", {"value": 1})
    assert answer.status_code == 422
    assert "future" in answer.json["detail"]


def test_a_body_that_is_no_json_is_refused_as_such(session: Session, client: FlaskClient) -> None:
    metric = metrics.metric(session)
    headers = {"Authorization": f"Bearer {people.token(session)}", "Content-Type": "application/json"}
    for body in (b'{"value": ', b"\xff\xfe", b"", b"9" * 5000):
        answer = client.put(f"/api/v1/metrics/{metric.id}/values/{DAY}", headers=headers, data=body)
        assert (answer.status_code, answer.content_type) == (400, "application/problem+json"), body
    for body in (b"[]", b'{"value": NaN}', b'{"value": 1e999}', b"null"):
        answer = client.put(f"/api/v1/metrics/{metric.id}/values/{DAY}", headers=headers, data=body)
        assert answer.status_code == 422, body


def test_a_body_beyond_all_measure_is_refused(session: Session, client: FlaskClient) -> None:
    metric = metrics.metric(session)
    headers = {"Authorization": f"Bearer {people.token(session)}"}
    body = {"value": 1, "comment": "x" * (2 << 20)}
    answer = client.put(f"/api/v1/metrics/{metric.id}/values/{DAY}", headers=headers, json=body)
    assert (answer.status_code, answer.content_type) == (413, "application/problem+json")


def test_what_does_not_exist_is_told_as_a_problem(session: Session, program: Program) -> None:
    metric = metrics.metric(session)
    for path in ("/metrics/999999", f"/metrics/{metric.id}/values/{DAY}", "/nothing", "/metrics/7/nothing"):
        answer = program.get(path)
        assert (answer.status_code, answer.content_type) == (404, "application/problem+json"), path


def test_a_method_that_is_not_offered_names_those_that_are(program: Program) -> None:
    answer = program.put("/metrics", {})
    assert (answer.status_code, answer.content_type) == (405, "application/problem+json")
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(("role", "may_write"), list(product(Role, (True, False))))
def test_a_token_may_what_its_owner_and_its_own_rights_allow(
    session: Session, client: FlaskClient, role: Role, may_write: bool
) -> None:
    metric = metrics.metric(session)
    before = services.ValueDraft(date.fromisoformat(DAY), 2.0)
    services.put_value(session, metrics.planner(session), metric.id, before, Source.HAND)
    program = Program(client, people.token(session, role, may_write=may_write))
    own = f"/metrics/{metric.id}"
    reads = ["/metrics", own, f"{own}/values", f"{own}/values/{DAY}", "/openapi.json"]
    assert [program.get(path).status_code for path in reads] == [200] * len(reads)
    written = program.put(f"{own}/values/{DAY}", {"value": 3})
    assert written.status_code == (200 if may_write and role in PLANNERS else 403)
    assert queries.value_on(session, None, metric.id, date(2026, 5, 3)).value == (
        3 if written.status_code == 200 else 2
    )
    removed = program.delete(f"{own}/values/{DAY}")
    assert removed.status_code == (204 if may_write and role in PLANNERS else 403)


def test_without_a_valid_token_everything_but_the_document_is_closed(
    session: Session, client: FlaskClient
) -> None:
    metric = metrics.metric(session)
    token = people.token(session)
    for header in (
        "",
        "Bearer",
        "Bearer insights_wrong",
        f"Basic {token}",
        f"Token {token}",
        f"Bearer x{token}",
    ):
        headers = {"Authorization": header} if header else {}
        for path in ("/metrics", f"/metrics/{metric.id}", f"/metrics/{metric.id}/values"):
            answer = client.get(f"/api/v1{path}", headers=headers)
            assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer"), header
            assert answer.content_type == "application/problem+json"
    assert client.get("/api/v1/openapi.json").status_code == 200


def test_a_cookie_opens_nothing_and_none_is_set(session: Session, signed_in_client: object) -> None:
    client = signed_in_client(Role.ADMIN)
    metric = metrics.metric(session)
    assert client.get("/metrics").status_code == 200
    assert client.get("/api/v1/metrics").status_code == 401
    put = client.put(f"/api/v1/metrics/{metric.id}/values/{DAY}", json={"value": 1})
    assert put.status_code == 401
    assert "Set-Cookie" not in put.headers


def test_a_token_opens_no_page(session: Session, client: FlaskClient) -> None:
    headers = {"Authorization": f"Bearer {people.token(session, Role.ADMIN)}"}
    assert client.get("/metrics", headers=headers).status_code == 302


def test_the_day_of_the_last_use_is_kept(session: Session, client: FlaskClient) -> None:
    program = Program(client, people.token(session))
    assert session.scalars(select(ApiToken.last_used_on)).one() is None
    program.get("/metrics")
    assert session.scalars(select(ApiToken.last_used_on)).one() == clock.today()


def test_a_token_falls_with_its_owner(session: Session, client: FlaskClient) -> None:
    program = Program(client, people.token(session))
    assert program.get("/metrics").status_code == 200
    row = session.scalars(select(ApiToken)).one()
    session.get(User, row.user_id).active = False
    session.flush()
    assert program.get("/metrics").status_code == 401
