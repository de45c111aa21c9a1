"""Reminders and digests by mail: who gets one, what it says, and never twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from insights.accounts.models import User
from insights.accounts.services import set_access, set_digest
from insights.factory import create_app
from insights.kernel import clock
from insights.kernel.actor import SYSTEM, Actor, Role
from insights.kernel.db import open_engine, open_session
from insights.kernel.settings import load_settings
from insights.worker import enqueue
from insights.worker.models import Job
from tests.factories import learned, metrics, objectives, people, studies
from tests.fixtures.performed import perform_waiting
from tests.fixtures.smtp import MailServer

NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
BASE = "https://insights.example.com"


@pytest.fixture
def engine(own_database: str) -> Iterator[Engine]:
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


@pytest.fixture
def mailbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that mail goes to, on the day of NOON."""
    monkeypatch.setenv("SECRET_KEY", "long enough to be a key of this test alone")
    monkeypatch.setenv("BASE_URL", BASE)
    monkeypatch.setenv("MAIL_URL", f"file://{tmp_path / 'mail'}")
    return tmp_path / "mail"


def owner_of_three(session: Session) -> Actor:
    """A planner with a late check-in, a late value and a review that was due."""
    actor = metrics.planner(session)
    objectives.key_result(session, actor, statement="Repeat orders rise")
    stale = metrics.metric(session, actor, name="Churn", review_by=date(2027, 1, 1))
    metrics.monthly(session, actor, stale, [4.4])
    metrics.metric(session, actor, name="Sign-ups", review_by=date(2026, 5, 2))
    return actor


def remind(
    engine: Engine, at: datetime = NOON, key: str = "daily", daily: str = "briefings.remind"
) -> list[tuple[str, str]]:
    """Carry out the day's look and what follows from it: (job, state) of each that ran."""
    with clock.frozen(at):
        with open_session(engine) as session, session.begin():
            enqueue(session, SYSTEM, daily, {}, key=key)
        ran = perform_waiting(engine) + perform_waiting(engine)
    return [(job.name.partition(".")[2], job.state) for job in ran if job.name.startswith("briefings.")]


def mails(mailbox: Path) -> list[tuple[str, str, str]]:
    """(to, subject, text) of each mail that was handed over."""
    files = sorted(mailbox.glob("*.eml")) if mailbox.exists() else []
    read = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [(mail["To"], mail["Subject"], mail.get_content()) for mail in read]


def test_an_owner_gets_one_mail_with_all_that_waits(engine: Engine, mailbox: Path) -> None:
    with clock.frozen(NOON), open_session(engine) as session, session.begin():
        actor = owner_of_three(session)
        address = session.get_one(User, actor.user_id).email
        metrics.metric(session, metrics.planner(session), name="Another one's", review_by=date(2027, 1, 1))
    assert remind(engine) == [("remind", "done"), ("mail_reminder", "done")]
    [(to, subject, text)] = mails(mailbox)
    assert (to, subject) == (address, "3 things wait for you in Insights")
    assert "- Repeat orders rise (" in text
    assert "days late)" in text
    assert "- Churn (expected monthly)" in text
    assert "- Sign-ups (by 2 May 2026)" in text
    assert "Another" not in text
    assert "4.4" not in text  # no values leave the house


def test_nobody_is_mailed_twice_a_day_and_again_on_the_next(engine: Engine, mailbox: Path) -> None:
    with clock.frozen(NOON), open_session(engine) as session, session.begin():
        owner_of_three(session)
    remind(engine)
    assert remind(engine, key="again") == [("remind", "done")]
    with open_session(engine) as session, session.begin():
        row = session.scalars(select(Job).where(Job.name == "briefings.mail_reminder")).one()
        enqueue(session, SYSTEM, row.name, row.payload, key=row.key)  # a person tries it again
    remind(engine, key="once more")
    assert len(mails(mailbox)) == 1
    remind(engine, NOON + timedelta(days=1), "tomorrow")
    assert len(mails(mailbox)) == 2


@pytest.mark.parametrize("why", ["does not want it", "closed", "sample", "stakeholder", "nothing waits"])
def test_some_are_left_alone(engine: Engine, mailbox: Path, why: str) -> None:
    with clock.frozen(NOON), open_session(engine) as session, session.begin():
        actor = metrics.planner(session) if why == "nothing waits" else owner_of_three(session)
        row = session.get_one(User, actor.user_id)
        row.wants_reminders, row.is_sample = why != "does not want it", why == "sample"
        if why == "closed":
            set_access(session, SYSTEM, row.id, active=False)
        if why == "stakeholder":  # may no longer check in
            row.role = Role.STAKEHOLDER.value
    assert remind(engine) == [("remind", "done")]
    assert mails(mailbox) == []


