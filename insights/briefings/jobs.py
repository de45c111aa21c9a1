"""What the worker does for briefings: reminders by mail, one a day and person."""

from __future__ import annotations

from datetime import date

from insights.accounts.services import give_back_reminder_day, take_reminder_day
from insights.briefings import queries
from insights.briefings.rules import reminder_body, reminder_subject
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
