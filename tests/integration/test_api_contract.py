"""/api/v1 against its own document: generated requests, good ones and bad ones, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from threading import Thread

import pytest
import schemathesis
from flask import Flask
from schemathesis.engine import events, from_schema
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from insights.metrics import services
from insights.metrics.rules.kinds import Source
from tests.factories import metrics, people

EXAMPLES = 10


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the application answers in this process, on the test's transaction."""
    server = make_server("127.0.0.1", 0, app)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def contract(address: str, session: Session) -> schemathesis.BaseSchema:
    """The document as served, with a metric behind it that has values, and a token that may write."""
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    days = [date(2025, 1, 1) + timedelta(days=at) for at in range(30)]
    drafts = [services.ValueDraft(day, float(at)) for at, day in enumerate(days)]
    services.put_values(session, actor, metric.id, drafts, Source.HAND)
    bearer = {"Authorization": f"Bearer {people.token(session)}"}
    config = schemathesis.Config.from_dict(
        {
            "headers": bearer,
            "seed": 7,
            "generation": {"database": "none", "max-examples": EXAMPLES, "deterministic": True},
            "operations": [
                # its days must lie between 1900 and today, its value inside its interval: no schema says so
                {"include-method": "PUT", "checks": {"positive_data_acceptance": {"enabled": False}}}
            ],
        }
    )
    config.projects.default.update(base_url=address)
    return schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json", config=config)


def test_no_generated_request_breaks_the_contract(contract: schemathesis.BaseSchema) -> None:
    tried, broken = 0, []
    for event in from_schema(contract).execute():
        if isinstance(event, events.ScenarioFinished):
            tried += len(event.recorder.cases)
            for case_id, checks in event.recorder.checks.items():
                case = event.recorder.cases[case_id].value
                broken += [
                    f"{case.as_curl_command()}\n{check.failure_info.failure}"
                    for check in checks
                    if check.failure_info is not None
                ]
        if isinstance(event, events.NonFatalError | events.FatalError):
            broken.append(str(getattr(event, "value", None) or event.exception))
    assert not broken, "\n\n".join(dict.fromkeys(broken))
    assert tried > 300