def test_a_mail_server_that_is_away_is_tried_again_and_holds_up_nobody(
    engine: Engine, mailbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.frozen(NOON), open_session(engine) as session, session.begin():
        owner_of_three(session)
        owner_of_three(session)
    mailbox.write_text("a file where the folder should be")
    states = [("remind", "done"), ("mail_reminder", "queued"), ("mail_reminder", "queued")]
    assert remind(engine) == states
    mailbox.unlink()
    with clock.frozen(NOON + timedelta(minutes=5)):
        assert [job.state for job in perform_waiting(engine)] == ["done", "done"]
    assert len(mails(mailbox)) == 2


def test_a_reminder_that_comes_a_day_late_is_not_sent(engine: Engine, mailbox: Path) -> None:
    with clock.frozen(NOON), open_session(engine) as session, session.begin():
        actor = owner_of_three(session)
        payload = {"user_id": actor.user_id, "day": "2026-05-19"}
        enqueue(session, SYSTEM, "briefings.mail_reminder", payload, key="yesterday's")
    with clock.frozen(NOON):
        perform_waiting(engine)
    assert mails(mailbox) == []


def test_every_link_of_a_reminder_leads_to_a_page(
    engine: Engine, own_database: str, mailbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.frozen(NOON), open_session(engine) as session, session.begin():
        owner_of_three(session)
    remind(engine)
    monkeypatch.setenv("DATABASE_URL", own_database)
    pages = create_app(load_settings()).url_map.bind("localhost")
    paths = re.findall(rf"{BASE}(/\S*)", mails(mailbox)[0][2])
    assert len(paths) == 5
    assert all(pages.match(path) for path in paths)


def test_the_switch_of_the_own_account(
    session: Session, signed_in_client: Callable[..., FlaskClient]
) -> None:
    client = signed_in_client(Role.PM)
    other = people.user(session, Role.PM)
    assert "Stop reminders" in client.get("/me").text
    client.post("/me/reminders", data={"wanted": "no"})
    page = client.get("/me").text
    assert "Mail me reminders" in page
    assert other.wants_reminders
    client.post("/me/reminders", data={"wanted": "yes"})
    assert "Stop reminders" in client.get("/me").text


def digest(engine: Engine, at: datetime = NOON, key: str = "daily") -> list[tuple[str, str]]:
    """Carry out the day's look for digests: (job, state) of each that ran."""
    return remind(engine, at, key, "briefings.digest")


def reader_of_a_week(session: Session) -> Actor:
    """A stakeholder who wants a weekly digest, of a week in which an insight was published."""
    author, reader = people.user(session).as_actor(), people.user(session, Role.STAKEHOLDER).as_actor()
    set_digest(session, reader, "weekly")
    with clock.frozen(NOON - timedelta(days=5)):
        learned.published(session, author, studies.study(session, author))
        metric = metrics.metric(session, name="Orders")
        metrics.daily(session, author, metric, [1234.0, 1235.0], date(2026, 5, 10))
    return reader


def test_a_digest_comes_once_a_week_to_who_wants_it(
    engine: Engine, mail_server: MailServer, mailbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAIL_URL", mail_server.url)
    with clock.frozen(NOON), open_session(engine) as session, session.begin():
        address = session.get_one(User, reader_of_a_week(session).user_id).email
    assert digest(engine) == [("digest", "done"), ("mail_digest", "done")]
    (mail,) = mail_server.mails
    assert (mail["To"], mail["Subject"]) == (address, "Insights: week of 11 May 2026")
    text = mail.get_content()
    assert "People leave when cost comes last." in text
    assert "- Orders (rose)" in text
    assert "1235" not in text  # no values leave the house
    assert f"{BASE}/digest?every=weekly&day=2026-05-11" in text
    assert digest(engine, NOON + timedelta(days=1), "tomorrow") == [("digest", "done")]
    assert len(mail_server.mails) == 1


def test_a_digest_that_the_server_refuses_is_tried_again(
    engine: Engine, mail_server: MailServer, mailbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAIL_URL", mail_server.url)
    mail_server.refuse = "450 Busy"
    with clock.frozen(NOON), open_session(engine) as session, session.begin():
        reader_of_a_week(session)
    assert digest(engine) == [("digest", "done"), ("mail_digest", "queued")]
    mail_server.refuse = ""
    with clock.frozen(NOON + timedelta(minutes=5)):
        assert [job.state for job in perform_waiting(engine)] == ["done"]
    assert len(mail_server.mails) == 1


def test_who_changed_their_mind_or_missed_nothing_gets_no_digest(engine: Engine, mailbox: Path) -> None:
    with clock.frozen(NOON), open_session(engine) as session, session.begin():
        reader = reader_of_a_week(session)
        session.get_one(User, reader.user_id).digested_on = date(2026, 5, 18)
        quiet = people.user(session, Role.STAKEHOLDER).as_actor()
        set_digest(session, quiet, "monthly")
        enqueue(session, SYSTEM, "briefings.mail_digest", {"user_id": reader.user_id}, key="late")
    assert ("mail_digest", "done") in digest(engine)
    assert mails(mailbox) == []


def test_how_often_a_digest_comes_is_chosen_on_the_own_account(
    session: Session, signed_in_client: Callable[..., FlaskClient]
) -> None:
    client = signed_in_client(Role.STAKEHOLDER)
    page = client.post("/me/digest", data={"every": "monthly"}, follow_redirects=True).text
    assert "A monthly digest will come by mail." in page
    assert "Markup(" not in page
    assert 'value="monthly" selected' in page
    assert client.post("/me/digest", data={"every": "hourly"}).status_code == 422
    page = client.post("/me/digest", data={"every": ""}, follow_redirects=True).text
    assert "No digest by mail." in page
    assert 'value="" selected' in page
