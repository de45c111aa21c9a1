"""Mail: one plain text to one person, through an SMTP server or into a folder."""

from __future__ import annotations

import os
import re
import smtplib
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from urllib.parse import unquote, urlsplit

SECONDS = 10
SUBJECT_LENGTH = 200


def send_mail(mail_url: str, base_url: str, to: str, subject: str, body: str) -> None:
    """Send a text to an address; with `file:///FOLDER` each mail becomes a file there."""
    host = urlsplit(base_url).hostname or "localhost"
    message = EmailMessage()
    message["From"] = f"Insights <no-reply@{host}>"
    message["To"] = to
    message["Subject"] = re.sub(r"\s+", " ", subject)[:SUBJECT_LENGTH]
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=host)
    message.set_content(body)
    place = urlsplit(mail_url)
    if place.scheme == "file":
        _keep(Path(unquote(place.path)), message)
    else:
        _hand_over(mail_url, message)


def _keep(folder: Path, message: EmailMessage) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w.-]", "", message["Message-ID"])
    # a mail may hold a link that opens an account
    handle = os.open(folder / f"{name}.eml", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(bytes(message))


def _hand_over(mail_url: str, message: EmailMessage) -> None:
    place = urlsplit(mail_url)
    with smtplib.SMTP(place.hostname or "localhost", place.port or 25, timeout=SECONDS) as server:
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls()
            server.ehlo()
        if place.username:
            server.login(unquote(place.username), unquote(place.password or ""))
        server.send_message(message)
