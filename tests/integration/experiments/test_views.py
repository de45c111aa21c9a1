"""Pages of experiments."""

import io
from collections.abc import Callable

import lxml.html
import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from insights.experiments import queries, services
from insights.experiments.models import Experiment, ExperimentReading
from insights.experiments.readers.rows import look_at
from insights.experiments.rules.kinds import Counted, Outcome
from insights.kernel.actor import Role
from tests.factories import metrics, people, studies, tested
from tests.factories.surveys import csv_bytes
from tests.fixtures.pages import page, send

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def scene(session: Session, signed_in_client: SignIn):
    """A researcher, a study and their client."""
    user = people.user(session)
    return user.as_actor(), studies.study(session, user.as_actor()), signed_in_client(user=user)


def test_from_an_empty_tab_to_a_verdict(session: Session, scene) -> None:
    _, study, client = scene
    assert "Write down an experiment" in page(client, f"/studies/{study.id}/experiments")
    address = f"/studies/{study.id}/experiments/new"
    fields = {
        "name": "Green button",
        "outcome": "rate",
        "counted": "everyone",
        "metric_id": "0",
        "planned": "50/50",
    }
    assert send(client, address, fields | {"planned": "half"}, address)[0] == 422
    status, shown = send(client, address, fields, address)
    assert (status, "Ready counts" in shown) == (302, True)
    row = session.query(Experiment).one()
    results = f"/experiments/{row.id}/results"
    assert "Paste numbers or rows, or choose a file." in send(client, results, {}, results)[1]
    assert "Row 2" in send(client, results, {"text": "A\t10\t5\nB\t10\t50"}, results)[1]
    _, shown = send(client, results, {"text": "A\t1000\t100\nB\t1000\t150"}, results)
    assert "“B” was higher than “A”" in shown
    assert "Holm" not in shown
    assert "Higher" in page(client, f"/studies/{study.id}/experiments")
    assert "Green button" in page(client, f"/studies/{study.id}")


def test_a_file_is_declared_with_a_word_on_those_who_answered_nothing(session: Session, scene) -> None:
    actor, study, client = scene
    row = tested.experiment(session, actor, study, counted=None)
    rows = [["control" if at % 2 else "new", int(at % 10 < 2), int(at % 10 == 2)] for at in range(100)]
    content = csv_bytes([["group", "yes", "no"], *rows])
    sent = client.post(
        f"/experiments/{row.id}/results",
        data={"file": (io.BytesIO(content), "rows.csv")},
        follow_redirects=True,
    )
    assert "Looking into the file" in sent.text
    reading = session.query(ExperimentReading).one()
    services.keep_look(session, actor, reading, look_at(io.BytesIO(content), "rows.csv"))
    address = f"/experiments/{row.id}/files/{reading.id}"
    shown = page(client, address)
    assert "70 of 100 rows hold a 1 neither in “yes” nor in “no”" in shown
    fields = {"variant": "0", "control": "control", "result": "1", "opposite": "2", "person": ""}
    assert "Say who is counted." in send(client, address, fields | {"counted": ""}, address)[1]
    unclear = fields | {"counted": "answered", "success": "nan+"}
    assert "Write a number before the plus" in send(client, address, unclear, address)[1]
    _, shown = send(client, address, fields | {"counted": "answered"}, address)
    assert "Counting the rows" in shown
    session.refresh(reading)
    assert reading.plan["rows"]["opposite"] == 2


def test_values_of_people_are_declared_with_no_more_than_the_page_asks(session: Session, scene) -> None:
    actor, study, client = scene
    row = tested.experiment(session, actor, study, outcome=Outcome.VALUE, counted=Counted.EVERYONE, unit="€")
    rows = [[f"u{at}", "ABC"[at % 3], at % 7 * 1.5] for at in range(90)]
    content = csv_bytes([["user", "group", "revenue"], *rows])
    client.post(f"/experiments/{row.id}/results", data={"file": (io.BytesIO(content), "rows.csv")})
    reading = session.query(ExperimentReading).one()
    services.keep_look(session, actor, reading, look_at(io.BytesIO(content), "rows.csv"))
    address = f"/experiments/{row.id}/files/{reading.id}"
    form = next(f for f in lxml.html.fromstring(page(client, address)).forms if "variant" in f.fields)
    assert "opposite" not in form.fields
    assert "Counting the rows" in client.post(address, data=dict(form.fields), follow_redirects=True).text


def test_three_variants_that_were_not_divided_as_planned_are_told_once(session: Session, scene) -> None:
    actor, study, client = scene
    row = tested.experiment(session, actor, study, planned=[50, 25, 25])
    counts = "A,5000,400\nB,2400,240\nC,2900,205"
    results = f"/experiments/{row.id}/results"
    shown = send(client, results, {"text": counts}, results)[1]
    assert shown.count("people were not divided as planned") == 1
    assert "50 / 25 / 25" in shown


def test_the_numbers_are_saved_as_csv_and_xlsx_with_their_meaning(session: Session, scene) -> None:
    actor, study, client = scene
    row = tested.counted(session, actor, study, success="=ordered")
    text = client.get(f"/experiments/{row.id}/export.csv").text
    assert text.startswith("\ufeffvariant,counted,shown")
    assert "'=ordered" in text
    assert client.get(f"/experiments/{row.id}/export.xlsx").data.startswith(b"PK")
    assert client.get(f"/experiments/{row.id}/export.pdf").status_code == 404
    empty = tested.experiment(session, actor, study)
    assert client.get(f"/experiments/{empty.id}/export.csv").text.count("\n") == 1


def test_an_experiment_is_changed_and_removed(session: Session, scene) -> None:
    actor, study, client = scene
    row = tested.counted(session, actor, study)
    address = f"/experiments/{row.id}/edit"
    fields = {
        "version": "1",
        "name": "Blue button",
        "outcome": "rate",
        "counted": "everyone",
        "metric_id": "0",
    }
    assert "Blue button" in send(client, address, fields, address)[1]
    assert client.post(address, data=fields | {"name": "Red button"}).status_code == 409
    removed = client.post(f"/experiments/{row.id}/remove", follow_redirects=True).text
    assert "Blue button was removed." in removed


def test_it_stands_on_the_page_of_its_metric_for_those_who_may_read_it(
    session: Session, signed_in_client: SignIn
) -> None:
    owner = people.user(session)
    metric = metrics.metric(session)
    study = studies.study(session, owner.as_actor(), restricted=True)
    row = tested.counted(session, owner.as_actor(), study, metric_id=metric.id)
    assert "Experiments on it" in page(signed_in_client(user=owner), f"/metrics/{metric.id}")
    for role in (Role.PM, Role.STAKEHOLDER):
        other = signed_in_client(role)
        assert "Experiments on it" not in page(other, f"/metrics/{metric.id}")
        page(other, f"/experiments/{row.id}", 403 if role is Role.STAKEHOLDER else 404)
    assert queries.report_of(session, row.id) is not None
