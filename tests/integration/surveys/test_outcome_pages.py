"""Uploading results of usability tasks: from the file to the tasks page, through the worker."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.kernel.blobs import BlobStore
from insights.kernel.db import open_engine, open_session
from insights.surveys.models import OutcomeImport
from insights.surveys.readers.outcomes import read_outcomes
from insights.surveys.rules.outcomes import EACH_TASK, joined_outcomes
from insights.surveys.services import outcomes as services
from tests.factories import people, studies
from tests.factories.results import FORMS
from tests.fixtures.pages import page
from tests.fixtures.performed import perform_waiting

SignIn = Callable[..., FlaskClient]


def test_results_are_seen_before_they_are_saved(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client = signed_in_client(user=user)
    address = f"/studies/{study.id}/tasks/upload"
    assert f'href="{address}"' in page(client, f"/studies/{study.id}/tasks")
    assert "Choose a file." in client.post(address, data={}).text
    content = FORMS[0].content + b"P3,1,maybe,1,0,7\n"
    sent = client.post(address, data={"files": [(io.BytesIO(content), "long.csv")]}, follow_redirects=True)
    assert "Reading 1 file" in sent.text
    row = session.scalars(select(OutcomeImport)).one()
    services.keep_outcomes(
        row, joined_outcomes([("long.csv", read_outcomes(io.BytesIO(content), "long.csv"))])
    )
    session.flush()
    shown = page(client, f"/surveys/outcomes/{row.id}")
    assert "neither yes, no nor partly" in shown
    assert "2 of 2" in shown
    assert "No task" not in page(client, f"/studies/{study.id}/tasks")
    saved = client.post(f"/surveys/outcomes/{row.id}/save", follow_redirects=True).text
    assert "Results added: 5, changed: 0, as before: 0." in saved
    assert "Task 2" in saved
    assert client.post(f"/surveys/outcomes/{row.id}/save").status_code == 422
    again = client.post(address, data={"files": [(io.BytesIO(content), "long.csv")]})
    gone = client.post(f"{again.location}/discard", follow_redirects=True).text
    assert "Nothing was saved." in gone


def previewed(
    session: Session, signed_in_client: SignIn, name: str, content: bytes
) -> tuple[FlaskClient, OutcomeImport, Callable[[], str]]:
    """A client, an upload of results, and what reads it again and gives its preview page."""
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client = signed_in_client(user=user)
    row = OutcomeImport(study_id=study.id, files=[[name, "ab"]], created_by=user.id)
    session.add(row)

    def keep() -> str:
        session.expire_all()
        found = read_outcomes(io.BytesIO(content), name, row.choice)
        services.keep_outcomes(row, joined_outcomes([(name, found)]))
        session.flush()
        return page(client, f"/surveys/outcomes/{row.id}")

    session.flush()
    return client, row, keep


def test_the_column_of_success_is_chosen_in_the_preview(session: Session, signed_in_client: SignIn) -> None:
    content = b"Participant,Task,Completed,FS\nP1,1,yes,0\nP2,1,yes,2\n"
    client, row, keep = previewed(session, signed_in_client, "coded.csv", content)

    assert '<option value="Completed" selected>' in keep()
    address = f"/surveys/outcomes/{row.id}/success"
    client.post(address, data={"about": "Completed", "column": "FS", "value": ["yes"], "means": ["no"]})
    assert "are codes. Say what each means." in keep()
    client.post(address, data={"about": "FS", "column": "FS", "value": ["0", "2"], "means": ["yes", "no"]})
    assert "1 of 2" in keep()
    assert "Questionnaires" not in page(client, f"/studies/{row.study_id}/tasks")


def test_coded_success_of_a_wide_table_is_told_in_the_preview(
    session: Session, signed_in_client: SignIn
) -> None:
    content = b"Participant,Task 1 success,Task 1 time,Task 2 success\nP1,0,10,2\nP2,2,12,2\n"
    client, row, keep = previewed(session, signed_in_client, "wide.csv", content)

    assert "No column was taken for success." in keep()
    said = {"value": ["0", "2"], "means": ["no", "yes"]}
    each = {"about": EACH_TASK, "column": EACH_TASK}
    client.post(f"/surveys/outcomes/{row.id}/success", data=each)
    assert "are codes. Say what each means." in keep()
    client.post(f"/surveys/outcomes/{row.id}/success", data={**each, **said})
    assert "1 of 2" in keep()
    saved = client.post(f"/surveys/outcomes/{row.id}/save", follow_redirects=True).text
    assert "Results added: 4" in saved


def test_stakeholders_upload_nothing(session: Session, signed_in_client: SignIn) -> None:
    study = studies.study(session, people.user(session).as_actor())
    client = signed_in_client(Role.STAKEHOLDER)
    assert client.get(f"/studies/{study.id}/tasks/upload").status_code in (403, 404)


@pytest.mark.parametrize(
    ("files", "state", "said"),
    [
        ([("a.csv", FORMS[0].content), ("b.json", b"[1,\n")], "read", "b.json"),
        ([("b.json", b"[1,\n")], "failed", "b.json, line 2: The file was not read. This is no complete JSON"),
    ],
)
def test_the_worker_reads_what_can_be_read_and_says_what_cannot(
    own_database: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch, files: list, state: str, said: str
) -> None:
    monkeypatch.setenv("DATA_DIR", str(data_dir))
    monkeypatch.setenv("DATABASE_URL", own_database)
    monkeypatch.setenv("INSIGHTS_ENV", "development")
    engine: Engine = open_engine(own_database)
    store = BlobStore(data_dir / "blobs")
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        stored = [(name, store.store(io.BytesIO(content), 1 << 20)) for name, content in files]
        services.accept_outcomes(session, actor, studies.study(session, actor), stored)
    perform_waiting(engine)
    with open_session(engine) as session:
        row = session.scalars(select(OutcomeImport)).one()
        assert row.state == state
        assert said in (row.reason or row.parsed["problems"][0]["file"])
        assert len((row.parsed or {"outcomes": []})["outcomes"]) == (4 if state == "read" else 0)
    engine.dispose()
