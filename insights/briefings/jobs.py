"""What the worker does for briefings: reminders by mail, one a day and person, and digests."""

from __future__ import annotations

from datetime import date

from insights.accounts.services import (
    give_back_digest,
    give_back_reminder_day,
    take_digest,
    take_reminder_day,
)
from insights.briefings import queries
from insights.briefings.rules import digest_body, digest_subject, reminder_body, reminder_subject
from insights.kernel import clock
from insights.kernel.mail import send_mail
from insights.kernel.settings import load_settings
from insights.worker import JobRun, enqueue_once, job


@job("briefings.remind", daily=True)
def remind(run: JobRun) -> None:
    """Ask for the day's reminder of each person for whom something waits."""
    today = clock.today()
    with run.read() as session:
        people = [user.id for user, _ in queries.reminders_due(session, run.actor, today)]
    with run.transaction(last=True) as session:
        for user_id in people:
            payload = {"user_id": user_id, "day": str(today)}
            key = f"reminder:{user_id}:{today}"
            enqueue_once(session, run.actor, "briefings.mail_reminder", payload, key=key)


@job("briefings.mail_reminder", max_attempts=10)
def mail_reminder(run: JobRun, user_id: int, day: str) -> None:
    """Mail a person what waits for them; nothing once the day is over or all is done."""
    today = clock.today()
    with run.read() as session:
        found = queries.reminders_due(session, run.actor, today)
        mine = [(user.email, sections) for user, sections in found if user.id == user_id]
    if not mine or date.fromisoformat(day) != today:
        return
    # before the mail goes out: a crash in between costs a reminder, and never sends it twice
    with run.transaction() as session:
        if not take_reminder_day(session, user_id, today):
            return
    settings, (address, sections) = load_settings(), mine[0]
    subject = reminder_subject(sum(map(len, sections.values())))
    body = reminder_body(sections, settings.base_url)
    try:
        send_mail(settings.mail_url, settings.base_url, address, subject, body)
    except Exception:
        with run.transaction() as session:
            give_back_reminder_day(session, user_id, today)
        raise


@job("briefings.digest", daily=True)
def digest(run: JobRun) -> None:
    """Ask for the digest of each person who wants one and lacks that of the last week or month."""
    today = clock.today()
    with run.read() as session:
        people = [(user.id, period.ends) for user, period in queries.digests_due(session, today)]
    with run.transaction(last=True) as session:
        for user_id, ends in people:
            key = f"digest:{user_id}:{ends}:{today}"
            enqueue_once(session, run.actor, "briefings.mail_digest", {"user_id": user_id}, key=key)


@job("briefings.mail_digest", max_attempts=10)
def mail_digest(run: JobRun, user_id: int) -> None:
    """Mail a person the digest of the last week or month, unless nothing happened or they have it."""
    today, settings = clock.today(), load_settings()
    with run.read() as session:
        due = [one for one in queries.digests_due(session, today) if one[0].id == user_id]
        if not due:
            return
        user, period = due[0]
        found = queries.digest_of(session, user.as_actor(), period)
        body = digest_body(queries.lines_of(found), user.digest, period, settings.base_url)
        address = user.email
    if found.empty:
        return
    # as with reminders: never twice, even when the worker dies here
    with run.transaction() as session:
        if not take_digest(session, user_id, period.ends, today):
            return
    try:
        send_mail(settings.mail_url, settings.base_url, address, digest_subject(period), body)
    except Exception:
        with run.transaction() as session:
            give_back_digest(session, user_id, today)
        raise
